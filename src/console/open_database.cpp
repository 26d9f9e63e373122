// SPDX-License-Identifier: MIT
#include "console/open_database.h"

#include "demo/demo.h"
#include "store/conninfo.h"
#include "store/migrator.h"
#include "store/workers.h"

#include <QCoreApplication>

namespace leapfrog {

static constexpr int demoBacklog = 1000; ///< a minute of work for six slots: time to look around
static constexpr int readers = 4; ///< reads at once; a page asks for two or three

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
        error.cause = pending.join(QLatin1Char('\n'));
    }
    return failed(error);
}

static Result<Settings> prepare(const std::string &dsn, bool migrate, const ServerProgress &progress)
{
    progress(Words::tr("Connecting…"));
    const auto connection = Connection::open(dsn, "console");
    if (!connection)
        return failed(connection);
    if (migrate) {
        const auto migrated = Migrator(**connection).migrate(0, [&](const std::string &name) {
            progress(Words::tr("Bringing the database up to date: %1").arg(QString::fromStdString(name)));
        });
        if (!migrated)
            return failed(migrated);
    } else if (const auto fits = checkSchema(**connection); !fits) {
        return failed(fits);
    }
    return SettingStore(**connection).read();
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
        if (request.password.isEmpty())
            return request.target.conninfo;
        return withPassword(request.target.conninfo, request.password.toStdString());
    }
    auto started = EmbeddedServer::start(serverOptions(request.target), progress);
    if (!started)
        return failed(started);
    server = std::move(*started);
    if (request.target.kind == DatabaseTarget::Kind::Demo)
        return demoDsn(server->dsn(), request.freshDemo, progress);
    return server->dsn();
}

Result<std::shared_ptr<OpenDatabase>> OpenDatabase::open(const Request &request, const ServerProgress &progress)
{
    std::unique_ptr<EmbeddedServer> server;
    const auto dsn = reach(request, server, progress);
    if (!dsn)
        return failed(dsn);
    const bool migrate = request.migrate || request.target.kind == DatabaseTarget::Kind::Embedded;
    const auto settings = prepare(*dsn, migrate, progress);
    if (!settings)
        return failed(settings);

    auto *database = new OpenDatabase(request.target, std::move(server), *dsn, *settings);
    return std::shared_ptr<OpenDatabase>(database, [](OpenDatabase *last) {
        runInBackground([last, ended = last->m_ended] {
            delete last;
            ended->finish();
        });
    });
}

OpenDatabase::OpenDatabase(DatabaseTarget target, std::unique_ptr<EmbeddedServer> server, const std::string &dsn,
                           const Settings &settings)
    : m_target(std::move(target))
    , m_ended(std::make_shared<QPromise<void>>())
    , m_server(std::move(server))
    , m_settings(settings)
    , m_pool(dsn, "console", readers)
    , m_runner(m_pool, WorkerStore::makeName("direct"), settings, jobDuration())
    , m_recreate(m_pool, m_runner, settings)
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

Result<Settings> OpenDatabase::probe()
{
    if (m_target.kind != DatabaseTarget::Kind::Server) {
        auto again = EmbeddedServer::start(serverOptions(m_target));
        if (!again)
            return failed(again);
        const std::scoped_lock lock(m_serverMutex);
        m_server = std::move(*again); // the earlier one signs off after the new one has signed on
    }
    return m_pool.with([](Connection &connection) { return SettingStore(connection).read(); });
}

} // namespace leapfrog
