// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/chart_of_accounts.h"
#include "ledger/statements.h"
#include "store/books/reports.h"

#include <QDateTime>

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// A moment as somebody wrote it, `2026-04-05T18:00+02:00`, with an offset or Z: the database reads it to the
/// microsecond.
struct Moment
{
    std::string text;

    /// Nothing for what is no such moment.
    static std::optional<Moment> parse(const std::string &text);
    /// To the millisecond.
    [[nodiscard]] QDateTime time() const;

    friend bool operator==(const Moment &, const Moment &) = default;
};

/// Which figures a report is made of.
struct Figures
{
    AwaitingFigures awaiting = AwaitingFigures::Previous;
    std::optional<Moment> knownAt = {}; ///< by what had been committed by then; nothing: by all there is
};

/// What reports by time are made of.
struct BookSums
{
    ReportHead head; ///< of that moment; payloads as they are now
    ChartOfAccounts chart; ///< with the names of that moment
    int fiscalStartMonth = 1;
    std::vector<MonthSums> sums; ///< by account and month
    std::string notKnownBefore; ///< a moment from before acts were kept is asked for: the day from which on they are
};

/// Reads the books by account and month. Call from the connection's thread. Errors: NotFound `unknown_organisation`;
/// those of Connection::run().
class BookSumsStore
{
public:
    explicit BookSumsStore(Connection &connection)
        : m_connection(connection)
    { }

    /// All entries through a day (nothing: to the last one); what is before `from` is told apart.
    Result<BookSums> read(const std::string &orgId, const Figures &figures, const Days &days);

    /// The head of a report as of then.
    Result<ReportHead> head(const std::string &orgId, const Figures &figures, const Days &days = {});
    /// The chart as of then.
    Result<ChartOfAccounts> chart(const std::string &orgId, const Figures &figures);
    /// The day on which this database began to keep when what was committed, where `figures` asks for a moment before
    /// it; else empty.
    Result<std::string> notKnownBefore(const Figures &figures);

private:
    Connection &m_connection;
};

} // namespace leapfrog
