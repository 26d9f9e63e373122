// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

namespace leapfrog {

/// False on a standby and where new transactions are read only. Call from the connection's thread. Errors: those of
/// Connection::run().
Result<bool> acceptsChanges(Connection &connection);

} // namespace leapfrog
