// SPDX-License-Identifier: MIT
#include "ledger/posting.h"

#include "core/json.h"
#include "core/money.h"

#include <charconv>

namespace leapfrog {

void appendPostingJson(std::string &out, const Posting &posting, const Currency &base, std::string_view whyJson)
{
    out += "{\"date\":\"";
    appendDate(out, posting.date);
    out += "\",\"account\":";
    appendJsonString(out, posting.account);
    out += ",\"currency\":\"";
    out += posting.currency;
    out += "\",\"amount\":\"";
    appendAmount(out, posting.amount, findCurrency(posting.currency)->decimals);
    out += "\",\"base_amount\":\"";
    appendAmount(out, posting.baseAmount, base.decimals);
    out += "\",\"rule\":";
    appendJsonString(out, posting.rule);
    if (!whyJson.empty()) {
        out += ",\"why\":";
        out += whyJson;
    }
    if (posting.line != noLine) {
        out += ",\"line\":";
        out += std::to_string(posting.line);
    }
    out += '}';
}

std::string taxesJson(const Posting &posting)
{
    std::string json;
    for (const auto &part : posting.taxes) {
        json += json.empty() ? "[{\"code\":" : ",{\"code\":";
        appendJsonString(json, part.code);
        const auto number = [&json](std::string_view name, std::int64_t value) {
            json += name;
            json += std::to_string(value);
        };
        number(",\"taxable\":", part.taxable);
        number(",\"tax\":", part.tax);
        number(",\"taxable_base\":", part.taxableBase);
        number(",\"tax_base\":", part.taxBase);
        if (part.account != posting.account) {
            json += ",\"account\":";
            appendJsonString(json, part.account);
        }
        if (part.rule != posting.rule) {
            json += ",\"rule\":";
            appendJsonString(json, part.rule);
        }
        json += '}';
    }
    return json.empty() ? json : json + ']';
}

static std::int64_t numberOf(const JsonValue &json, std::string_view name)
{
    std::int64_t number = 0;
    if (const auto *const found = json.find(name); found != nullptr)
        std::from_chars(found->text().data(), found->text().data() + found->text().size(), number);
    return number;
}

static std::string textOf(const JsonValue &json, std::string_view name, const std::string &fallback)
{
    const auto *const found = json.find(name);
    return found != nullptr ? found->text() : fallback;
}

void readTaxes(Posting &posting, std::string_view json)
{
    posting.taxes.clear();
    const auto parts = json.empty() ? tl::unexpected(Error()) : parseJson(json);
    if (!parts || !parts->isArray())
        return;
    for (const auto &part : parts->items())
        posting.taxes.push_back({.account = textOf(part, "account", posting.account),
                                 .rule = textOf(part, "rule", posting.rule),
                                 .code = textOf(part, "code", {}),
                                 .taxable = numberOf(part, "taxable"),
                                 .tax = numberOf(part, "tax"),
                                 .taxableBase = numberOf(part, "taxable_base"),
                                 .taxBase = numberOf(part, "tax_base")});
}

bool sameDetails(const Posting &kept, const Posting &given)
{
    return !kept.hasDetails || (kept.settles == given.settles && kept.due == given.due && kept.taxes == given.taxes);
}

} // namespace leapfrog
