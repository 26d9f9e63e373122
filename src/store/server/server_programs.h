// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace leapfrog {

struct ServerOwner;

/// PostgreSQL's own programs on this computer.
struct ServerPrograms
{
    static constexpr int oldestVersion = 15;

    std::filesystem::path initdb;
    std::filesystem::path postgres;
    int version = 0; ///< major version

    /// Finds them in `folders`; when that is empty, in /usr/lib/postgresql/*/bin, where pg_config says, and in PATH.
    /// Picks `wanted` (the version that made an existing cluster) or else the newest from 15 on.
    /// Errors: `server_package_missing`, `server_too_old`, `data_folder_version` (`wanted` is not there, others are).
    static Result<ServerPrograms> find(const std::vector<std::filesystem::path> &folders, std::optional<int> wanted,
                                       const ServerOwner &owner);
};

} // namespace leapfrog
