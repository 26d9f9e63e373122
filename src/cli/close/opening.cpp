// SPDX-License-Identifier: MIT
#include "engine/books/opening.h"
#include "cli/close/commands.h"
#include "cli/ledger/ledger.h"
#include "cli/program/output.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <iostream>
#include <iterator>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Opening)
};

struct Options
{
    std::string org;
    std::optional<Date> date;
    std::string file;
    bool preview = false;
};

} // namespace

static std::string stateName(OpeningDocument::State state)
{
    switch (state) {
    case OpeningDocument::State::New:
        return "new";
    case OpeningDocument::State::Changed:
        return "changed";
    case OpeningDocument::State::Unchanged:
        break;
    }
    return "unchanged";
}

static QString stateWords(OpeningDocument::State state)
{
    switch (state) {
    case OpeningDocument::State::New:
        return Words::tr("new");
    case OpeningDocument::State::Changed:
        return Words::tr("changed");
    case OpeningDocument::State::Unchanged:
        break;
    }
    return Words::tr("unchanged");
}

static Result<std::string> contents(const std::string &path)
{
    if (path == "-")
        return std::string{std::istreambuf_iterator<char>(std::cin), {}};
    auto file = openFile(path);
    if (!file)
        return failed(file);
    return std::string{std::istreambuf_iterator<char>(*file), {}};
}

static void printJson(const Opening &opening, const Options &options)
{
    const auto base = opening.base->code;
    QJsonArray documents;
    for (const auto &one : opening.documents)
        documents.append(QJsonObject{{QStringLiteral("document_id"), words(one.document.id)},
                                     {QStringLiteral("kind"), words(one.kind)},
                                     {QStringLiteral("party"), words(one.document.partyName)},
                                     {QStringLiteral("currency"), words(one.document.currency)},
                                     {QStringLiteral("base_amount"), amountWords(one.base, base)},
                                     {QStringLiteral("state"), words(stateName(one.state))}});
    QJsonArray refused;
    for (const auto &fault : opening.faults)
        refused.append(QJsonObject{{QStringLiteral("line"), fault.line},
                                   {QStringLiteral("code"), words(fault.code)},
                                   {QStringLiteral("field"), words(fault.field)},
                                   {QStringLiteral("message"), fault.message}});
    printJson({{QStringLiteral("org_id"), words(options.org)},
               {QStringLiteral("date"), words(dateText(*options.date))},
               {QStringLiteral("preview"), options.preview},
               {QStringLiteral("created"), opening.written.created},
               {QStringLiteral("changed"), opening.written.changed},
               {QStringLiteral("unchanged"), opening.written.unchanged},
               {QStringLiteral("opening_balance"), amountWords(opening.rest, base)},
               {QStringLiteral("documents"), documents},
               {QStringLiteral("refused"), refused}});
}

static void printText(const Session &session, const Opening &opening, const Options &options)
{
    for (const auto &fault : opening.faults)
        say(fault.line > 0 ? Words::tr("line %1: %2 [%3]").arg(fault.line).arg(fault.message, words(fault.code))
                           : QStringLiteral("%1 [%2]").arg(fault.message, words(fault.code)));
    if (!opening.faults.empty()) {
        session.tell(Words::tr("Nothing was written."));
        return;
    }
    const auto base = opening.base->code;
    Table table({Words::tr("Document"), Words::tr("Party"), Words::tr("Opens %1").arg(words(std::string(base))),
                 Words::tr("State")});
    for (const auto &one : opening.documents)
        table.add({words(one.document.id), words(one.document.partyName), amountWords(one.base, base),
                   stateWords(one.state)});
    table.add({Words::tr("Opening balances"), {}, amountWords(opening.rest, base), {}});
    table.print();
    if (options.preview)
        session.tell(Words::tr("This is a preview: nothing was written."));
    else
        session.tell(Words::tr("%n document(s) wait to be posted by a worker.", nullptr,
                               opening.written.created + opening.written.changed));
}

static Result<> open(Session &session, Connection &connection, const Options &options)
{
    const auto text = contents(options.file);
    if (!text)
        return failed(text);
    const auto opening = openBooks(connection, options.org, *options.date, *text,
                                   options.preview ? OpeningAct::Preview : OpeningAct::Write);
    if (!opening)
        return failed(opening);
    if (session.json)
        printJson(*opening, options);
    else
        printText(session, *opening, options);
    if (!opening->faults.empty())
        session.exitCode = PartOrRefused;
    return {};
}

void addOpening(CLI::App &app, Session &session)
{
    auto options = std::make_shared<Options>();
    const std::shared_ptr<std::string> org(options, &options->org);
    auto *command
        = addForOrganisation(*app.get_subcommand("ledger"), session, "opening",
                             "open items and balances taken over from other books: a journal for each open item", org,
                             [=, &session](Connection &connection) { return open(session, connection, *options); });
    addDate(*command, "--date", options->date, "the day on which the books open here")->required();
    command
        ->add_option(
            "file", options->file,
            "CSV: kind,party,reference,date,due,amount,currency,account,fx_rate,base_amount; - is standard input")
        ->required();
    command->add_flag("--preview", options->preview, "say what would be written, and write nothing");
}

} // namespace leapfrog::cli
