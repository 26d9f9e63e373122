// SPDX-License-Identifier: MIT
#include "store/inbox/clearing.h"

#include "store/books/posting_store.h"
#include "store/books/shop_settings.h"

#include <algorithm>
#include <array>

namespace leapfrog {

// What a payout moved is told order by order by its balance transactions: that much of it belongs to the orders, the
// rest to the payout. Where one differs by cents from what was booked of its payment, the payout took what was booked,
// and the cents went to rounding (import/shopify/payouts: less than 1.00, or 100 of a currency without decimals).
static constexpr std::string_view restsSql = R"(
    WITH entry AS (
        SELECT figure.document_id, coalesce(document.payload_group, '') AS payload_group, coalesce(document.document_type, '') = 'payout' AS is_payout,
               sum(figure.base_amount) AS amount, max(figure.entry_date) AS day
          FROM ledger_figure AS figure LEFT JOIN document ON document.org_id = figure.org_id AND document.document_id = figure.document_id
         WHERE figure.org_id = $1 AND figure.account = $2 GROUP BY 1, 2, 3),
    told AS (
        SELECT payload_group, order_group, coalesce(content ->> 'source_order_transaction_id', '') AS transaction_id,
               coalesce(content #>> '{amount,amount}', content ->> 'amount') AS amount
          FROM (SELECT DISTINCT ON (told.shopify_id) told.payload_group, told.order_group, told.payload::jsonb AS content FROM import_payload AS told
                 WHERE told.org_id = $1 AND told.kind = 'balance_transaction' AND told.order_group <> '' AND told.state = 'read'
                   AND told.payload_group IN (SELECT entry.payload_group FROM entry WHERE entry.is_payout)
                 ORDER BY told.shopify_id, told.payload_id DESC) AS newest
         WHERE content ->> 'type' IN ('charge', 'refund', 'payment', 'payment_refund', 'refund_failure', 'refund_reversal', 'payment_failure',
                                      'payment_refund_failure', 'charge_failure')
           AND coalesce(content #>> '{amount,currency_code}', content ->> 'currency') = $4),
    moved AS (
        SELECT payload_group, order_group, transaction_id, sum(round(amount::numeric * power(10::numeric, $3::int))) AS amount
          FROM told WHERE amount ~ '^-?\d{1,18}(\.\d{1,10})?$' GROUP BY 1, 2, 3),
    taken AS (
        SELECT moved.payload_group, moved.order_group,
               CASE WHEN abs(entry.amount - moved.amount) < power(10::numeric, greatest($3::int, 2)) THEN entry.amount ELSE moved.amount END AS amount,
               coalesce(abs(entry.amount - moved.amount) >= power(10::numeric, greatest($3::int, 2)), false) AS differs
          FROM moved LEFT JOIN entry ON entry.payload_group = moved.order_group AND moved.transaction_id <> ''
               AND right(entry.document_id, length(moved.transaction_id) + 1) = '/' || moved.transaction_id),
    part AS (
        SELECT coalesce(nullif(payload_group, ''), document_id) AS place, amount, day, is_payout, false AS is_moved, false AS differs FROM entry
        UNION ALL
        SELECT order_group, - amount, NULL, false, true, differs FROM taken
        UNION ALL
        SELECT payload_group, amount, NULL, true, true, false FROM taken)
    SELECT place, sum(amount)::bigint, max(day), bool_or(is_payout), bool_or(is_moved),
           (SELECT max(entry.day) FROM entry WHERE entry.is_payout) >= max(day),
           EXISTS (SELECT 1 FROM import_payload AS told WHERE told.org_id = $1 AND told.payload_group = part.place AND told.state = 'waiting'
                      AND told.code = 'money_pending'),
           (SELECT document.document_id FROM document WHERE document.org_id = $1 AND document.payload_group = part.place AND part.place <> ''
               AND document.document_type IN ('sales_invoice', 'payout') ORDER BY length(document.document_id), document.document_id LIMIT 1),
           bool_or(differs), bool_or(NOT is_moved)
      FROM part GROUP BY place HAVING sum(amount) <> 0 ORDER BY max(day) NULLS LAST, place COLLATE "C")";

std::string_view restReasonName(RestReason reason)
{
    static constexpr std::array<std::string_view, 11> names
        = {"not_paid_out_yet", "no_payout",  "refund_pending", "difference_of_cents", "amount_differs", "not_imported",
           "in_transit",       "paid_again", "payout_partly",  "payout_unexplained",  "other_document"};
    return names.at(static_cast<std::size_t>(reason));
}

namespace {

/// What is known of a place when it is asked why something is left there.
struct Known
{
    bool isPayout = false;
    bool isMoved = false; ///< a balance transaction tells of it
    bool isBeforeLastPayout = false;
    bool isRefundPending = false;
    bool isCents = false;
    bool differs = false; ///< a balance transaction tells another amount than was booked
    bool isBooked = false; ///< it has entries of its own
    bool isCredit = false;
};

} // namespace

static RestReason reasonOf(const std::string &place, const Known &known, bool isTransit)
{
    if (known.isPayout && isTransit)
        return known.isCredit ? RestReason::PaidAgain : RestReason::InTransit;
    if (known.isPayout && known.isMoved)
        return known.isCents ? RestReason::DifferenceOfCents : RestReason::PayoutPartly;
    if (known.isPayout)
        return RestReason::PayoutUnexplained;
    if (known.isRefundPending)
        return RestReason::RefundPending;
    if (!place.starts_with("order/"))
        return RestReason::OtherDocument;
    if (!known.isBooked)
        return RestReason::NotImported;
    if (known.differs)
        return RestReason::AmountDiffers;
    if (known.isMoved && known.isCents)
        return RestReason::DifferenceOfCents;
    return known.isBeforeLastPayout ? RestReason::NoPayout : RestReason::NotPaidOutYet;
}

Result<std::vector<std::string>> ClearingStore::accounts(const std::string &orgId)
{
    const auto context = PostingStore(m_connection).context(orgId);
    if (!context)
        return failed(context);
    const auto shop = shopSettings(m_connection, orgId);
    if (!shop)
        return failed(shop);
    std::vector<std::string> accounts;
    for (const auto role : {Role::CardClearing, Role::OtherClearing, Role::PayoutsInTransit})
        accounts.push_back(context->roles[role]);
    for (const auto &gateway : shop->gateways)
        accounts.push_back(gateway.second);
    std::ranges::sort(accounts);
    accounts.erase(std::unique(accounts.begin(), accounts.end()), accounts.end());
    return accounts;
}

/// What failed and came with a later payout of the same amount is through. The sum stays.
static void leaveOutPaidAgain(std::vector<Rest> &rests)
{
    for (auto again = rests.begin(); again != rests.end();) {
        const auto failed
            = again->reason != RestReason::PaidAgain ? rests.end() : std::ranges::find_if(rests, [&](const Rest &rest) {
                  return rest.reason == RestReason::InTransit && rest.amount == -again->amount
                      && rest.date <= again->date;
              });
        if (failed == rests.end()) {
            ++again;
            continue;
        }
        const auto places = std::minmax({failed - rests.begin(), again - rests.begin()});
        rests.erase(rests.begin() + places.second);
        rests.erase(rests.begin() + places.first);
        again = rests.begin();
    }
}

Result<ClearingAccount> ClearingStore::restsOf(const ReportHead &head, const std::string &account, bool isTransit)
{
    const auto &currency = *head.currency;
    const auto rows = m_connection.run(restsSql, {head.orgId, account, currency.decimals, std::string(currency.code)});
    if (!rows)
        return failed(rows);
    std::int64_t unit = 100;
    for (int i = 2; i < currency.decimals; ++i)
        unit *= 10;
    ClearingAccount result{.account = account, .balance = 0, .rests = {}};
    for (const Row row : *rows) {
        const auto amount = row.big(1);
        const Known known{.isPayout = row.boolean(3),
                          .isMoved = row.boolean(4),
                          .isBeforeLastPayout = row.boolean(5),
                          .isRefundPending = row.boolean(6),
                          .isCents = amount > -unit && amount < unit,
                          .differs = row.boolean(8),
                          .isBooked = row.boolean(9),
                          .isCredit = amount < 0};
        const auto place = row.text(0);
        result.rests.push_back({.place = place,
                                .name = row.isNull(7) ? place : row.text(7),
                                .amount = amount,
                                .date = row.date(2),
                                .reason = reasonOf(place, known, isTransit)});
        result.balance += amount;
    }
    if (isTransit)
        leaveOutPaidAgain(result.rests);
    return result;
}

Result<ClearingReport> ClearingStore::report(const std::string &orgId, const std::string &account)
{
    auto snapshot = Transaction::beginSnapshot(m_connection);
    if (!snapshot)
        return failed(snapshot);
    auto head = ReportStore(m_connection).head(orgId);
    if (!head)
        return failed(head);
    const auto context = PostingStore(m_connection).context(orgId);
    if (!context)
        return failed(context);
    const auto wanted = account.empty() ? accounts(orgId) : Result<std::vector<std::string>>({account});
    if (!wanted)
        return failed(wanted);
    ClearingReport report{.head = std::move(*head), .accounts = {}};
    for (const auto &one : *wanted) {
        auto rests = restsOf(report.head, one, one == context->roles[Role::PayoutsInTransit]);
        if (!rests)
            return failed(rests);
        report.accounts.push_back(std::move(*rests));
    }
    if (auto ended = snapshot->commit(); !ended)
        return failed(ended);
    return report;
}

} // namespace leapfrog
