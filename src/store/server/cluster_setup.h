// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/server/server_owner.h"
#include "store/server/server_programs.h"

#include <QDeadlineTimer>

#include <filesystem>
#include <optional>

namespace leapfrog {

/// The places of one embedded server. All of them are private to its owner.
struct ClusterFolders
{
    std::filesystem::path base;

    [[nodiscard]] std::filesystem::path cluster() const { return base / "cluster"; } ///< PostgreSQL's data directory
    [[nodiscard]] std::filesystem::path log() const { return base / "log"; }
    [[nodiscard]] std::filesystem::path startLock() const { return base / "start.lock"; }
    [[nodiscard]] std::filesystem::path usersLock() const { return base / "users.lock"; }
    [[nodiscard]] std::filesystem::path serverLock() const { return base / "server.lock"; }
};

/// The major version that made the cluster; nothing when there is no cluster yet.
/// Errors: `data_folder_invalid` (something else is in its place), `data_folder_owner`, `data_folder_open`.
Result<std::optional<int>> clusterVersion(const ClusterFolders &folders, const ServerOwner &owner);

/// Removes what an interrupted makeCluster() left behind. Call with the start lock held.
void removeUnfinished(const ClusterFolders &folders);

/// Makes the cluster with initdb: UTF-8, C.UTF-8, checksums. It is made beside its place and moved there in one step,
/// so that a kill, a power cut or a full disk leaves no half cluster.
/// `durable` false skips the fsyncs. Call with the start lock held.
/// Errors: `disk_full`, `initdb_failed`, `program_too_slow`, and those of systemError().
Result<> makeCluster(const ClusterFolders &folders, const ServerPrograms &programs, const ServerOwner &owner,
                     bool durable, const QDeadlineTimer &deadline);

/// Writes who may log in (pg_hba.conf, pg_ident.conf): the owner, and root where root runs Leapfrog, as `leapfrog` by
/// the system's word (peer); other roles by their password; nobody over a network. Written anew at every start, so
/// that a renamed user or a moved disk does not lock the owner out. Errors: as replacePrivateFile().
Result<> writeAccessRules(const ClusterFolders &folders, const ServerOwner &owner);

/// Removes a folder tree as far as possible. Waits up to 5 s for a process that still writes into it.
void removeTree(const std::filesystem::path &folder);

} // namespace leapfrog
