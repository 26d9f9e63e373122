// SPDX-License-Identifier: MIT
#include "store/server/embedded_server.h"

#include "store/server/files/private_folder.h"
#include "store/server/files/socket_folder.h"
#include "store/server/server_error.h"
#include "store/server/server_owner.h"

#include <QDir>
#include <QLoggingCategory>

#include <cstdlib>

namespace leapfrog {

namespace fs = std::filesystem;

namespace {

Q_LOGGING_CATEGORY(serverLog, "leapfrog.server")

fs::path userDataFolder()
{
    const auto *data = std::getenv("XDG_DATA_HOME");
    if (data != nullptr && fs::path(data).is_absolute()) // relative ones are to be ignored, says XDG
        return data;
    return fs::path(QDir::homePath().toStdString()) / ".local/share";
}

/// Call with the start lock held, so that nobody signs on meanwhile.
Result<> stopIfUnused(const Cluster &cluster, FileLock &users)
{
    const auto last = users.tryLock(FileLock::Mode::Exclusive);
    if (!last)
        return failed(last);
    return *last ? cluster.stop() : Result<>{};
}

} // namespace

Result<fs::path> EmbeddedServer::defaultDirectory()
{
    const auto owner = ServerOwner::ofThisProcess();
    if (!owner)
        return failed(owner);
    const auto data = userDataFolder();
    auto wished = data / "leapfrog/server";
    if (!owner->differsFromCaller || isReachableBy(*owner, data))
        return wished;
    // Places asked for by XDG_DATA_HOME or HOME stay apart from each other and from root's usual one.
    const fs::path common = "/var/lib/leapfrog/server";
    return data == "/root/.local/share" ? common : fs::path(common).concat('-' + shortNameFor(data));
}

Result<std::unique_ptr<EmbeddedServer>> EmbeddedServer::start(Options options, const ServerProgress &progress)
{
    if (options.directory.empty()) {
        auto directory = defaultDirectory();
        if (!directory)
            return failed(directory);
        options.directory = std::move(*directory);
    }
    auto cluster = Cluster::open(options);
    if (!cluster)
        return failed(cluster);
    const auto startLock = cluster->lockForStarting(progress);
    if (!startLock)
        return failed(startLock);
    auto users = FileLock::open(cluster->folders().usersLock(), cluster->owner());
    if (!users)
        return failed(users);
    const auto signedOn = users->lock(FileLock::Mode::Shared, QDeadlineTimer(options.startTimeout));
    if (!signedOn)
        return failed(signedOn);

    auto dsn = cluster->run(progress);
    if (!dsn) {
        // A server that is still recovering from a crash goes on with it, for the next try.
        if (dsn.error().reason != "server_start_timeout" && !stopIfUnused(*cluster, *users))
            qCWarning(serverLog) << "The private database failed to start and could not be stopped either.";
        return failed(dsn);
    }
    return std::unique_ptr<EmbeddedServer>(new EmbeddedServer(std::move(*cluster), std::move(*users), std::move(*dsn)));
}

EmbeddedServer::EmbeddedServer(Cluster cluster, FileLock users, std::string dsn)
    : m_cluster(std::move(cluster))
    , m_users(std::move(users))
    , m_dsn(std::move(dsn))
{ }

EmbeddedServer::~EmbeddedServer()
{
    const auto startLock = m_cluster.lockForStarting({});
    const auto stopped = startLock ? stopIfUnused(m_cluster, m_users) : failed(startLock);
    if (!stopped)
        qCWarning(serverLog) << stopped.error().message << stopped.error().cause;
}

} // namespace leapfrog
