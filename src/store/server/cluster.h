// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/server/cluster_setup.h"
#include "store/server/files/file_lock.h"

#include <QDeadlineTimer>

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace leapfrog {

/// What may be chosen about an embedded server.
struct ClusterOptions
{
    std::filesystem::path directory; ///< full path; made if needed
    std::chrono::seconds startTimeout{120}; ///< for everything that start or stop waits for
    bool durable = true; ///< false turns fsync off: for tests whose data may be lost
    int maxConnections = 100;
    std::vector<std::filesystem::path> programFolders; ///< where initdb and postgres are; empty: the usual places
    std::filesystem::path temporaryFolder = "/tmp"; ///< for the socket, when all other paths are too long
};

/// Tells people what is being waited for, in a translated sentence. Called from the thread that waits.
using ServerProgress = std::function<void(const QString &stage)>;

/// One embedded PostgreSQL: its folder, and whether it runs. Knows nothing of who uses it.
///
/// That a server runs is known by a lock that its own processes inherit: no number in postmaster.pid is trusted, so a
/// stale file, a number reused by another program or a zombie can't mislead. Call run() and stop() with the start lock
/// held. One thread at a time.
class Cluster
{
public:
    /// Makes or checks the folder. Errors: those of ServerOwner::ofThisProcess() and makePrivateFolder().
    static Result<Cluster> open(const ClusterOptions &options);

    /// The lock for those who start or stop. Error: `server_busy`, those of FileLock.
    Result<FileLock> lockForStarting(const ServerProgress &progress) const;

    /// Makes the cluster if there is none, starts the server if it does not run, waits until it answers, and gives the
    /// conninfo of the database `leapfrog`. Errors: see embedded_server.h.
    Result<std::string> run(const ServerProgress &progress) const;

    /// Ends the server (fast mode: sessions are cut, data is written) and waits until its last process is gone.
    /// Nothing to do when it does not run. Errors: `server_stop_timeout`, those of FileLock.
    Result<> stop() const;

    [[nodiscard]] const ClusterFolders &folders() const { return m_folders; }
    [[nodiscard]] const ServerOwner &owner() const { return m_owner; }

private:
    Cluster(ClusterOptions options, ServerOwner owner);

    [[nodiscard]] Result<> startServer(FileLock serverLock, const ServerProgress &progress,
                                       const QDeadlineTimer &deadline) const;
    [[nodiscard]] Result<ServerPrograms> prepare(const ServerProgress &progress, const QDeadlineTimer &deadline) const;
    [[nodiscard]] Result<> launchAndAwait(FileLock serverLock, const ServerPrograms &programs,
                                          const std::filesystem::path &socketFolder,
                                          const QDeadlineTimer &deadline) const;
    [[nodiscard]] Result<bool> awaitReady(const QDeadlineTimer &deadline, const std::function<void()> &meanwhile) const;
    [[nodiscard]] Result<> removeStaleFiles(const std::filesystem::path &socketFolder) const;
    [[nodiscard]] std::vector<std::string> serverArguments(const std::filesystem::path &socketFolder) const;

    ClusterOptions m_options;
    ServerOwner m_owner;
    ClusterFolders m_folders;
};

} // namespace leapfrog
