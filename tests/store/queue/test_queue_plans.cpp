// SPDX-License-Identifier: MIT
#include "support/result_helpers.h"
#include "support/test_database.h"

using namespace leapfrog;
using namespace leapfrog::test;

/// What the queue's SQL reads where the planner knows least and errs most: the queue was empty when it was last
/// analysed, and an open transaction keeps all that went through it since. Who takes the wrong index there, or reads
/// from the start, reads it all.
class TestQueuePlans : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void readsNothingThatIsGone_data();
    void readsNothingThatIsGone();
    void cleanupTestCase();

private:
    static constexpr int gone = 8000; ///< jobs
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_holder;
};

static const std::string enqueueTen
    = "INSERT INTO accounting_work_queue (org_id, document_id, document_type, ready_at) "
      "SELECT 'org' || i % 2, 'new' || i, 'sales_invoice', now() - interval '1 ms' FROM generate_series(1, 10) AS i;";
static const std::string claimFive
    = enqueueTen + "CREATE TEMP TABLE held AS SELECT * FROM queue_claim('worker', 5, '1 min');";
static const std::string takeFive = enqueueTen + "CREATE TEMP TABLE taken AS SELECT * FROM queue_take('worker', 5);";

void TestQueuePlans::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->sql(
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('org0', 'first', 'journal')");
    m_holder = m_database->connect();
    VERIFY_RESULT(
        m_holder->runScript("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM accounting_work_queue"));
    m_database->sql(R"(
        DO $$
        DECLARE
            ids uuid[]; leases bigint[];
        BEGIN
            FOR round IN 1 .. 8 LOOP
                INSERT INTO accounting_work_queue (org_id, document_id, document_type)
                SELECT 'org' || i % 2, 'gone' || 1000 * round + i, 'sales_invoice' FROM generate_series(1, 1000) AS i;
                COMMIT;
                LOOP
                    SELECT array_agg(id), array_agg(lease) INTO ids, leases FROM queue_claim('worker', 200, '-10 s');
                    EXIT WHEN ids IS NULL;
                    PERFORM queue_complete(ids, leases);
                    COMMIT;
                END LOOP;
                PERFORM queue_aggregate();
                COMMIT;
            END LOOP;
            PERFORM queue_maintain_lanes();
        END $$)");
    m_database->sql("VACUUM ANALYZE accounting_work_queue");
    m_database->sql("VACUUM ANALYZE queue_lane");
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(m_database->number("SELECT reltuples FROM pg_class WHERE relname = 'accounting_work_queue'"), 0);
    QVERIFY(m_database->number("SELECT pg_relation_size('accounting_work_queue') / 8192") > gone / 100);
}

void TestQueuePlans::readsNothingThatIsGone_data()
{
    QTest::addColumn<std::string>("script");
    QTest::newRow("enqueue one") << std::string(
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('org1', 'again', 'journal')");
    QTest::newRow("enqueue duplicates") << std::string(
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('org1', 'again', 'journal');"
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('org1', 'again', 'journal')");
    QTest::newRow("enqueue many") << enqueueTen;
    QTest::newRow("claim") << claimFive;
    QTest::newRow("claim one") << enqueueTen + "SELECT * FROM queue_claim('worker', 1, '1 min')";
    const std::string held = "(SELECT array_agg(id) FROM held), (SELECT array_agg(lease) FROM held)";
    QTest::newRow("heartbeat") << claimFive + "SELECT queue_heartbeat(" + held + ", '1 min')";
    QTest::newRow("complete") << claimFive + "SELECT queue_complete(" + held + ")";
    QTest::newRow("release") << claimFive + "SELECT queue_release(" + held + ")";
    QTest::newRow("end superseded") << claimFive + "SELECT queue_end_superseded(" + held + ")";
    QTest::newRow("fail") << claimFive + "SELECT queue_fail(id, lease, 1, 'code', '', 'why', false) FROM held LIMIT 1";
    QTest::newRow("bury") << claimFive + "SELECT queue_fail(id, lease, 1, 'code', '', 'why', true) FROM held LIMIT 1";
    QTest::newRow("adopt") << claimFive
            + "UPDATE accounting_work_queue SET leased_until = clock_timestamp() WHERE id = ANY (ARRAY(SELECT id FROM "
              "held));"
              "SELECT * FROM queue_adopt('other', '1 min', 1, 3)";
    QTest::newRow("post and end") << claimFive + "SELECT * FROM ledger_complete(" + held
            + ", (SELECT array_agg(org_id) FROM held), (SELECT array_agg(document_id) FROM held),"
              " array_fill(1, ARRAY[5]), array_fill(true, ARRAY[5]), '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', "
              "'worker')";
    QTest::newRow("set, ended") << takeFive
            + "SELECT queue_end_set((SELECT array_agg(place) FROM taken), '{}', 'worker', '1 min')";
    QTest::newRow("set, left") << takeFive
            + "SELECT queue_end_set('{}', (SELECT array_agg(place) FROM taken), 'worker', '1 min')";
    QTest::newRow("aggregate") << enqueueTen + "SELECT queue_aggregate()";
    QTest::newRow("maintain lanes") << enqueueTen
            + "UPDATE queue_maintained SET at = '-infinity', look_at = now() + interval '5 min';"
              "SELECT queue_maintain_lanes()";
    QTest::newRow("explain") << enqueueTen
            + "SELECT queue_position(max(id::text)::uuid) FROM accounting_work_queue WHERE "
              "org_id = 'org1' AND document_id = 'new9' AND state || '' = 'queued'";
    QTest::newRow("retry, priority, cancel") << claimFive
            + "SELECT queue_fail(id, lease, 1, 'code', '', 'why', true) FROM held LIMIT 1;"
              "SELECT queue_retry(ARRAY(SELECT id FROM held), 'why');"
              "SELECT queue_set_priority(ARRAY(SELECT id FROM held), 2, 'why');"
              "SELECT queue_cancel(ARRAY(SELECT id FROM held), 'why')";
}

void TestQueuePlans::readsNothingThatIsGone()
{
    QFETCH(const std::string, script);
    const auto connection = m_database->connect(); // plans anew
    const auto read = [&] {
        return must(connection->run("SELECT sum(pg_stat_get_xact_tuples_returned(indexrelid))::bigint FROM pg_index "
                                    "WHERE indrelid = 'accounting_work_queue'::regclass"))
            .first()
            .big(0);
    };
    VERIFY_RESULT(connection->runScript("BEGIN; " + script));
    const auto entries = read();
    VERIFY_RESULT(connection->runScript("ROLLBACK"));
    QVERIFY2(entries < gone / 10, qPrintable(QString::number(entries)));
}

void TestQueuePlans::cleanupTestCase()
{
    m_holder.reset();
    m_database.reset();
}

QTEST_GUILESS_MAIN(TestQueuePlans)
#include "test_queue_plans.moc"
