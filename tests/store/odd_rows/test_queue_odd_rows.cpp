// SPDX-License-Identifier: MIT
#include "store/odd_rows/odd_rows.h"
#include "support/result_helpers.h"

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// Odd rows: completed, refused or set aside; nobody else notices.
class TestQueueOddRows : public QObject, protected OddRows
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void halfALeaseIsCompleted_data();
    void halfALeaseIsCompleted();
    void nobodyEnqueuesALongLease();
    void whatMakesNoSenseIsRefused_data();
    void whatMakesNoSenseIsRefused();
    void theLeastMomentOfAnOrmMeansNow();
    void anotherHolderGetsAnotherLease();
    void aRowFreedByHandRuns();
    void oldPollersBesideNewWorkers();
    void anAddedColumnStopsNoSession();
};

void TestQueueOddRows::halfALeaseIsCompleted_data()
{
    QTest::addColumn<std::string>("change");
    for (const auto *const change :
         {"state = 'leased', leased_by = 'old', leased_until = now() + interval '1 min'",
          "state = 'leased', leased_by = 'old'", "state = 'leased'", "state = 'leased', leased_until = 'infinity'",
          "state = 'leased', leased_until = '-infinity'",
          "state = 'leased', leased_by = 'old', leased_until = now() - interval '1 h'",
          "state = 'leased', leased_by = 'old', leased_until = '9000-01-01'", "lease = 7", "leased_by = 'old'",
          "leased_until = now()", "state = 'dead', lease = 7", "run_count = 2147483647", "run_count = -1"})
        QTest::newRow(change) << std::string(change);
}

static const std::string isWhole
    = "SELECT (state <> 'leased' AND lease IS NULL AND leased_by IS NULL AND leased_until IS NULL "
      "OR state = 'leased' AND lease > 0 AND leased_by <> '' AND leased_until "
      "BETWEEN now() - interval '2 h' AND now() + interval '1 day')::int FROM accounting_work_queue";

void TestQueueOddRows::halfALeaseIsCompleted()
{
    QFETCH(const std::string, change);
    enqueue("A");
    m_database->sql("UPDATE accounting_work_queue SET " + change);
    QCOMPARE(m_database->number(isWhole), 1);
    QCOMPARE(m_database->depthFaults(), 0);
    m_database->sql("UPDATE accounting_work_queue SET leased_until = clock_timestamp() WHERE state = 'leased'");
    if (m_database->sql("SELECT state FROM accounting_work_queue") != "dead")
        QCOMPARE(claim(1).size(), 1U);
    const auto values = change.substr(0, 5) != "state" ? std::string() : change;
    if (values.find("dead") == std::string::npos && !values.empty()) { // written so at once
        m_database->sql("DELETE FROM accounting_work_queue");
        m_database->sql(
            "INSERT INTO accounting_work_queue (org_id, document_id, document_type, state, leased_by, leased_until) "
            "SELECT 'acme', 'B', 'journal', state, leased_by, leased_until FROM (SELECT 'leased' AS state, "
            "NULL AS leased_by, '-infinity'::timestamptz AS leased_until) AS row");
        QCOMPARE(m_database->number(isWhole), 1);
        QCOMPARE(m_database->depthFaults(), 0);
    }
}

/// A lease counts against its organisation's limit: who may only enqueue can't hold it for longer than a worker.
void TestQueueOddRows::nobodyEnqueuesALongLease()
{
    m_database->sql(
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type, state, leased_by, "
        "leased_until, lease) VALUES ('acme', 'A', 'journal', 'leased', 'nobody', now() + interval '20 h', 7)");
    QCOMPARE(
        m_database->number("SELECT count(*) FROM accounting_work_queue WHERE leased_until < now() + interval '61 s'"),
        1);
    QCOMPARE(m_database->number(isWhole), 1);
}

void TestQueueOddRows::whatMakesNoSenseIsRefused_data()
{
    QTest::addColumn<std::string>("columns");
    QTest::addColumn<std::string>("values");
    QTest::addColumn<QString>("constraint");
    const auto row = [](const char *name, const char *columns, const std::string &values, const char *constraint) {
        QTest::newRow(name) << std::string(columns) << values << QString::fromLatin1(constraint);
    };
    row("no organisation", "org_id, document_id", "'', 'A'", "id has 1 to 500 bytes");
    row("no document", "org_id, document_id", "'acme', ''", "document's id 1 to 2000");
    row("a long id", "org_id, document_id", "'acme', repeat('x', 2001)", "document's id 1 to 2000");
    row("never ready", "org_id, document_id, ready_at", "'acme', 'A', 'infinity'", "ready_at comes before");
    row("version", "org_id, document_id, version_hint", "'acme', 'A', 2147483647", "version_hint goes from");
    row("negative version", "org_id, document_id, version_hint", "'acme', 'A', -1", "version_hint goes from");
    row("attempts", "org_id, document_id, run_count", "'acme', 'A', 2147483647", "run_count goes from");
    row("lease without lease", "org_id, document_id, lease", "'acme', 'A', 7", "belong to leased jobs");
    row("nil id", "id, org_id, document_id", "'00000000-0000-0000-0000-000000000000', 'acme', 'A'", "nil UUID");
    row("made never", "org_id, document_id, created_at", "'acme', 'A', 'infinity'", "created_at is a moment");
}

void TestQueueOddRows::whatMakesNoSenseIsRefused()
{
    QFETCH(const std::string, columns);
    QFETCH(const std::string, values);
    QFETCH(const QString, constraint);
    const auto done = m_database->connection().run("INSERT INTO accounting_work_queue (document_type, " + columns
                                                   + ") VALUES ('journal', " + values + ")");
    QVERIFY(!done.has_value());
    QVERIFY2(done.error().message.contains(constraint), qPrintable(done.error().message));
}

void TestQueueOddRows::theLeastMomentOfAnOrmMeansNow()
{
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, ready_at) VALUES "
                    "('acme','A','journal','-infinity'), ('acme','B','journal','0001-01-01')");
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, ready_at) VALUES "
                    "('acme','C','journal','-infinity')");
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue WHERE ready_at > now() - interval '1 min'"),
             3);
    QCOMPARE(claim(5).size(), 3U);
}

void TestQueueOddRows::anotherHolderGetsAnotherLease()
{
    enqueue("A");
    const auto held = claim(1);
    m_database->sql("UPDATE accounting_work_queue SET leased_by = 'old', leased_until = now() + interval '1 min'");
    QVERIFY(must(QueueStore(m_database->connection()).complete(held)).empty());
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue WHERE leased_by = 'old'"), 1);
}

void TestQueueOddRows::aRowFreedByHandRuns()
{
    enqueue("A");
    claim(1);
    m_database->sql("UPDATE accounting_work_queue SET state = 'queued', leased_by = NULL, leased_until = NULL");
    QCOMPARE(claim(1).size(), 1U);
}

// An old poller takes the oldest hundred, works, deletes; some it gives back by hand, and some it leaves as if it had
// died.
void TestQueueOddRows::oldPollersBesideNewWorkers()
{
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) "
                    "SELECT 'org' || i % 7, 'D' || i, 'journal' FROM generate_series(1, 1500) AS i");
    std::mutex mutex;
    std::multiset<std::string> done;
    const auto note = [&](const std::string &id) {
        const std::scoped_lock lock(mutex);
        done.insert(id);
    };
    const auto oldPoller = [&](const std::string &name) {
        const auto connection = m_database->connect();
        for (int round = 0;; ++round) {
            auto transaction = must(Transaction::begin(*connection));
            const auto rows = must(connection->run(
                "UPDATE accounting_work_queue SET state = 'leased', leased_by = $1, leased_until = now() + interval '1 "
                "min', run_count = run_count + 1 "
                "WHERE id IN (SELECT id FROM accounting_work_queue WHERE state = 'queued' AND ready_at <= now() "
                "ORDER BY ready_at LIMIT 100 FOR UPDATE SKIP LOCKED) RETURNING id",
                {name}));
            must(transaction.commit());
            if (rows.isEmpty())
                return;
            int nth = 0;
            for (const Row row : rows) {
                const auto id = row.text(0);
                if (++nth % 10 == 0 && round < 3) {
                    must(connection->run("UPDATE accounting_work_queue SET state = 'queued', leased_by = NULL, "
                                         "leased_until = NULL WHERE id = $1::uuid",
                                         {id}));
                } else if (nth % 10 == 1 && round < 3) {
                    must(connection->run(
                        "UPDATE accounting_work_queue SET leased_until = now() - interval '1 h' WHERE id = $1::uuid",
                        {id}));
                } else {
                    must(connection->run("DELETE FROM accounting_work_queue WHERE id = $1::uuid", {id}));
                    note(id);
                }
            }
        }
    };
    std::atomic<int> olds = 2;
    const auto newWorker = [&](const std::string &name) {
        const auto connection = m_database->connect();
        QueueStore queue(*connection);
        for (;;) {
            const bool last = olds == 0;
            const auto jobs = must(queue.claim(name, 20, 60s));
            for (const auto &id : must(queue.complete(jobs)))
                note(id);
            if (jobs.empty() && last
                && must(connection->run("SELECT count(*) FROM accounting_work_queue")).first().big(0) == 0)
                return;
            if (jobs.empty())
                must(queue.forgetLowWaterMarks());
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 2; ++i) {
            threads.emplace_back([&, i] {
                oldPoller("old-" + std::to_string(i));
                --olds;
            });
            threads.emplace_back([&, i] { newWorker("new-" + std::to_string(i)); });
        }
    }
    QCOMPARE(done.size(), 1500U);
    QCOMPARE(std::set<std::string>(done.begin(), done.end()).size(), 1500U);
    QCOMPARE(m_database->depthFaults(), 0);
}

void TestQueueOddRows::anAddedColumnStopsNoSession()
{
    QueueStore queue(m_database->connection());
    const auto once = [&] {
        enqueue("A");
        enqueue("B");
        auto jobs = claim(1);
        QCOMPARE(jobs.size(), 1U);
        m_database->sql("UPDATE accounting_work_queue SET leased_until = clock_timestamp() WHERE state = 'leased'");
        jobs = claim(5);
        QCOMPARE(jobs.size(), 1U);
        must(queue.complete(jobs));
        must(queue.complete(claim(5)));
        must(queue.maintain());
        QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 0);
    };
    once();
    const auto other = m_database->connect();
    for (const auto *const table :
         {"accounting_work_queue", "queue_lane", "queue_org", "queue_delta", "queue_depth", "queue_maintained",
          "queue_suspect", "queue_adopter", "queue_aggregated", "job_event"}) {
        must(other->runScript(std::string("ALTER TABLE ") + table + " ADD COLUMN more text"));
        once();
    }
}

QTEST_GUILESS_MAIN(TestQueueOddRows)
#include "test_queue_odd_rows.moc"
