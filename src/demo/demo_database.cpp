// SPDX-License-Identifier: MIT
#include "demo/demo.h"

#include "core/log.h"
#include "engine/inbox/import_runner.h"
#include "engine/worker/poller.h"
#include "store/database/conninfo.h"
#include "store/database/databases.h"
#include "store/queue/workers.h"
#include "store/schema/migrator.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <array>
#include <ranges>

static void initSampleResource()
{
    Q_INIT_RESOURCE(samples); // a static library's resource must be named once; not possible inside a namespace
}

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::DemoDatabase)
};

constexpr std::array<const char *, 6> shops = {"us", "ca", "gb", "de", "jp", "kw"};
constexpr int documentsPerCopy = 600; ///< of the six shops together, evenly; the samples hold a little more

std::string orgOf(const char *shop, int copy)
{
    return copy == 0 ? shop : std::string(shop) + '-' + std::to_string(copy + 1);
}

/// The importer reads files; the samples are inside the program.
Result<> unpackSamples(const QDir &folder)
{
    initSampleResource();
    for (const char *shop : shops) {
        folder.mkpath(QLatin1String(shop));
        const QDir inside(QStringLiteral(":/samples/") + QLatin1String(shop));
        for (const auto &name : inside.entryList(QDir::Files)) {
            if (!QFile::copy(inside.filePath(name), folder.filePath(QLatin1String(shop) + QLatin1Char('/') + name)))
                return failed(
                    {.code = Error::Code::Unavailable,
                     .message
                     = Words::tr("The sample shops can't be written to %1. Is the disk full?").arg(folder.path()),
                     .cause = {},
                     .reason = "unwritable_folder",
                     .field = {}});
        }
    }
    return {};
}

Result<> importShops(Connection &connection, int copies)
{
    const QTemporaryDir folder;
    if (auto unpacked = unpackSamples(QDir(folder.path())); !unpacked)
        return unpacked;
    for (int copy = 0; copy < copies; ++copy) {
        for (const char *shop : shops) {
            const auto path = folder.filePath(QLatin1String(shop)).toStdString();
            const ImportRequest request{
                .orgId = orgOf(shop, copy),
                .baseCurrency = {},
                .format = ImportFormat::Shopify,
                .files = {path + "/orders.jsonl", path + "/transactions.jsonl", path + "/payouts.jsonl"}};
            if (auto done = runImport(connection, request); !done)
                return failed(done);
        }
    }
    return {};
}

Result<> postEverything(Connection &connection, const std::string &dsn)
{
    const auto settings = SettingStore(connection).read();
    if (!settings)
        return failed(settings);
    const auto worker = WorkerStore::makeName("queue");
    Poller poller({.dsn = dsn,
                   .worker = worker,
                   .settings = *settings,
                   .drain = true,
                   .processor = std::make_shared<DocumentProcessor>(worker)});
    poller.start();
    poller.wait();
    if (const auto failure = poller.status().failure)
        return failed(*failure);
    return {};
}

/// The document as a sync brings it again: the same figures, another description, so it is a new version.
ImportedDocument changed(const DocumentRow &row, std::string body, int sync)
{
    body.insert(body.size() - 1, ",\"description\":\"sync " + std::to_string(sync) + '"');
    return {.id = row.id,
            .type = row.type,
            .date = dateText(row.date),
            .currency = row.currency,
            .partyName = row.party,
            .amount = row.amount,
            .body = std::move(body)};
}

/// Cuts off what changed() put there before.
std::string original(std::string body)
{
    if (const auto at = body.rfind(",\"description\":\"sync "); at != std::string::npos)
        body.replace(at, std::string::npos, "}");
    return body;
}

} // namespace

DemoDatabase::DemoDatabase(std::string serverDsn, std::string name)
    : m_serverDsn(std::move(serverDsn))
    , m_name(std::move(name))
    , m_dsn(withDatabase(m_serverDsn, m_name).value_or(std::string()))
{ }

DemoDatabase::~DemoDatabase()
{
    if (m_kept)
        return;
    const auto connection = Connection::open(m_serverDsn, "demo");
    const auto dropped = connection ? DatabaseStore(**connection).drop(m_name) : Result<>(failed(connection));
    if (!dropped) // its name is leapfrog_demo_…, for people to see
        Log::failure(logStore(), dropped.error());
}

Result<std::unique_ptr<DemoDatabase>> DemoDatabase::make(const std::string &serverDsn, const std::string &name,
                                                         int backlog, const DemoProgress &progress)
{
    auto server = Connection::open(serverDsn, "demo");
    if (!server)
        return failed(server);
    DatabaseStore databases(**server);
    if (auto dropped = databases.drop(name); !dropped)
        return failed(dropped);
    if (auto created = databases.create(name); !created)
        return failed(created);
    auto demo = std::unique_ptr<DemoDatabase>(new DemoDatabase(serverDsn, name));

    auto connection = Connection::open(demo->m_dsn, "demo");
    if (!connection)
        return failed(connection);
    if (auto migrated = Migrator(**connection).migrate(); !migrated)
        return failed(migrated);
    progress(Words::tr("Importing six sample shops"));
    if (auto imported = importShops(**connection, (backlog + documentsPerCopy - 1) / documentsPerCopy); !imported)
        return failed(imported);
    progress(Words::tr("Posting their documents"));
    if (auto posted = postEverything(**connection, demo->m_dsn); !posted)
        return failed(posted);
    return demo;
}

Result<> DemoDatabase::syncAll(int count, int spare)
{
    auto connection = Connection::open(m_dsn, "demo");
    if (!connection)
        return failed(connection);
    DocumentStore store(**connection);
    const auto organisations = store.organisations();
    if (!organisations)
        return failed(organisations);
    const int shopCount = static_cast<int>(organisations->size());
    for (int i = 0; i < shopCount; ++i) {
        const auto &org = (*organisations)[static_cast<std::size_t>(i)].id;
        const int share = count / shopCount + (i < count % shopCount ? 1 : 0);
        const int skip = org == "us" ? spare : 0;
        const auto page = store.list(
            {.orgId = org, .type = {}, .status = "posted", .text = {}, .from = {}, .through = {}}, {}, share + skip);
        if (!page)
            return failed(page);
        std::vector<std::string> documents;
        for (const auto &row : *page | std::views::drop(skip))
            documents.push_back(row.id);
        if (auto synced = sync(org, documents); !synced)
            return synced;
    }
    return {};
}

Result<> DemoDatabase::sync(const std::string &orgId, const std::vector<std::string> &documents)
{
    auto connection = Connection::open(m_dsn, "demo");
    if (!connection)
        return failed(connection);
    DocumentStore store(**connection);
    ++m_syncs;
    std::vector<ImportedDocument> incoming;
    for (const auto &id : documents) {
        const auto row = store.find(orgId, id);
        if (!row)
            return failed(row);
        auto body = store.body(orgId, id);
        if (!body)
            return failed(body);
        incoming.push_back(changed(*row, original(std::move(*body)), m_syncs));
    }
    if (auto stored = store.import(orgId, incoming); !stored)
        return failed(stored);
    return {};
}

Result<std::string> seedDemo(const std::string &serverDsn, int backlog, const DemoProgress &progress)
{
    auto demo = DemoDatabase::make(serverDsn, "leapfrog_demo", backlog, progress);
    if (!demo)
        return failed(demo);
    progress(Words::tr("A bulk sync of %n document(s) arrives", nullptr, backlog));
    if (auto synced = (*demo)->syncAll(backlog, 0); !synced)
        return failed(synced);
    (*demo)->keep();
    return (*demo)->dsn();
}

} // namespace leapfrog
