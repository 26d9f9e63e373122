// SPDX-License-Identifier: MIT
#include "import/shopify/read/refund.h"

#include "import/plain_text.h"
#include "import/shopify/read/payload.h"
#include "import/shopify/read/rest_names.h"
#include "import/shopify/read/shares.h"

#include <algorithm>

namespace leapfrog {

namespace {

struct Adjusted
{
    Wide amount = 0; ///< without tax
    Wide tax = 0;
};

class RefundReader
{
public:
    RefundReader(Payload &payload, const RefundedOrder &order)
        : m_payload(payload)
        , m_order(order)
    { }
    ShopifyRefund read();

private:
    void readItem(Payload &item);
    void readShippingLine(Payload &shipping);
    void readShippingLines();
    void readAdjustments();
    void addShipping(Wide amount, Wide tax, const OrderPart *part);
    void settle(const Adjusted &other);
    void readDuties();
    void readFees();
    void present(Payload &object, std::string_view amount, std::string_view tax, bool amountHasTax);
    [[nodiscard]] const OrderPart *find(std::string_view key) const;
    [[nodiscard]] const OrderPart *firstOf(std::string_view kind) const;
    Wide money(Payload &object, std::string_view name) { return object.moneyIfAny(name, m_order.currency); }
    [[nodiscard]] bool twoCurrencies() const { return &m_order.currency != &m_order.presentmentCurrency; }

    Payload &m_payload;
    const RefundedOrder &m_order;
    ShopifyRefund m_refund;
    Wide m_presented = 0;
    bool m_allPresented = true;
    bool m_shippingRead = false;
};

} // namespace

void ShopifyRefund::add(CreditLine line, bool taxIncluded)
{
    linesTotal += grossOf(line.line, taxIncluded);
    lines.push_back(std::move(line));
}

const OrderPart *RefundReader::find(std::string_view key) const
{
    const auto found = std::ranges::find(m_order.parts, key, &OrderPart::key);
    return found != m_order.parts.end() ? &*found : nullptr;
}

const OrderPart *RefundReader::firstOf(std::string_view kind) const
{
    const auto found = std::ranges::find_if(m_order.parts, [kind](const auto &part) { return part.line.kind == kind; });
    return found != m_order.parts.end() ? &*found : nullptr;
}

/// Sums up what an object comes to in presentment money, where all of it is told.
void RefundReader::present(Payload &object, std::string_view amount, std::string_view tax, bool amountHasTax)
{
    if (!twoCurrencies())
        return;
    const auto shown = object.presentmentMoney(amount, m_order.presentmentCurrency);
    const auto taxed = tax.empty() ? std::nullopt : object.presentmentMoney(tax, m_order.presentmentCurrency);
    const bool taxNeeded = !amountHasTax && !tax.empty() && money(object, tax) != 0;
    m_allPresented = m_allPresented && shown && (!taxNeeded || taxed);
    m_presented += shown.value_or(0) + (amountHasTax ? 0 : taxed.value_or(0));
}

void RefundReader::readItem(Payload &item)
{
    auto within = item.objectIfAny("line_item");
    const auto id = within && !item.has("line_item_id") ? within->id("id") : item.id("line_item_id");
    const auto *const part = find("item/" + id);
    const Wide tax = money(item, "total_tax");
    const auto title = within ? within->wordIfAny("title") : std::string();
    m_refund.add(
        {.line = {.kind = part != nullptr ? part->line.kind : "goods",
                  .amount = item.money("subtotal", m_order.currency),
                  .taxes = splitTax(tax, part != nullptr && part->tax() > 0 ? part->line.taxes : m_order.taxes),
                  .description = title.empty() && part != nullptr ? part->line.description : title,
                  .quantity = item.has("quantity") ? item.count("quantity") : 0},
         .key = "item/" + id},
        m_order.taxIncluded);
    present(item, "subtotal", "total_tax", m_order.taxIncluded);
}

/// `amount` with its tax where the order's prices have it.
void RefundReader::addShipping(Wide amount, Wide tax, const OrderPart *part)
{
    const auto &over = part != nullptr && part->tax() > 0 ? part->line.taxes : m_order.taxes;
    m_refund.add({.line = {.kind = "shipping", .amount = amount, .taxes = splitTax(tax, over)},
                  .key = part != nullptr ? part->key : std::string()},
                 m_order.taxIncluded);
}

static bool tellsTax(const Payload &shipping)
{
    return shipping.has("tax_amount") || shipping.has("tax_amount_set");
}

void RefundReader::readShippingLine(Payload &shipping)
{
    auto within = shipping.objectIfAny("shipping_line");
    const auto id = within && !shipping.has("shipping_line_id") ? within->wordIfAny("id")
                                                                : shipping.wordIfAny("shipping_line_id");
    const auto *part = find("shipping/" + id);
    part = part != nullptr ? part : firstOf("shipping");
    const Wide amount = shipping.money("subtotal_amount", m_order.currency);
    Wide tax = 0;
    const bool told = tellsTax(shipping);
    if (told) {
        tax = money(shipping, "tax_amount");
    } else if (part != nullptr && part->line.amount > part->line.discount) {
        tax = roundedQuotient(part->tax() * amount, part->line.amount - part->line.discount);
    }
    addShipping(amount, tax, part);
    present(shipping, "subtotal_amount", told ? "tax_amount" : "", m_order.taxIncluded);
    m_allPresented = m_allPresented && (told || tax == 0 || m_order.taxIncluded);
}

/// Refunded shipping may be told twice, as lines and as adjustments: the lines count unless only the adjustments tell
/// the tax.
void RefundReader::readShippingLines()
{
    auto lines = m_payload.itemsIfAny("refund_shipping_lines");
    const auto adjustments = m_payload.listIfAny("order_adjustments");
    const bool adjusted = std::ranges::any_of(
        adjustments, [](const Payload &each) { return each.wordIfAny("kind") == "shipping_refund"; });
    m_shippingRead = !lines.empty() && (!adjusted || std::ranges::all_of(lines, tellsTax));
    if (!m_shippingRead)
        return;
    for (auto &shipping : lines)
        readShippingLine(shipping);
}

/// `reason` in small letters with spaces, as both REST and GraphQL can be read.
static std::string reasonOf(const Payload &adjustment)
{
    auto reason = inSmallLetters(adjustment.wordIfAny("reason"));
    std::ranges::replace(reason, '_', ' ');
    return reason;
}

void RefundReader::readAdjustments()
{
    Adjusted shipping;
    Adjusted other;
    for (auto &adjustment : m_payload.itemsIfAny("order_adjustments")) {
        const auto reason = reasonOf(adjustment);
        if (reason == "pending refund discrepancy")
            continue;
        const bool isShipping = adjustment.wordIfAny("kind") == "shipping_refund" || reason == "shipping refund";
        if (isShipping && m_shippingRead)
            continue; // the same money
        auto &sum = isShipping ? shipping : other;
        sum.amount += adjustment.money("amount", m_order.currency);
        sum.tax += money(adjustment, "tax_amount");
        m_presented = -m_presented;
        present(adjustment, "amount", "tax_amount", false);
        m_presented = -m_presented;
    }
    if (shipping.amount < 0 && shipping.tax <= 0)
        addShipping(-shipping.amount - (m_order.taxIncluded ? shipping.tax : 0), -shipping.tax, firstOf("shipping"));
    else
        other = {.amount = other.amount + shipping.amount, .tax = other.tax + shipping.tax};
    settle(other);
}

/// What all adjustments but shipping come to.
void RefundReader::settle(const Adjusted &other)
{
    if (other.amount >= 0 && other.tax >= 0) {
        m_refund.kept = other.amount;
        m_refund.keptTaxes = splitTax(other.tax, m_order.taxes);
    } else if (other.amount <= 0 && other.tax <= 0) {
        giveBeyond(m_refund, m_order, -other.amount - other.tax,
                   other.tax != 0 ? std::optional(-other.tax) : std::nullopt);
    } else {
        m_refund.discrepancy = -other.amount - other.tax;
    }
}

void giveBeyond(ShopifyRefund &refund, const RefundedOrder &order, Wide amount, std::optional<Wide> tax)
{
    if (amount <= 0)
        return;
    const Wide within = tax.value_or(order.total > 0 ? roundedQuotient(amount * order.totalTax, order.total) : 0);
    const Wide taxed = std::min(std::max<Wide>(within, 0), amount);
    refund.add({.line = {.kind = "goods",
                         .amount = order.taxIncluded ? amount : amount - taxed,
                         .taxes = splitTax(taxed, order.taxes),
                         .description = "Price reduction"},
                .key = {}},
               order.taxIncluded);
}

void RefundReader::readDuties()
{
    Wide sum = 0;
    Taxes taxes;
    bool taxTold = false;
    for (auto &duty : m_payload.itemsIfAny("duties")) {
        const bool asAmount = duty.has("amount") || duty.has("amount_set");
        sum += asAmount ? money(duty, "amount") : money(duty, "price");
        addTaxes(taxes, readTaxLines(duty, m_order.currency));
        taxTold = taxTold || duty.has("tax_lines");
    }
    const Wide total = money(m_payload, "total_duties");
    sum = total != 0 ? total : sum;
    if (sum == 0)
        return;
    Wide charged = 0;
    Taxes onDuties;
    for (const auto &part : m_order.parts) {
        if (part.line.kind != "duty")
            continue;
        charged += part.line.amount - part.line.discount;
        addTaxes(onDuties, part.line.taxes);
    }
    if (!taxTold && charged > 0)
        taxes = splitTax(roundedQuotient(sumOf(onDuties) * sum, charged), onDuties);
    const auto *const part = firstOf("duty");
    m_refund.add(
        {.line = {.kind = "duty", .amount = sum, .taxes = taxes}, .key = part != nullptr ? part->key : std::string()},
        m_order.taxIncluded);
    m_allPresented = m_allPresented && taxes.empty();
    present(m_payload, "total_duties", {}, true);
}

void RefundReader::readFees()
{
    Wide listed = 0;
    for (auto &fee : m_payload.itemsIfAny("additional_fees")) {
        const auto *part = find("fee/" + fee.wordIfAny("id"));
        part = part != nullptr ? part : firstOf("fee");
        const Wide amount
            = fee.money(fee.has("amount") || fee.has("amount_set") ? "amount" : "price", m_order.currency);
        auto taxes = readTaxLines(fee, m_order.currency);
        if (!fee.has("tax_lines") && part != nullptr && part->line.amount > 0)
            taxes = splitTax(roundedQuotient(part->tax() * amount, part->line.amount), part->line.taxes);
        m_allPresented = m_allPresented && taxes.empty();
        m_refund.add(
            {.line = {.kind = "fee", .amount = amount, .taxes = std::move(taxes), .description = fee.wordIfAny("name")},
             .key = part != nullptr ? part->key : std::string()},
            m_order.taxIncluded);
        present(fee, fee.has("amount") || fee.has("amount_set") ? "amount" : "price", {}, true);
        listed += amount;
    }
    const Wide total = money(m_payload, "total_additional_fees");
    if (listed != 0 || total <= 0)
        return;
    const auto *const part = firstOf("fee");
    Taxes taxes;
    if (part != nullptr && part->line.amount > 0)
        taxes = splitTax(roundedQuotient(part->tax() * total, part->line.amount), part->line.taxes);
    m_refund.add(
        {.line = {.kind = "fee", .amount = total, .taxes = taxes}, .key = part != nullptr ? part->key : std::string()},
        m_order.taxIncluded);
    m_allPresented = m_allPresented && taxes.empty();
    present(m_payload, "total_additional_fees", {}, true);
}

ShopifyRefund RefundReader::read()
{
    m_refund.id = m_payload.id("id");
    m_refund.processedAt = m_payload.moment("processed_at", "created_at");
    m_refund.hasLines = cutListOf(m_payload.json()).empty()
        && (m_payload.has("refund_line_items") || m_payload.has("refund_shipping_lines")
            || m_payload.has("order_adjustments"));
    for (auto &item : m_payload.itemsIfAny("refund_line_items"))
        readItem(item);
    readShippingLines();
    readDuties();
    readFees();
    readAdjustments();
    if (m_allPresented && twoCurrencies())
        m_refund.presentmentTotal = m_presented;
    return std::move(m_refund);
}

tl::expected<ShopifyRefund, Refusal> readRefund(const JsonValue &json, const RefundedOrder &order)
{
    std::optional<Refusal> problem;
    Payload payload(json, problem);
    auto refund = RefundReader(payload, order).read();
    if (problem)
        return tl::unexpected(std::move(*problem));
    return refund;
}

} // namespace leapfrog
