// SPDX-License-Identifier: MIT
#include "recreate/recreate.h"
#include "cli/documents/commands.h"
#include "cli/ledger/difference.h"
#include "cli/program/output.h"
#include "core/sentences.h"
#include "recreate/preview.h"
#include "store/books/documents.h"
#include "store/queue/rows/direct_by.h"
#include "store/queue/workers.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QThread>

#include <algorithm>
#include <set>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Recreate)
};

struct Options
{
    std::string org;
    std::vector<std::string> documents;
    std::string type;
    bool all = false;
    bool preview = false;
    bool wait = false;
    std::string why;
};

} // namespace

static Result<std::vector<std::string>> wantedDocuments(Connection &connection, const Options &options)
{
    if (!options.documents.empty())
        return options.documents;
    DocumentStore store(connection);
    if (auto known = store.baseCurrency(options.org); !known)
        return failed(known);
    auto ids
        = store.ids({.orgId = options.org, .type = options.type, .status = {}, .text = {}, .from = {}, .through = {}});
    if (!ids || !ids->empty())
        return ids;
    return failed({.code = Error::Code::Refused,
                   .message = options.type.empty()
                       ? Words::tr("Organisation \"%1\" has no documents.").arg(words(options.org))
                       : Words::tr("Organisation \"%1\" has no documents of type \"%2\".")
                             .arg(words(options.org), words(options.type)),
                   .cause = {},
                   .reason = "no_documents",
                   .field = options.type.empty() ? "all" : "type"});
}

static QJsonObject toJson(const DocumentPreview &preview, const std::string &base)
{
    QJsonObject object{{QStringLiteral("document_id"), words(preview.documentId)},
                       {QStringLiteral("version"), preview.version}};
    add(object, preview.changes);
    if (preview.refusal) {
        object[QStringLiteral("refusal")] = cli::toJson(toError(*preview.refusal));
        return object;
    }
    object[QStringLiteral("unchanged")] = preview.difference.unchanged();
    object[QStringLiteral("difference")] = cli::toJson(preview.difference, base);
    return object;
}

static void printPreview(const DocumentPreview &preview, const std::string &base)
{
    const auto id = words(preview.documentId);
    if (preview.refusal) {
        printLine(Words::tr("%1  would be refused: %2").arg(id, preview.refusal->message).toStdString());
        print(preview.changes);
        return;
    }
    printLine(Words::tr(preview.difference.unchanged() ? "%1  no change" : "%1  would change").arg(id).toStdString());
    print(preview.changes);
    if (!preview.difference.unchanged())
        print(preview.difference, base);
}

static QString posterName(bool isWorker)
{
    return isWorker ? QStringLiteral("worker") : QStringLiteral("console");
}

static Result<> preview(Session &session, Connection &connection, const Options &options, const Settings &settings)
{
    const auto documents = wantedDocuments(connection, options);
    if (!documents)
        return failed(documents);
    const auto base = DocumentStore(connection).baseCurrency(options.org);
    if (!base)
        return failed(base);
    const auto previews = previewRecreation(connection, options.org, *documents);
    if (!previews)
        return failed(previews);
    QJsonArray list;
    int changed = 0;
    int refused = 0;
    for (const auto &one : *previews) {
        refused += one.refusal ? 1 : 0;
        changed += !one.refusal && !one.difference.unchanged() ? 1 : 0;
        if (session.json)
            list.append(toJson(one, *base));
        else
            printPreview(one, *base);
    }
    const bool direct = static_cast<int>(documents->size()) <= settings.directThreshold;
    const auto byWorker = directIsByWorker(connection);
    if (!byWorker)
        return failed(byWorker);
    if (session.json)
        printJson({{QStringLiteral("path"), direct ? QStringLiteral("direct") : QStringLiteral("queued")},
                   {QStringLiteral("posted_by"), posterName(!direct || *byWorker)},
                   {QStringLiteral("documents"), static_cast<int>(previews->size())},
                   {QStringLiteral("changed"), changed},
                   {QStringLiteral("unchanged"), static_cast<int>(previews->size()) - changed - refused},
                   {QStringLiteral("refused"), refused},
                   {QStringLiteral("previews"), list}});
    session.exitCode = refused > 0 ? PartOrRefused : Done;
    return {};
}

/// Waits until each document of the recreation has its outcome, whoever posts it; `unlessNobody`: not while no worker
/// runs that could.
static Result<RecreationRow> waitForEnd(Session &session, ConnectionPool &pool, const std::string &id,
                                        bool unlessNobody)
{
    int waiting = -1;
    for (;;) {
        QElapsedTimer clock;
        clock.start();
        auto row = pool.with([&](Connection &connection) { return RecreationStore(connection).find(id); });
        if (!row && !row.error().isTransient())
            return row;
        if (row && row->waiting == 0)
            return row;
        const auto somebody = row && unlessNobody
            ? pool.with([](Connection &connection) { return anyWorkerTakes(connection); })
            : Result<bool>(true);
        if (somebody && !*somebody) {
            session.tell(Words::tr(
                "Workers post direct recreations here, and none takes jobs now: %n document(s) wait(s) for one. "
                "Start one: leapfrogctl work",
                nullptr, row->waiting));
            return row;
        }
        if (row && row->waiting != waiting) {
            waiting = row->waiting;
            session.tell(Words::tr("%1 of %2 documents are done").arg(row->documents - waiting).arg(row->documents));
        }
        // A look counts the documents: of many it is dear.
        QThread::msleep(row ? std::clamp<unsigned long>(static_cast<unsigned long>(5 * clock.elapsed()), 100, 2000)
                            : 1000);
    }
}

static QJsonArray describeJobs(const std::vector<ClaimedJob> &jobs)
{
    QJsonArray list;
    for (const auto &job : jobs)
        list.append(QJsonObject{{QStringLiteral("job_id"), words(job.id)},
                                {QStringLiteral("document_id"), words(job.documentId)},
                                {QStringLiteral("version"), job.versionHint},
                                {QStringLiteral("priority"), job.priority}});
    return list;
}

/// What was refused and why: before anything was written, and by the rules.
static Result<QJsonArray> refusals(ConnectionPool &pool, const StartedRecreation &started, int limit)
{
    QJsonArray list;
    std::set<std::string> told;
    for (const auto &outcome : started.refused) {
        told.insert(outcome.item);
        auto object = toJson(outcome.error);
        object[QStringLiteral("document_id")] = words(outcome.item);
        list.append(object);
    }
    const auto documents = pool.with(
        [&](Connection &connection) { return RecreationStore(connection).documents(started.id, limit, true); });
    if (!documents)
        return failed(documents);
    for (const auto &document : *documents) {
        if (document.outcome == "refused" && !told.contains(document.documentId))
            list.append(QJsonObject{{QStringLiteral("document_id"), words(document.documentId)},
                                    {QStringLiteral("code"), words(document.code)},
                                    {QStringLiteral("field"), words(document.field)},
                                    {QStringLiteral("message"), document.message}});
    }
    return list;
}

static Result<> print(Session &session, ConnectionPool &pool, const StartedRecreation &started,
                      const RecreationRow &row, double seconds)
{
    static constexpr int mostShown = 1000;
    const auto refused = refusals(pool, started, mostShown);
    if (!refused)
        return failed(refused);
    const int locked = static_cast<int>(started.refused.size()) - started.refusedAndNoted;
    const int allRefused = row.refused + locked;
    if (session.json) {
        QJsonObject object{
            {QStringLiteral("recreation_id"), words(started.id)},
            {QStringLiteral("path"), started.direct ? QStringLiteral("direct") : QStringLiteral("queued")},
            {QStringLiteral("posted_by"), posterName(!started.task)},
            {QStringLiteral("documents"), row.documents + locked},
            {QStringLiteral("posted"), row.posted},
            {QStringLiteral("unchanged"), row.unchanged},
            {QStringLiteral("refused"), allRefused},
            {QStringLiteral("failed"), row.cancelled},
            {QStringLiteral("superseded"), row.superseded},
            {QStringLiteral("waiting"), row.waiting},
            {QStringLiteral("seconds"), seconds},
            {QStringLiteral("refusals"), *refused}};
        if (!started.inChunks && started.jobs.size() <= mostShown)
            object[QStringLiteral("jobs")] = describeJobs(started.jobs);
        printJson(object);
    } else {
        Table table({Words::tr("recreation"), Words::tr("path"), Words::tr("documents"), Words::tr("posted"),
                     Words::tr("unchanged"), Words::tr("refused"), Words::tr("waiting"), Words::tr("seconds")});
        table.add({words(started.id), started.direct ? Words::tr("direct") : Words::tr("queued"),
                   QString::number(row.documents), QString::number(row.posted), QString::number(row.unchanged),
                   QString::number(allRefused), QString::number(row.waiting), QString::number(seconds, 'f', 2)});
        table.print();
        for (const auto &one : *refused)
            say(Words::tr("refused: %1: %2")
                    .arg(one.toObject()[QStringLiteral("document_id")].toString(),
                         inReadersWords(one.toObject()[QStringLiteral("message")].toString())));
    }
    session.exitCode = allRefused + row.cancelled > 0 ? PartOrRefused : Done;
    return {};
}

static Result<> recreate(Session &session, const Options &options)
{
    auto connection = session.connect("recreate");
    if (!connection)
        return failed(connection);
    const auto settings = SettingStore(**connection).read();
    if (!settings)
        return failed(settings);
    if (options.preview)
        return preview(session, **connection, options, *settings);
    auto documents = wantedDocuments(**connection, options);
    if (!documents)
        return failed(documents);

    const auto where = session.dsn();
    if (!where)
        return failed(where);
    ConnectionPool pool(*where, "recreate", 1);
    DirectRunner runner(pool, WorkerStore::makeName("direct"), *settings);
    Recreate recreate(pool, runner, *settings);
    QElapsedTimer clock;
    clock.start();
    auto started
        = recreate.start({.orgId = options.org, .documents = std::move(*documents), .why = words(options.why)});
    if (!started)
        return failed(started);
    if (started->task)
        started->task->outcomes.waitForFinished();
    const bool wait = options.wait || started->direct;
    const auto row = wait ? waitForEnd(session, pool, started->id, started->direct && !started->task && !options.wait)
                          : pool.with([&](Connection &db) { return RecreationStore(db).find(started->id); });
    if (!row)
        return failed(row);
    return print(session, pool, *started, *row, static_cast<double>(clock.elapsed()) / 1000);
}

void addRecreate(CLI::App &app, Session &session)
{
    auto *command = app.add_subcommand(
        "recreate", "post documents again, as the button does: few at once, many through the queue at high priority");
    auto options = std::make_shared<Options>();
    command->add_option("--org", options->org, "organisation")->required();
    auto *which = command->add_option_group("which documents");
    which->add_option("--document", options->documents, "document id; may be repeated");
    which->add_option("--type", options->type, "all of this type");
    which->add_flag("--all", options->all, "all of the organisation");
    which->require_option(1);
    command->add_flag("--preview", options->preview, "show what would change and change nothing");
    command->add_flag("--wait", options->wait, "wait for a queued recreation to end");
    command->add_option("--why", options->why, "reason, kept in the history");
    command->callback([=, &session] {
        if (auto result = recreate(session, *options); !result)
            session.fail(result.error());
    });
}

} // namespace leapfrog::cli
