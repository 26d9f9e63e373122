// SPDX-License-Identifier: MIT
#pragma once

#include "store/health/health.h"
#include "support/test_database.h"

#include <QStringList>

#include <algorithm>

namespace leapfrog::test {

/// A worker that has nothing to do, to be appended to a statement.
inline const std::string idleWorker = "; INSERT INTO worker (name, host, pid, kind, slots, version, started_at) VALUES "
                                      "('idle', 'h', 1, 'queue', 6, '0', now() - interval '1 hour')";

/// What doctor says of one check; of all, when the looking itself failed.
inline HealthFinding lookAt(TestDatabase &database, const std::string &check)
{
    const auto all = HealthStore(database.connection()).data();
    if (!all)
        return {.check = {},
                .state = HealthFinding::State::Wrong,
                .message = all.error().message + all.error().cause,
                .advice = {},
                .examples = {}};
    const auto found = std::ranges::find(*all, check, &HealthFinding::check);
    return found != all->end() ? *found : HealthFinding();
}

/// All that is not fine; but for the throw-away server's own settings.
inline QStringList faultsIn(TestDatabase &database)
{
    const auto all = HealthStore(database.connection()).data();
    if (!all)
        return {all.error().message + all.error().cause};
    QStringList faults;
    for (const auto &one : *all) {
        if (one.state != HealthFinding::State::Fine && one.check != "weak_setup")
            faults += QString::fromStdString(one.check) + QStringLiteral(": ") + one.message
                + QString::fromStdString(one.examples.empty() ? std::string() : " " + one.examples.front());
    }
    return faults;
}

} // namespace leapfrog::test
