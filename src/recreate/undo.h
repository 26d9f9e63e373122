// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// Undoes a recreation, or these documents of it (RecreationStore::undo()), and gives the documents restored. Where it
/// had changed how payloads are read, they are read by the settings of before again; what of that a fault leaves undone
/// is done by whoever imports next. Blocks; call off the UI thread. Errors: those of RecreationStore::undo().
Result<std::vector<std::string>> undoRecreation(Connection &connection, const std::string &id,
                                                const std::optional<std::vector<std::string>> &documents = {});

} // namespace leapfrog
