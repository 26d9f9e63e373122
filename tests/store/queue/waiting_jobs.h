// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/queue.h"
#include "support/test_database.h"

namespace leapfrog::test {

using namespace std::chrono_literals;

/// A job as a test row writes it: document, organisation, priority, age in seconds (negative: not ready yet).
struct WaitingJob
{
    std::string document;
    std::string org;
    int priority;
    int age;
};

/// A queue, filled with what a row of a test says.
class WaitingJobs
{
protected:
    void setUp() { m_database = std::make_unique<TestDatabase>(); }
    void tearDown() { m_database.reset(); }

    QueueStore queue() { return QueueStore(m_database->connection()); }
    std::vector<ClaimedJob> claim(int count, int least = 1, int most = 3)
    {
        auto jobs = queue().claim("worker", count, 60s, least, most);
        return jobs ? *jobs : std::vector<ClaimedJob>();
    }
    void enqueue(const std::vector<WaitingJob> &jobs);

    std::unique_ptr<TestDatabase> m_database;
};

inline void WaitingJobs::enqueue(const std::vector<WaitingJob> &jobs)
{
    for (const auto &job : jobs)
        m_database->sql(
            "INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority, ready_at) VALUES ('"
            + job.org + "','" + job.document + "','sales_invoice'," + std::to_string(job.priority)
            + ", now() - interval '" + std::to_string(job.age) + " s')");
}

} // namespace leapfrog::test

Q_DECLARE_METATYPE(std::vector<leapfrog::test::WaitingJob>)
