// SPDX-License-Identifier: MIT
#include "store/health.h"

#include "store/health/check.h"
#include "store/sql_fault.h"

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
    return row->first().boolean(0) ? failed(readOnlyDatabase()) : Result<>();
}

Result<std::vector<HealthFinding>> HealthStore::data()
{
    std::vector<HealthFinding> findings;
    for (const auto check : {checkTriggers, checkClock, checkNotifications}) {
        auto finding = check(m_connection);
        if (!finding)
            return failed(finding);
        findings.push_back(std::move(*finding));
    }
    for (const auto counts : {queueCounts(), dataCounts(), serverCounts()}) {
        for (const auto &count : counts) {
            auto finding = look(m_connection, count);
            if (!finding)
                return failed(finding);
            findings.push_back(std::move(*finding));
        }
    }
    return findings;
}

} // namespace leapfrog
