// SPDX-License-Identifier: MIT
#include "store/odd_rows/odd_rows.h"
#include "store/schema/migrator.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <set>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// Rows that were there before, or that no trigger saw: mended, or set aside.
class TestQueueSetAside : public QObject, protected OddRows
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void rowsThatWereThereAreMended();
    void whatCantBeHandledIsSetAside_data();
    void whatCantBeHandledIsSetAside();
    void whatNoTriggerSawIsSetAside();
    void aRowSetDeadByHandHasAReasonAndIsAlone();
    void everybodysFaultIsNoRowsFault();
};

void TestQueueSetAside::rowsThatWereThereAreMended()
{
    m_database = std::make_unique<TestDatabase>(TestDatabase::Schema::Empty);
    VERIFY_RESULT(Migrator(m_database->connection()).migrate(2)); // the queue of before: any row can be in it
    m_database->sql(R"(
        INSERT INTO accounting_work_queue (id, org_id, document_id, document_type, state, leased_by, leased_until, run_count, version_hint, ready_at, last_error)
        SELECT coalesce(id, gen_random_uuid()), org, document, type, state, by, until, runs, version, ready, error FROM (VALUES
            (NULL::uuid, 'acme', 'ended, nobody', 'journal', 'leased', NULL, now() - interval '2 h', 0, 0, now(), NULL),
            (NULL, 'acme', 'endless', 'journal', 'leased', 'old', 'infinity', 0, 0, now(), NULL),
            (NULL, 'acme', 'ends late', 'journal', 'leased', 'old', '9000-01-01', 0, 0, now(), NULL),
            (NULL, 'acme', 'beginless', 'journal', 'leased', 'old', '-infinity', 0, 0, now(), NULL),
            (NULL, 'acme', 'no end', 'journal', 'leased', 'old', NULL, 0, 0, now(), NULL),
            (NULL, 'acme', 'attempts, leased', 'journal', 'leased', 'old', now(), 2147483647, 0, now(), NULL),
            (NULL, 'acme', 'attempts', 'journal', 'queued', NULL, NULL, 2147483647, 0, now(), NULL),
            (NULL, 'acme', 'freed by hand', 'journal', 'queued', 'old', now(), 1, -5, '-infinity', NULL),
            (NULL, 'acme', 'type', repeat('long ', 200), 'queued', NULL, NULL, 0, 1, now(), NULL),
            ('00000000-0000-0000-0000-000000000000', 'acme', 'nil', 'journal', 'queued', NULL, NULL, 0, 1, now(), NULL),
            (NULL, 'acme', 'twice', 'journal', 'queued', NULL, NULL, 0, 1, now(), NULL),
            (NULL, 'acme', 'twice', 'journal', 'queued', NULL, NULL, 0, 9, 'infinity', NULL),
            (NULL, 'acme', 'died twice', 'journal', 'dead', NULL, NULL, 0, 1, now(), 'old'),
            (NULL, 'acme', 'died twice', 'journal', 'dead', NULL, NULL, 0, 2, now(), NULL),
            (NULL, 'acme', 'never', 'journal', 'queued', NULL, NULL, 0, 1, 'infinity', NULL),
            (NULL, '', 'no organisation', 'journal', 'queued', NULL, NULL, 0, 1, now(), NULL),
            (NULL, 'acme', '', 'journal', 'queued', NULL, NULL, 0, 1, now(), NULL),
            (NULL, 'acme', 'version', 'journal', 'queued', NULL, NULL, 0, 2147483647, now(), NULL),
            (NULL, 'acme', repeat('long ', 600), 'journal', 'queued', NULL, NULL, 0, 1, now(), NULL))
            AS row(id, org, document, type, state, by, until, runs, version, ready, error))");
    VERIFY_RESULT(Migrator(m_database->connection()).migrate());

    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue WHERE state = 'leased' AND lease > 0 AND "
                                "leased_by <> '' AND leased_until < now() + interval '25 h'"),
             6);
    QCOMPARE(m_database->sql("SELECT string_agg(version_hint || ' ' || last_error, ', ') FROM accounting_work_queue "
                             "WHERE document_id = 'died twice'"),
             std::string("2 set_by_hand: This job was set dead by hand."));
    QCOMPARE(m_database->sql("SELECT string_agg(version_hint || ' ' || (ready_at <= now()), ', ') FROM "
                             "accounting_work_queue WHERE document_id = 'twice'"),
             std::string("9 true"));
    QCOMPARE(m_database->sql("SELECT string_agg(what || ' ' || n, ', ' ORDER BY what) FROM (SELECT what, count(*) AS n "
                             "FROM job_event GROUP BY what) AS event"),
             std::string("dead 5, merged 1"));
    m_database->sql("UPDATE accounting_work_queue SET leased_until = clock_timestamp() WHERE state = 'leased'");
    std::set<std::string> done;
    for (auto jobs = claim(20); !jobs.empty(); jobs = claim(20)) {
        for (const auto &job : jobs)
            done.insert(job.documentId);
        must(QueueStore(m_database->connection()).complete(jobs));
    }
    QCOMPARE(done,
             (std::set<std::string>{"ended, nobody", "endless", "ends late", "beginless", "no end", "attempts, leased",
                                    "attempts", "freed by hand", "type", "nil", "twice"}));
    QCOMPARE(m_database->number(
                 "SELECT count(*) FROM accounting_work_queue WHERE state = 'dead' AND last_error LIKE 'odd_row: %'"),
             5);
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 6);
    QCOMPARE(m_database->depthFaults(), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM pg_constraint WHERE conrelid = 'accounting_work_queue'::regclass "
                                "AND NOT convalidated"),
             0);
}

void TestQueueSetAside::whatCantBeHandledIsSetAside_data()
{
    QTest::addColumn<std::string>("fault");
    QTest::addColumn<int>("mayBeSetAside");
    QTest::newRow("it can't be leased") << std::string("NEW.state = 'leased'") << 1;
    QTest::newRow("it can't be changed at all") << std::string("true") << 0;
}

// The fault is a foreign trigger here, and may be anything that makes the database refuse one row.
void TestQueueSetAside::whatCantBeHandledIsSetAside()
{
    QFETCH(const std::string, fault);
    QFETCH(const int, mayBeSetAside);
    for (const auto *const document : {"A", "bad", "C", "D"})
        enqueue(document);
    m_database->sql("UPDATE accounting_work_queue SET state = 'leased', leased_by = 'gone', leased_until = "
                    "clock_timestamp() WHERE document_id = 'D'");
    VERIFY_RESULT(m_database->connection().runScript(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not this one'; END $$;"
        "CREATE TRIGGER refuse BEFORE UPDATE ON accounting_work_queue FOR EACH ROW WHEN (OLD.document_id IN ('bad', "
        "'D') AND "
        + fault + ") EXECUTE FUNCTION refuse()"));
    QCOMPARE(claim(10).size(), 2U);
    QVERIFY(claim(10).empty());
    QCOMPARE(
        m_database->number(
            "SELECT count(*) FROM accounting_work_queue WHERE state = 'dead' AND last_error = 'odd_row: not this one'"),
        2 * mayBeSetAside);
    QCOMPARE(m_database->number("SELECT count(*) FROM job_event WHERE what = 'dead'"), 2 * mayBeSetAside);
    enqueue("E");
    QCOMPARE(claim(10).size(), 1U);
}

// Written while triggers were off: at once, and those beside it go on.
void TestQueueSetAside::whatNoTriggerSawIsSetAside()
{
    VERIFY_RESULT(m_database->connection().runScript(R"(
        SET session_replication_role = replica;
        INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, created_at, state, leased_by, leased_until, lease) VALUES
            ('acme', 'ahead', 'journal', 2147483647, now(), 'queued', NULL, NULL, NULL),
            ('acme', 'before', 'journal', -1, now(), 'queued', NULL, NULL, NULL),
            ('acme', 'endless', 'journal', 0, 'infinity', 'queued', NULL, NULL, NULL),
            ('acme', 'type', repeat('long ', 200), 0, now(), 'queued', NULL, NULL, NULL),
            ('acme', 'leased', 'journal', 2147483647, now(), 'leased', 'gone', clock_timestamp(), 7);
        RESET session_replication_role)"));
    enqueue("A");
    QCOMPARE(claim(10).size(), 1U);
    QVERIFY(claim(10).empty());
    QCOMPARE(
        m_database->sql(
            "SELECT string_agg(document_id, ' ' ORDER BY document_id) FROM accounting_work_queue WHERE state = 'dead' "
            "AND last_error LIKE 'odd_row: %' AND version_hint BETWEEN 0 AND 2000000000"),
        std::string("ahead before endless leased type"));
}

void TestQueueSetAside::aRowSetDeadByHandHasAReasonAndIsAlone()
{
    m_database->addOrganisation();
    m_database->importInvoice("POSTED", 100);
    m_database->importInvoice("LATER", 100);
    m_database->drain();
    const auto insertDead = [&](const std::string &rows) {
        m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, state, version_hint) "
                        "SELECT 'acme', document, 'sales_invoice', 'dead', version FROM (VALUES "
                        + rows + ") AS row(document, version)");
    };
    insertDead("('POSTED', 0), ('LATER', 2), ('X', 1), ('X', 3), ('X', 2)");
    insertDead("('X', 2)");
    enqueue("Y");
    insertDead("('Y', 7)");
    m_database->sql("UPDATE accounting_work_queue SET state = 'dead' WHERE state = 'queued'");
    m_database->sql(
        "UPDATE accounting_work_queue SET state = 'dead', last_error = 'mine: I know why' WHERE document_id = 'LATER'");
    QCOMPARE(m_database->sql("SELECT string_agg(document_id || ' ' || version_hint || ' ' || split_part(last_error, "
                             "':', 1), ', ' ORDER BY document_id) "
                             "FROM accounting_work_queue WHERE state = 'dead'"),
             std::string("LATER 2 mine, X 3 set_by_hand, Y 7 set_by_hand"));
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 3);
    QCOMPARE(m_database->depthFaults(), 0);
}

void TestQueueSetAside::everybodysFaultIsNoRowsFault()
{
    enqueue("A");
    VERIFY_RESULT(m_database->connection().runScript(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE SQLSTATE '53100' USING MESSAGE = "
        "'no room'; END $$;"
        "CREATE TRIGGER refuse BEFORE UPDATE ON accounting_work_queue FOR EACH ROW EXECUTE FUNCTION refuse()"));
    QVERIFY(!QueueStore(m_database->connection()).claim("worker", 1, 60s).has_value());
    QCOMPARE(m_database->sql("SELECT state FROM accounting_work_queue"), std::string("queued"));
}

QTEST_GUILESS_MAIN(TestQueueSetAside)
#include "test_queue_set_aside.moc"
