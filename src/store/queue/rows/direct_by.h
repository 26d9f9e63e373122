// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace leapfrog {

// Who posts direct recreations: the setting direct_by (docs/decisions/0035-direct-by.md). The database decides in the
// act itself; programs ask to say it in words. Call from the connection's thread. Errors: those of Connection::run().

/// Whether workers do; else the console that asks.
Result<bool> directIsByWorker(Connection &connection);

/// Whether some worker takes jobs now: one lives and is not paused, nor is the queue.
Result<bool> anyWorkerTakes(Connection &connection);

/// `console` or `worker` of each of these recreations: who was to post it when it began.
Result<std::map<std::string, std::string>> recreationPosters(Connection &connection,
                                                             const std::vector<std::string> &recreations);

/// Who asked for these versions (a document's id and number) of an organisation, where a recreation did. Who posted one
/// is in its entries.
Result<std::map<std::pair<std::string, int>, std::string>>
whoAsked(Connection &connection, const std::string &orgId, const std::vector<std::pair<std::string, int>> &versions);

} // namespace leapfrog
