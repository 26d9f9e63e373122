// SPDX-License-Identifier: MIT
#include "cli/documents/import_answer.h"
#include "cli/ledger/ledger.h"
#include "cli/program/interruption.h"
#include "cli/program/output.h"

#include <QCoreApplication>

namespace leapfrog::cli {

using State = PayloadVerdict::State;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::ImportAgain)
};

struct Options
{
    ReadingOptions reading;
    PayloadFilter filter;
    bool preview = false;
};

} // namespace

static void answerInJson(const Options &options, const ReadAgain &done)
{
    QJsonObject object{{QStringLiteral("org_id"), words(options.reading.orgId)},
                       {QStringLiteral("preview"), options.preview},
                       {QStringLiteral("groups"), static_cast<qint64>(done.groups)},
                       {QStringLiteral("refused_payloads"), static_cast<qint64>(done.open.count(State::Refused))},
                       {QStringLiteral("waiting_payloads"), static_cast<qint64>(done.open.count(State::Waiting))},
                       {QStringLiteral("refused"), toJson(done.open.notes(State::Refused))},
                       {QStringLiteral("waiting"), toJson(done.open.notes(State::Waiting))}};
    if (options.preview) {
        QJsonArray documents;
        for (const auto &one : done.differing)
            documents.append(QJsonObject{{QStringLiteral("document_id"), words(one.documentId)},
                                         {QStringLiteral("is_new"), one.isNew},
                                         {QStringLiteral("is_locked"), done.lockedOut.contains(one.documentId)}});
        object[QStringLiteral("would_change")] = static_cast<qint64>(done.differingCount);
        object[QStringLiteral("documents")] = documents;
    } else {
        object[QStringLiteral("created")] = done.documents.created;
        object[QStringLiteral("changed")] = done.documents.changed;
        object[QStringLiteral("unchanged")] = done.documents.unchanged;
        object[QStringLiteral("withdrawn")] = done.withdrawn;
        object[QStringLiteral("enqueued")] = done.documents.created + done.documents.changed;
    }
    printJson(object);
}

static QString wouldHappen(const DocumentDifference &one, const ReadAgain &done)
{
    if (done.lockedOut.contains(one.documentId))
        return one.isNew ? Words::tr("it would come in and wait: its period is locked")
                         : Words::tr("a new version, which would wait: its period is locked");
    return one.isNew ? Words::tr("it would come in") : Words::tr("a new version");
}

static void answerInWords(const Session &session, const Options &options, const ReadAgain &done)
{
    if (options.preview) {
        Table table({Words::tr("Document"), Words::tr("What would happen")});
        for (const auto &one : done.differing)
            table.add({words(one.documentId), wouldHappen(one, done)});
        table.print();
        session.tell(Words::tr("%1 documents would come out otherwise. Nothing was changed.").arg(done.differingCount));
        return;
    }
    Table table({Words::tr("read"), Words::tr("new"), Words::tr("changed"), Words::tr("unchanged"),
                 Words::tr("refused"), Words::tr("waiting")});
    table.add({QString::number(done.groups), QString::number(done.documents.created),
               QString::number(done.documents.changed), QString::number(done.documents.unchanged),
               QString::number(done.open.count(State::Refused)), QString::number(done.open.count(State::Waiting))});
    table.print();
}

static Result<> again(Session &session, Options &options)
{
    Interruption interruption;
    const auto stop = interruption.token();
    auto connection = session.connect("import");
    if (!connection)
        return failed(connection);
    const auto org = theOrganisation(**connection, options.filter.orgId);
    if (!org)
        return failed(org);
    options.filter.orgId = *org;
    options.reading.orgId = *org;
    if (options.reading.purged && options.filter.group.empty())
        options.filter.code = "purged";
    const auto tell = [&](std::int64_t groups) { session.tell(Words::tr("%1 orders and payouts").arg(groups)); };
    const auto done = readAgain(**connection, options.reading, options.filter, options.preview, tell, stop);
    if (!done)
        return failed(done);
    for (const auto &note : done->open.notes(State::Refused))
        say(Words::tr("refused: %1").arg(oneLine(note)));
    for (const auto &said : done->said)
        session.tell(said);
    session.json ? answerInJson(options, *done) : answerInWords(session, options, *done);
    session.exitCode = done->open.count(State::Refused) > 0 ? PartOrRefused : Done;
    return {};
}

void addPayloadFilter(CLI::App &command, PayloadFilter &filter)
{
    command.add_option("--org", filter.orgId, "organisation; default: the only one");
    command.add_option("--kind", filter.kind, "of this kind, as order, refund or payout");
    command.add_option("--code", filter.code, "with this reason, as total_mismatch");
    command.add_option("--group", filter.group, "of this order or payout, as order/5111");
    command.add_option("--since", filter.since, "that came on this day or later")
        ->check([](const std::string &text) {
            return parseDate(text) ? std::string() : "\"" + text + "\" is no day from 1970-01-01 to 2199-12-31";
        })
        ->type_name("YYYY-MM-DD");
}

static std::pair<std::shared_ptr<Options>, CLI::App *> addReading(CLI::App &import, Session &session, const char *name,
                                                                  const char *description)
{
    auto options = std::make_shared<Options>();
    auto *command = import.add_subcommand(name, description);
    addPayloadFilter(*command, options->filter);
    command->add_flag("--preview", options->preview, "say what would change, and change nothing");
    command->callback([=, &session] {
        if (auto done = again(session, *options); !done)
            session.fail(done.error());
    });
    return {options, command};
}

void addImportAgain(CLI::App &import, Session &session)
{
    addReading(import, session, "retry", "read refused payloads again, all or those of a filter").first->filter.state
        = "refused";
    const auto again = addReading(import, session, "again", "read kept payloads as the rules and settings of now say");
    again.second->add_flag(
        "--purged", again.first->reading.purged,
        "also what came of orders and payouts after they were purged: their documents are made anew");
}

} // namespace leapfrog::cli
