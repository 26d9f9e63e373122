// SPDX-License-Identifier: MIT
#pragma once

#include "core/currency.h"
#include "core/date.h"
#include "core/money.h"
#include "ledger/export/exporter.h"
#include "ledger/posting.h"
#include "store/database/connection.h"

#include <QDateTime>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

/// What sum(bigint) comes to, which is numeric: more than 64 bits hold. `digits` has no fraction.
Wide wideOf(std::string_view digits);

/// What every report says of the book it is about.
struct ReportHead
{
    std::string orgId;
    const Currency *currency = nullptr; ///< the base currency
    // Documents that are not, or not as they are now, in the figures (view document_open).
    std::int64_t awaitingPosting = 0; ///< never posted, or changed since
    std::int64_t refusedDocuments = 0; ///< their newest version was refused
    std::int64_t awaitingRecreation = 0; ///< their entries are out of force until they are posted again
    AwaitingFigures figures = AwaitingFigures::Previous; ///< what the report shows of these
    // Payloads in the inbox of which nothing, or not the newest, is in the figures.
    std::int64_t refusedPayloads = 0;
    std::int64_t waitingPayloads = 0; ///< for something that may still come
    std::vector<Reopened> reopened = {}; ///< of the days of the report

    [[nodiscard]] LeftOut leftOut() const
    {
        return {awaitingPosting, refusedDocuments, awaitingRecreation, figures, refusedPayloads,
                waitingPayloads, reopened};
    }
};

/// The days of a report; an end that is not there is open.
struct Days
{
    std::optional<Date> from = {};
    std::optional<Date> through = {};
};

struct AccountBalance
{
    std::string account;
    Wide balance = 0; ///< minor units of the base currency; debit positive

    friend bool operator==(const AccountBalance &, const AccountBalance &) = default;
};

/// … and what it is made of.
struct AccountSums : AccountBalance
{
    Wide debit = 0; ///< of the debit entries
    Wide credit = 0; ///< of the credit entries, above zero: balance is debit less credit
};

/// The sum of each account that has entries in the days asked for, by code. The balances sum up to zero.
struct TrialBalance
{
    ReportHead head;
    std::vector<AccountSums> accounts;
};

/// A posted line of the ledger, in force or replaced.
struct EntryRow
{
    std::string documentId;
    int version = 0;
    int lineNo = 0; ///< place within the version
    Posting posting;
    QDateTime postedAt;
    std::string postedBy;
    QDateTime deletedAt; ///< when it went out of force; invalid: it is in force
    int replacedByVersion = 0; ///< the version that took its place; 0: none
    std::string recreationId; ///< the recreation that took it out of force, if one did
    bool isPrevious = false; ///< out of force, and shown until its document is posted again

    friend bool operator==(const EntryRow &, const EntryRow &) = default;
};

/// Which entries a list wants; empty fields do not narrow.
struct EntryFilter
{
    std::string orgId;
    std::string account = {}; ///< lists by date; else the order is by document
    std::string documentId = {};
    bool allVersions = false; ///< replaced entries too. With an account and no document this reads the whole ledger.
    AwaitingFigures awaiting = AwaitingFigures::Previous; ///< unless allVersions
    std::optional<Date> from = {};
    std::optional<Date> through = {};
    std::string knownAt = {}; ///< a moment: by what had been committed by then; not with allVersions
};

struct EntryPage
{
    ReportHead head;
    std::vector<EntryRow> entries;
    bool more = false; ///< ask again with the last entry as `after`
};

/// One release of a deferral.
struct DeferralRelease
{
    Date date;
    std::int64_t amount = 0; ///< minor units of the deferral's currency, always the other way than `deferred`
    std::int64_t baseAmount = 0;

    friend bool operator==(const DeferralRelease &, const DeferralRelease &) = default;
};

/// What one document put on one deferred account, and when it leaves it. As of a day: entries dated later are still to
/// come, so they are neither in `deferred` nor in `remaining`.
struct DeferralRow
{
    std::string documentId;
    std::string account; ///< of deferred revenue or prepaid expenses
    std::string currency;
    Date date; ///< when it was deferred
    std::int64_t deferred = 0; ///< minor units of `currency`, debit positive
    std::int64_t deferredBase = 0;
    std::int64_t remaining = 0; ///< what the document has left on the account on the day asked for
    std::int64_t remainingBase = 0;
    std::vector<DeferralRelease> releases = {}; ///< by date; those of catching up across a lock included

    friend bool operator==(const DeferralRow &, const DeferralRow &) = default;
};

struct DeferralReport
{
    ReportHead head;
    std::vector<DeferralRow> deferrals;
    std::vector<AccountBalance> remaining; ///< per account, in the base currency: what deferrals leave on it that day
};

/// Reads the ledger for people. Each report is one statement, so it shows one moment. Call from the connection's
/// thread. Errors: NotFound `unknown_organisation`; those of Connection::run().
class ReportStore
{
public:
    explicit ReportStore(Connection &connection)
        : m_connection(connection)
    { }

    /// `days`: of which reopened ones are told; `knownAt`: a moment, by which they had been; empty: now.
    Result<ReportHead> head(const std::string &orgId, AwaitingFigures awaiting = AwaitingFigures::Previous,
                            const Days &days = {}, const std::string &knownAt = {});

    Result<TrialBalance> trialBalance(const std::string &orgId, AwaitingFigures awaiting = AwaitingFigures::Previous,
                                      const Days &days = {});

    /// One page of at most `limit` entries; `after`: the last entry of the page before. By date, document and line with
    /// an account, else by document, version and line. Errors too: NotFound `unknown_document`.
    Result<EntryPage> entries(const EntryFilter &filter, const std::optional<EntryRow> &after, int limit);

    /// Deferrals in force of one document or (empty) all, by document, as they stand on the day `asOf`. Those that
    /// begin later are left out, so what remains is what the trial balance through that day has of them.
    /// `knownAt`: a moment, by what had been committed by then.
    Result<DeferralReport> deferrals(const std::string &orgId, const std::string &documentId, Date asOf,
                                     AwaitingFigures awaiting = AwaitingFigures::Previous,
                                     const std::string &knownAt = {});

private:
    /// Completes the head.
    Result<ReportHead> withReopened(Result<ReportHead> head, const Days &days, const std::string &knownAt);

    Connection &m_connection;
};

} // namespace leapfrog
