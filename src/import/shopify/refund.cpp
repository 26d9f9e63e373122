// SPDX-License-Identifier: MIT
#include "import/shopify/refund.h"

#include "import/shopify/payload.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace leapfrog {

namespace {

/// What this file says to people.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ShopifyRefund)
};

/// What a refund comes to, while it is read.
struct Parts
{
    std::vector<DocumentLine> lines;
    std::optional<Wide> discrepancy; ///< nothing: the refund names none
    Wide total = 0;
};

/// The refund transactions of a refund, by currency.
struct MoneyBack
{
    std::vector<std::string> ids;
    bool allInShopCurrency = true;
    Wide successful = 0;
};

} // namespace

static std::vector<DocumentLine::Tax> oneTax(const std::string &code, Wide amount)
{
    if (amount == 0)
        return {};
    return {{.code = code, .amount = amount}};
}

static DocumentLine readRefundLine(Payload &line, const OrderFacts &order, const Currency &currency)
{
    const auto itemId = line.id("line_item_id");
    const auto tax = line.has("total_tax") || line.has("total_tax_set")
        ? line.money("total_tax", currency, Payload::Numbers::Allowed)
        : 0;
    auto item = line.objectIfAny("line_item");
    return {.kind = order.isGiftCard(itemId) ? "gift_card" : "goods",
            .amount = line.money("subtotal", currency, Payload::Numbers::Allowed),
            .discount = 0,
            .taxes = oneTax(order.taxCodeOf(itemId), tax),
            .description = item ? item->textIfAny("title") : std::string(),
            .quantity = line.has("quantity") ? line.count("quantity") : 0};
}

static void readAdjustment(Payload &adjustment, const OrderFacts &order, const Currency &currency, Parts &parts)
{
    const auto kind = adjustment.text("kind");
    const Wide amount = adjustment.money("amount", currency);
    const Wide tax = adjustment.moneyIfAny("tax_amount", currency);
    if (kind == "refund_discrepancy") {
        parts.discrepancy = parts.discrepancy.value_or(0) - amount - tax;
    } else if (kind == "shipping_refund") {
        parts.lines.push_back({.kind = "shipping",
                               .amount = -amount - (order.taxIncluded ? tax : 0),
                               .discount = 0,
                               .taxes = oneTax(order.shippingTaxCodeOrTax(), -tax),
                               .description = {},
                               .quantity = 0});
    } else {
        adjustment.refuse("bad_value", "kind", Words::tr("%1 is neither shipping_refund nor refund_discrepancy."));
    }
}

static Parts readParts(Payload &payload, const OrderFacts &order, const Currency &currency)
{
    Parts parts;
    for (auto &line : payload.items("refund_line_items"))
        parts.lines.push_back(readRefundLine(line, order, currency));
    for (auto &adjustment : payload.itemsIfAny("order_adjustments"))
        readAdjustment(adjustment, order, currency, parts);
    if (const auto duties = payload.moneyIfAny("total_duties", currency); duties != 0)
        parts.lines.push_back(
            {.kind = "duty", .amount = duties, .discount = 0, .taxes = {}, .description = {}, .quantity = 0});
    for (const auto &line : parts.lines)
        parts.total += grossOf(line, order.taxIncluded);
    parts.total += parts.discrepancy.value_or(0);
    return parts;
}

static MoneyBack readMoneyBack(Payload &payload, const OrderFacts &order, const Currency &currency)
{
    MoneyBack money;
    std::set<std::string> seen;
    for (auto &transaction : payload.items("transactions")) {
        const auto id = transaction.id("id");
        if (transaction.text("kind") != "refund" || !seen.insert(id).second)
            continue;
        money.ids.push_back(id);
        const auto code = transaction.textIfAny("currency");
        const bool inShopCurrency = code.empty() ? order.presentmentCurrency == order.currency : code == order.currency;
        money.allInShopCurrency = money.allInShopCurrency && inShopCurrency;
        if (inShopCurrency && transaction.text("status") == "success")
            money.successful += transaction.money("amount", currency);
    }
    return money;
}

static std::optional<Refusal> mismatchOf(const MoneyBack &money, Wide total, const Currency &currency)
{
    if (money.ids.empty() || !money.allInShopCurrency || money.successful == total)
        return std::nullopt;
    const auto shown = [&currency](Wide minor) {
        return QString::fromStdString(Money{.minor = minor, .currency = &currency}.text());
    };
    return Refusal{.code = "total_mismatch",
                   .field = "transactions",
                   .message = Words::tr("The successful refund transactions come to %1, lines and discrepancy to %2.")
                                  .arg(shown(money.successful), shown(total))};
}

tl::expected<ShopifyRefund, Refusal> readRefund(const JsonValue &json, const std::string &documentId,
                                                const OrderFacts &order)
{
    std::optional<Refusal> problem;
    Payload payload(json, problem);
    const auto &currency = *findCurrency(order.currency);
    const auto id = payload.id("id");
    const auto date = payload.dateOf("processed_at");
    const auto parts = readParts(payload, order, currency);
    const auto money = readMoneyBack(payload, order, currency);
    if (problem)
        return tl::unexpected(std::move(*problem));

    DocumentText text({.id = documentId, .type = "credit_note", .date = date, .partyName = order.customer}, currency);
    text.text("of", order.name);
    text.flag("tax_included", order.taxIncluded);
    text.lines(parts.lines);
    if (parts.discrepancy)
        text.amount("discrepancy", *parts.discrepancy);
    text.total("total", parts.total);
    text.origin("shopify_refund", id);
    return ShopifyRefund{
        .document = text.finish(), .transactions = money.ids, .mismatch = mismatchOf(money, parts.total, currency)};
}

} // namespace leapfrog
