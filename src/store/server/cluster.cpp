// SPDX-License-Identifier: MIT
#include "store/server/cluster.h"

#include "store/server/child_process.h"
#include "store/server/files/private_folder.h"
#include "store/server/files/socket_folder.h"
#include "store/server/postmaster.h"
#include "store/server/server_error.h"
#include "store/server/server_link.h"
#include "store/server/server_log.h"

#include <chrono>
#include <csignal>
#include <thread>

#include <unistd.h>

namespace leapfrog {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

constexpr auto stepTime = 20ms;
constexpr auto orphansGrace = 2s; // an idle backend notices at once that its postmaster died
constexpr auto fastStopTime = 60s;
constexpr auto immediateStopTime = 15s;

/// Ends backends that a killed postmaster left at work. Crash recovery follows in any case, so nothing is lost.
void endOrphans(const fs::path &cluster, int signal)
{
    for (const auto orphan : ServerProcesses::of(cluster).orphans)
        kill(orphan, signal);
}

Error startTimeout(std::chrono::seconds time)
{
    return serverError(Error::Code::Unavailable, "server_start_timeout",
                       ServerText::tr("The private database did not answer within %1 seconds. After a crash it may "
                                      "still be recovering: try again in a moment.")
                           .arg(time.count()));
}

Error endedAtStart(const std::string &output, const ClusterFolders &folders)
{
    return programError(
        output, "server_start_failed",
        ServerText::tr("The private database could not be started. Its log is in %1.").arg(shownPath(folders.log())));
}

bool signalPostmaster(const fs::path &cluster, int signal)
{
    const auto postmaster = ServerProcesses::of(cluster).postmaster;
    return postmaster && kill(*postmaster, signal) == 0;
}

} // namespace

Cluster::Cluster(ClusterOptions options, ServerOwner owner)
    : m_options(std::move(options))
    , m_owner(std::move(owner))
    , m_folders{m_options.directory.lexically_normal()}
{ }

Result<Cluster> Cluster::open(const ClusterOptions &options)
{
    auto owner = ServerOwner::ofThisProcess();
    if (!owner)
        return failed(owner);
    Cluster cluster(options, std::move(*owner));
    if (const auto made = makePrivateFolder(cluster.m_folders.base, cluster.m_owner); !made)
        return failed(made);
    return cluster;
}

Result<FileLock> Cluster::lockForStarting(const ServerProgress &progress) const
{
    auto lock = FileLock::open(m_folders.startLock(), m_owner);
    if (!lock)
        return lock;
    const auto free = lock->tryLock(FileLock::Mode::Exclusive);
    if (!free)
        return failed(free);
    if (*free)
        return lock;
    if (progress)
        progress(ServerText::tr("Waiting for another Leapfrog that starts or stops the private database…"));
    if (const auto locked = lock->lock(FileLock::Mode::Exclusive, QDeadlineTimer(m_options.startTimeout)); !locked)
        return failed(locked);
    return lock;
}

Result<std::string> Cluster::run(const ServerProgress &progress) const
{
    const QDeadlineTimer deadline(m_options.startTimeout);
    for (bool ready = false; !ready;) {
        auto serverLock = FileLock::open(m_folders.serverLock(), m_owner);
        if (!serverLock)
            return failed(serverLock);
        const auto nobodyServes = serverLock->tryLock(FileLock::Mode::Exclusive);
        if (!nobodyServes)
            return failed(nobodyServes);
        if (*nobodyServes) {
            if (const auto started = startServer(std::move(*serverLock), progress, deadline); !started)
                return failed(started);
            break;
        }
        // False: it was just ending. Then there is one to start.
        const auto answer = awaitReady(deadline, [] {});
        if (!answer)
            return failed(answer);
        ready = *answer;
    }

    const auto file = readPostmasterFile(m_folders.cluster());
    if (!file)
        return failed(endedAtStart({}, m_folders));
    if (const auto there = ensureDatabase(*file, m_owner); !there)
        return failed(there);
    return connectionText(*file, m_owner, embeddedDatabase);
}

Result<ServerPrograms> Cluster::prepare(const ServerProgress &progress, const QDeadlineTimer &deadline) const
{
    removeUnfinished(m_folders);
    const auto version = clusterVersion(m_folders, m_owner);
    if (!version)
        return failed(version);
    auto programs = ServerPrograms::find(m_options.programFolders, *version, m_owner);
    if (!programs || *version)
        return programs;
    if (progress)
        progress(
            ServerText::tr("Creating the private database in %1 (first start only)…").arg(shownPath(m_folders.base)));
    if (const auto made = makeCluster(m_folders, *programs, m_owner, m_options.durable, deadline); !made)
        return failed(made);
    return programs;
}

Result<> Cluster::startServer(FileLock serverLock, const ServerProgress &progress, const QDeadlineTimer &deadline) const
{
    // Before anything is made: where no socket fits, nothing can be served.
    const auto socketFolder = chooseSocketFolder(m_folders.base, m_options.temporaryFolder, m_owner);
    if (!socketFolder)
        return failed(socketFolder);
    const auto programs = prepare(progress, deadline);
    if (!programs)
        return failed(programs);
    if (progress)
        progress(ServerText::tr("Starting the private database…"));
    return launchAndAwait(std::move(serverLock), *programs, *socketFolder, deadline);
}

Result<> Cluster::launchAndAwait(FileLock serverLock, const ServerPrograms &programs, const fs::path &socketFolder,
                                 const QDeadlineTimer &deadline) const
{
    const auto ground = makePrivateFolder(m_folders.log(), m_owner)
                            .and_then([&] { return removeStaleFiles(socketFolder); })
                            .and_then([&] { return writeAccessRules(m_folders, m_owner); });
    if (!ground)
        return ground;

    const LogMark log(m_folders.log());
    const auto pipe = startDaemon({.program = programs.postgres, .arguments = serverArguments(socketFolder)}, m_owner,
                                  serverLock.descriptor());
    serverLock.leave();
    if (!pipe)
        return failed(pipe);
    std::string output;
    const auto ready = awaitReady(deadline, [&] { output += readAvailable(*pipe); });
    if (!ready)
        return failed(ready);
    if (*ready)
        return {};
    return failed(endedAtStart(output + readAvailable(*pipe) + log.textSince(), m_folders));
}

Result<bool> Cluster::awaitReady(const QDeadlineTimer &deadline, const std::function<void()> &meanwhile) const
{
    auto probe = FileLock::open(m_folders.serverLock(), m_owner);
    if (!probe)
        return failed(probe);
    const QDeadlineTimer patience(orphansGrace);
    while (!deadline.hasExpired()) {
        const auto ended = probe->tryLock(FileLock::Mode::Exclusive);
        if (!ended)
            return failed(ended);
        if (*ended)
            return false;
        const auto file = readPostmasterFile(m_folders.cluster());
        if (file && !file->socketFolder.empty() && askReadiness(*file, m_owner) == Readiness::Ready)
            return true;
        if (patience.hasExpired())
            endOrphans(m_folders.cluster(), SIGQUIT);
        meanwhile();
        std::this_thread::sleep_for(stepTime);
    }
    return failed(startTimeout(m_options.startTimeout));
}

Result<> Cluster::removeStaleFiles(const fs::path &socketFolder) const
{
    const auto cluster = m_folders.cluster();
    if (ServerProcesses::of(cluster).postmaster)
        return failed(serverError(Error::Code::Unavailable, "data_folder_in_use",
                                  ServerText::tr("A PostgreSQL that Leapfrog did not start runs in %1. Stop it and try "
                                                 "again.")
                                      .arg(shownPath(cluster))));
    // The server would believe the process number in them, which may be another program's by now.
    const auto socket = socketFolder / (".s.PGSQL." + std::to_string(socketPort));
    for (const auto &stale : {cluster / "postmaster.pid", socket, fs::path(socket).concat(".lock")}) {
        if (unlink(stale.c_str()) != 0 && errno != ENOENT)
            return failed(systemError(errno, stale));
    }
    return {};
}

std::vector<std::string> Cluster::serverArguments(const fs::path &socketFolder) const
{
    std::string quotedFolder = "\"";
    for (const char letter : socketFolder.native())
        quotedFolder += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    quotedFolder += '"';
    const std::string safe = m_options.durable ? "on" : "off";

    std::vector<std::string> arguments = {"-D", m_folders.cluster().string()};
    const std::vector<std::string> settings = {
        "listen_addresses=",
        "unix_socket_directories=" + quotedFolder,
        "unix_socket_permissions=0700",
        "port=" + std::to_string(socketPort),
        "max_connections=" + std::to_string(m_options.maxConnections),
        "fsync=" + safe,
        "synchronous_commit=" + safe,
        "full_page_writes=" + safe,
        "logging_collector=on",
        "log_destination=stderr",
        "log_directory=" + m_folders.log().string(),
        "log_filename=server-%a.log", // one per day of the week, overwritten after a week
        "log_rotation_age=1d",
        "log_rotation_size=0",
        "log_truncate_on_rotation=on",
    };
    for (const auto &setting : settings) {
        arguments.emplace_back("-c");
        arguments.push_back(setting);
    }
    return arguments;
}

Result<> Cluster::stop() const
{
    auto serverLock = FileLock::open(m_folders.serverLock(), m_owner);
    if (!serverLock)
        return failed(serverLock);
    Result<> ended;
    for (const auto &[signal, patience] : {std::pair<int, std::chrono::seconds>{SIGINT, fastStopTime},
                                           std::pair<int, std::chrono::seconds>{SIGQUIT, immediateStopTime}}) {
        const QDeadlineTimer deadline(patience);
        ended = serverLock->lock(FileLock::Mode::Exclusive, QDeadlineTimer(0));
        // Repeated: a server that has just been started may not have written its process number yet.
        while (!ended && ended.error().reason == "server_busy" && !deadline.hasExpired()) {
            if (!signalPostmaster(m_folders.cluster(), signal))
                endOrphans(m_folders.cluster(), SIGQUIT);
            ended = serverLock->lock(FileLock::Mode::Exclusive, QDeadlineTimer(500));
        }
        if (ended || ended.error().reason != "server_busy")
            return ended;
    }
    return failed(serverError(
        Error::Code::Unavailable, "server_stop_timeout",
        ServerText::tr("The private database did not stop. Its folder is %1.").arg(shownPath(m_folders.base))));
}

} // namespace leapfrog
