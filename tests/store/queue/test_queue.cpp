// SPDX-License-Identifier: MIT
#include "store/queue/depth.h"
#include "store/queue/jobs.h"
#include "store/queue/queue.h"
#include "store/queue/waiting_jobs.h"
#include "store/queue/workers.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <array>
#include <set>
#include <thread>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

class TestQueue : public QObject, protected WaitingJobs
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void claimTakesTheRightJobFirst_data();
    void claimTakesTheRightJobFirst();
    void organisationsTakeTurns();
    void weightsShareTheTurns();
    void reservedSlotsSeeOnlyTheirPriorities();
    void pausedWorkIsNotClaimed_data();
    void pausedWorkIsNotClaimed();
    void twoClaimersNeverGetTheSameJob();
    void depthIsTheCountAtEveryCommit();
    void depthCountsWritersThatOutlastFolds();
    void depthSurvivesADump();
    void theOldestJobIsTheOneThatWorkersSawLately();
    void truncateEmptiesTheDepth();
    void paceIsWhatEndedPerMinute_data();
    void paceIsWhatEndedPerMinute();
    void explainCountsWhatIsAhead();
};

void TestQueue::claimTakesTheRightJobFirst_data()
{
    QTest::addColumn<std::vector<WaitingJob>>("waiting");
    QTest::addColumn<std::string>("first");
    using Rows = std::vector<WaitingJob>;
    QTest::newRow("a click overtakes the sync") << Rows{{"A", "acme", 1, 900}, {"B", "acme", 2, 0}} << std::string("B");
    QTest::newRow("urgent overtakes a click") << Rows{{"A", "acme", 2, 900}, {"B", "acme", 3, 0}} << std::string("B");
    QTest::newRow("a click of another organisation overtakes too")
        << Rows{{"A", "acme", 1, 900}, {"B", "bell", 2, 0}} << std::string("B");
    QTest::newRow("the oldest first") << Rows{{"A", "acme", 1, 10}, {"B", "acme", 1, 20}} << std::string("B");
    QTest::newRow("not ready yet") << Rows{{"A", "acme", 2, -60}, {"B", "acme", 1, 0}} << std::string("B");
}

void TestQueue::claimTakesTheRightJobFirst()
{
    QFETCH(const std::vector<WaitingJob>, waiting);
    QFETCH(const std::string, first);
    enqueue(waiting);

    const auto jobs = claim(1);

    QCOMPARE(jobs.size(), std::size_t(1));
    QCOMPARE(jobs.front().documentId, first);
    QCOMPARE(jobs.front().runCount, 1);
}

void TestQueue::organisationsTakeTurns()
{
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) "
                    "SELECT 'big', 'b' || i, 'sales_invoice' FROM generate_series(1, 1000) AS i");
    enqueue({{"s1", "small", 1, 0}, {"s2", "small", 1, 0}});

    int small = 0;
    for (int i = 0; i < 6; ++i)
        small += claim(1).front().orgId == "small" ? 1 : 0;

    QCOMPARE(small, 2); // of 6 turns, though a thousand of the big one's are older
}

void TestQueue::weightsShareTheTurns()
{
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) "
                    "SELECT org, 'd' || i, 'sales_invoice' FROM generate_series(1, 100) AS i, unnest(ARRAY['one', "
                    "'three']) AS org");
    m_database->sql("INSERT INTO queue_org (org_id, weight) VALUES ('three', 3)");
    for (int i = 0; i < 10; ++i)
        claim(4);
    const auto heavy
        = m_database->number("SELECT count(*) FROM accounting_work_queue WHERE state = 'leased' AND org_id = 'three'");
    QVERIFY2(heavy >= 28 && heavy <= 32, qPrintable(QString::number(heavy)));
}

void TestQueue::reservedSlotsSeeOnlyTheirPriorities()
{
    enqueue({{"A", "acme", 1, 5}});
    QVERIFY(claim(1, highPriority).empty());
    enqueue({{"B", "acme", 2, 0}});
    QVERIFY(claim(1, normalPriority, normalPriority).front().documentId == "A");
    QVERIFY(claim(1, highPriority).front().documentId == "B");
}

void TestQueue::pausedWorkIsNotClaimed_data()
{
    QTest::addColumn<std::string>("scope");
    QTest::addColumn<std::string>("key");
    QTest::addColumn<int>("claimed");
    QTest::newRow("the whole queue") << std::string("queue") << std::string() << 0;
    QTest::newRow("this organisation") << std::string("organisation") << std::string("acme") << 0;
    QTest::newRow("another organisation") << std::string("organisation") << std::string("bell") << 1;
    QTest::newRow("this worker") << std::string("worker") << std::string("worker") << 0;
    QTest::newRow("another worker") << std::string("worker") << std::string("other") << 1;
}

void TestQueue::pausedWorkIsNotClaimed()
{
    QFETCH(const std::string, scope);
    QFETCH(const std::string, key);
    QFETCH(const int, claimed);
    enqueue({{"A", "acme", 1, 0}});
    WorkerStore workers(m_database->connection());
    VERIFY_RESULT(workers.pause(scope, key, QStringLiteral("bank import")));
    QCOMPARE(int(claim(5).size()), claimed);
    const auto resumed = workers.resume(scope, key);
    VERIFY_RESULT(resumed);
    QVERIFY(*resumed);
    QCOMPARE(int(claim(5).size()), 1 - claimed);
}

void TestQueue::twoClaimersNeverGetTheSameJob()
{
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) "
                    "SELECT 'o' || i % 7, 'd' || i, 'sales_invoice' FROM generate_series(1, 400) AS i");
    std::array<std::vector<std::string>, 4> taken;
    std::vector<std::jthread> claimers;
    for (auto &mine : taken)
        claimers.emplace_back([this, &mine] {
            const auto connection = m_database->connect();
            for (auto jobs = QueueStore(*connection).claim("w", 7, 60s); jobs && !jobs->empty();
                 jobs = QueueStore(*connection).claim("w", 7, 60s)) {
                for (const auto &job : *jobs)
                    mine.push_back(job.id);
            }
        });
    claimers.clear();
    std::set<std::string> all;
    std::size_t count = 0;
    for (const auto &mine : taken) {
        count += mine.size();
        all.insert(mine.begin(), mine.end());
    }
    QCOMPARE(count, std::size_t(400));
    QCOMPARE(all.size(), std::size_t(400));
}

void TestQueue::depthIsTheCountAtEveryCommit()
{
    enqueue({{"A", "acme", 1, 0}, {"B", "acme", 2, 0}, {"C", "bell", 1, 0}});
    QCOMPARE(m_database->depthFaults(), 0);
    const auto jobs = claim(2);
    QCOMPARE(m_database->depthFaults(), 0);
    VERIFY_RESULT(queue().maintain());
    QCOMPARE(m_database->depthFaults(), 0);
    VERIFY_RESULT(queue().complete({jobs.front()}));
    QCOMPARE(m_database->depthFaults(), 0);
    const auto depth = DepthStore(m_database->connection()).current();
    VERIFY_RESULT(depth);
    QCOMPARE(depth->total(), 2);
    QCOMPARE(depth->byPriority.size(), std::size_t(3));
    const auto acme = DepthStore(m_database->connection()).current("acme");
    VERIFY_RESULT(acme);
    QCOMPARE(acme->total(), m_database->number("SELECT count(*) FROM accounting_work_queue WHERE org_id = 'acme'"));
}

void TestQueue::depthCountsWritersThatOutlastFolds()
{
    const auto slow = m_database->connect();
    const auto undone = m_database->connect();
    const std::string insert = "BEGIN; INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ";
    VERIFY_RESULT(slow->runScript(insert + "('bell','A','sales_invoice')"));
    VERIFY_RESULT(undone->runScript(insert + "('casa','A','sales_invoice')"));
    for (const auto *const document : {"B", "C"}) {
        enqueue({{document, "acme", 1, 0}});
        VERIFY_RESULT(queue().maintain());
        QCOMPARE(m_database->depthFaults(), 0);
    }
    QCOMPARE(m_database->number("SELECT count(*) FROM queue_delta"), 0);
    VERIFY_RESULT(slow->runScript("COMMIT"));
    VERIFY_RESULT(undone->runScript("ROLLBACK"));
    QCOMPARE(m_database->depthFaults(), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM queue_delta_now"), 1);
    VERIFY_RESULT(queue().maintain());
    QCOMPARE(m_database->depthFaults(), 0);
    QCOMPARE(m_database->number("SELECT sum(n) FROM queue_depth"), 3);
}

// A dump brings the transaction numbers of another server along.
void TestQueue::depthSurvivesADump()
{
    enqueue({{"A", "acme", 1, 0}});
    VERIFY_RESULT(queue().maintain());
    m_database->sql("UPDATE queue_aggregated SET upto = '900000000000:900000000010:900000000003'");
    enqueue({{"B", "acme", 1, 0}});
    QCOMPARE(m_database->depthFaults(), 0);
    VERIFY_RESULT(queue().maintain());
    QCOMPARE(m_database->depthFaults(), 0);
    enqueue({{"C", "acme", 1, 0}});
    QCOMPARE(m_database->depthFaults(), 0);
}

void TestQueue::theOldestJobIsTheOneThatWorkersSawLately()
{
    const auto oldest
        = [&] { return must(DepthStore(m_database->connection()).current()).byPriority.at(2).oldestReadyAt; };
    enqueue({{"A", "acme", 1, 50}, {"B", "bell", 1, 90}});
    m_database->sql("UPDATE accounting_work_queue SET created_at = ready_at");
    const auto exact = oldest();
    QVERIFY(exact.secsTo(QDateTime::currentDateTimeUtc()) >= 90);
    QTRY_VERIFY(queue().maintain() && m_database->number("SELECT count(*) FROM queue_oldest WHERE priority = 1") == 1);
    QCOMPARE(oldest(), exact);

    m_database->sql("UPDATE queue_oldest SET ready_at = '2020-01-01', looked_at = now() + interval '1 h'");
    QCOMPARE(oldest().date(), QDate(2020, 1, 1)); // no lane was looked at
    m_database->sql("UPDATE queue_oldest SET looked_at = now() - interval '1 min'");
    QCOMPARE(oldest(), exact); // no worker looks after them
    m_database->sql("UPDATE queue_oldest SET looked_at = now() + interval '1 h'");
    claim(2);
    QVERIFY(!oldest().isValid());
}

void TestQueue::paceIsWhatEndedPerMinute_data()
{
    QTest::addColumn<std::string>("times");
    QTest::addColumn<std::string>("workerSince");
    QTest::addColumn<std::int64_t>("ofAll");
    QTest::addColumn<std::int64_t>("ofOne"); // of four organisations
    const auto row
        = [](const char *name, const std::string &times, const char *since, std::int64_t all, std::int64_t one) {
              QTest::newRow(name) << "generate_series(" + times + ")" << std::string(since) << all << one;
          };
    row("nothing", "now() - interval '180 s', now() - interval '120 s', interval '1 s'", "1 h", 0, 0);
    row("few", "now() - interval '40 s', now() - interval '20.5 s', interval '0.1 s'", "1 h", 196, 49);
    row("many", "now() - interval '60 s', now(), interval '0.01 s'", "1 h", 6000, 1500);
    row("in a worker's first seconds", "now() - interval '10 s', now(), interval '0.1 s'", "10 s", 606, 150);
    row("of a worker that ended", "now() - interval '60 s', now() - interval '11 s', interval '0.1 s'", "10 s", 0, 0);
}

void TestQueue::paceIsWhatEndedPerMinute()
{
    QFETCH(const std::string, times);
    QFETCH(const std::string, workerSince);
    QFETCH(const std::int64_t, ofAll);
    QFETCH(const std::int64_t, ofOne);
    m_database->sql("INSERT INTO worker (name, host, pid, kind, slots, version, started_at) VALUES ('w', 'h', 1, "
                    "'queue', 6, '1', now() - interval '"
                    + workerSince + "')");
    m_database->sql("INSERT INTO job_event (at, job_id, org_id, document_id, what) SELECT at, gen_random_uuid(), 'org' "
                    "|| nth % 4, 'D', (ARRAY['finished', 'superseded', 'dead', 'failed'])[1 + (nth / 4) % 4] FROM "
                    + times + " WITH ORDINALITY AS event(at, nth)");
    m_database->sql("INSERT INTO job_event (job_id, org_id, document_id, what) SELECT gen_random_uuid(), 'org1', 'D', "
                    "what FROM unnest(ARRAY['merged', 'cancelled', 'retried', 'adopted']) AS what, generate_series(1, "
                    "100)");
    DepthStore store(m_database->connection());
    const auto near = [](std::int64_t found, std::int64_t wanted) { return std::abs(found - wanted) <= wanted / 10; };

    const auto all = must(store.current()).finishedPerMinute;
    const auto one = must(store.current("org1")).finishedPerMinute;

    QVERIFY2(near(all, ofAll), std::to_string(all).c_str());
    QVERIFY2(near(one, ofOne), std::to_string(one).c_str());
}

void TestQueue::truncateEmptiesTheDepth()
{
    enqueue({{"A", "acme", 1, 0}});
    m_database->sql("TRUNCATE accounting_work_queue");
    QCOMPARE(m_database->depthFaults(), 0);
    enqueue({{"B", "acme", 1, 0}});
    QCOMPARE(int(claim(5).size()), 1);
}

void TestQueue::explainCountsWhatIsAhead()
{
    enqueue(
        {{"A", "acme", 1, 30}, {"B", "acme", 1, 20}, {"C", "acme", 1, 10}, {"D", "bell", 2, 0}, {"E", "bell", 1, 0}});
    const auto id = m_database->sql("SELECT id FROM accounting_work_queue WHERE document_id = 'C'");
    const auto position = JobStore(m_database->connection()).position(id);
    VERIFY_RESULT(position);
    QVERIFY(position->has_value());
    QCOMPARE((*position)->ownAhead, 2);
    QCOMPARE((*position)->higherAhead, 1);
    QCOMPARE((*position)->othersAhead, 1);
}

QTEST_GUILESS_MAIN(TestQueue)
#include "test_queue.moc"
