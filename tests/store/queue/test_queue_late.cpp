// SPDX-License-Identifier: MIT
#include "store/queue/queue.h"

#include "support/result_helpers.h"
#include "support/test_database.h"

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// Clicks that commit late, beside others who hold what they can: nobody waits, and each is seen at its commit.
class TestQueueLate : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_database = std::make_unique<TestDatabase>(); }
    void cleanup() { m_database.reset(); }

    void aStrangersLocksStopNobody();
    void anOpenEnqueueHoldsUpNobody_data();
    void anOpenEnqueueHoldsUpNobody();
    void manyJobsOfOneTransactionWakeTheirLaneOnce();
    void aFoldCountsWhatItsTransactionWritesNext();
    void aLateClickIsSeenAtItsCommit_data();
    void aLateClickIsSeenAtItsCommit();
    void aFreeSlotFindsALateClickWithoutAFold();
    void aLateClickWaitsForNoRound();
    void anotherClockMovesNoFloorForLong();

private:
    QueueStore queue() { return QueueStore(m_database->connection()); }
    static std::string enqueue(int priority, const std::string &document, const std::string &org = "acme")
    {
        return "INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority) VALUES ('" + org
            + "','" + document + "','journal'," + std::to_string(priority) + ");";
    }
    static std::string click(const std::string &org, const std::string &document)
    {
        return enqueue(highPriority, document, org);
    }
    std::vector<ClaimedJob> claim(int count) { return must(queue().claim("worker", count, 60s, highPriority)); }
    void maintain()
    {
        m_database->sql("UPDATE queue_maintained SET at = '-infinity'");
        must(queue().maintain());
    }
    /// Many other organisations come and go, so that the floor of turns rises.
    void othersComeAndGo();

    std::unique_ptr<TestDatabase> m_database;
};

void TestQueueLate::othersComeAndGo()
{
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority) "
                    "SELECT 'other' || i, 'D', 'journal', 2 FROM generate_series(1, 300) AS i");
    m_database->sql("DELETE FROM accounting_work_queue WHERE org_id LIKE 'other%'");
    m_database->sql("UPDATE queue_lane SET wake_at = 'infinity' WHERE org_id LIKE 'other%'");
    m_database->sql("UPDATE queue_maintained SET look_nth = 0"); // the next look is not one from the start
    maintain();
    QVERIFY(m_database->number("SELECT last_value FROM queue_turn_floor") > 200);
}

void TestQueueLate::aStrangersLocksStopNobody()
{
    m_database->sql("DROP ROLE IF EXISTS lock_taker");
    m_database->sql("CREATE ROLE lock_taker LOGIN PASSWORD 'right'");
    const auto stranger = must(Connection::open(m_database->dsn() + " user=lock_taker password=right", "test"));
    VERIFY_RESULT(stranger->run(
        "SELECT count(pg_advisory_lock(hashtext('leapfrog.queue_lane'), i)) FROM generate_series(0, 255) AS i"));
    VERIFY_RESULT(stranger->run("SELECT pg_advisory_lock(hashtext('leapfrog.queue_aggregate'))"));
    VERIFY_RESULT(m_database->connection().runScript("SET lock_timeout = '1s'"));
    VERIFY_RESULT(m_database->connection().runScript(click("acme", "A") + click("acme", "B")));
    VERIFY_RESULT(queue().forgetLowWaterMarks());
    QCOMPARE(m_database->number("SELECT count(*) FROM queue_delta_now"), 0);
    QCOMPARE(claim(5).size(), 2U);
}

void TestQueueLate::anOpenEnqueueHoldsUpNobody_data()
{
    QTest::addColumn<int>("priority");
    QTest::addColumn<std::string>("before");
    for (const int priority : {normalPriority, highPriority}) {
        const auto name = "priority " + std::to_string(priority);
        QTest::addRow("%s, into a lane that is not there", name.c_str()) << priority << std::string();
        QTest::addRow("%s, into a lane that sleeps", name.c_str())
            << priority
            << std::string("INSERT INTO queue_lane (org_id, priority, wake_at) VALUES ('acme', 1, 'infinity'), "
                           "('acme', 2, 'infinity')");
    }
}

void TestQueueLate::anOpenEnqueueHoldsUpNobody()
{
    QFETCH(const int, priority);
    QFETCH(const std::string, before);
    m_database->sql(before.empty() ? "SELECT 1" : before);
    const auto other = m_database->connect();
    VERIFY_RESULT(other->runScript("BEGIN;" + enqueue(priority, "A") + enqueue(priority, "A2")));
    VERIFY_RESULT(m_database->connection().runScript("SET lock_timeout = '1s'"));
    VERIFY_RESULT(m_database->connection().runScript(enqueue(priority, "B"))); // not even of its own organisation
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) "
                    "SELECT 'org' || i, 'D', 'journal' FROM generate_series(1, 600) AS i");
    QCOMPARE(m_database->number("SELECT count(*) FROM queue_lane WHERE wake_at <= now()"), 601);
    const auto ofAcme = [](const std::vector<ClaimedJob> &jobs) {
        return std::ranges::count(jobs, std::string("acme"), &ClaimedJob::orgId);
    };
    QCOMPARE(ofAcme(must(queue().claim("worker", 700, 60s, priority, priority))), 1);
    VERIFY_RESULT(other->runScript("COMMIT"));
    QCOMPARE(ofAcme(must(queue().claim("worker", 700, 60s, priority, priority))), 2);
    QCOMPARE(m_database->depthFaults(), 0);
}

void TestQueueLate::manyJobsOfOneTransactionWakeTheirLaneOnce()
{
    std::string script = "BEGIN;";
    for (int i = 0; i < 50; ++i)
        script += click("acme", "D" + std::to_string(i));
    VERIFY_RESULT(m_database->connection().runScript(script));
    QCOMPARE(m_database->number("SELECT count(*) FROM queue_delta WHERE wakes"), 1);
    VERIFY_RESULT(m_database->connection().runScript("COMMIT"));
    QCOMPARE(claim(5).size(), 5U);
}

/// A claim that aggregates leases jobs next; and others, who began later, may have ended by then.
void TestQueueLate::aFoldCountsWhatItsTransactionWritesNext()
{
    const auto other = m_database->connect();
    VERIFY_RESULT(other->runScript("BEGIN; SELECT pg_current_xact_id()"));
    m_database->sql(click("acme", "A"));
    VERIFY_RESULT(other->runScript("SELECT queue_aggregate();" + click("acme", "B") + "COMMIT"));
    QCOMPARE(m_database->depthFaults(), 0);
    m_database->sql("SELECT queue_aggregate()");
    QCOMPARE(m_database->depthFaults(), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM queue_delta_now"), 0);
}

void TestQueueLate::aLateClickIsSeenAtItsCommit_data()
{
    QTest::addColumn<std::string>("meanwhile");
    QTest::newRow("many others woke: its turn is below the floor") << std::string("others");
    QTest::newRow("a later one was done: its lane is marked past it") << std::string("later");
    QTest::newRow("its lane fell asleep") << std::string("asleep");
}

void TestQueueLate::aLateClickIsSeenAtItsCommit()
{
    QFETCH(const std::string, meanwhile);
    if (meanwhile == "asleep") {
        m_database->sql(click("acme", "first"));
        must(queue().complete(claim(1)));
    }
    const auto other = m_database->connect();
    VERIFY_RESULT(other->runScript("BEGIN;" + click("acme", "late")));
    if (meanwhile == "others") {
        othersComeAndGo();
    } else if (meanwhile == "later") {
        m_database->sql(click("acme", "done"));
        maintain();
        must(queue().complete(claim(1)));
        m_database->sql("UPDATE queue_lane SET low_water_at = now() WHERE low_water_at > '-infinity'");
    } else {
        m_database->sql("UPDATE queue_lane SET wake_at = now() - interval '1 min'");
        maintain();
        QCOMPARE(m_database->number("SELECT count(*) FROM queue_lane WHERE wake_at = 'infinity'"), 1);
    }
    m_database->sql(
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority) SELECT 'busy' || i, 'D' || "
        "j, 'journal', 2 FROM generate_series(1, 3) AS i, generate_series(1, 10) AS j");
    VERIFY_RESULT(other->runScript("COMMIT"));
    const auto jobs = claim(8); // no aggregation between them, and there is enough else to do
    QVERIFY(std::ranges::any_of(jobs, [](const ClaimedJob &job) { return job.documentId == "late"; }));
}

void TestQueueLate::aFreeSlotFindsALateClickWithoutAFold()
{
    const auto other = m_database->connect();
    VERIFY_RESULT(other->runScript("BEGIN;" + click("acme", "late")));
    othersComeAndGo();
    VERIFY_RESULT(other->runScript("COMMIT"));
    QCOMPARE(claim(1).size(), 1U);
}

void TestQueueLate::aLateClickWaitsForNoRound()
{
    const auto other = m_database->connect();
    VERIFY_RESULT(other->runScript("BEGIN;" + click("acme", "late")));
    m_database->sql(
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority) "
        "SELECT 'other' || i, 'D' || j, 'journal', 2 FROM generate_series(1, 50) AS i, generate_series(1, 4) AS j");
    QCOMPARE(claim(5).size(), 5U); // they all have been seen
    maintain();
    VERIFY_RESULT(other->runScript("COMMIT"));
    maintain();
    const auto jobs = claim(5);
    QVERIFY(std::ranges::any_of(jobs, [](const ClaimedJob &job) { return job.documentId == "late"; }));
}

void TestQueueLate::anotherClockMovesNoFloorForLong()
{
    m_database->sql(click("acme", "A"));
    QCOMPARE(claim(1).size(), 1U);
    m_database->sql("SELECT setval('queue_lease_floor', 9999999999)"); // the clock was years ahead
    m_database->sql("UPDATE accounting_work_queue SET leased_until = clock_timestamp()");
    maintain();
    QCOMPARE(must(queue().claim("second", 1, 60s)).size(), 1U);
}

QTEST_GUILESS_MAIN(TestQueueLate)
#include "test_queue_late.moc"
