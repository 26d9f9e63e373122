// SPDX-License-Identifier: MIT
#include "paper/close_record.h"

#include "paper/report_words.h"
#include "store/close/seal_store.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Paper)
};

using Kind = PrintedRow::Kind;

} // namespace

static void addFact(PrintedReport &report, const QString &name, const QString &fact)
{
    report.rows.push_back({.cells = {name, fact}});
}

static void addChecks(PrintedReport &report, const std::vector<CloseCheck> &checks)
{
    report.rows.push_back({.cells = {Words::tr("The list")}, .kind = Kind::Section});
    for (const auto &check : checks) {
        const auto mark = check.isFine ? Words::tr("fine") : check.stops ? Words::tr("missing") : Words::tr("named");
        addFact(report, printedText(check.name) + QLatin1String(": ") + mark, check.message);
        for (const auto &item : check.items)
            addFact(report, {}, item);
    }
}

Result<PrintedReport> printedClose(Connection &connection, const CloseRecord &record, const QDateTime &now)
{
    const auto head = ReportStore(connection).head(record.orgId);
    if (!head)
        return failed(head);
    PrintedReport report;
    report.organisation = printedText(record.orgId);
    report.title = record.seal ? Words::tr("Record of the close") : Words::tr("The period was not closed");
    report.range = printedDays({.from = {}, .through = record.through});
    report.leftOut = leftOutSentences(head->leftOut());
    report.printedAt = now;
    report.columns = {{Words::tr("What")}, {Words::tr("As it is")}};
    if (record.seal) {
        const auto seals = SealStore(connection, record.orgId).seals();
        if (!seals)
            return failed(seals);
        const auto kept = std::ranges::find(*seals, record.seal->number, &KeptSeal::number);
        report.rows.push_back({.cells = {Words::tr("The seal")}, .kind = Kind::Section});
        addFact(report, Words::tr("Number"), QString::number(record.seal->number));
        addFact(report, Words::tr("Head"), printedText(record.seal->head));
        if (kept != seals->end()) {
            addFact(report, Words::tr("Head of the seal before"),
                    kept->previousHead.empty() ? Words::tr("none") : printedText(kept->previousHead));
            addFact(report, Words::tr("Sealed by"), printedText(kept->sealedBy));
        }
        addFact(report, Words::tr("Sealed at (UTC)"), printedText(record.seal->sealedAt));
        addFact(report, Words::tr("Reason"), record.why.empty() ? Words::tr("none") : printedText(record.why));
        addFact(report, Words::tr("Documents"), QString::number(record.seal->documents));
        addFact(report, Words::tr("Entries"), QString::number(record.seal->entries));
    }
    addChecks(report, record.checks);
    tidy(report);
    return report;
}

} // namespace leapfrog
