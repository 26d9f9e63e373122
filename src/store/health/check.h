// SPDX-License-Identifier: MIT
#pragma once

#include "store/health/health.h"

#include <QCoreApplication>

#include <span>
#include <string_view>

namespace leapfrog {

/// The words of all checks.
class HealthWords
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::HealthStore)
};

/// A check that counts what should not be there.
struct Count
{
    const char *check;
    HealthFinding::State state; ///< when there are any
    std::string_view sql; ///< rows with the text of an example in column 0, and how many there are in all in column 1
    const char *fine;
    const char *words; ///< with %1 for how many
    const char *advice;
    const char *repair = ""; ///< HealthFinding::repair
};

Result<HealthFinding> look(Connection &connection, const Count &count);

/// A finding in order.
HealthFinding inOrder(const std::string &check, const QString &message);

// By sense, each in the file of its name: what is counted, and what is looked at in another way.
std::span<const Count> serverCounts();
std::span<const Count> dataCounts(); ///< documents and entries
std::span<const Count> queueCounts(); ///< counters, workers, settings
std::span<const Count> jobCounts(); ///< jobs, their leases and lanes

Result<std::vector<HealthFinding>> checkServer(Connection &connection);
Result<HealthFinding> checkTriggers(Connection &connection);
Result<HealthFinding> checkFunctions(Connection &connection);
Result<HealthFinding> checkIndexes(Connection &connection);
Result<HealthFinding> checkFunctionRights(Connection &connection);
Result<HealthFinding> checkTableRights(Connection &connection);
Result<HealthFinding> checkForeignParts(Connection &connection);
Result<HealthFinding> checkRowSecurity(Connection &connection);
Result<HealthFinding> checkRoles(Connection &connection);
Result<HealthFinding> checkGuards(Connection &connection);
Result<HealthFinding> checkProducers(Connection &connection);
Result<HealthFinding> checkClock(Connection &connection);
Result<HealthFinding> checkNotifications(Connection &connection);

} // namespace leapfrog
