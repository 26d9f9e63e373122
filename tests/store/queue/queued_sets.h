// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/queue.h"
#include "store/queue/settings.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

namespace leapfrog::test {

using namespace std::chrono_literals;

/// A queue from which sets are taken.
class QueuedSets
{
protected:
    void setUp() { m_database = std::make_unique<TestDatabase>(); }
    void tearDown() { m_database.reset(); }

    void enqueue(const std::string &org, int count, int priority = 1);
    std::vector<TakenJob> take(int count)
    {
        return must(QueueStore(m_database->connection()).take("worker", count, 1, 3));
    }
    std::vector<ClaimedJob> claim(int count)
    {
        return must(QueueStore(m_database->connection()).claim("worker", count, 60s));
    }
    void setOf(const std::string &org, const std::string &key, const std::string &value)
    {
        must(SettingStore(m_database->connection()).setOf(org, key, value));
    }

    std::unique_ptr<TestDatabase> m_database;
};

inline void QueuedSets::enqueue(const std::string &org, int count, int priority)
{
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority) SELECT '" + org
                    + "', 'D' || i, 'sales_invoice', " + std::to_string(priority) + " FROM generate_series(1, "
                    + std::to_string(count) + ") AS i");
}

} // namespace leapfrog::test
