// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/database/rows.h"
#include "store/database/waiting.h"

#include <functional>

namespace leapfrog {

class PgHandle;

/// Calls `act`, which waits for the server's answer without limit, in Qt SQL or libpq. Meanwhile a thread of its own
/// sees to it that the server is asked to give up when the time is over or a stop is asked for, and, when even then
/// there is no answer, that the connection is cut off, so that `act` returns: `timeout`, `cancelled` or `unreachable`.
Result<Rows> withinLimits(const Limits &limits, PgHandle &handle, const std::function<Result<Rows>()> &act);

} // namespace leapfrog
