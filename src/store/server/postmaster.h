// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace leapfrog {

/// What the running server wrote to its postmaster.pid.
struct PostmasterFile
{
    pid_t process = 0;
    std::filesystem::path socketFolder; ///< empty until the server listens
    int port = 0;
};

/// Reads `cluster`/postmaster.pid; nothing when there is none, or it is not written to its end yet.
std::optional<PostmasterFile> readPostmasterFile(const std::filesystem::path &cluster);

/// The server processes that work in `cluster`, as /proc shows them: a number that now belongs to another program, and
/// a dead process that nobody has reaped, are not among them.
struct ServerProcesses
{
    std::optional<pid_t> postmaster; ///< the one that postmaster.pid names, if it is alive
    std::vector<pid_t> orphans; ///< backends whose postmaster is dead; empty while it lives

    static ServerProcesses of(const std::filesystem::path &cluster);
};

} // namespace leapfrog
