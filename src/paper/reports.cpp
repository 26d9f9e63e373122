// SPDX-License-Identifier: MIT
#include "paper/reports.h"

#include "paper/report_words.h"

#include <QCoreApplication>

namespace leapfrog {

static Result<PrintedReport> read(Connection &connection, const PrintRequest &request)
{
    switch (request.kind) {
    case PrintedKind::TrialBalance:
        return printedTrialBalance(connection, request);
    case PrintedKind::ProfitAndLoss:
        return printedProfitAndLoss(connection, request);
    case PrintedKind::BalanceSheet:
        return printedBalanceSheet(connection, request);
    case PrintedKind::Entries:
        return printedEntries(connection, request);
    case PrintedKind::Deferrals:
        return printedDeferrals(connection, request);
    case PrintedKind::Clearing:
        return printedClearing(connection, request);
    case PrintedKind::Flux:
        break;
    }
    return printedFlux(connection, request);
}

Result<PrintedReport> readPrinted(Connection &connection, const PrintRequest &request, const QDateTime &now)
{
    auto report = read(connection, request);
    if (!report)
        return report;
    if (report->rows.size() > mostPrintedRows)
        return failed(
            {.code = Error::Code::Refused,
             .message = QCoreApplication::translate("leapfrog::Paper",
                                                    "The report has more than %1 lines, which is the most that "
                                                    "is printed: choose fewer days, or an account.")
                            .arg(mostPrintedRows),
             .cause = {},
             .reason = "too_long",
             .field = {}});
    report->organisation = QString::fromStdString(request.orgId);
    if (report->knownAt.isEmpty())
        report->knownAt = knownAtSentence(request.figures);
    report->printedAt = now;
    tidy(*report);
    return report;
}

} // namespace leapfrog
