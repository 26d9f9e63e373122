// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/server/cluster.h"

#include <filesystem>
#include <memory>
#include <string>

namespace leapfrog {

/// The user's own PostgreSQL, shared by all Leapfrog processes of that user: the first starts it, the last stops it.
/// It listens on a Unix socket in a folder of mode 0700 and on no network. Data is durable (fsync, synchronous_commit).
///
/// A process that is killed needs no cleaning up: the kernel drops its locks. A server left behind by a killed last
/// user serves the next one. Any number of EmbeddedServer objects may exist in one process; each counts as a user.
///
/// Reasons of errors (Error::reason), besides what messages say: `server_package_missing`, `server_too_old`,
/// `data_folder_version`, `server_user_missing`, `user_unknown`, `data_folder_unreachable`, `data_folder_owner`,
/// `data_folder_open`, `data_folder_denied`, `data_folder_read_only`, `data_folder_invalid`, `data_folder_in_use`,
/// `data_folder_error`, `socket_path_too_long`, `locks_unsupported`, `disk_full`, `out_of_memory`, `initdb_failed`,
/// `program_not_started`, `program_too_slow`, `server_start_failed`, `server_start_timeout`, `server_busy`,
/// `server_unreachable`, `database_not_created`. The cause holds the end of the server's log where there is one.
class EmbeddedServer
{
public:
    using Options = ClusterOptions;

    /// Where the server lives by default: $XDG_DATA_HOME/leapfrog/server, or ~/.local/share/leapfrog/server. For root,
    /// if the user `postgres` can't get there (root's home is closed): /var/lib/leapfrog/server, with a suffix for each
    /// other place asked for. Errors: those of ServerOwner::ofThisProcess(), `data_folder_invalid` (no home).
    static Result<std::filesystem::path> defaultDirectory();

    /// Makes the database if there is none, starts the server if it does not run, and registers as a user.
    /// An empty `directory` means defaultDirectory(). Blocks up to `startTimeout` and a little: call it off the UI
    /// thread; any thread will do. `progress` is called in that thread.
    static Result<std::unique_ptr<EmbeddedServer>> start(Options options, const ServerProgress &progress = {});

    EmbeddedServer(const EmbeddedServer &) = delete;
    EmbeddedServer &operator=(const EmbeddedServer &) = delete;

    /// Signs off; the last user stops the server and waits for its end (usually well under a second).
    /// Close connections first: the server cuts those that are left.
    ~EmbeddedServer();

    /// The libpq conninfo of the database `leapfrog`; holds no secret. Append pairs to override, as " dbname=other".
    [[nodiscard]] const std::string &dsn() const { return m_dsn; }

    /// The folder of the server: its data, log and locks.
    [[nodiscard]] const std::filesystem::path &directory() const { return m_cluster.folders().base; }

private:
    EmbeddedServer(Cluster cluster, FileLock users, std::string dsn);

    Cluster m_cluster;
    FileLock m_users;
    std::string m_dsn;
};

} // namespace leapfrog
