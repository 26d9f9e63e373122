// SPDX-License-Identifier: MIT
#include "import/shopify/read/tax_lines.h"

#include "import/plain_text.h"
#include "import/shopify/read/payload.h"
#include "import/shopify/read/shares.h"

#include <algorithm>

namespace leapfrog {

static constexpr auto namelessTax = "Tax";

static std::string codeOf(const Payload &tax)
{
    const auto title = toPlainText(tax.wordIfAny("title"));
    if (title.empty())
        return namelessTax;
    const auto percent = tax.percentIfAny("rate");
    return percent.empty() ? title : toPlainText(title + ' ' + percent + '%');
}

Taxes readTaxLines(Payload &line, const Currency &currency)
{
    Taxes taxes;
    for (auto &tax : line.itemsIfAny("tax_lines")) {
        const auto amount = tax.money("price", currency);
        if (amount == 0)
            continue;
        const auto *const liable = tax.raw("channel_liable");
        taxes.push_back({.code = codeOf(tax),
                         .amount = amount,
                         .role = liable != nullptr && liable->boolean() ? "marketplace_tax" : std::string_view()});
    }
    return taxes;
}

Wide sumOf(const Taxes &taxes)
{
    Wide sum = 0;
    for (const auto &tax : taxes)
        sum += tax.amount;
    return sum;
}

void addTaxes(Taxes &to, const Taxes &taxes, Wide sign)
{
    for (const auto &tax : taxes) {
        const auto same = std::ranges::find_if(
            to, [&tax](const auto &each) { return each.code == tax.code && each.role == tax.role; });
        if (same != to.end())
            same->amount += sign * tax.amount;
        else
            to.push_back({.code = tax.code, .amount = sign * tax.amount, .role = tax.role});
    }
}

Taxes splitTax(Wide tax, const Taxes &over)
{
    if (tax == 0)
        return {};
    std::vector<Wide> weights;
    for (const auto &each : over)
        weights.push_back(std::max<Wide>(each.amount, 0));
    if (std::ranges::all_of(weights, [](Wide weight) { return weight == 0; }))
        return {{.code = namelessTax, .amount = tax, .role = {}}};
    const auto parts = splitBy(tax, weights);
    Taxes split;
    for (std::size_t at = 0; at < over.size(); ++at) {
        if (parts[at] != 0)
            split.push_back({.code = over[at].code, .amount = parts[at], .role = over[at].role});
    }
    return split;
}

void spreadTaxes(const Taxes &taxes, const std::vector<DocumentLine *> &lines)
{
    std::vector<Wide> values;
    for (auto *const line : lines) {
        values.push_back(line->amount - line->discount);
        line->taxes.clear();
    }
    Taxes byCode;
    addTaxes(byCode, taxes);
    for (const auto &tax : byCode) {
        const auto parts = splitBy(tax.amount, values);
        for (std::size_t at = 0; at < lines.size(); ++at) {
            if (parts[at] != 0)
                lines[at]->taxes.push_back({.code = tax.code, .amount = parts[at], .role = tax.role});
        }
    }
}

} // namespace leapfrog
