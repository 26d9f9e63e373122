// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <filesystem>

namespace leapfrog {

struct ServerOwner;

/// Longest path of a Unix socket on Linux, without the closing zero (sun_path in sys/un.h).
constexpr size_t longestSocketPath = 107;

/// The port in the socket's name (".s.PGSQL.5432"); nothing listens on a network port.
constexpr int socketPort = 5432;

/// Chooses and makes the private folder (0700) of the server's socket: inside `dataFolder` if the path is short enough
/// (and has no comma, which libpq would misread),
/// else in $XDG_RUNTIME_DIR, else in `temporaryFolder`. The data folder comes first because the others depend on how
/// the user logged in, and $XDG_RUNTIME_DIR is removed at logout under the feet of a worker that goes on.
/// Errors: `socket_path_too_long`, and those of makePrivateFolder() for the place chosen.
Result<std::filesystem::path> chooseSocketFolder(const std::filesystem::path &dataFolder,
                                                 const std::filesystem::path &temporaryFolder,
                                                 const ServerOwner &owner);

/// Eight hexadecimal digits that tell folders apart.
std::string shortNameFor(const std::filesystem::path &folder);

} // namespace leapfrog
