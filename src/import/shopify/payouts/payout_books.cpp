// SPDX-License-Identifier: MIT
#include "import/shopify/payouts/payout_books.h"

#include "core/currency.h"
#include "core/json.h"
#include "import/shopify/document_maker.h"
#include "import/shopify/orders/order_group.h"
#include "import/shopify/payouts/balance_transactions.h"
#include "import/shopify/read/moment.h"
#include "import/shopify/read/payload.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <deque>
#include <numeric>

namespace leapfrog {

using State = PayloadVerdict::State;

namespace {

/// One state of the payout.
struct PayoutState
{
    std::size_t payload = 0;
    std::string id;
    std::string date;
    std::string status;
    const Currency *currency = nullptr;
    PayoutFigures figures;
    Wide net = 0;
};

class PayoutBooks
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::PayoutBooks)

public:
    PayoutBooks(std::span<const KeptPayload> payloads, const ShopifySettings &settings)
        : m_payloads(payloads)
        , m_settings(settings)
        , m_maker(settings)
    { }
    GroupBooks make();

private:
    void parse();
    void readState(std::size_t place);
    void readSummary(Payload &payload, PayoutState &state);
    void readBalance();
    void give();
    void finish(State state, const char *code, const QString &message, const std::string &waitsFor);
    [[nodiscard]] const PayoutState &last() const { return m_states.back(); }

    std::span<const KeptPayload> m_payloads;
    const ShopifySettings &m_settings;
    DocumentMaker m_maker;
    GroupBooks m_books;
    std::deque<JsonValue> m_json;
    std::vector<std::size_t> m_order;
    std::vector<std::optional<PayloadVerdict>> m_verdicts;
    std::vector<PayoutState> m_states; ///< by rank
    PayoutFigures m_figures; ///< those that count
    std::string m_rate;
};

} // namespace

/// Scheduled, in transit (as is what nobody knows), paid, gone back.
static int rankOf(std::string_view status)
{
    if (status == "failed" || status == "canceled")
        return 3;
    return status == "paid" ? 2 : status == "scheduled" ? 0 : 1;
}

void PayoutBooks::parse()
{
    m_verdicts.resize(m_payloads.size());
    for (std::size_t place = 0; place < m_payloads.size(); ++place) {
        auto json = parseJson(m_payloads[place].payload);
        m_json.push_back(json ? std::move(*json) : JsonValue());
    }
    m_order.resize(m_payloads.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    const auto key = [this](std::size_t place) {
        return std::tie(m_payloads[place].kind, m_payloads[place].shopifyId, m_payloads[place].payload);
    };
    std::ranges::sort(m_order, [&key](std::size_t a, std::size_t b) { return key(a) < key(b); });
    for (std::size_t at = 1; at < m_order.size(); ++at) {
        if (key(m_order[at - 1]) == key(m_order[at]))
            m_verdicts[m_order[at]] = PayloadVerdict{.state = State::Superseded,
                                                     .code = {},
                                                     .field = {},
                                                     .message = tr("The same came twice."),
                                                     .waitsFor = {}};
    }
    std::erase_if(m_order, [this](std::size_t place) { return m_verdicts[place].has_value(); });
}

/// REST's `charges_gross_amount`, GraphQL's `charges_gross: {amount}`.
static Wide figure(Payload &summary, const std::string &name, const Currency &currency)
{
    const auto rest = name + "_amount";
    return summary.moneyIfAny(summary.has(rest) ? rest : name, currency);
}

void PayoutBooks::readSummary(Payload &payload, PayoutState &state)
{
    auto summary = payload.objectIfAny("summary");
    const auto &currency = *state.currency;
    if (!summary) {
        payload.refuse("missing_field", "summary", tr("%1 is missing."));
        return;
    }
    auto &figures = state.figures;
    const bool graphql = summary->has("charges_gross");
    figures.gross = figure(*summary, "charges_gross", currency)
        + figure(*summary, graphql ? "refunds_fee_gross" : "refunds_gross", currency);
    figures.reserve = -figure(*summary, "reserved_funds_gross", currency);
    for (const auto &[name, value] : summary->json().members()) {
        const auto plain = name.ends_with("_amount") ? name.substr(0, name.size() - 7) : name;
        if (plain.ends_with("_fee") || plain.ends_with("_fees"))
            figures.fees += summary->moneyIfAny(name, currency);
    }
    if (const auto retried = figure(*summary, "retried_payouts_gross", currency); retried != 0)
        figures.adjust(retried, "payouts_in_transit", "retried payouts");
    if (const auto adjusted = figure(*summary, "adjustments_gross", currency); adjusted != 0)
        figures.adjust(adjusted, {}, "adjustments");
    for (const auto *const other : {"advance_gross", "usdc_rebate_credit", "usdc_rebate_credit_amount"}) {
        if (const auto amount = summary->moneyIfAny(other, currency); amount != 0)
            figures.adjust(amount, {}, other);
    }
}

void PayoutBooks::readState(std::size_t place)
{
    std::optional<Refusal> problem;
    Payload payload(m_json[place], problem);
    PayoutState state;
    state.payload = place;
    state.id = payload.id("id");
    const auto date = payload.moment("date");
    state.status = payload.wordIfAny("status");
    if (state.status == "cancelled")
        state.status = "canceled";
    else if (state.status.empty())
        state.status = "paid";
    // GraphQL tells the day as its first moment in UTC.
    const bool isDay = date.ends_with("T00:00:00Z");
    state.date = isDay ? date.substr(0, 10) : ShopDays(m_settings.timeZone).dayOf(date);
    std::string amountName = "amount";
    if (!payload.has("amount") && payload.has("net"))
        amountName = "net";
    if (payload.has("currency")) {
        state.currency = payload.currency("currency");
    } else if (auto net = payload.objectIfAny(amountName)) {
        state.currency = net->currency("currency_code");
    } else {
        payload.refuse("missing_field", "currency", tr("%1 is missing."));
    }
    if (!problem) {
        readSummary(payload, state);
        state.net = payload.money(amountName, *state.currency);
        // GraphQL tells what is taken from the bank without a sign.
        if (payload.wordIfAny("transaction_type") == "withdrawal" && state.figures.net() == -state.net)
            state.net = -state.net;
    }
    if (problem) {
        m_verdicts[place] = refused(*problem, {},
                                    tr("Nothing of this payout of %1 is posted: card clearing still holds its "
                                       "payments. Import it again when it is whole, or report it, then retry.")
                                        .arg(statedAmount(m_json[place])));
        return;
    }
    m_states.push_back(std::move(state));
}

/// What differs by less than this (1.00, or 100 of a currency without decimals) is a matter of rounding.
static Wide centsBelow(const Currency &currency)
{
    Wide unit = 100;
    for (int decimals = 2; decimals < currency.decimals; ++decimals)
        unit *= 10;
    return unit;
}

/// Splits the payout by its balance transactions, when they come to it.
void PayoutBooks::readBalance()
{
    m_figures = last().figures;
    BalanceTransactions balance(*last().currency);
    std::map<std::string, std::size_t> latest; // one state of each
    for (const auto place : m_order) {
        if (m_payloads[place].kind == "balance_transaction")
            latest[m_payloads[place].shopifyId] = place;
    }
    for (const auto &[id, place] : latest) {
        if (const auto problem = balance.add(m_json[place]))
            m_verdicts[place] = refused(*problem, {},
                                        tr("It is of %1; the payout is posted by its own figures. Import the "
                                           "balance transaction again when it is whole, or report "
                                           "it, then retry.")
                                            .arg(statedAmount(m_json[place])));
    }
    m_rate = balance.exchangeRate();
    if (balance.isEmpty())
        return;
    const Wide net = balance.figures().net();
    if (net == last().net) {
        m_figures = balance.figures();
        // What was booked is in base money, so a payout in another currency tells no cents.
        const bool isBase = &m_maker.baseOr(*last().currency) == last().currency;
        for (const auto &[transaction, amount] : balance.ofTransactions()) {
            const auto booked = m_settings.bookedOnClearing.find(transaction);
            if (!isBase || booked == m_settings.bookedOnClearing.end() || booked->second == amount)
                continue;
            const Wide difference = booked->second - amount;
            if (difference > -centsBelow(*last().currency) && difference < centsBelow(*last().currency)) {
                m_figures.gross += booked->second - amount;
                m_figures.adjust(amount - booked->second, "rounding", "cents of payments in other currencies");
            } else {
                m_books.said.push_back(
                    tr("Payout %1: its balance transaction says %2 of payment %3, which is booked with %4. That is "
                       "more "
                       "than cents: the difference stays on card clearing, beside its order. See whether all of the "
                       "order's payments were imported, and as they are.")
                        .arg(QString::fromStdString(last().id), shownMoney(amount, *last().currency),
                             QString::fromStdString(transaction), shownMoney(booked->second, *last().currency)));
            }
        }
        for (const auto &adjustment : m_figures.adjustments) {
            if (adjustment.role.empty())
                m_books.said.push_back(tr("Payout %1: “%2” of %3 is of no type that is known here; it is in gateway "
                                          "adjustments.")
                                           .arg(QString::fromStdString(last().id),
                                                QString::fromStdString(adjustment.reason),
                                                shownMoney(adjustment.amount, *last().currency)));
        }
        return;
    }
    m_books.said.push_back(tr("Payout %1: its balance transactions come to %2, the payout to %3; its own figures are "
                              "used until all of them are there.")
                               .arg(QString::fromStdString(last().id), shownMoney(net, *last().currency),
                                    shownMoney(last().net, *last().currency)));
}

void PayoutBooks::give()
{
    const auto &state = last();
    const bool early = std::ranges::any_of(m_states, [](const auto &each) { return rankOf(each.status) < 2; });
    const bool goesBack = rankOf(state.status) > 2;
    const bool inTransit = early || goesBack;
    auto id = "payout-" + state.id;
    if (m_settings.namesTaken.contains(id)) // an order may be called so
        id += " (payout)";
    auto head = m_maker.head(id, "payout", m_states.front().date, *state.currency);
    if (&m_maker.baseOr(*state.currency) != state.currency && !m_rate.empty())
        head.fxRate = m_rate;
    DocumentText text(head, *state.currency);
    text.amount("gross", m_figures.gross);
    text.amount("fees", m_figures.fees);
    text.amount("reserve", m_figures.reserve);
    auto adjustments = m_figures.adjustments;
    std::erase_if(adjustments, [](const auto &adjustment) { return adjustment.amount == 0; });
    if (!adjustments.empty())
        text.adjustments(adjustments);
    if (inTransit)
        text.text("role", "payouts_in_transit");
    text.total("net", state.net);
    text.origin("shopify_payout", state.id);
    auto document = text.finish();
    if (const auto problem = m_maker.problemOf(document)) {
        m_verdicts[state.payload]
            = refused(*problem, {},
                      tr("Nothing of this payout of %1 is posted: card clearing still holds its payments. Import it "
                         "again when it is whole, or report it, then retry.")
                          .arg(statedAmount(m_json[state.payload])));
        return;
    }
    m_books.documents.push_back(std::move(document));
    if (!inTransit || state.status != "paid" || state.net == 0)
        return;
    head.id = id + "-P";
    head.type = "journal";
    head.date = state.date;
    DocumentText arrival(head, *state.currency);
    const auto words = "Payout " + state.id + " arrived";
    arrival.entries(
        std::array{DocumentText::Entry{.role = "bank", .amount = state.net, .description = words},
                   DocumentText::Entry{.role = "payouts_in_transit", .amount = -state.net, .description = words}});
    arrival.origin("shopify_payout", state.id);
    m_books.documents.push_back(arrival.finish());
}

void PayoutBooks::finish(State state, const char *code, const QString &message, const std::string &waitsFor)
{
    for (auto &verdict : m_verdicts) {
        if (!verdict)
            verdict
                = PayloadVerdict{.state = state, .code = code, .field = {}, .message = message, .waitsFor = waitsFor};
    }
}

GroupBooks PayoutBooks::make()
{
    m_books.verdicts.resize(m_payloads.size());
    parse();
    for (const auto place : m_order) {
        if (m_payloads[place].kind == "payout")
            readState(place);
    }
    std::ranges::stable_sort(m_states, {}, [](const PayoutState &state) { return rankOf(state.status); });
    if (m_states.empty()) {
        const auto &group = m_payloads.front().group;
        finish(State::Waiting, "no_payout", tr("It waits for its payout, which was not imported yet."),
               group.starts_with("payout/") ? group : std::string("payout"));
    } else {
        readBalance();
        give();
        for (const auto &state : m_states) {
            if (!m_verdicts[state.payload] && state.payload != last().payload)
                m_verdicts[state.payload] = PayloadVerdict{.state = State::Superseded,
                                                           .code = {},
                                                           .field = {},
                                                           .message = tr("A later state of the payout is there."),
                                                           .waitsFor = {}};
        }
    }
    for (std::size_t place = 0; place < m_verdicts.size(); ++place) {
        if (m_verdicts[place])
            m_books.verdicts[place] = std::move(*m_verdicts[place]);
    }
    return std::move(m_books);
}

GroupBooks booksOfPayout(std::span<const KeptPayload> payloads, const ShopifySettings &settings)
{
    return PayoutBooks(payloads, settings).make();
}

} // namespace leapfrog
