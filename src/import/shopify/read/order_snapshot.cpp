// SPDX-License-Identifier: MIT
#include "import/shopify/read/order_snapshot.h"

#include "import/shopify/read/payload.h"
#include "import/shopify/read/shares.h"
#include "import/shopify/read/tax_lines.h"

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

/// Reads one order; what its variants need is kept.
class OrderReader
{
public:
    OrderReader(Payload &payload, const std::set<std::string> &tipItems)
        : m_payload(payload)
        , m_tipItems(tipItems)
    { }
    OrderSnapshot read();

private:
    void readMoney();
    void readItems();
    void readItem(Payload &item);
    void readDuty(Payload &duty, const std::string &itemId, std::size_t index);
    void readShipping();
    void readFees();
    void readTip();
    void addUp();
    [[nodiscard]] bool makeTip(Wide tip);
    void spreadOrderTaxes();
    void refuseSum();
    Wide readDiscount(Payload &line);
    [[nodiscard]] const Currency &currency() const { return *m_order.currency; }
    [[nodiscard]] bool addsUp() const;

    Payload &m_payload;
    const std::set<std::string> &m_tipItems;
    OrderSnapshot m_order;
    bool m_tipSeen = false;
};

} // namespace

Wide OrderPart::tax() const
{
    return sumOf(line.taxes);
}

Wide OrderPart::net(bool taxIncluded) const
{
    return grossOf(line, taxIncluded) - tax();
}

const OrderPart *OrderSnapshot::find(std::string_view key) const
{
    const auto found = std::ranges::find(parts, key, &OrderPart::key);
    return found != parts.end() ? &*found : nullptr;
}

Wide OrderSnapshot::sum() const
{
    Wide sum = 0;
    for (const auto &part : parts)
        sum += part.gross(taxIncluded);
    return sum;
}

OrderState readOrderState(const JsonValue &json)
{
    static constexpr std::array<std::string_view, 5> paidStates
        = {"paid", "partially_paid", "partially_refunded", "refunded", "overpaid"};
    std::optional<Refusal> ignored;
    const Payload payload(json, ignored);
    const auto *test = json.find("test");
    const auto status = payload.wordIfAny("financial_status");
    return {.id = payload.wordIfAny("id"),
            .name = payload.wordIfAny("name"),
            .cancelledAt = payload.wordIfAny("cancelled_at"),
            .test = test != nullptr && test->boolean(),
            .cancelled = !payload.wordIfAny("cancelled_at").empty(),
            .saysPaid = std::ranges::find(paidStates, status) != paidStates.end(),
            .whole = payload.has("total_price") || payload.has("total_price_set") || payload.has("line_items")
                || !(payload.has("refunds") || payload.has("transactions") || payload.has("fulfillments")
                     || payload.has("agreements"))};
}

/// What a customer is called; who he is refuses no money, so anything else is nobody.
static std::string nameOfCustomer(const JsonValue *json)
{
    if (json == nullptr)
        return {};
    std::optional<Refusal> ignored;
    const Payload customer(*json, ignored);
    auto name = customer.wordIfAny("first_name");
    const auto last = customer.wordIfAny("last_name");
    name += name.empty() || last.empty() ? last : ' ' + last;
    return name.empty() ? customer.wordIfAny("display_name") : name;
}

OrderSnapshot OrderReader::read()
{
    m_order.id = m_payload.id("id");
    m_order.name = m_payload.text("name");
    m_order.processedAt = m_payload.moment("processed_at", "created_at");
    m_order.taxIncluded = m_payload.flagIfAny("taxes_included");
    m_order.financialStatus = m_payload.wordIfAny("financial_status");
    m_order.fulfilled = m_payload.wordIfAny("fulfillment_status") == "fulfilled";
    m_order.customer = nameOfCustomer(m_payload.raw("customer"));
    m_order.currency = m_payload.currency("currency");
    if (!m_payload.failed())
        readMoney();
    return std::move(m_order);
}

void OrderReader::readMoney()
{
    m_order.total = m_payload.money("total_price", currency());
    m_order.presentmentCurrency
        = m_payload.has("presentment_currency") ? m_payload.currency("presentment_currency") : m_order.currency;
    if (m_payload.failed())
        return;
    m_order.presentmentTotal = m_order.presentmentCurrency == m_order.currency
        ? m_order.total
        : m_payload.presentmentMoney("total_price", *m_order.presentmentCurrency).value_or(0);
    readItems();
    readShipping();
    readFees();
    readTip();
    if (!m_payload.failed())
        addUp();
}

Wide OrderReader::readDiscount(Payload &line)
{
    Wide discount = 0;
    for (auto &allocation : line.itemsIfAny("discount_allocations"))
        discount += allocation.money("amount", currency());
    return discount;
}

void OrderReader::readItem(Payload &item)
{
    const auto id = item.id("id");
    const auto quantity = item.count("quantity");
    const auto amount = Wide(item.money("price", currency())) * quantity;
    if (amount > maxInput || amount < -maxInput)
        item.refuse("amount_out_of_range", "quantity", Words::tr("The price times %1 has more than 15 digits."));
    const bool isTip = item.raw("tip_payment_gateway") != nullptr || m_tipItems.contains(id);
    m_tipSeen = m_tipSeen || isTip;
    const auto *taxable = item.raw("taxable");
    m_order.parts.push_back({.key = "item/" + id,
                             .line = {.kind = isTip                     ? "tip"
                                          : item.flagIfAny("gift_card") ? "gift_card"
                                                                        : "goods",
                                      .amount = item.failed() ? Wide{0} : amount,
                                      .discount = readDiscount(item),
                                      .taxes = readTaxLines(item, currency()),
                                      .description = item.wordIfAny("title"),
                                      .quantity = quantity},
                             .taxable = taxable == nullptr || !taxable->isBoolean() || taxable->boolean(),
                             .fulfilled = item.wordIfAny("fulfillment_status") == "fulfilled"});
    std::size_t index = 0;
    for (auto &duty : item.itemsIfAny("duties"))
        readDuty(duty, id, index++);
}

/// REST's duties carry their money directly, GraphQL's under `price`.
void OrderReader::readDuty(Payload &duty, const std::string &itemId, std::size_t index)
{
    auto shopMoney = duty.objectIfAny("shop_money");
    auto amount = shopMoney ? shopMoney->amount("amount", currency()) : duty.money("price", currency());
    const auto id = duty.wordIfAny("id");
    m_order.parts.push_back({.key = "duty/" + (id.empty() ? itemId + '/' + std::to_string(index) : id),
                             .line = {.kind = "duty",
                                      .amount = amount,
                                      .taxes = readTaxLines(duty, currency()),
                                      .description = duty.wordIfAny("harmonized_system_code")}});
}

void OrderReader::readItems()
{
    for (auto &item : m_payload.items("line_items"))
        readItem(item);
    const auto duties = m_payload.moneyIfAny("original_total_duties", currency());
    const bool told = std::ranges::any_of(m_order.parts, [](const auto &part) { return part.line.kind == "duty"; });
    if (duties > 0 && !told)
        m_order.parts.push_back({.key = "duty", .line = {.kind = "duty", .amount = duties}});
}

void OrderReader::readShipping()
{
    std::size_t index = 0;
    for (auto &shipping : m_payload.itemsIfAny("shipping_lines")) {
        ++index;
        if (shipping.flagIfAny("is_removed"))
            continue;
        const auto id = shipping.wordIfAny("id");
        m_order.parts.push_back({.key = "shipping/" + (id.empty() ? std::to_string(index) : id),
                                 .line = {.kind = "shipping",
                                          .amount = shipping.money("price", currency()),
                                          .discount = readDiscount(shipping),
                                          .taxes = readTaxLines(shipping, currency()),
                                          .description = shipping.wordIfAny("title")}});
    }
}

void OrderReader::readFees()
{
    std::size_t index = 0;
    auto fees = m_payload.itemsIfAny("additional_fees");
    if (fees.empty())
        fees = m_payload.itemsIfAny("fee_lines");
    for (auto &fee : fees) {
        const auto id = fee.wordIfAny("id");
        const auto name = fee.wordIfAny("name");
        m_order.parts.push_back({.key = "fee/" + (id.empty() ? std::to_string(index) : id),
                                 .line = {.kind = "fee",
                                          .amount = fee.money("price", currency()),
                                          .taxes = readTaxLines(fee, currency()),
                                          .description = name.empty() ? fee.wordIfAny("title") : name}});
        ++index;
    }
    const auto total = m_payload.moneyIfAny("original_total_additional_fees", currency());
    const auto current = total > 0 ? total : m_payload.moneyIfAny("current_total_additional_fees", currency());
    if (index == 0 && current > 0)
        m_order.parts.push_back({.key = "fee", .line = {.kind = "fee", .amount = current}});
}

bool OrderReader::addsUp() const
{
    const Wide rest = m_order.total - m_order.sum();
    return rest >= -1 && rest <= 1;
}

/// Turns the one line that is the tip into one; false when there is none.
bool OrderReader::makeTip(Wide tip)
{
    const auto isTip = [tip](const OrderPart &part) {
        return part.line.kind == "goods" && part.line.taxes.empty() && part.line.amount - part.line.discount == tip;
    };
    const auto named = std::ranges::find_if(m_order.parts, [&](const auto &part) {
        return isTip(part) && (part.line.description == "Tip" || part.line.description == "tip");
    });
    const auto any = named != m_order.parts.end() ? named : std::ranges::find_if(m_order.parts, isTip);
    if (any == m_order.parts.end())
        return false;
    any->line.kind = "tip";
    return true;
}

/// `total_tip_received` repeats a tip that is a line item; only where there is none it is a part of its own.
void OrderReader::readTip()
{
    const auto tip = m_payload.moneyIfAny("total_tip_received", currency());
    if (tip < 0)
        m_payload.refuse("negative_amount", "total_tip_received", Words::tr("%1 is below 0."));
    if (tip <= 0 || m_tipSeen || m_payload.failed())
        return;
    const bool linesAreAll = m_order.total == m_order.sum();
    if (linesAreAll && makeTip(tip))
        return;
    m_order.parts.push_back({.key = "tip", .line = {.kind = "tip", .amount = tip}});
}

/// Puts the order's own taxes where its lines carry none, and spreads them where one line carries those of others.
void OrderReader::spreadOrderTaxes()
{
    std::vector<DocumentLine *> taxable;
    std::vector<DocumentLine::Tax> ofLines;
    bool misplaced = false;
    Wide onParts = 0;
    for (auto &part : m_order.parts) {
        onParts += part.tax();
        if (part.line.kind != "goods")
            continue;
        misplaced = misplaced || part.tax() > part.line.amount - part.line.discount;
        addTaxes(ofLines, part.line.taxes);
        if (part.taxable && part.line.amount > part.line.discount)
            taxable.push_back(&part.line);
    }
    const auto own = readTaxLines(m_payload, currency());
    const bool missing = onParts == 0 && sumOf(own) > 0 && (m_order.taxIncluded || !addsUp());
    if (taxable.empty() || (!misplaced && !missing))
        return;
    spreadTaxes(missing ? own : ofLines, taxable);
    for (auto &part : m_order.parts) {
        if (part.line.kind == "goods" && std::ranges::find(taxable, &part.line) == taxable.end())
            part.line.taxes.clear();
    }
}

void OrderReader::refuseSum()
{
    const Wide rest = m_order.total - m_order.sum();
    const auto shown = [this](Wide minor) {
        return QString::fromStdString(Money{.minor = minor, .currency = m_order.currency}.text());
    };
    const auto message = rest > 0
        ? Words::tr("%1 of the total of %2 is in no line, tax, shipping, tip, duty or fee.")
        : Words::tr("Lines, taxes, shipping, tip, duties and fees come to %1 more than the total of %2.");
    m_payload.refuse("total_mismatch", "total", message.arg(shown(rest < 0 ? -rest : rest), shown(m_order.total)));
}

void OrderReader::addUp()
{
    spreadOrderTaxes();
    m_order.totalTax = m_payload.moneyIfAny("total_tax", currency());
    if (m_order.totalTax == 0) {
        for (const auto &part : m_order.parts)
            m_order.totalTax += part.tax();
    }
    if (!addsUp())
        refuseSum();
}

tl::expected<OrderSnapshot, Refusal> readOrder(const JsonValue &json, const std::set<std::string> &tipItems)
{
    std::optional<Refusal> problem;
    Payload payload(json, problem);
    auto order = OrderReader(payload, tipItems).read();
    if (problem)
        return tl::unexpected(std::move(*problem));
    return order;
}

} // namespace leapfrog
