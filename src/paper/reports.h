// SPDX-License-Identifier: MIT
#pragma once

#include "paper/printed_report.h"
#include "store/close/book_sums.h"
#include "store/database/connection.h"

#include <optional>
#include <string>

namespace leapfrog {

/// The reports that are printed.
enum class PrintedKind
{
    TrialBalance,
    ProfitAndLoss,
    BalanceSheet,
    Entries,
    Deferrals,
    Clearing,
    Flux, ///< between two moments
};

/// Which report of what.
struct PrintRequest
{
    PrintedKind kind = PrintedKind::TrialBalance;
    std::string orgId;
    Figures figures = {};
    Days days = {}; ///< an end that is open is what the report takes by itself; deferrals: as of the last day
    bool isByMonth = false; ///< the three statements
    bool hasOpening = false; ///< the trial balance
    std::string account = {}; ///< entries, clearing: of this one
    std::string documentId = {}; ///< entries, deferrals: of this one
    std::optional<Moment> before = {}; ///< flux
    std::optional<Moment> after = {};
};

/// Reads a report for printing, dated `now`. Errors: those of the report's store; Refused `too_long` beyond
/// mostPrintedRows. Blocks; call from the connection's thread.
Result<PrintedReport> readPrinted(Connection &connection, const PrintRequest &request, const QDateTime &now);

// One for each kind, without the date of printing.
Result<PrintedReport> printedTrialBalance(Connection &connection, const PrintRequest &request);
Result<PrintedReport> printedProfitAndLoss(Connection &connection, const PrintRequest &request);
Result<PrintedReport> printedBalanceSheet(Connection &connection, const PrintRequest &request);
Result<PrintedReport> printedEntries(Connection &connection, const PrintRequest &request);
Result<PrintedReport> printedDeferrals(Connection &connection, const PrintRequest &request);
Result<PrintedReport> printedClearing(Connection &connection, const PrintRequest &request);
Result<PrintedReport> printedFlux(Connection &connection, const PrintRequest &request);

/// Income and cost of the months, as profit and loss has them side by side.
MonthChart chartOf(const ProfitAndLoss &report, const Currency &currency);

} // namespace leapfrog
