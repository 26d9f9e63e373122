// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <map>
#include <string>
#include <string_view>

namespace leapfrog {

/// What a login may do, for screens that offer only that; the database decides all the same. docs/roles.md.
struct LoginRights
{
    bool recreates = false; ///< by its grants
    bool locks = false; ///< likewise: locks and opens periods
    bool sets = false; ///< likewise: changes settings for posting
    bool works = false; ///< likewise: claims jobs and posts them, as a poller does
    bool directByWorker = false; ///< workers post direct recreations, not its console (setting direct_by)
    bool byMembership = false; ///< roles are set up, and it takes a role in the organisation besides
    std::map<std::string, std::string> roles; ///< of its organisations, where it is by membership

    /// Whether its role there is this or more (`viewer`, `accountant`, `closer`, `owner`).
    [[nodiscard]] bool isAtLeast(std::string_view role, const std::string &orgId) const;

    /// Those of the connection's login. Errors: those of Connection::run().
    static Result<LoginRights> read(Connection &connection);
};

} // namespace leapfrog
