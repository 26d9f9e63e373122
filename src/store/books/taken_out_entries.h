// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/posting.h"
#include "store/database/connection.h"

#include <map>
#include <string>
#include <vector>

namespace leapfrog {

/// By id, of the documents that await a recreation: their entries that were taken out of force for it, which are in
/// force again if it is undone. Others are not in the answer. Call from the connection's thread. Errors: those of
/// Connection::run().
Result<std::map<std::string, std::vector<Posting>>> takenOutEntries(Connection &connection, const std::string &orgId,
                                                                    const std::vector<std::string> &documents);

} // namespace leapfrog
