// SPDX-License-Identifier: MIT
#include "engine/close/flux.h"
#include "ledger/post.h"
#include "paper/report_words.h"
#include "paper/reports.h"
#include "store/books/accounts.h"
#include "store/inbox/clearing.h"
#include "store/inbox/rest_words.h"

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

static QString code(const Currency &currency)
{
    return printedText(std::string(currency.code));
}

/// Of that moment, where one is asked for.
static Result<> takeHead(Connection &connection, const PrintRequest &request, ReportHead &head)
{
    if (!request.figures.knownAt)
        return {};
    auto known = BookSumsStore(connection).head(request.orgId, request.figures);
    if (!known)
        return failed(known);
    head = std::move(*known);
    return {};
}

static PrintedRow rowOf(const EntryRow &entry, const ChartOfAccounts &chart, const Currency &base)
{
    const auto &posting = entry.posting;
    return {.cells = {printedText(dateText(posting.date)), printedText(entry.documentId), printedText(posting.account),
                      printedName(chart, posting.account), why(posting),
                      posting.currency == base.code ? QString()
                                                    : printedAmount(posting.amount, posting.currency) + QLatin1Char(' ')
                              + printedText(posting.currency),
                      posting.baseAmount > 0 ? printedAmount(posting.baseAmount, base) : QString(),
                      posting.baseAmount < 0 ? printedAmount(-Wide{posting.baseAmount}, base) : QString()}};
}

Result<PrintedReport> printedEntries(Connection &connection, const PrintRequest &request)
{
    static constexpr int pageSize = 5000;
    EntryFilter filter{.orgId = request.orgId,
                       .account = request.account,
                       .documentId = request.documentId,
                       .awaiting = request.figures.awaiting,
                       .from = request.days.from,
                       .through = request.days.through,
                       .knownAt = request.figures.knownAt ? request.figures.knownAt->text : std::string()};
    const auto chart = BookSumsStore(connection).chart(request.orgId, request.figures);
    if (!chart)
        return failed(chart);
    PrintedReport report;
    report.title = request.account.empty()
        ? Words::tr("Entries")
        : Words::tr("Entries of account %1 %2")
              .arg(printedText(request.account), printedName(*chart, request.account))
              .trimmed();
    if (!request.documentId.empty())
        report.title += QLatin1String(": ") + printedText(request.documentId);
    report.range = printedDays(request.days);
    report.columns
        = {{Words::tr("Date")}, {Words::tr("Document")},      {Words::tr("Account")},     {Words::tr("Name")},
           {Words::tr("Why")},  {Words::tr("Foreign"), true}, {Words::tr("Debit"), true}, {Words::tr("Credit"), true}};
    std::optional<EntryRow> after;
    Wide debit = 0;
    Wide credit = 0;
    const Currency *base = nullptr;
    for (bool more = true; more && report.rows.size() <= mostPrintedRows;) {
        auto page = ReportStore(connection).entries(filter, after, pageSize);
        if (!page)
            return failed(page);
        if (base == nullptr) {
            base = page->head.currency;
            if (auto taken = takeHead(connection, request, page->head); !taken)
                return failed(taken);
            report.leftOut = leftOutSentences(page->head.leftOut());
            report.columns[6].heading += QLatin1Char(' ') + code(*base);
            report.columns[7].heading += QLatin1Char(' ') + code(*base);
        }
        for (const auto &entry : page->entries) {
            (entry.posting.baseAmount > 0 ? debit : credit) += entry.posting.baseAmount;
            report.rows.push_back(rowOf(entry, *chart, *base));
        }
        more = page->more;
        if (more)
            after = page->entries.back();
    }
    report.rows.push_back(
        {.cells = {Words::tr("Total"), {}, {}, {}, {}, {}, printedAmount(debit, *base), printedAmount(-credit, *base)},
         .kind = Kind::Total});
    return report;
}

Result<PrintedReport> printedDeferrals(Connection &connection, const PrintRequest &request)
{
    const auto asOf
        = request.days.through.value_or(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    const auto knownAt = request.figures.knownAt ? request.figures.knownAt->text : std::string();
    auto figures
        = ReportStore(connection).deferrals(request.orgId, request.documentId, asOf, request.figures.awaiting, knownAt);
    if (!figures)
        return failed(figures);
    if (auto taken = takeHead(connection, request, figures->head); !taken)
        return failed(taken);
    const auto &base = *figures->head.currency;
    PrintedReport report;
    report.title = Words::tr("Deferrals");
    report.range = Words::tr("as of %1").arg(printedText(dateText(asOf)));
    report.leftOut = leftOutSentences(figures->head.leftOut());
    report.columns = {{Words::tr("Document")},     {Words::tr("Account")},
                      {Words::tr("Deferred on")},  {Words::tr("Next release")},
                      {Words::tr("Last release")}, {Words::tr("Deferred"), true},
                      {Words::tr("Left"), true},   {Words::tr("Left %1").arg(code(base)), true}};
    for (const auto &deferral : figures->deferrals) {
        const auto next = std::ranges::find_if(deferral.releases, [&](const auto &one) { return one.date > asOf; });
        const auto currency = QLatin1Char(' ') + printedText(deferral.currency);
        report.rows.push_back(
            {.cells
             = {printedText(deferral.documentId), printedText(deferral.account), printedText(dateText(deferral.date)),
                next == deferral.releases.end() ? Words::tr("none") : printedText(dateText(next->date)),
                deferral.releases.empty() ? Words::tr("none") : printedText(dateText(deferral.releases.back().date)),
                printedAmount(deferral.deferred, deferral.currency) + currency,
                printedAmount(deferral.remaining, deferral.currency) + currency,
                printedAmount(deferral.remainingBase, base)}});
    }
    for (const auto &account : figures->remaining)
        report.rows.push_back({.cells = {Words::tr("Total"),
                                         printedText(account.account),
                                         {},
                                         {},
                                         {},
                                         {},
                                         {},
                                         printedAmount(account.balance, base)},
                               .kind = Kind::Total});
    return report;
}

Result<PrintedReport> printedClearing(Connection &connection, const PrintRequest &request)
{
    const auto figures = ClearingStore(connection).report(request.orgId, request.account);
    if (!figures)
        return failed(figures);
    const auto chart = AccountStore(connection).chart(request.orgId);
    if (!chart)
        return failed(chart);
    const auto &base = *figures->head.currency;
    PrintedReport report;
    report.title = Words::tr("Clearing");
    report.range = Words::tr("what is left, order by order");
    report.leftOut = leftOutSentences(figures->head.leftOut());
    report.columns
        = {{Words::tr("Order")}, {Words::tr("Date")}, {Words::tr("Why")}, {Words::tr("Rest %1").arg(code(base)), true}};
    for (const auto &account : figures->accounts) {
        report.rows.push_back(
            {.cells
             = {(printedText(account.account) + QLatin1Char(' ') + printedName(*chart, account.account)).trimmed()},
             .kind = Kind::Section});
        for (const auto &rest : account.rests)
            report.rows.push_back(
                {.cells = {printedText(rest.name), rest.date ? printedText(dateText(*rest.date)) : QString(),
                           restReasonWords(rest.reason), printedAmount(rest.amount, base)}});
        report.rows.push_back(
            {.cells = {Words::tr("Balance"), {}, {}, printedAmount(account.balance, base)}, .kind = Kind::Total});
    }
    return report;
}

static QString reasonWords(FluxReason reason)
{
    switch (reason) {
    case FluxReason::NewDocument:
        return Words::tr("new documents");
    case FluxReason::ChangedDocument:
        return Words::tr("changed documents");
    case FluxReason::Withdrawn:
        return Words::tr("withdrawn documents");
    case FluxReason::ChangedSettings:
        return Words::tr("changed settings");
    case FluxReason::Undone:
        return Words::tr("undone recreations");
    case FluxReason::CaughtUp:
        return Words::tr("caught up after a lock");
    case FluxReason::NewlyRefused:
        return Words::tr("newly refused, figures stay");
    case FluxReason::Recreated:
        break;
    }
    return Words::tr("posted again");
}

Result<PrintedReport> printedFlux(Connection &connection, const PrintRequest &request)
{
    const auto flux = fluxOf(
        connection,
        {.orgId = request.orgId, .before = *request.before, .after = *request.after, .through = request.days.through});
    if (!flux)
        return failed(flux);
    const auto head = BookSumsStore(connection).head(request.orgId, {.awaiting = {}, .knownAt = request.after});
    if (!head)
        return failed(head);
    const auto chart = AccountStore(connection).chart(request.orgId);
    if (!chart)
        return failed(chart);
    const auto &base = *head->currency;
    PrintedReport report;
    report.title = Words::tr("Close against close");
    report.range = printedDays({.from = {}, .through = request.days.through});
    report.knownAt = Words::tr("As known at %1, against %2")
                         .arg(printedText(request.after->text), printedText(request.before->text));
    report.leftOut = leftOutSentences(head->leftOut());
    report.columns = {{Words::tr("Account")},         {Words::tr("Name or reason")},
                      {Words::tr("Documents"), true}, {Words::tr("Before"), true},
                      {Words::tr("After"), true},     {Words::tr("Difference %1").arg(code(base)), true}};
    for (const auto &account : flux->accounts) {
        if (account.reasons.empty())
            continue;
        report.rows.push_back({.cells = {printedText(account.account),
                                         printedName(*chart, account.account),
                                         {},
                                         printedAmount(account.before, base),
                                         printedAmount(account.after, base),
                                         printedAmount(account.after - account.before, base)},
                               .kind = Kind::Total});
        for (const auto &part : account.reasons)
            report.rows.push_back({.cells = {{},
                                             reasonWords(part.reason),
                                             QString::number(part.documents.size()),
                                             {},
                                             {},
                                             printedAmount(part.amount, base)}});
    }
    return report;
}

} // namespace leapfrog
