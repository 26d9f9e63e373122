// SPDX-License-Identifier: MIT
#include "console/session/open_database.h"

#include "demo/demo.h"
#include "store/access/database_mode.h"
#include "store/database/conninfo.h"
#include "store/queue/workers.h"
#include "store/schema/migrator.h"

#include <QCoreApplication>

namespace leapfrog {

static constexpr int demoBacklog = 1000; ///< a minute of work for six slots: time to look around
static constexpr std::chrono::seconds patience(30); ///< for one answer while a database is opened
static constexpr int readsAtOnce = 4; ///< a page asks for two or three

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::OpenDatabase)
};

} // namespace

static Result<> checkSchema(Connection &connection)
{
    Migrator migrator(connection);
    auto fits = migrator.check();
    if (fits || fits.error().reason != "schema_older")
        return fits;
    auto error = fits.error();
    if (const auto status = migrator.status()) {
        QStringList pending;
        for (const auto &migration : *status) {
            if (!migration.appliedAt)
                pending.append(QString::fromStdString(migration.name));
        }
        if (pending.isEmpty())
            pending.append(Words::tr("functions"));
        error.cause = pending.join(QLatin1Char('\n'));
    }
    return failed(error);
}

Result<OpenDatabase::Opened> OpenDatabase::prepare(const std::string &dsn, bool migrate, const ServerProgress &progress)
{
    progress(Words::tr("Connecting…"));
    const auto connection = Connection::open(dsn, "console", {.statement = patience});
    if (!connection)
        return failed(connection);
    if (migrate) {
        (*connection)->setLimits({.statement = std::chrono::milliseconds(0)}); // tables may be large
        const auto migrated = Migrator(**connection).migrate(0, [&](const std::string &name) {
            progress(Words::tr("Bringing the database up to date: %1").arg(QString::fromStdString(name)));
        });
        if (!migrated)
            return failed(migrated);
        (*connection)->setLimits({.statement = patience});
    } else if (const auto fits = checkSchema(**connection); !fits) {
        return failed(fits);
    }
    const auto settings = SettingStore(**connection).read();
    if (!settings)
        return failed(settings);
    const auto facts = readFacts(**connection);
    if (!facts)
        return failed(facts);
    return Opened{.settings = *settings, .facts = *facts};
}

Result<DatabaseFacts> OpenDatabase::readFacts(Connection &connection)
{
    if (const auto fits = Migrator(connection).check(); !fits)
        return failed(fits);
    const auto accepts = acceptsChanges(connection);
    if (!accepts)
        return failed(accepts);
    return DatabaseFacts{.acceptsChanges = *accepts};
}

static EmbeddedServer::Options serverOptions(const DatabaseTarget &target)
{
    EmbeddedServer::Options options;
    options.directory = target.conninfo;
    return options;
}

/// The demo's database, seeded when it has to be.
static Result<std::string> demoDsn(const std::string &serverDsn, bool fresh, const ServerProgress &progress)
{
    if (!fresh) {
        auto dsn = serverDsn + " dbname=leapfrog_demo";
        const auto there = Connection::open(dsn, "console");
        if (there && checkSchema(**there))
            return dsn;
    }
    return seedDemo(serverDsn, demoBacklog, progress);
}

/// The DSN to work with; starts the private server where the target needs it.
static Result<std::string> reach(const OpenDatabase::Request &request, std::unique_ptr<EmbeddedServer> &server,
                                 const ServerProgress &progress)
{
    if (request.target.kind == DatabaseTarget::Kind::Server) {
        auto password = request.password;
        if (password.isEmpty() && request.findPassword) {
            progress(Words::tr("Asking the keychain for the password…"));
            password = request.findPassword();
        }
        if (password.isEmpty())
            return request.target.conninfo;
        return withPassword(request.target.conninfo, password.toStdString());
    }
    auto started = EmbeddedServer::start(serverOptions(request.target), progress);
    if (!started)
        return failed(started);
    server = std::move(*started);
    if (request.target.kind == DatabaseTarget::Kind::Demo)
        return demoDsn(server->dsn(), request.freshDemo, progress);
    return server->dsn();
}

static std::shared_ptr<ConnectionPool> newReaders(const std::string &dsn)
{
    return std::make_shared<ConnectionPool>(dsn, "console", readsAtOnce);
}

Result<std::shared_ptr<OpenDatabase>> OpenDatabase::open(const Request &request, const ServerProgress &progress)
{
    std::unique_ptr<EmbeddedServer> server;
    const auto dsn = reach(request, server, progress);
    if (!dsn)
        return failed(dsn);
    const bool migrate = request.migrate || request.target.kind == DatabaseTarget::Kind::Embedded;
    const auto opened = prepare(*dsn, migrate, progress);
    if (!opened)
        return failed(opened);

    auto *database = new OpenDatabase(request.target, std::move(server), *dsn, *opened);
    return std::shared_ptr<OpenDatabase>(database, [](OpenDatabase *last) {
        runInBackground([last, ended = last->m_ended] {
            delete last;
            ended->finish();
        });
    });
}

OpenDatabase::OpenDatabase(DatabaseTarget target, std::unique_ptr<EmbeddedServer> server, const std::string &dsn,
                           const Opened &opened)
    : m_target(std::move(target))
    , m_ended(std::make_shared<QPromise<void>>())
    , m_server(std::move(server))
    , m_settings(opened.settings)
    , m_facts(opened.facts)
    , m_readers(newReaders(dsn))
    , m_pool(dsn, "console", 1)
    , m_runner(m_pool, WorkerStore::makeName("direct"), m_settings, jobDuration())
    , m_recreate(m_pool, m_runner, m_settings)
    , m_listener(dsn)
{
    m_ended->start();
}

Settings OpenDatabase::settings() const
{
    const std::scoped_lock lock(m_settingsMutex);
    return m_settings;
}

void OpenDatabase::follow(const Settings &settings)
{
    m_runner.follow(settings);
    m_recreate.follow(settings);
    const std::scoped_lock lock(m_settingsMutex);
    m_settings = settings;
}

std::chrono::milliseconds OpenDatabase::jobDuration() const
{
    return m_target.kind == DatabaseTarget::Kind::Demo ? demoJobDuration : std::chrono::milliseconds(0);
}

std::shared_ptr<ConnectionPool> OpenDatabase::readers()
{
    const std::scoped_lock lock(m_mutex);
    return m_readers;
}

void OpenDatabase::renewReaders()
{
    auto others = newReaders(dsn());
    {
        const std::scoped_lock lock(m_mutex);
        m_readers.swap(others);
    }
    runInBackground([others = std::move(others)]() mutable { others.reset(); }); // waits for what its threads read
}

Result<DatabaseFacts> OpenDatabase::probe(const std::stop_token &stop)
{
    if (m_target.kind != DatabaseTarget::Kind::Server) {
        auto again = EmbeddedServer::start(serverOptions(m_target));
        if (!again)
            return failed(again);
        const std::scoped_lock lock(m_mutex);
        m_server = std::move(*again); // the earlier one signs off after the new one has signed on
    }
    const auto connection = Connection::open(dsn(), "console", {.statement = patience, .stop = stop});
    return connection ? readFacts(**connection) : failed(connection);
}

} // namespace leapfrog
