// SPDX-License-Identifier: MIT
#include "import/shopify/payouts/balance_transactions.h"

#include "import/plain_text.h"
#include "import/shopify/read/payload.h"

#include <algorithm>
#include <array>

namespace leapfrog {

Wide PayoutFigures::net() const
{
    Wide net = gross - fees - reserve;
    for (const auto &adjustment : adjustments)
        net += adjustment.amount;
    return net;
}

void PayoutFigures::adjust(Wide amount, std::string_view role, const std::string &reason)
{
    const auto same = std::ranges::find_if(
        adjustments, [&](const auto &each) { return each.role == role && each.reason == reason; });
    if (same != adjustments.end())
        same->amount += amount;
    else
        adjustments.push_back({.amount = amount, .role = role, .reason = reason});
}

namespace {

enum class Meaning
{
    Cleared, ///< charges and refunds: what card_clearing holds
    Reserve,
    Transit, ///< a payout that failed comes back
    Payout, ///< the payout itself
    Adjustment,
};

struct Kind
{
    Meaning meaning = Meaning::Adjustment;
    std::string_view role = {}; ///< of an adjustment; empty: gateway_adjustments
};

} // namespace

/// "Shipping label" is shipping_label.
static std::string asCode(std::string_view text)
{
    auto code = inSmallLetters(text);
    std::ranges::replace_if(
        code, [](char c) { return c == ' ' || c == '-'; }, '_');
    return code;
}

/// A type or reason by words that it holds.
static std::optional<Kind> kindOf(const std::string &text)
{
    const auto word = asCode(text);
    static constexpr auto words = std::to_array<std::pair<std::string_view, Kind>>({
        {"dispute", {.meaning = Meaning::Adjustment, .role = "disputes"}},
        {"chargeback", {.meaning = Meaning::Adjustment, .role = "disputes"}},
        {"lending", {.meaning = Meaning::Adjustment, .role = "capital_loan"}},
        {"shipping_label", {.meaning = Meaning::Adjustment, .role = "shipping_costs"}},
        {"marketplace_tax", {.meaning = Meaning::Adjustment, .role = "marketplace_tax"}},
        {"tax_marketplace", {.meaning = Meaning::Adjustment, .role = "marketplace_tax"}},
        {"marketplace_remit", {.meaning = Meaning::Adjustment, .role = "marketplace_tax"}},
        {"reserve", {.meaning = Meaning::Reserve}},
        {"payout_failure", {.meaning = Meaning::Transit}},
        {"payout_cancel", {.meaning = Meaning::Transit}},
        {"transfer_failure", {.meaning = Meaning::Transit}},
        {"transfer_cancel", {.meaning = Meaning::Transit}},
        {"retried", {.meaning = Meaning::Transit}},
        {"failed_payout", {.meaning = Meaning::Transit}},
    });
    static constexpr auto cleared = std::to_array<std::string_view>(
        {"charge", "refund", "payment", "payment_refund", "refund_failure", "refund_reversal", "payment_failure",
         "payment_refund_failure", "charge_failure"});
    for (const auto &[part, kind] : words) {
        if (word.find(part) != std::string::npos)
            return kind;
    }
    if (std::ranges::find(cleared, word) != cleared.end())
        return Kind{.meaning = Meaning::Cleared, .role = {}};
    if (word == "payout" || word == "transfer")
        return Kind{.meaning = Meaning::Payout, .role = {}};
    return std::nullopt;
}

std::optional<Refusal> BalanceTransactions::add(const JsonValue &json)
{
    std::optional<Refusal> problem;
    Payload payload(json, problem);
    const auto type = payload.text("type");
    const auto reason = payload.wordIfAny("adjustment_reason");
    const Wide amount = payload.money("amount", m_currency);
    const Wide fee = payload.moneyIfAny("fee", m_currency);
    if (problem)
        return problem;
    const auto *const test = payload.raw("test");
    if (test != nullptr && test->boolean())
        return std::nullopt;
    ++m_count;
    const bool generic = type == "adjustment" || type == "credit" || type == "debit";
    auto kind = generic ? std::nullopt : kindOf(type);
    if (!kind && !reason.empty())
        kind = kindOf(reason);
    if (!kind && payload.wordIfAny("source_type") != type)
        kind = generic && kindOf(payload.wordIfAny("source_type")) ? kindOf(payload.wordIfAny("source_type")) : kind;
    const auto meaning = kind ? kind->meaning : Meaning::Adjustment;
    if (meaning == Meaning::Payout)
        return std::nullopt;
    m_figures.fees += fee;
    switch (meaning) {
    case Meaning::Cleared: {
        m_figures.gross += amount;
        const auto source = payload.wordIfAny("source_order_transaction_id");
        if (!source.empty())
            m_ofTransactions[source] += amount;
        break;
    }
    case Meaning::Reserve:
        m_figures.reserve -= amount;
        break;
    case Meaning::Transit:
        m_figures.adjust(amount, "payouts_in_transit", type);
        break;
    default:
        m_figures.adjust(amount, kind ? kind->role : std::string_view(), reason.empty() ? type : reason);
    }
    const auto rate = payload.wordIfAny("exchange_rate");
    if (!rate.empty())
        m_exchangeRate = rate;
    return std::nullopt;
}

} // namespace leapfrog
