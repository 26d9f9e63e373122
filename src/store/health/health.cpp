// SPDX-License-Identifier: MIT
#include "store/health/health.h"

#include "store/database/sql_fault.h"
#include "store/health/check.h"
#include "store/health/repairs.h"

#include <array>

namespace leapfrog {

Result<std::vector<HealthFinding>> HealthStore::server()
{
    return checkServer(m_connection);
}

Result<> HealthStore::writable()
{
    const auto row = m_connection.run("SELECT pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on'");
    if (!row)
        return failed(row);
    if (row->first().boolean(0))
        return failed(readOnlyDatabase());
    // What does not fit into work_mem goes to a file: 3 MB here. A limit of such files says nothing of the disk.
    const auto spilled
        = m_connection.runScript("SET LOCAL work_mem = '64kB'; SELECT count(*) FROM generate_series(1, 100000)");
    return !spilled && spilled.error().reason != "limit_reached" ? spilled : Result<>();
}

/// A check that can't be made, because a function or table that it needs is not as it should be, hides no other.
static Result<> add(std::vector<HealthFinding> &findings, const std::string &check, Result<HealthFinding> finding)
{
    if (!finding && finding.error().code != Error::Code::Internal)
        return failed(finding);
    findings.push_back(
        finding ? std::move(*finding)
                : HealthFinding{
                    .check = check,
                    .state = HealthFinding::State::Wrong,
                    .message = HealthWords::tr("This can't be looked at: %1").arg(finding.error().cause.simplified()),
                    .advice = HealthWords::tr("See first to what else is wrong here."),
                    .examples = {}});
    return {};
}

Result<std::vector<HealthFinding>> HealthStore::data()
{
    std::vector<HealthFinding> findings;
    using Check = Result<HealthFinding> (*)(Connection &);
    static constexpr std::array<std::pair<const char *, Check>, 12> checks = {{{"triggers", checkTriggers},
                                                                               {"functions", checkFunctions},
                                                                               {"indexes", checkIndexes},
                                                                               {"open_functions", checkFunctionRights},
                                                                               {"open_tables", checkTableRights},
                                                                               {"foreign_parts", checkForeignParts},
                                                                               {"row_security", checkRowSecurity},
                                                                               {"roles", checkRoles},
                                                                               {"guards", checkGuards},
                                                                               {"producers", checkProducers},
                                                                               {"clock", checkClock},
                                                                               {"notifications", checkNotifications}}};
    for (const auto &[name, check] : checks) {
        if (auto added = add(findings, name, check(m_connection)); !added)
            return failed(added);
    }
    for (const auto counts : {jobCounts(), queueCounts(), dataCounts(), serverCounts()}) {
        for (const auto &count : counts) {
            if (auto added = add(findings, count.check, look(m_connection, count)); !added)
                return failed(added);
        }
    }
    return findings;
}

std::vector<HealthRepair> HealthStore::repair(const std::vector<HealthFinding> &findings)
{
    std::vector<HealthRepair> repairs;
    for (const auto &finding : findings) {
        if (finding.state != HealthFinding::State::Fine && !finding.repair.empty())
            repairs.push_back(repairFinding(m_connection, finding));
    }
    return repairs;
}

} // namespace leapfrog
