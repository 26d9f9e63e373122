// SPDX-License-Identifier: MIT
#include "import/order_facts.h"

#include "core/json.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>

namespace leapfrog {

static constexpr auto namelessTax = "tax"; // docs/accounting-rules.md §8

int OrderFacts::placeOf(const std::string &refundId)
{
    const auto known = std::ranges::find(refunds, refundId, &Refund::id);
    const auto place = static_cast<int>(known - refunds.begin()) + 1;
    if (known == refunds.end())
        refunds.push_back({.id = refundId, .transactions = {}});
    return place;
}

std::optional<int> OrderFacts::refundOf(std::string_view transactionId) const
{
    const auto lists = [transactionId](const Refund &refund) {
        return std::ranges::find(refund.transactions, transactionId) != refund.transactions.end();
    };
    const auto refund = std::ranges::find_if(refunds, lists);
    if (refund == refunds.end())
        return std::nullopt;
    return static_cast<int>(refund - refunds.begin()) + 1;
}

std::string OrderFacts::taxCodeOf(std::string_view lineItemId) const
{
    const auto line = lines.find(lineItemId);
    return line == lines.end() || line->second.taxCode < 0 ? namelessTax : taxCodes[line->second.taxCode];
}

std::string OrderFacts::shippingTaxCodeOrTax() const
{
    return shippingTaxCode.empty() ? namelessTax : shippingTaxCode;
}

bool OrderFacts::isGiftCard(std::string_view lineItemId) const
{
    const auto line = lines.find(lineItemId);
    return line != lines.end() && line->second.giftCard;
}

std::optional<std::int64_t> OrderFacts::shareOf(const std::string &transactionId, std::int64_t presentmentAmount,
                                                Direction direction)
{
    auto &shares = direction == Direction::In ? payments : refundPayments;
    const auto own = std::ranges::find(shares, transactionId, &Share::transaction);
    Wide soFar = presentmentAmount;
    Wide shopBefore = 0;
    for (auto before = shares.begin(); before != own; ++before) {
        soFar += before->presentment;
        shopBefore += before->shop;
    }
    const auto shop = inComputedRange(roundedQuotient(soFar * total, presentmentTotal) - shopBefore);
    if (!shop)
        return std::nullopt;

    const Share share{.transaction = transactionId, .presentment = presentmentAmount, .shop = *shop};
    if (own == shares.end())
        shares.push_back(share);
    else
        *own = share;
    return shop;
}

// --- JSON: numbers for whole numbers, short names, nothing that jsonb would change

static void appendTexts(std::string &out, std::string_view name, const std::vector<std::string> &texts)
{
    out += ",\"" + std::string(name) + "\":[";
    for (const auto &text : texts) {
        if (out.back() != '[')
            out += ',';
        appendJsonString(out, text);
    }
    out += ']';
}

static void appendMember(std::string &out, std::string_view name, std::string_view text)
{
    out += out.back() == '{' ? "\"" : ",\"";
    out += name;
    out += "\":";
    appendJsonString(out, text);
}

static void appendMember(std::string &out, std::string_view name, std::int64_t number)
{
    out += out.back() == '{' ? "\"" : ",\"";
    out += name;
    out += "\":" + std::to_string(number);
}

static void appendShares(std::string &out, std::string_view name, const std::vector<OrderFacts::Share> &shares)
{
    out += ",\"" + std::string(name) + "\":[";
    for (const auto &share : shares) {
        out += out.back() == '[' ? "{" : ",{";
        appendMember(out, "id", share.transaction);
        appendMember(out, "presentment", share.presentment);
        appendMember(out, "shop", share.shop);
        out += '}';
    }
    out += ']';
}

std::string OrderFacts::toJson() const
{
    std::string out = "{";
    appendMember(out, "order_id", orderId);
    appendMember(out, "name", name);
    appendMember(out, "customer", customer);
    appendMember(out, "currency", currency);
    appendMember(out, "presentment_currency", presentmentCurrency);
    appendMember(out, "tax_included", taxIncluded ? 1 : 0);
    appendMember(out, "total", total);
    appendMember(out, "presentment_total", presentmentTotal);
    appendMember(out, "kept_back", keptBack);
    appendMember(out, "imported", imported ? 1 : 0);
    appendMember(out, "paid", paid ? 1 : 0);
    appendMember(out, "shipping_tax_code", shippingTaxCode);
    appendTexts(out, "tax_codes", taxCodes);
    out += ",\"lines\":[";
    for (const auto &[id, line] : lines) {
        out += out.back() == '[' ? "{" : ",{";
        appendMember(out, "id", id);
        appendMember(out, "tax", line.taxCode);
        appendMember(out, "gift", line.giftCard ? 1 : 0);
        out += '}';
    }
    out += "],\"refunds\":[";
    for (const auto &refund : refunds) {
        out += out.back() == '[' ? "{" : ",{";
        appendMember(out, "id", refund.id);
        appendTexts(out, "transactions", refund.transactions);
        out += '}';
    }
    out += ']';
    appendShares(out, "payments", payments);
    appendShares(out, "refund_payments", refundPayments);
    out += '}';
    return out;
}

namespace {

/// Reads what toJson() wrote; remembers whether anything was missing or of another kind.
class FactsReader
{
public:
    std::string text(const JsonValue &object, std::string_view name)
    {
        const auto *member = object.find(name);
        m_broken = m_broken || member == nullptr || !member->isString();
        return m_broken ? std::string() : member->text();
    }

    std::int64_t number(const JsonValue &object, std::string_view name)
    {
        const auto *member = object.find(name);
        std::int64_t value = 0;
        if (member == nullptr || !member->isNumber()) {
            m_broken = true;
            return value;
        }
        const auto &digits = member->text();
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        m_broken = m_broken || error != std::errc() || end != digits.data() + digits.size();
        return value;
    }

    const std::vector<JsonValue> &items(const JsonValue &object, std::string_view name)
    {
        static const std::vector<JsonValue> none;
        const auto *member = object.find(name);
        m_broken = m_broken || member == nullptr || !member->isArray();
        return m_broken ? none : member->items();
    }

    std::vector<std::string> texts(const JsonValue &object, std::string_view name)
    {
        std::vector<std::string> texts;
        for (const auto &item : items(object, name)) {
            m_broken = m_broken || !item.isString();
            texts.push_back(item.text());
        }
        return texts;
    }

    std::vector<OrderFacts::Share> shares(const JsonValue &object, std::string_view name)
    {
        std::vector<OrderFacts::Share> shares;
        for (const auto &item : items(object, name))
            shares.push_back({.transaction = text(item, "id"),
                              .presentment = number(item, "presentment"),
                              .shop = number(item, "shop")});
        return shares;
    }

    void lines(const JsonValue &object, OrderFacts &facts)
    {
        for (const auto &item : items(object, "lines")) {
            const auto code = number(item, "tax");
            m_broken = m_broken || code < -1 || code >= std::ssize(facts.taxCodes);
            facts.lines[text(item, "id")]
                = {.taxCode = m_broken ? -1 : static_cast<int>(code), .giftCard = number(item, "gift") != 0};
        }
    }

    [[nodiscard]] bool broken() const { return m_broken; }

private:
    bool m_broken = false;
};

} // namespace

Result<OrderFacts> OrderFacts::fromJson(std::string_view text)
{
    const auto json = parseJson(text);
    if (!json)
        return failed(json);
    FactsReader reader;
    OrderFacts facts;
    facts.orderId = reader.text(*json, "order_id");
    facts.name = reader.text(*json, "name");
    facts.customer = reader.text(*json, "customer");
    facts.currency = reader.text(*json, "currency");
    facts.presentmentCurrency = reader.text(*json, "presentment_currency");
    facts.taxIncluded = reader.number(*json, "tax_included") != 0;
    facts.total = reader.number(*json, "total");
    facts.presentmentTotal = reader.number(*json, "presentment_total");
    facts.keptBack = reader.text(*json, "kept_back");
    facts.imported = reader.number(*json, "imported") != 0;
    facts.paid = reader.number(*json, "paid") != 0;
    facts.shippingTaxCode = reader.text(*json, "shipping_tax_code");
    facts.taxCodes = reader.texts(*json, "tax_codes");
    reader.lines(*json, facts);
    for (const auto &item : reader.items(*json, "refunds"))
        facts.refunds.push_back({.id = reader.text(item, "id"), .transactions = reader.texts(item, "transactions")});
    facts.payments = reader.shares(*json, "payments");
    facts.refundPayments = reader.shares(*json, "refund_payments");
    // One that is kept back may have been unreadable otherwise; all else is worked with.
    const bool usable = !facts.keptBack.empty()
        || (findCurrency(facts.currency) != nullptr && findCurrency(facts.presentmentCurrency) != nullptr);
    if (reader.broken() || !usable)
        return failed({.code = Error::Code::Internal,
                       .message = QCoreApplication::translate("leapfrog::OrderFacts",
                                                              "What was kept of an imported order can't be read."),
                       .cause = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())),
                       .reason = {},
                       .field = {}});
    return facts;
}

} // namespace leapfrog
