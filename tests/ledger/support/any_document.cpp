// SPDX-License-Identifier: MIT
#include "ledger/support/any_document.h"

#include "core/date.h"
#include "core/money.h"

#include <rapidcheck.h>

#include <array>
#include <vector>

namespace leapfrog::test {

namespace {

int number(int from, int to)
{
    return *rc::gen::inRange(from, to + 1);
}

bool maybe(int percent)
{
    return number(1, 100) <= percent;
}

template <typename Choices> auto oneOf(const Choices &choices)
{
    return choices[static_cast<std::size_t>(number(0, static_cast<int>(std::size(choices)) - 1))];
}

/// Minor units: mostly ordinary, sometimes a few, sometimes so many that they test the range.
std::int64_t anyMinor()
{
    const int digits = maybe(10) ? number(8, 12) : number(0, 6);
    std::int64_t limit = 1;
    for (int i = 0; i < digits; ++i)
        limit *= 10;
    return *rc::gen::inRange<std::int64_t>(0, limit);
}

std::string anyRate()
{
    static constexpr std::array<const char *, 6> rates{"0.5", "0.9177", "1.0000000001", "3.4261324", "0.00613", "0.25"};
    return oneOf(rates);
}

/// Writes one document; knows its currency and sums up what it writes.
class DocumentWriter
{
public:
    std::string write();

private:
    void start(const char *type);
    void salesDocument(const char *type);
    void salesLine(const char *kind);
    void vendorBill();
    void billLine();
    std::int64_t taxes(std::int64_t most, bool purchase, std::int64_t *billed);
    void total();
    void payment();
    std::int64_t allocation(std::int64_t most);
    void payout();
    void journal();
    void writeOff();

    void field(const char *name, const std::string &value)
    {
        m_json += ",\"" + std::string(name) + "\":\"" + value + '"';
    }
    void amount(const char *name, std::int64_t minor) { field(name, amountText(minor, m_currency->decimals)); }
    void deferral();

    std::string m_json;
    const Currency *m_currency = nullptr;
    bool m_taxIncluded = false;
    std::int64_t m_gross = 0;
};

void DocumentWriter::start(const char *type)
{
    static constexpr std::array<const char *, 6> codes{"EUR", "USD", "JPY", "KWD", "CLF", "GBP"};
    m_currency = findCurrency(oneOf(codes));
    m_json = R"({"id":"D-1","type":")" + std::string(type) + '"';
    field("date", anyDay());
    field("currency", std::string(m_currency->code));
    // Every context here has CHF as its base, so that each document needs a rate and the base is never its currency,
    // but for rate 1, which must not round at all.
    field("fx_rate", maybe(20) ? "1" : anyRate());
}

void DocumentWriter::deferral()
{
    static constexpr std::array<const char *, 3> methods{"daily", "monthly", "mid_month"};
    const auto start = parseDate(anyDay()).value();
    const auto end = start + std::chrono::days(maybe(20) ? number(0, 40) : number(0, 3500));
    m_json += ",\"deferral\":{\"start\":\"" + dateText(start) + "\",\"end\":\"" + dateText(end) + "\",\"method\":\""
        + oneOf(methods) + "\"}";
}

/// Writes `taxes` that come to at most `most`, and returns what they add to the gross.
std::int64_t DocumentWriter::taxes(std::int64_t most, bool purchase, std::int64_t *billed)
{
    static constexpr std::array<const char *, 3> codes{"A", "B", "C"};
    *billed = 0;
    m_json += ",\"taxes\":[";
    const int count = number(0, 3);
    for (int i = 0; i < count; ++i) {
        const auto tax = *rc::gen::inRange<std::int64_t>(0, most / 4 + 1);
        const bool reverseCharge = purchase && maybe(20);
        m_json += std::string(i > 0 ? "," : "") + R"({"code":")" + oneOf(codes) + '"';
        amount("amount", tax);
        if (reverseCharge)
            m_json += ",\"reverse_charge\":true";
        if (purchase && maybe(20))
            m_json += ",\"recoverable\":false";
        m_json += '}';
        *billed += reverseCharge ? 0 : tax;
    }
    m_json += ']';
    return m_taxIncluded ? 0 : *billed;
}

void DocumentWriter::salesLine(const char *kind)
{
    const std::string word(kind);
    const auto full = anyMinor();
    const auto discount = maybe(30) ? *rc::gen::inRange<std::int64_t>(0, full + 1) : 0;
    m_json += "{\"kind\":\"" + word + '"';
    amount("amount", full);
    amount("discount", discount);
    std::int64_t billed = 0;
    m_gross += full - discount;
    if (word != "gift_card")
        m_gross += taxes(full - discount, false, &billed);
    const bool isRevenue = word == "goods" || word == "service";
    if (isRevenue && maybe(20))
        field("account", "4011");
    if (isRevenue && maybe(40))
        deferral();
    m_json += '}';
}

void DocumentWriter::total()
{
    // As imported: a minor unit off, if that leaves it positive.
    const auto off = maybe(30) ? number(-1, 1) : 0;
    amount("total", std::max<std::int64_t>(0, m_gross + off));
    m_json += '}';
}

void DocumentWriter::salesDocument(const char *type)
{
    static constexpr std::array<const char *, 6> kinds{"goods", "service", "shipping", "tip", "gift_card", "duty"};
    start(type);
    m_taxIncluded = maybe(50);
    m_json += m_taxIncluded ? ",\"tax_included\":true" : ",\"tax_included\":false";
    m_json += ",\"lines\":[";
    const int lines = number(1, 5);
    for (int i = 0; i < lines; ++i) {
        m_json += i > 0 ? "," : "";
        salesLine(oneOf(kinds));
    }
    m_json += ']';
    if (std::string(type) == "credit_note" && maybe(30)) {
        const auto discrepancy = *rc::gen::inRange<std::int64_t>(-m_gross, m_gross + 1);
        amount("discrepancy", discrepancy);
        m_gross += discrepancy;
    }
    total();
}

void DocumentWriter::billLine()
{
    static constexpr std::array<const char *, 3> kinds{"expense", "prepaid", "asset"};
    const std::string kind = oneOf(kinds);
    const auto full = anyMinor();
    std::int64_t billed = 0;
    m_json += "{\"kind\":\"" + kind + '"';
    amount("amount", full);
    m_gross += full + taxes(full, true, &billed);
    if (kind == "asset" || maybe(20))
        field("account", "6011");
    if (kind == "prepaid")
        deferral();
    m_json += '}';
}

void DocumentWriter::vendorBill()
{
    start("vendor_bill");
    m_taxIncluded = maybe(50);
    m_json += m_taxIncluded ? ",\"tax_included\":true" : ",\"tax_included\":false";
    m_json += ",\"lines\":[";
    const int lines = number(1, 5);
    for (int i = 0; i < lines; ++i) {
        m_json += i > 0 ? "," : "";
        billLine();
    }
    m_json += ']';
    total();
}

/// Writes an allocation that pays at most `most`, and returns what it pays.
std::int64_t DocumentWriter::allocation(std::int64_t most)
{
    const auto paid = *rc::gen::inRange<std::int64_t>(0, most + 1);
    m_json += R"({"document":"X")";
    if (maybe(60)) { // in the payment's currency, booked at its own rate or at the payment's
        amount("amount", paid);
        if (maybe(50))
            field("fx_rate", anyRate());
    } else {
        const bool inBase = maybe(50);
        field("currency", inBase ? "CHF" : "NOK");
        field("amount", amountText(anyMinor(), 2));
        amount("paid", paid);
        if (!inBase)
            field("fx_rate", anyRate());
    }
    m_json += '}';
    return paid;
}

void DocumentWriter::payment()
{
    static constexpr std::array<const char *, 5> methods{"bank", "cash", "card", "gift_card", "store_credit"};
    static constexpr std::array<const char *, 2> parties{"customer", "vendor"};
    start("payment");
    const auto paid = anyMinor() + 1;
    field("direction", maybe(50) ? "in" : "out");
    field("party", oneOf(parties));
    field("method", oneOf(methods));
    amount("amount", paid);
    amount("fee", *rc::gen::inRange<std::int64_t>(0, paid + 1));
    m_json += ",\"allocations\":[";
    auto rest = paid;
    const int allocations = number(0, 6);
    for (int i = 0; i < allocations; ++i) {
        m_json += i > 0 ? "," : "";
        rest -= allocation(rest);
    }
    m_json += "]}";
}

void DocumentWriter::payout()
{
    start("payout");
    const auto signedAmount = [] { return maybe(30) ? -anyMinor() : anyMinor(); };
    const auto gross = signedAmount();
    const auto fees = signedAmount();
    const auto reserve = signedAmount();
    amount("gross", gross);
    amount("fees", fees);
    amount("reserve", reserve);
    m_json += ",\"adjustments\":[";
    auto net = gross - fees - reserve;
    const int adjustments = number(0, 4);
    for (int i = 0; i < adjustments; ++i) {
        const auto adjustment = signedAmount();
        net += adjustment;
        m_json += std::string(i > 0 ? "," : "") + "{\"reason\":\"r\"";
        amount("amount", adjustment);
        if (maybe(30))
            field("account", "4011");
        m_json += '}';
    }
    m_json += ']';
    amount("net", net);
    m_json += '}';
}

void DocumentWriter::journal()
{
    start("journal");
    m_json += ",\"lines\":[";
    std::int64_t balance = 0;
    const int lines = number(1, 8);
    for (int i = 0; i < lines; ++i) {
        const auto minor = anyMinor() + 1;
        const bool debit = maybe(50);
        balance += debit ? minor : -minor;
        m_json += R"({"account":"1000")";
        amount(debit ? "debit" : "credit", minor);
        m_json += "},";
    }
    // What is missing goes to the last line; two lines if nothing is.
    if (balance == 0) {
        m_json += R"({"account":"6000")";
        amount("debit", 1);
        m_json += "},";
        balance = 1;
    }
    m_json += R"({"account":"6011")";
    amount(balance > 0 ? "credit" : "debit", balance > 0 ? balance : -balance);
    m_json += "}]}";
}

void DocumentWriter::writeOff()
{
    static constexpr std::array<const char *, 3> kinds{"receivable", "payable", "gift_card"};
    start("write_off");
    const std::string of = oneOf(kinds);
    const auto minor = anyMinor() + 1;
    field("of", of);
    amount("amount", minor);
    std::int64_t billed = 0;
    if (of == "receivable")
        taxes(minor, false, &billed);
    m_json += '}';
}

std::string DocumentWriter::write()
{
    switch (number(0, 6)) {
    case 0:
        salesDocument("sales_invoice");
        break;
    case 1:
        salesDocument("credit_note");
        break;
    case 2:
        payment();
        break;
    case 3:
        payout();
        break;
    case 4:
        vendorBill();
        break;
    case 5:
        journal();
        break;
    default:
        writeOff();
    }
    return std::move(m_json);
}

} // namespace

std::string anyDay()
{
    return dateText(parseDate("2024-01-01").value() + std::chrono::days(number(0, 1500)));
}

std::string anyContext()
{
    std::string json = R"({"base_currency":"CHF","accounts":["4011","6011","2111"])";
    if (maybe(50))
        json += R"(,"tax_accounts":{"A":"2111"})";
    if (maybe(50))
        json += R"(,"deferral_rounding":"residual_last")";
    return json + '}';
}

std::string anyDocument()
{
    return DocumentWriter().write();
}

} // namespace leapfrog::test
