// SPDX-License-Identifier: MIT
#include "engine/close/flux.h"
#include "cli/close/commands.h"
#include "cli/ledger/ledger.h"
#include "cli/ledger/paper.h"
#include "cli/program/output.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Flux)
};

struct Options
{
    std::string org;
    std::optional<Moment> before;
    std::optional<Moment> after;
    std::optional<Date> through;
    std::string pdf;
};

} // namespace

static QString sentence(FluxReason reason)
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

static QString word(FluxReason reason)
{
    return words(std::string(fluxReasonName(reason)));
}

static QJsonArray toJson(const std::vector<std::string> &ids)
{
    QJsonArray list;
    for (const auto &id : ids)
        list.append(words(id));
    return list;
}

static QJsonObject toJson(const FluxOfAccount &account, std::string_view base)
{
    QJsonArray reasons;
    for (const auto &part : account.reasons)
        reasons.append(QJsonObject{{QStringLiteral("reason"), word(part.reason)},
                                   {QStringLiteral("amount"), amountWords(part.amount, base)},
                                   {QStringLiteral("documents"), toJson(part.documents)}});
    return {{QStringLiteral("account"), words(account.account)},
            {QStringLiteral("before"), amountWords(account.before, base)},
            {QStringLiteral("after"), amountWords(account.after, base)},
            {QStringLiteral("reasons"), reasons}};
}

static QJsonObject toJson(const FluxOfDocument &document, std::string_view base)
{
    QJsonArray fields;
    for (const auto &field : document.fields)
        fields.append(QJsonObject{{QStringLiteral("path"), words(field.path)},
                                  {QStringLiteral("before"), valueWords(field.before)},
                                  {QStringLiteral("after"), valueWords(field.after)}});
    QJsonArray lines;
    for (const auto &line : document.lines)
        lines.append(QJsonObject{{QStringLiteral("account"), words(line.account)},
                                 {QStringLiteral("caught_up"), line.catchesUp},
                                 {QStringLiteral("before"), amountWords(line.before, base)},
                                 {QStringLiteral("after"), amountWords(line.after, base)}});
    return {{QStringLiteral("document_id"), words(document.id)},
            {QStringLiteral("reason"), word(document.reason)},
            {QStringLiteral("version_before"), document.versionBefore},
            {QStringLiteral("version_after"), document.versionAfter},
            {QStringLiteral("fields"), fields},
            {QStringLiteral("lines"), lines}};
}

static void printJson(const Flux &flux, const Options &options, std::string_view base)
{
    QJsonArray accounts;
    for (const auto &account : flux.accounts)
        accounts.append(toJson(account, base));
    static constexpr std::size_t mostDocuments = 1000;
    QJsonArray documents;
    for (std::size_t i = 0; i < std::min(flux.documents.size(), mostDocuments); ++i)
        documents.append(toJson(flux.documents[i], base));
    QJsonArray settings;
    for (const auto &setting : flux.settings)
        settings.append(QJsonObject{{QStringLiteral("setting"), words(setting.name)},
                                    {QStringLiteral("before"), words(setting.before)},
                                    {QStringLiteral("after"), words(setting.after)},
                                    {QStringLiteral("at"), cli::toJson(setting.at)},
                                    {QStringLiteral("who"), setting.who}});
    printJson(
        {{QStringLiteral("org_id"), words(options.org)},
         {QStringLiteral("currency"), words(std::string(base))},
         {QStringLiteral("before"), words(options.before->text)},
         {QStringLiteral("after"), words(options.after->text)},
         {QStringLiteral("through"), options.through ? QJsonValue(words(dateText(*options.through))) : QJsonValue()},
         {QStringLiteral("accounts"), accounts},
         {QStringLiteral("settings"), settings},
         {QStringLiteral("documents"), static_cast<qint64>(flux.documents.size())},
         {QStringLiteral("per_document"), documents}});
}

static void printText(const Flux &flux, std::string_view base)
{
    Table table({Words::tr("Account"), Words::tr("Before %1").arg(words(std::string(base))),
                 Words::tr("After %1").arg(words(std::string(base))), Words::tr("Difference"), Words::tr("Why"),
                 Words::tr("Documents")});
    for (const auto &account : flux.accounts) {
        if (account.reasons.empty())
            continue;
        table.add({words(account.account),
                   amountWords(account.before, base),
                   amountWords(account.after, base),
                   amountWords(account.after - account.before, base),
                   {},
                   {}});
        for (const auto &part : account.reasons) {
            QStringList ids;
            for (std::size_t i = 0; i < std::min<std::size_t>(part.documents.size(), 5); ++i)
                ids.append(words(part.documents[i]));
            if (part.documents.size() > 5)
                ids.append(Words::tr("and %1 more").arg(part.documents.size() - 5));
            table.add(
                {{}, {}, {}, amountWords(part.amount, base), sentence(part.reason), ids.join(QStringLiteral(", "))});
        }
    }
    table.print();
    for (const auto &setting : flux.settings)
        printLine(Words::tr("Setting %1 changed on %2 by %3: %4 became %5")
                      .arg(words(setting.name), setting.at.toString(Qt::ISODate), setting.who, words(setting.before),
                           words(setting.after))
                      .toStdString());
    for (const auto &document : flux.documents) {
        for (const auto &field : document.fields)
            printLine(Words::tr("%1: %2 was %3, is %4")
                          .arg(words(document.id), words(field.path), valueWords(field.before), valueWords(field.after))
                          .toStdString());
    }
}

static Result<> flux(Session &session, Connection &connection, const Options &options)
{
    if (options.after->time() < options.before->time())
        return failed({.code = Error::Code::Invalid,
                       .message = Words::tr("--before is later than --after: turn them round."),
                       .cause = {},
                       .reason = "wrong_usage",
                       .field = "before"});
    BookSumsStore sums(connection);
    const auto head = sums.head(options.org, {});
    if (!head)
        return failed(head);
    const auto since = sums.notKnownBefore({.knownAt = options.before});
    if (!since)
        return failed(since);
    if (!since->empty())
        session.tell(Words::tr("What had been committed, and settings as they were, are kept since %1 only.")
                         .arg(words(*since)));
    if (!options.pdf.empty()) {
        PrintRequest request;
        request.kind = PrintedKind::Flux;
        request.orgId = options.org;
        request.days.through = options.through;
        request.before = options.before;
        request.after = options.after;
        return writePdfOf(session, connection, request, options.pdf);
    }
    const auto flux = fluxOf(
        connection,
        {.orgId = options.org, .before = *options.before, .after = *options.after, .through = options.through});
    if (!flux)
        return failed(flux);
    if (session.json)
        printJson(*flux, options, head->currency->code);
    else
        printText(*flux, head->currency->code);
    return {};
}

/// An option that takes a moment and must be given.
static void addMoment(CLI::App &command, const char *name, std::optional<Moment> &moment, const char *words)
{
    command
        .add_option_function<std::string>(
            name, [&moment](const std::string &text) { moment = Moment::parse(text); }, words)
        ->check([](const std::string &text) {
            return Moment::parse(text) ? std::string()
                                       : "\"" + text + "\" is no moment with an offset, as 2026-04-05T18:00+02:00";
        })
        ->type_name("MOMENT")
        ->required();
}

void addFlux(CLI::App &app, Session &session)
{
    auto options = std::make_shared<Options>();
    const std::shared_ptr<std::string> org(options, &options->org);
    auto *command = addForOrganisation(
        *app.get_subcommand("ledger"), session, "flux",
        "why figures known at one moment are not those known at another, account by account, without rest", org,
        [=, &session](Connection &connection) { return flux(session, connection, *options); });
    addMoment(*command, "--before", options->before, "the earlier moment");
    addMoment(*command, "--after", options->after, "the later moment");
    addDate(*command, "--through", options->through, "entries dated through this day; default: all");
    addPdf(*command, options->pdf);
}

} // namespace leapfrog::cli
