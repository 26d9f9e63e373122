// SPDX-License-Identifier: MIT
#include "store/database/connection.h"
#include "store/database/connection_pool.h"
#include "store/database/own_connection.h"
#include "support/result_helpers.h"

#include <stdexcept>
#include <thread>

using namespace leapfrog;
using namespace leapfrog::test;

/// Connections that are lent to an act, and transactions that fail.
class TestConnectionPool : public QObject, protected OwnConnection
{
    Q_OBJECT

private slots:
    void init() { setUp(); }

    void aThrowingActIsAnErrorAndItsConnectionIsDropped();
    void anOpenTransactionDoesNotGoBackToThePool();
    void aCommitAfterAFailureIsNoSuccess();
    void eachThreadHasItsOwnConnection();
};

void TestConnectionPool::aThrowingActIsAnErrorAndItsConnectionIsDropped()
{
    ConnectionPool pool(m_database->dsn(), "test", 1);
    auto thrown = pool.async([](Connection &connection) -> Result<int> {
        must(connection.runScript("BEGIN"));
        throw std::runtime_error("no good");
    });
    QTRY_VERIFY(thrown.isFinished());
    QCOMPARE(thrown.result().error().reason, std::string("exception"));
    QVERIFY(thrown.result().error().cause.contains(QLatin1String("no good")));
    auto memory = pool.async([](Connection &) -> Result<int> { throw std::bad_alloc(); });
    QTRY_VERIFY(memory.isFinished());
    QCOMPARE(memory.result().error().code, Error::Code::Internal);
    VERIFY_RESULT(pool.with([](Connection &connection) { return connection.run("SELECT 1"); }));
}

void TestConnectionPool::anOpenTransactionDoesNotGoBackToThePool()
{
    ConnectionPool pool(m_database->dsn(), "test", 1);
    VERIFY_RESULT(pool.with([](Connection &connection) { return connection.runScript("BEGIN"); }));
    std::stop_source stop;
    const auto limited = pool.with(
        [&](Connection &connection) {
            stop.request_stop();
            return connection.run("SELECT 1");
        },
        Limits{.stop = stop.get_token()});
    QCOMPARE(limited.error().reason, std::string("cancelled"));
    VERIFY_RESULT(pool.with([](Connection &connection) {
        return connection.isAtRest() ? connection.run("SELECT 1") // and no limit is left over
                                     : Result<Rows>(failed(Error()));
    }));
}

void TestConnectionPool::aCommitAfterAFailureIsNoSuccess()
{
    auto transaction = must(Transaction::begin(*m_connection));
    QVERIFY(!m_connection->run("SELECT 1 / $1::int", {0}));
    QVERIFY(!transaction.commit());
}

void TestConnectionPool::eachThreadHasItsOwnConnection()
{
    const auto process = [](Connection &connection) {
        return connection.run("SELECT pg_backend_pid()").map([](const Rows &rows) { return rows.first().integer(0); });
    };
    const auto others = [&] {
        return m_database->number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                                  "AND application_name = 'leapfrog of threads'");
    };
    auto pool = std::make_unique<ConnectionPool>(m_database->dsn(), "of threads", 1);
    const int mine = must(pool->with(process));
    QCOMPARE(must(pool->with(process)), mine);
    const int within = must(pool->with([&](Connection &) { return pool->with(process); }));
    QVERIFY(within != mine);
    std::jthread([&] {
        const int its = must(pool->with(process));
        QVERIFY(its != mine);
        QCOMPARE(must(pool->with(process)), its);
        QCOMPARE(must(pool->async(process).takeResult()), must(pool->async(process).takeResult()));
    }).join();
    QTRY_COMPARE(others(), 2); // this thread's, and the pool's own
    pool.reset();
    QTRY_COMPARE(others(), 0);
}

QTEST_GUILESS_MAIN(TestConnectionPool)
#include "test_connection_pool.moc"
