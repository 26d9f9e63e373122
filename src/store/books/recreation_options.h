// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"
#include "store/database/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// What can be done with a recreation now, document by document.
struct RecreationOptions
{
    std::vector<std::string> undoable; ///< documents whose previous entries can be brought back
    int newer = 0; ///< documents that can't be undone since they have a newer version
    std::string newerDocument; ///< one of them
    int locked = 0; ///< documents that can't since their period was locked
    std::string lockedDocument;
    std::optional<Date> lockedThrough;
    int retryable = 0; ///< refused documents that can be tried again
};

/// What RecreationStore::undo() and retry() would do now; undo() decides again. `id` is a UUID. Call from the
/// connection's thread. Errors: those of Connection::run().
Result<RecreationOptions> recreationOptions(Connection &connection, const std::string &id);

} // namespace leapfrog
