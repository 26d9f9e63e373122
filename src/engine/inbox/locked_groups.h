// SPDX-License-Identifier: MIT
#pragma once

#include "engine/inbox/group_chunk.h"

namespace leapfrog {

/// Groups that give something else than is posted of them in the period that is locked through this day; their
/// `lockedOut` says what that is. Errors: those of Connection::run().
Result<std::set<std::string>> findLockedOut(Connection &connection, const std::string &orgId, ReadGroups &read,
                                            const std::string &through);

} // namespace leapfrog
