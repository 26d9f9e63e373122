// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/post.h"
#include "recreate/recreate.h"
#include "store/queue/workers.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <algorithm>

namespace leapfrog::test {

/// A book, and what recreates its documents in this process.
class ScenarioBook
{
protected:
    void setUp();
    void tearDown();

    std::int64_t number(const std::string &sql) { return m_database->number(sql); }
    std::string sql(const std::string &text) { return m_database->sql(text); }
    /// Imports S(100) under these ids and posts them.
    void posted(const std::vector<std::string> &documents);
    static std::vector<std::string> named(int count);
    /// Starts a recreation and waits for its direct part.
    StartedRecreation recreate(const std::vector<std::string> &documents);
    Result<StartedRecreation> tryRecreate(const std::vector<std::string> &documents);
    std::string versions(const std::string &document)
    {
        return sql("SELECT accounting_ready_version || '/' || posted_version FROM document WHERE document_id = '"
                   + document + "'");
    }
    std::int64_t live(const std::string &document)
    {
        return number("SELECT count(*) FROM gl_entry WHERE deleted_at IS NULL AND document_id = '" + document + "'");
    }
    std::string balance(const std::string &account)
    {
        return sql("SELECT coalesce(sum(base_amount), 0) FROM gl_entry WHERE deleted_at IS NULL AND account = '"
                   + account + "'");
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConnectionPool> m_pool;
    std::unique_ptr<DirectRunner> m_runner;
    std::unique_ptr<Recreate> m_recreate;
};

inline void ScenarioBook::setUp()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    const Settings settings;
    m_pool = std::make_unique<ConnectionPool>(m_database->dsn(), "test", 2);
    m_runner = std::make_unique<DirectRunner>(*m_pool, WorkerStore::makeName("direct"), settings);
    m_recreate = std::make_unique<Recreate>(*m_pool, *m_runner, settings);
}

inline void ScenarioBook::tearDown()
{
    m_recreate.reset();
    m_runner.reset();
    m_pool.reset();
    m_database.reset();
}

inline void ScenarioBook::posted(const std::vector<std::string> &documents)
{
    for (const auto &id : documents)
        m_database->importInvoice(id, 100);
    m_database->drain();
}

inline std::vector<std::string> ScenarioBook::named(int count)
{
    std::vector<std::string> ids;
    for (int i = 1; i <= count; ++i)
        ids.push_back("S" + std::to_string(i));
    return ids;
}

inline Result<StartedRecreation> ScenarioBook::tryRecreate(const std::vector<std::string> &documents)
{
    auto started = m_recreate->start({.orgId = "acme", .documents = documents, .why = QStringLiteral("test")});
    if (started && started->task)
        started->task->outcomes.waitForFinished();
    return started;
}

inline StartedRecreation ScenarioBook::recreate(const std::vector<std::string> &documents)
{
    auto started = tryRecreate(documents);
    if (!started)
        qFatal("%s", describe(started.error()).constData());
    return std::move(*started);
}

} // namespace leapfrog::test
