// SPDX-License-Identifier: MIT
#include "import/shopify/order.h"

#include "import/shopify/payload.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace leapfrog {

namespace {

/// What this file says to people.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ShopifyOrder)
};

} // namespace

/// Whether a transaction brought money. One that can't be read did not; it is refused in its own right.
static bool broughtMoney(const JsonValue &json)
{
    std::optional<Refusal> ignored;
    Payload transaction(json, ignored);
    const auto kind = transaction.textIfAny("kind");
    return (kind == "sale" || kind == "capture") && transaction.textIfAny("status") == "success";
}

static bool isPaid(Payload &payload)
{
    static constexpr std::array<std::string_view, 4> paidStates
        = {"paid", "partially_paid", "partially_refunded", "refunded"};
    if (std::ranges::find(paidStates, payload.textIfAny("financial_status")) != paidStates.end())
        return true;
    const auto transactions = payload.itemsIfAny("transactions");
    return std::ranges::any_of(transactions, [](const Payload &each) { return broughtMoney(each.json()); });
}

ShopifyOrderState readOrderState(const JsonValue &json)
{
    // Each member by itself: one that can't be read must not hide the others.
    const auto read = [&json](auto member) {
        std::optional<Refusal> ignored;
        Payload payload(json, ignored);
        return member(payload);
    };
    return {.id = read([](Payload &payload) { return payload.idIfAny("id"); }),
            .name = read([](Payload &payload) { return payload.textIfAny("name"); }),
            .test = read([](Payload &payload) { return payload.flagIfAny("test"); }),
            .cancelled = read([](Payload &payload) { return !payload.textIfAny("cancelled_at").empty(); }),
            .paid = read([](Payload &payload) { return isPaid(payload); })};
}

static std::vector<DocumentLine::Tax> readTaxes(Payload &line, const Currency &currency)
{
    std::vector<DocumentLine::Tax> taxes;
    for (auto &tax : line.itemsIfAny("tax_lines")) {
        const auto amount = tax.money("price", currency);
        if (amount == 0)
            continue;
        taxes.push_back({.code = tax.text("title") + ' ' + tax.percent("rate") + '%', .amount = amount});
    }
    return taxes;
}

static Wide readDiscount(Payload &line, const Currency &currency)
{
    Wide discount = 0;
    for (auto &allocation : line.itemsIfAny("discount_allocations"))
        discount += allocation.money("amount", currency);
    return discount;
}

/// A duty carries its money directly, unlike all other parts of an order.
static ShopifyOrder::Line readDuty(Payload &duty, const Currency &currency)
{
    auto shopMoney = duty.objectIfAny("shop_money");
    return {.document = {.kind = "duty",
                         .amount = shopMoney ? shopMoney->amount("amount", currency) : duty.money("price", currency),
                         .discount = 0,
                         .taxes = readTaxes(duty, currency),
                         .description = duty.textIfAny("harmonized_system_code"),
                         .quantity = 0},
            .itemId = {}};
}

static void readLineItem(Payload &item, ShopifyOrder &order)
{
    const auto quantity = item.count("quantity");
    order.lines.push_back({.document = {.kind = item.flagIfAny("gift_card") ? "gift_card" : "goods",
                                        .amount = Wide(item.money("price", *order.currency)) * quantity,
                                        .discount = readDiscount(item, *order.currency),
                                        .taxes = readTaxes(item, *order.currency),
                                        .description = item.textIfAny("title"),
                                        .quantity = quantity},
                           .itemId = item.idIfAny("id")});
    for (auto &duty : item.itemsIfAny("duties"))
        order.lines.push_back(readDuty(duty, *order.currency));
}

static void readShippingLine(Payload &shipping, ShopifyOrder &order)
{
    if (shipping.flagIfAny("is_removed"))
        return;
    order.lines.push_back({.document = {.kind = "shipping",
                                        .amount = shipping.money("price", *order.currency),
                                        .discount = readDiscount(shipping, *order.currency),
                                        .taxes = readTaxes(shipping, *order.currency),
                                        .description = shipping.textIfAny("title"),
                                        .quantity = 0},
                           .itemId = {}});
}

static void readLines(Payload &payload, ShopifyOrder &order)
{
    for (auto &item : payload.items("line_items"))
        readLineItem(item, order);
    for (auto &shipping : payload.itemsIfAny("shipping_lines"))
        readShippingLine(shipping, order);
    const auto tip = payload.moneyIfAny("total_tip_received", *order.currency);
    if (tip < 0)
        payload.refuse("negative_amount", "total_tip_received", Words::tr("%1 is below 0."));
    if (tip > 0)
        order.lines.push_back(
            {.document = {.kind = "tip", .amount = tip, .discount = 0, .taxes = {}, .description = {}, .quantity = 0},
             .itemId = {}});
}

static std::string customerName(Payload &payload)
{
    auto customer = payload.objectIfAny("customer");
    if (!customer)
        return {};
    auto name = customer->textIfAny("first_name");
    const auto lastName = customer->textIfAny("last_name");
    if (!name.empty() && !lastName.empty())
        name += ' ';
    return name + lastName;
}

static void readMoney(Payload &payload, ShopifyOrder &order)
{
    order.total = payload.money("total_price", *order.currency);
    order.presentmentCurrency = payload.has("presentment_currency") ? payload.currency("presentment_currency") //
                                                                    : order.currency;
    if (payload.failed())
        return;
    if (order.presentmentCurrency == order.currency)
        order.presentmentTotal = order.total;
    else
        order.presentmentTotal = payload.presentmentMoney("total_price", *order.presentmentCurrency).value_or(0);
    readLines(payload, order);
}

tl::expected<ShopifyOrder, Refusal> readOrder(const JsonValue &json)
{
    std::optional<Refusal> problem;
    Payload payload(json, problem);
    ShopifyOrder order;
    order.id = payload.id("id");
    order.name = payload.text("name");
    order.date = payload.dateOf("processed_at");
    order.taxIncluded = payload.flag("taxes_included");
    order.customer = customerName(payload);
    payload.flagIfAny("test"); // these are read elsewhere, but must be what they are taken for
    payload.textIfAny("cancelled_at");
    payload.itemsIfAny("refunds");
    payload.itemsIfAny("transactions");
    order.currency = payload.currency("currency");
    if (!problem)
        readMoney(payload, order);
    if (problem)
        return tl::unexpected(std::move(*problem));
    return order;
}

ImportedDocument salesInvoice(const ShopifyOrder &order)
{
    DocumentText text({.id = order.name, .type = "sales_invoice", .date = order.date, .partyName = order.customer},
                      *order.currency);
    text.flag("tax_included", order.taxIncluded);
    std::vector<DocumentLine> lines;
    for (const auto &line : order.lines)
        lines.push_back(line.document);
    text.lines(lines);
    text.total("total", order.total);
    text.origin("shopify_order", order.id);
    return text.finish();
}

static int indexOf(std::vector<std::string> &codes, const std::string &code)
{
    const auto found = std::ranges::find(codes, code);
    const auto index = static_cast<int>(found - codes.begin());
    if (found == codes.end())
        codes.push_back(code);
    return index;
}

static void rememberLines(const ShopifyOrder &order, OrderFacts &facts)
{
    facts.taxCodes.clear();
    facts.lines.clear();
    facts.shippingTaxCode.clear();
    bool shippingSeen = false;
    for (const auto &[line, itemId] : order.lines) {
        const auto firstCode = line.taxes.empty() ? std::string() : line.taxes.front().code;
        if (line.kind == "shipping" && !shippingSeen) {
            facts.shippingTaxCode = firstCode;
            shippingSeen = true;
        }
        const bool giftCard = line.kind == "gift_card";
        if (!itemId.empty() && (giftCard || !firstCode.empty()))
            facts.lines[itemId]
                = {.taxCode = firstCode.empty() ? -1 : indexOf(facts.taxCodes, firstCode), .giftCard = giftCard};
    }
}

void remember(const ShopifyOrder &order, OrderFacts &facts)
{
    facts.orderId = order.id;
    facts.name = order.name;
    facts.customer = order.customer;
    facts.currency = order.currency->code;
    facts.presentmentCurrency = order.presentmentCurrency->code;
    facts.taxIncluded = order.taxIncluded;
    facts.total = order.total;
    facts.presentmentTotal = order.presentmentTotal;
    rememberLines(order, facts);
}

} // namespace leapfrog
