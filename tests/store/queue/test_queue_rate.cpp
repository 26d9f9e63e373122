// SPDX-License-Identifier: MIT
#include "store/queue/queue.h"
#include "store/queue/queued_sets.h"
#include "support/result_helpers.h"

#include <thread>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// Limits of how many jobs run, and how fast.
class TestQueueRate : public QObject, protected QueuedSets
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void cautionAsksForLeases_data();
    void cautionAsksForLeases();
    void aLimitOfJobsAtOnceHoldsAmongClaimers();
    void aRateHolds();
    void aLiftedLimitCallsTheSleepers();
    void onlyAsManySleepersAreCalledAsThereIsWorkFor_data();
    void onlyAsManySleepersAreCalledAsThereIsWorkFor();
};

void TestQueueRate::cautionAsksForLeases_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("taken");
    QTest::newRow("nothing happened") << QString() << 3;
    QTest::newRow("a lease has ended") << QStringLiteral(
        "UPDATE accounting_work_queue SET state = 'leased', lease = 7, leased_by = 'gone', "
        "leased_until = now() - interval '1 s' WHERE document_id = 'D1'")
                                       << 0;
    const auto silent = QStringLiteral("INSERT INTO worker (name, host, pid, kind, slots, version, heartbeat_at) "
                                       "VALUES ('gone', 'h', 1, 'queue', 6, '1', now() - interval '%1')");
    QTest::newRow("a worker is silent") << silent.arg(QStringLiteral("1 min")) << 0;
    QTest::newRow("long ago") << silent.arg(QStringLiteral("1 h")) << 3;
}

void TestQueueRate::cautionAsksForLeases()
{
    QFETCH(const QString, sql);
    QFETCH(const int, taken);
    enqueue("acme", 3);
    if (!sql.isEmpty())
        m_database->sql(sql.toStdString());
    const auto transaction = must(Transaction::begin(m_database->connection()));
    QCOMPARE(take(10).size(), static_cast<std::size_t>(taken));
}

void TestQueueRate::aLimitOfJobsAtOnceHoldsAmongClaimers()
{
    enqueue("acme", 100);
    enqueue("borealis", 100);
    setOf("acme", "max_leased", "5");
    {
        std::vector<std::jthread> claimers;
        for (int i = 0; i < 4; ++i)
            claimers.emplace_back([this] {
                const auto connection = m_database->connect();
                for (int round = 0; round < 10; ++round)
                    must(QueueStore(*connection).claim("worker", 3, 60s));
            });
    }
    QCOMPARE(
        m_database->number("SELECT count(*) FROM accounting_work_queue WHERE state = 'leased' AND org_id = 'acme'"), 5);
    QCOMPARE(
        m_database->number("SELECT count(*) FROM accounting_work_queue WHERE state = 'leased' AND org_id = 'borealis'"),
        100);
    // In a set its jobs are marked, so that they are leased and counted.
    m_database->sql("DELETE FROM accounting_work_queue WHERE state = 'leased'");
    const auto transaction = must(Transaction::begin(m_database->connection()));
    const auto taken = take(10);
    QCOMPARE(taken.size(), 5U);
    QVERIFY(taken.front().limited);
}

void TestQueueRate::aRateHolds()
{
    enqueue("acme", 100);
    setOf("acme", "max_per_second", "20");
    int got = 0;
    for (int i = 0; i < 5; ++i)
        got += static_cast<int>(claim(50).size());
    QVERIFY2(got >= 20 && got < 60,
             qPrintable(QString::number(got))); // one second's worth, and what the test's own time adds
    QCOMPARE(m_database->number("SELECT count(*) FROM queue_org WHERE next_at > now() - interval '1 s'"), 1);
    std::size_t later = 0;
    QTRY_VERIFY_WITH_TIMEOUT((later += claim(1).size()) > 0, 10000);
}

void TestQueueRate::aLiftedLimitCallsTheSleepers()
{
    enqueue("acme", 100);
    setOf("acme", "max_per_second", "0.001");
    QCOMPARE(claim(50).size(), 1U);
    QVERIFY(claim(50).empty());
    QVERIFY(must(QueueStore(m_database->connection()).untilNextReady())
            > 10s); // the lease ends, then the rate allows one
    const auto sleeper = m_database->connect();
    must(QueueStore(*sleeper).listen());
    setOf("acme", "max_per_second", "");
    QCOMPARE(must(sleeper->waitForNotification(10000ms)), std::vector<std::string>{""});
    QCOMPARE(claim(50).size(), 50U);
}

void TestQueueRate::onlyAsManySleepersAreCalledAsThereIsWorkFor_data()
{
    QTest::addColumn<int>("sleepers");
    QTest::addColumn<int>("jobs");
    QTest::addColumn<int>("priority");
    QTest::addColumn<int>("called");
    QTest::newRow("nobody sleeps") << 0 << 5 << 1 << 0;
    QTest::newRow("one job") << 50 << 1 << 1 << 2;
    QTest::newRow("many jobs") << 50 << 100 << 1 << 12;
    QTest::newRow("more than sleep") << 3 << 100 << 1 << 3;
    QTest::newRow("a click calls everybody at once") << 50 << 1 << 2 << 1;
}

void TestQueueRate::onlyAsManySleepersAreCalledAsThereIsWorkFor()
{
    QFETCH(const int, sleepers);
    QFETCH(const int, jobs);
    QFETCH(const int, priority);
    QFETCH(const int, called);
    QueueStore queue(m_database->connection());
    for (int i = 0; i < sleepers; ++i)
        must(queue.setIdle("worker-" + std::to_string(i), true, 60s));
    const auto listener = m_database->connect();
    must(QueueStore(*listener).listen());
    enqueue("acme", jobs, priority);
    const auto payloads = must(listener->waitForNotification(called == 0 ? 200ms : 10000ms));
    QCOMPARE(payloads.size(), static_cast<std::size_t>(called));
    QCOMPARE(std::ranges::count(payloads, "high"), priority > 1 ? 1 : 0);
}

QTEST_GUILESS_MAIN(TestQueueRate)
#include "test_queue_rate.moc"
