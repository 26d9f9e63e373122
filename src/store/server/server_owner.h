// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <string>

#include <sys/types.h>

namespace leapfrog {

/// The Unix user that runs the embedded server and owns its files: this process's own user, or `postgres` when this
/// process is root (PostgreSQL refuses root). No user is ever created.
struct ServerOwner
{
    uid_t user = 0;
    gid_t group = 0;
    std::string name;
    bool differsFromCaller = false; ///< true when this process is root and has to become the owner in its children

    /// Looks the owner up. Errors: `user_unknown` (this user has no entry in the user database, as in some containers),
    /// `server_user_missing` (root, and there is no user `postgres`).
    static Result<ServerOwner> ofThisProcess();
};

} // namespace leapfrog
