// SPDX-License-Identifier: MIT
#pragma once

#include "engine/recreation/recreation_work.h"
#include "recreate/recreate.h"
#include "store/books/reports.h"
#include "store/queue/workers.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

namespace leapfrog::test {

using namespace Qt::StringLiterals;

/// A recreation of 25 documents, in chunks of 10.
class ChunkedRecreation
{
protected:
    void setUp();
    void tearDown();

    static constexpr int all = 25;
    static constexpr int chunk = 10;

    static std::string named(int number) { return (number < 10 ? "S0" : "S") + std::to_string(number); }
    static std::vector<std::string> names(int from, int to);
    std::int64_t number(const std::string &sql) { return m_database->number(sql); }
    std::string sql(const std::string &text) { return m_database->sql(text); }
    RecreationStore store() { return RecreationStore(m_database->connection()); }
    RecreationRow row() { return must(store().find(m_id)); }
    /// Begins the recreation of all; nothing of it is prepared.
    void begin();
    /// One chunk more, by jobs; whether there was one.
    bool step() { return must(workOnRecreation(m_database->connection(), "worker", false)).any; }
    /// "S01 100, S02 100 …" of the entries in force on the receivable, each in euros.
    std::string receivable()
    {
        return sql("SELECT string_agg(document_id || ' ' || sum, ', ' ORDER BY document_id) FROM (SELECT document_id, "
                   "sum(base_amount)::bigint / 100 AS sum FROM gl_entry WHERE deleted_at IS NULL AND account = '1200' "
                   "GROUP BY 1) AS e");
    }
    /// What the trial balance shows of the receivable, in cents.
    std::string shown()
    {
        const auto report = must(ReportStore(m_database->connection()).trialBalance("acme"));
        return report.accounts.empty() ? "nothing" : amountText(report.accounts.front().balance, 2);
    }
    std::string outcomes()
    {
        return sql(
            "SELECT string_agg(outcome || ' ' || n, ', ' ORDER BY outcome) FROM (SELECT outcome, count(*) AS n FROM "
            "recreation_document GROUP BY 1) AS o");
    }
    /// Works until all is done, also what is put off for a moment because another chunk held its documents.
    void finish()
    {
        for (m_database->drain(); number("SELECT count(*) FROM recreation_chunk") > 0; m_database->drain())
            sql("UPDATE recreation_chunk SET ready_at = '-infinity'");
    }
    /// As it was: each document is posted at its newest version, and nothing waits.
    bool isAtRest()
    {
        return number("SELECT count(*) FROM document_open") == 0 && number("SELECT count(*) FROM recreation_chunk") == 0
            && number("SELECT count(*) FROM accounting_work_queue") == 0;
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConnectionPool> m_pool;
    std::unique_ptr<DirectRunner> m_runner;
    std::unique_ptr<Recreate> m_recreate;
    std::string m_before; ///< receivable() before anything
    std::string m_id;
};

inline void ChunkedRecreation::setUp()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    std::vector<ImportedDocument> documents;
    for (int i = 1; i <= all; ++i)
        documents.push_back(invoiceRecord(named(i), 100, i <= chunk ? "2026-04-15" : "2026-03-31"));
    must(DocumentStore(m_database->connection()).import("acme", documents));
    m_database->drain();
    m_before = receivable();
    const Settings settings;
    m_pool = std::make_unique<ConnectionPool>(m_database->dsn(), "test", 2);
    m_runner = std::make_unique<DirectRunner>(*m_pool, WorkerStore::makeName("direct"), settings);
    m_recreate = std::make_unique<Recreate>(*m_pool, *m_runner, settings);
}

inline void ChunkedRecreation::tearDown()
{
    if (m_database)
        QCOMPARE(m_database->depthFaults(), 0);
    m_recreate.reset();
    m_runner.reset();
    m_pool.reset();
    m_database.reset();
}

inline std::vector<std::string> ChunkedRecreation::names(int from, int to)
{
    std::vector<std::string> ids;
    for (int i = from; i <= to; ++i)
        ids.push_back(named(i));
    return ids;
}

inline void ChunkedRecreation::begin()
{
    const auto started
        = must(m_recreate->start({.orgId = "acme", .documents = names(1, all), .why = u"test"_s, .chunk = chunk}));
    QVERIFY(started.inChunks);
    QVERIFY(!started.direct);
    QCOMPARE(started.documents, all);
    m_id = started.id;
}

} // namespace leapfrog::test
