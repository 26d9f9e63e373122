// SPDX-License-Identifier: MIT
#pragma once

#include "support/result_helpers.h"
#include "support/test_database.h"

namespace leapfrog::test {

using namespace std::chrono_literals;

/// A queue into which others write.
class OddRows
{
protected:
    void setUp() { m_database = std::make_unique<TestDatabase>(); }
    void tearDown() { m_database.reset(); }

    std::vector<ClaimedJob> claim(int count)
    {
        return must(QueueStore(m_database->connection()).claim("worker", count, 60s));
    }
    void enqueue(const std::string &document)
    {
        m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('acme','"
                        + document + "','journal')");
    }

    std::unique_ptr<TestDatabase> m_database;
};

} // namespace leapfrog::test
