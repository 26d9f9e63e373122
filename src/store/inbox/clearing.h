// SPDX-License-Identifier: MIT
#pragma once

#include "core/money.h"
#include "store/books/reports.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

/// Why an account that others settle still holds something.
enum class RestReason
{
    NotPaidOutYet, ///< booked after the last payout
    NoPayout, ///< booked before the last payout, or no payout ever came, and none says that it paid this out
    RefundPending, ///< the money of a refund has not gone yet
    DifferenceOfCents, ///< paid out, but not to the cent
    AmountDiffers, ///< its balance transaction tells another amount than was booked of it, by more than cents
    NotImported, ///< a balance transaction says that it was paid out, and nothing of the order is in the books
    InTransit, ///< a payout on its way, or one that failed
    PaidAgain, ///< a payout of money that had come back
    PayoutPartly, ///< a payout of whose balance transactions some are missing
    PayoutUnexplained, ///< a payout whose balance transactions are not there, so nobody knows what it paid out
    OtherDocument, ///< of no order and no payout
};

/// For JSON: `not_paid_out_yet` ….
std::string_view restReasonName(RestReason reason);

/// What one order, payout or other document leaves on an account.
struct Rest
{
    std::string place; ///< `order/5111`, `payout/77`, else the document's id
    std::string name; ///< of the order or document, as `#1001`
    Wide amount = 0; ///< minor units of the base currency, debit positive; not 0
    std::optional<Date> date; ///< of the last entry
    RestReason reason = RestReason::OtherDocument;
};

struct ClearingAccount
{
    std::string account;
    Wide balance = 0; ///< as reports have it (view ledger_figure): the sum of what is in `rests`
    std::vector<Rest> rests; ///< by date and name
};

struct ClearingReport
{
    ReportHead head;
    std::vector<ClearingAccount> accounts;
};

/// Who still owes what: the accounts on which the money of cards and gateways waits until it is paid out, order by
/// order. Call from the connection's thread. Errors: NotFound `unknown_organisation`; those of Connection::run(): the
/// login must be able to read import_payload.
class ClearingStore
{
public:
    explicit ClearingStore(Connection &connection)
        : m_connection(connection)
    { }

    /// Of one account, or (empty) of those of the roles card_clearing, other_clearing and payouts_in_transit and of the
    /// gateways.
    Result<ClearingReport> report(const std::string &orgId, const std::string &account);

private:
    Result<std::vector<std::string>> accounts(const std::string &orgId);
    Result<ClearingAccount> restsOf(const ReportHead &head, const std::string &account, bool isTransit);

    Connection &m_connection;
};

} // namespace leapfrog
