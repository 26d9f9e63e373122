// SPDX-License-Identifier: MIT
#include "store/queue/queue.h"

#include "support/result_helpers.h"
#include "support/test_database.h"

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// Every way into the queue: one job per document, none lost, whoever enqueues and however.
class TestQueueEnqueue : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_database = std::make_unique<TestDatabase>(); }
    void cleanup() { m_database.reset(); }

    void repeatedDocumentsBecomeOneJob_data();
    void repeatedDocumentsBecomeOneJob();
    void returningNamesALiveJob();
    void aClaimedDocumentMayBeQueuedAgain();
    void duplicatesOfConcurrentTransactionsBecomeOneWithTheNext();
    void aLaneThatFallsAsleepWhileSomebodyEnqueuesIsWoken();
    void aLaneThatFellAsleepSinceASnapshotIsWoken_data();
    void aLaneThatFellAsleepSinceASnapshotIsWoken();
    void aDuplicateOfAnOldSnapshot_data();
    void aDuplicateOfAnOldSnapshot();
    void aLaneMadeSinceAnOldSnapshot();
    void nobodyWaitsForWhoWakesTheLane_data();
    void nobodyWaitsForWhoWakesTheLane();
    void manyJobsInAFreshDatabase();
    void everyProducerGetsPriorityOneUnlessItIsARecreation();

private:
    QueueStore queue() { return QueueStore(m_database->connection()); }
    std::vector<ClaimedJob> claim() { return must(queue().claim("worker", 10, 60s)); }
    void enqueue(const std::string &document, int priority = 1, int secondsAgo = 0)
    {
        m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority, ready_at) "
                        "VALUES ('acme','"
                        + document + "','sales_invoice'," + std::to_string(priority) + ", now() - interval '"
                        + std::to_string(secondsAgo) + " s')");
    }
    std::string states()
    {
        return m_database->sql("SELECT string_agg(state, ',' ORDER BY state) FROM accounting_work_queue");
    }

    std::unique_ptr<TestDatabase> m_database;
};

static const std::string insertB
    = "INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('acme','B','sales_invoice');";

void TestQueueEnqueue::repeatedDocumentsBecomeOneJob_data()
{
    QTest::addColumn<std::string>("sql");
    const std::string insert = "INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint) ";
    QTest::newRow("an old producer's plain INSERT, twice")
        << insert + "VALUES ('acme','A','sales_invoice',7);" + insert + "VALUES ('acme','A','sales_invoice',3)";
    QTest::newRow("duplicates in one statement") << insert
            + "VALUES ('acme','A','sales_invoice',3), ('acme','A','sales_invoice',7), ('acme','A','sales_invoice',5)";
    QTest::newRow("INSERT … SELECT") << insert
            + "SELECT 'acme', 'A', 'sales_invoice', i FROM generate_series(1, 7) AS i";
    QTest::newRow("our function, twice") << std::string("SELECT accounting_enqueue('acme','A','sales_invoice',7); "
                                                        "SELECT accounting_enqueue('acme','A','sales_invoice',2)");
    QTest::newRow("many at once") << std::string(
        R"(SELECT accounting_enqueue_many('[{"org_id":"acme","document_id":"A","document_type":"sales_invoice","version_hint":7},)"
        R"({"org_id":"acme","document_id":"A","document_type":"sales_invoice"}]'))");
}

void TestQueueEnqueue::repeatedDocumentsBecomeOneJob()
{
    QFETCH(const std::string, sql);
    VERIFY_RESULT(m_database->connection().runScript(sql));
    QCOMPARE(m_database->sql(
                 "SELECT count(*) || ' ' || max(version_hint) || ' ' || max(priority) FROM accounting_work_queue"),
             std::string("1 7 1"));
    QCOMPARE(m_database->depthFaults(), 0);
}

void TestQueueEnqueue::returningNamesALiveJob()
{
    enqueue("A", 2, 60);
    const auto id
        = m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint) "
                          "VALUES ('acme','A','sales_invoice',3) RETURNING id");
    QCOMPARE(m_database->sql("SELECT id || ' ' || priority || ' ' || (ready_at < now()) FROM accounting_work_queue"),
             id + " 2 true");
}

void TestQueueEnqueue::aClaimedDocumentMayBeQueuedAgain()
{
    enqueue("A");
    claim();
    enqueue("A");
    enqueue("A");
    QCOMPARE(m_database->sql("SELECT string_agg(state, ',' ORDER BY state) FROM accounting_work_queue"),
             std::string("leased,queued"));
}

void TestQueueEnqueue::duplicatesOfConcurrentTransactionsBecomeOneWithTheNext()
{
    const auto other = m_database->connect();
    VERIFY_RESULT(other->runScript(
        "BEGIN; INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, priority) "
        "VALUES ('acme','A','sales_invoice',9,2)"));
    enqueue("A", 1, 30);
    VERIFY_RESULT(queue().maintain());
    VERIFY_RESULT(other->runScript("COMMIT"));
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 2);
    enqueue("A");
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 1);
    QCOMPARE(m_database->sql("SELECT version_hint || ' ' || priority FROM accounting_work_queue"), std::string("9 2"));
    QCOMPARE(m_database->depthFaults(), 0);
}

void TestQueueEnqueue::aLaneThatFallsAsleepWhileSomebodyEnqueuesIsWoken()
{
    enqueue("A");
    const auto other = m_database->connect();
    VERIFY_RESULT(other->runScript("BEGIN;" + insertB));
    VERIFY_RESULT(queue().complete(claim()));
    m_database->sql("UPDATE queue_lane SET wake_at = now() - interval '3 s'");
    m_database->sql("UPDATE queue_maintained SET at = '-infinity'");
    VERIFY_RESULT(queue().maintain());
    VERIFY_RESULT(other->runScript("COMMIT"));
    VERIFY_RESULT(queue().maintain());
    QCOMPARE(claim().size(), 1U);
}

void TestQueueEnqueue::aLaneThatFellAsleepSinceASnapshotIsWoken_data()
{
    QTest::addColumn<std::string>("level");
    for (const auto *const level : {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
        QTest::newRow(level) << std::string(level);
}

void TestQueueEnqueue::aLaneThatFellAsleepSinceASnapshotIsWoken()
{
    QFETCH(const std::string, level);
    enqueue("A");
    const auto other = m_database->connect();
    VERIFY_RESULT(other->runScript("BEGIN ISOLATION LEVEL " + level + "; SELECT count(*) FROM queue_lane"));
    VERIFY_RESULT(queue().complete(claim()));
    m_database->sql("UPDATE queue_lane SET wake_at = now() - interval '3 s'");
    QTRY_VERIFY(queue().maintain()
                && m_database->number("SELECT count(*) FROM queue_lane WHERE wake_at = 'infinity'") == 1);

    const auto sleeper = m_database->connect();
    must(QueueStore(*sleeper).listen());
    must(queue().setIdle("sleeper", true, 60s));
    VERIFY_RESULT(other->runScript(insertB + "COMMIT"));
    QTRY_VERIFY(queue().maintain()
                && m_database->number("SELECT count(*) FROM queue_lane WHERE wake_at = 'infinity'") == 0);
    QCOMPARE(claim().size(), 1U);
    QCOMPARE(must(sleeper->waitForNotification(10s)), std::vector<std::string>{"sleeper"});
    QCOMPARE(m_database->depthFaults(), 0);
}

void TestQueueEnqueue::aDuplicateOfAnOldSnapshot_data()
{
    QTest::addColumn<bool>("claimed");
    QTest::addColumn<std::string>("states");
    QTest::newRow("still waiting") << false << std::string("queued,queued");
    QTest::newRow("claimed since") << true << std::string("leased,queued");
}

void TestQueueEnqueue::aDuplicateOfAnOldSnapshot()
{
    QFETCH(const bool, claimed);
    QFETCH(const std::string, states);
    VERIFY_RESULT(m_database->connection().runScript(insertB));
    const auto other = m_database->connect();
    VERIFY_RESULT(other->runScript("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM queue_lane"));
    if (claimed)
        QCOMPARE(claim().size(), 1U);
    VERIFY_RESULT(other->runScript(insertB + "COMMIT"));
    QTRY_VERIFY(queue().maintain() && this->states() == states);
    QCOMPARE(m_database->depthFaults(), 0);
}

void TestQueueEnqueue::aLaneMadeSinceAnOldSnapshot()
{
    const auto other = m_database->connect();
    VERIFY_RESULT(other->runScript("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM queue_lane"));
    enqueue("A");
    VERIFY_RESULT(other->runScript(insertB + "COMMIT"));
    VERIFY_RESULT(queue().maintain());
    QCOMPARE(claim().size(), 2U);
}

void TestQueueEnqueue::nobodyWaitsForWhoWakesTheLane_data()
{
    QTest::addColumn<std::string>("end");
    QTest::addColumn<std::size_t>("jobs");
    QTest::newRow("who commits at last") << std::string("COMMIT") << std::size_t(2);
    QTest::newRow("who rolls back") << std::string("ROLLBACK") << std::size_t(1);
}

void TestQueueEnqueue::nobodyWaitsForWhoWakesTheLane()
{
    QFETCH(const std::string, end);
    QFETCH(const std::size_t, jobs);
    enqueue("A");
    VERIFY_RESULT(queue().complete(claim()));
    m_database->sql("UPDATE queue_lane SET wake_at = 'infinity'");
    const auto other = m_database->connect();
    VERIFY_RESULT(other->runScript("BEGIN;" + insertB));
    VERIFY_RESULT(m_database->connection().runScript("SET lock_timeout = '1s'"));
    enqueue("C");
    VERIFY_RESULT(queue().maintain());
    VERIFY_RESULT(other->runScript(end));
    QTRY_VERIFY(queue().maintain()
                && m_database->number("SELECT count(*) FROM queue_lane WHERE wake_at = 'infinity'") == 0);
    QCOMPARE(claim().size(), jobs);
    VERIFY_RESULT(queue().maintain());
    VERIFY_RESULT(queue().maintain());
    QCOMPARE(m_database->number("SELECT count(*) FROM queue_delta_now"), 0);
}

void TestQueueEnqueue::manyJobsInAFreshDatabase()
{
    // Never analysed, and the trigger's plans made while the table was empty: this once took more than ten minutes.
    enqueue("first");
    for (int i = 0; i < 2; ++i)
        m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint) "
                        "SELECT 'o' || i % 20, 'd' || i, 'sales_invoice', 1 FROM generate_series(1, 20000) AS i");
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 20001);
    QCOMPARE(m_database->depthFaults(), 0);
}

void TestQueueEnqueue::everyProducerGetsPriorityOneUnlessItIsARecreation()
{
    m_database->addOrganisation();
    m_database->importInvoice("imported", 100); // the sync
    const std::vector<JobRequest> one = {{.orgId = "acme", .documentId = "many", .documentType = "sales_invoice"}};
    for (const auto &source : std::vector<std::string>{"sync", "invoice", "payment", "other"})
        VERIFY_RESULT(
            queue().enqueue({.orgId = "acme", .documentId = source, .documentType = "sales_invoice"}, source));
    VERIFY_RESULT(queue().enqueueMany(one, "payment"));
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint) VALUES "
                    "('acme','plain','sales_invoice',1)");
    QCOMPARE(
        m_database->number("SELECT count(*) FROM accounting_work_queue WHERE priority <> 1 OR source = 'recreation'"),
        0);
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 7);
    QVERIFY(!queue().enqueue({.orgId = "acme", .documentId = "x", .documentType = "y"}, "somebody").has_value());
    QVERIFY(
        !queue().enqueue({.orgId = "acme", .documentId = "x", .documentType = "y", .priority = 4}, "sync").has_value());
}

QTEST_GUILESS_MAIN(TestQueueEnqueue)
#include "test_queue_enqueue.moc"
