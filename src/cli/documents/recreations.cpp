// SPDX-License-Identifier: MIT
#include "store/queue/recreations.h"
#include "cli/documents/commands.h"
#include "cli/ledger/difference.h"
#include "cli/program/output.h"
#include "core/sentences.h"
#include "recreate/undo.h"
#include "store/books/document_history.h"
#include "store/books/documents.h"
#include "store/books/entries.h"
#include "store/queue/job_list.h"
#include "store/queue/rows/direct_by.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <map>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Recreations)
};

/// What a recreation changed, by document.
struct Changes
{
    std::map<std::string, Difference> entries;
    ChangesByDocument documents; ///< why
    std::map<std::string, std::string> posters = {}; ///< recreationPosters()
};

} // namespace

using Posters = std::map<std::string, std::string>; ///< recreationPosters()

static QJsonObject toJson(const RecreationRow &row, const Posters &posters)
{
    const auto poster = posters.find(row.id);
    return {{QStringLiteral("recreation_id"), words(row.id)},
            {QStringLiteral("org_id"), words(row.orgId)},
            {QStringLiteral("path"), words(row.path)},
            {QStringLiteral("posted_by"), poster == posters.end() ? QJsonValue() : QJsonValue(words(poster->second))},
            {QStringLiteral("who"), row.who},
            {QStringLiteral("why"), row.why},
            {QStringLiteral("started_at"), cli::toJson(row.startedAt)},
            {QStringLiteral("finished_at"), cli::toJson(row.finishedAt)},
            {QStringLiteral("documents"), row.documents},
            {QStringLiteral("waiting"), row.waiting},
            {QStringLiteral("preparing"), row.preparing},
            {QStringLiteral("posted"), row.posted},
            {QStringLiteral("unchanged"), row.unchanged},
            {QStringLiteral("refused"), row.refused},
            {QStringLiteral("superseded"), row.superseded},
            {QStringLiteral("cancelled"), row.cancelled},
            {QStringLiteral("undone"), row.undone}};
}

static Result<> list(Session &session, const std::string &org, int limit)
{
    auto connection = session.connect("recreations");
    if (!connection)
        return failed(connection);
    const auto rows = RecreationStore(**connection).list(org, limit);
    if (!rows)
        return failed(rows);
    if (rows->empty()) {
        if (auto known = mustBeKnown(**connection, org); !known)
            return failed(known);
    }
    std::vector<std::string> ids;
    for (const auto &row : *rows)
        ids.push_back(row.id);
    const auto posters = recreationPosters(**connection, ids);
    if (!posters)
        return failed(posters);
    Table table({Words::tr("Started"), Words::tr("Recreation"), Words::tr("Organisation"), Words::tr("By"),
                 Words::tr("Path"), Words::tr("Documents"), Words::tr("Posted"), Words::tr("Unchanged"),
                 Words::tr("Refused"), Words::tr("Cancelled"), Words::tr("Waiting")});
    QJsonArray all;
    for (const auto &row : *rows) {
        all.append(toJson(row, *posters));
        table.add({row.startedAt.toString(Qt::ISODate), words(row.id), words(row.orgId), row.who, words(row.path),
                   QString::number(row.documents), QString::number(row.posted), QString::number(row.unchanged),
                   QString::number(row.refused), QString::number(row.cancelled), QString::number(row.waiting)});
    }
    if (session.json)
        printJson({{QStringLiteral("recreations"), all}});
    else
        table.print();
    return {};
}

static QJsonObject toJson(const RecreationDocumentRow &document)
{
    return {{QStringLiteral("document_id"), words(document.documentId)},
            {QStringLiteral("old_version"), document.oldVersion},
            {QStringLiteral("new_version"), document.newVersion},
            {QStringLiteral("outcome"), words(document.outcome)},
            {QStringLiteral("code"), words(document.code)},
            {QStringLiteral("field"), words(document.field)},
            {QStringLiteral("message"), document.message},
            {QStringLiteral("worker"), words(document.worker)},
            {QStringLiteral("finished_at"), cli::toJson(document.finishedAt)}};
}

/// Old entries against new of each document that the recreation posted, and what changed in the document.
static Result<Changes> changesOf(Connection &connection, const std::string &id)
{
    const auto entries = EntryStore(connection).ofRecreation(id);
    if (!entries)
        return failed(entries);
    auto documents = DocumentHistory(connection).ofRecreation(id);
    if (!documents)
        return failed(documents);
    const auto posters = recreationPosters(connection, {id});
    if (!posters)
        return failed(posters);
    Changes changes{.entries = {}, .documents = std::move(*documents), .posters = *posters};
    for (const auto &one : *entries)
        changes.entries.emplace(one.documentId, difference(one.before, one.after));
    return changes;
}

static void printAsJson(const RecreationRow &row, const std::vector<RecreationDocumentRow> &documents,
                        const Changes &changes, const std::string &base)
{
    QJsonArray list;
    for (const auto &document : documents) {
        auto object = toJson(document);
        if (const auto found = changes.entries.find(document.documentId); found != changes.entries.end())
            object[QStringLiteral("difference")] = cli::toJson(found->second, base);
        if (const auto found = changes.documents.find(document.documentId); found != changes.documents.end())
            add(object, found->second);
        list.append(object);
    }
    auto object = toJson(row, changes.posters);
    object[QStringLiteral("per_document")] = list;
    printJson(object);
}

static void printAsText(const std::vector<RecreationDocumentRow> &documents, const Changes &changes,
                        const std::string &base)
{
    Table table({Words::tr("Document"), Words::tr("Was"), Words::tr("Now"), Words::tr("Outcome"), Words::tr("Worker"),
                 Words::tr("Why")});
    for (const auto &document : documents)
        table.add({words(document.documentId), QString::number(document.oldVersion),
                   QString::number(document.newVersion), words(document.outcome), words(document.worker),
                   document.message.isEmpty() ? errorInWords(document.lastError) : inReadersWords(document.message)});
    table.print();
    for (const auto &[documentId, difference] : changes.entries) {
        if (difference.unchanged())
            continue;
        printLine({});
        printLine(documentId);
        if (const auto found = changes.documents.find(documentId); found != changes.documents.end())
            print(found->second);
        print(difference, base);
    }
}

static Result<> show(Session &session, const std::string &id)
{
    auto connection = session.connect("recreations");
    if (!connection)
        return failed(connection);
    RecreationStore store(**connection);
    const auto row = store.find(id);
    if (!row)
        return failed(row);
    const auto documents = store.documents(id, row->documents, true);
    if (!documents)
        return failed(documents);
    const auto changes = changesOf(**connection, id);
    if (!changes)
        return failed(changes);
    const auto base = DocumentStore(**connection).baseCurrency(row->orgId);
    if (!base)
        return failed(base);
    if (session.json)
        printAsJson(*row, *documents, *changes, *base);
    else
        printAsText(*documents, *changes, *base);
    return {};
}

static Result<> retry(Session &session, const std::string &id, const QString &why)
{
    auto connection = session.connect("recreations");
    if (!connection)
        return failed(connection);
    RecreationStore store(**connection);
    if (auto known = store.find(id); !known)
        return failed(known);
    const auto count = store.retry(id, why);
    if (!count)
        return failed(count);
    if (session.json)
        printJson({{QStringLiteral("retried"), *count}});
    else
        session.tell(Words::tr("Handed %n refused document(s) to the queue to try again.", nullptr, *count));
    return {};
}

static Result<> undo(Session &session, const std::string &id)
{
    auto connection = session.connect("recreations");
    if (!connection)
        return failed(connection);
    const auto restored = undoRecreation(**connection, id);
    if (!restored)
        return failed(restored);
    QJsonArray documents;
    for (const auto &document : *restored)
        documents.append(words(document));
    if (session.json)
        printJson({{QStringLiteral("recreation_id"), words(id)}, {QStringLiteral("restored"), documents}});
    else
        session.tell(Words::tr("Brought the previous entries of %n document(s) back into force.", nullptr,
                               static_cast<int>(restored->size())));
    return {};
}

static Result<> cancel(Session &session, const std::string &id, const QString &why)
{
    auto connection = session.connect("recreations");
    if (!connection)
        return failed(connection);
    const auto count = RecreationStore(**connection).cancel(id, why);
    if (!count)
        return failed(count);
    if (session.json)
        printJson({{QStringLiteral("recreation_id"), words(id)}, {QStringLiteral("cancelled"), *count}});
    else
        session.tell(
            Words::tr("Cancelled %n document(s) that were not posted yet; their previous entries are in force.",
                      nullptr, *count));
    return {};
}

void addRecreations(CLI::App &app, Session &session)
{
    auto *command = app.add_subcommand("recreations", "list recreations, show one, retry, cancel or undo it");
    command->require_subcommand(1);
    auto org = std::make_shared<std::string>();
    auto id = std::make_shared<std::string>();
    auto why = std::make_shared<std::string>();
    auto limit = std::make_shared<int>(50);

    auto *listing = command->add_subcommand("list", "the newest first");
    listing->add_option("--org", *org, "of this organisation only");
    listing->add_option("--limit", *limit, "at most so many (50)")->check(CLI::Range(1, 1000000));
    const auto one = [&](const char *name, const char *description) {
        auto *sub = command->add_subcommand(name, description);
        sub->add_option("id", *id, "the recreation")->required();
        return sub;
    };
    auto *showing = one("show", "one recreation, document by document, with old entries against new");
    auto *retrying = one("retry", "try its refused documents again");
    retrying->add_option("--why", *why, "reason, kept in the history");
    auto *cancelling = one("cancel", "cancel what of it is not posted yet; those entries are in force again");
    cancelling->add_option("--why", *why, "reason, kept in the history");
    auto *undoing = one("undo", "bring the previous entries back as a new version");

    const auto run = [&session](const Result<> &result) {
        if (!result)
            session.fail(result.error());
    };
    listing->callback([=, &session] { run(list(session, *org, *limit)); });
    showing->callback([=, &session] { run(show(session, *id)); });
    retrying->callback([=, &session] { run(retry(session, *id, words(*why))); });
    cancelling->callback([=, &session] { run(cancel(session, *id, words(*why))); });
    undoing->callback([=, &session] { run(undo(session, *id)); });
}

} // namespace leapfrog::cli
