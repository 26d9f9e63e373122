// SPDX-License-Identifier: MIT
#pragma once

#include "store/health/health.h"

namespace leapfrog {

/// Mends one finding: parts of the schema by what the migrations say, rows by queue_repair()
/// (migrations/functions/queue_repair.sql).
HealthRepair repairFinding(Connection &connection, const HealthFinding &finding);

} // namespace leapfrog
