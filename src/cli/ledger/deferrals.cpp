// SPDX-License-Identifier: MIT
#include "cli/ledger/ledger.h"
#include "cli/ledger/paper.h"
#include "cli/program/output.h"

#include <QCoreApplication>
#include <QDate>
#include <QJsonArray>

#include <algorithm>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Ledger)
};

struct Options
{
    std::string org;
    std::string documentId;
    std::optional<Date> asOf;
    Figures figures;
    std::string pdf;
};

} // namespace

static QJsonObject toJson(const DeferralRow &deferral, std::string_view base, Date asOf)
{
    const auto amount = [&](std::int64_t minor) { return amountWords(minor, deferral.currency); };
    QJsonArray schedule;
    for (const auto &release : deferral.releases)
        schedule.append(QJsonObject{{QStringLiteral("date"), words(dateText(release.date))},
                                    {QStringLiteral("amount"), amount(release.amount)},
                                    {QStringLiteral("base_amount"), amountWords(release.baseAmount, base)},
                                    {QStringLiteral("released"), release.date <= asOf}});
    return {{QStringLiteral("document_id"), words(deferral.documentId)},
            {QStringLiteral("account"), words(deferral.account)},
            {QStringLiteral("currency"), words(deferral.currency)},
            {QStringLiteral("date"), words(dateText(deferral.date))},
            {QStringLiteral("deferred"), amount(deferral.deferred)},
            {QStringLiteral("remaining"), amount(deferral.remaining)},
            {QStringLiteral("remaining_base"), amountWords(deferral.remainingBase, base)},
            {QStringLiteral("schedule"), schedule}};
}

static Result<> deferrals(Session &session, Connection &connection, const Options &options)
{
    if (!options.pdf.empty()) {
        PrintRequest request;
        request.kind = PrintedKind::Deferrals;
        request.orgId = options.org;
        request.figures = options.figures;
        request.days.through = options.asOf;
        request.documentId = options.documentId;
        return writePdfOf(session, connection, request, options.pdf);
    }
    const auto today = Date(std::chrono::days(QDate(1970, 1, 1).daysTo(QDate::currentDate())));
    const auto asOf = options.asOf.value_or(today);
    const auto &[awaiting, moment] = options.figures;
    const auto knownAt = moment ? moment->text : std::string();
    auto report = ReportStore(connection).deferrals(options.org, options.documentId, asOf, awaiting, knownAt);
    if (!report)
        return failed(report);
    if (moment) {
        auto head = BookSumsStore(connection).head(options.org, options.figures, {.from = {}, .through = asOf});
        if (!head)
            return failed(head);
        report->head = std::move(*head);
    }
    const auto base = report->head.currency->code;
    QJsonArray list;
    QJsonArray remaining;
    Table table({Words::tr("Document"), Words::tr("Account"), Words::tr("Deferred"), Words::tr("Left"),
                 Words::tr("Currency"), Words::tr("Next release"), Words::tr("Last release")});
    for (const auto &deferral : report->deferrals) {
        list.append(toJson(deferral, base, asOf));
        const auto next = std::ranges::find_if(deferral.releases, [&](const auto &one) { return one.date > asOf; });
        table.add({words(deferral.documentId), words(deferral.account),
                   amountWords(deferral.deferred, deferral.currency),
                   amountWords(deferral.remaining, deferral.currency), words(deferral.currency),
                   next == deferral.releases.end() ? Words::tr("none") : words(dateText(next->date)),
                   deferral.releases.empty() ? Words::tr("none") : words(dateText(deferral.releases.back().date))});
    }
    for (const auto &account : report->remaining) {
        remaining.append(QJsonObject{{QStringLiteral("account"), words(account.account)},
                                     {QStringLiteral("balance"), amountWords(account.balance, base)}});
        table.add({Words::tr("Total"),
                   words(account.account),
                   {},
                   amountWords(account.balance, base),
                   words(std::string(base)),
                   {},
                   {}});
    }
    if (session.json) {
        auto object = toJson(report->head);
        object[QStringLiteral("as_of")] = words(dateText(asOf));
        object[QStringLiteral("known_at")] = knownAt.empty() ? QJsonValue() : QJsonValue(words(knownAt));
        object[QStringLiteral("remaining")] = remaining;
        object[QStringLiteral("deferrals")] = list;
        printJson(object);
        return {};
    }
    table.print();
    tellLeftOut(session, report->head.leftOut());
    return {};
}

void addLedgerDeferrals(CLI::App &ledger, Session &session)
{
    auto options = std::make_shared<Options>();
    const std::shared_ptr<std::string> org(options, &options->org);
    auto *command = addForOrganisation(
        ledger, session, "deferrals", "what is deferred, and what is still to be released", org,
        [=, &session](Connection &connection) { return deferrals(session, connection, *options); });
    command->add_option("--document", options->documentId, "of this document");
    addWithoutAwaiting(*command, options->figures.awaiting);
    addKnownAt(*command, options->figures.knownAt);
    addDate(*command, "--as-of", options->asOf, "as the ledger stands on this day (today)");
    addPdf(*command, options->pdf);
}

} // namespace leapfrog::cli
