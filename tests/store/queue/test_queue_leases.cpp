// SPDX-License-Identifier: MIT
#include "store/queue/job_acts.h"
#include "store/queue/queue.h"
#include "store/queue/waiting_jobs.h"
#include "support/result_helpers.h"

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// Leases of jobs, and how jobs fail, go back and are changed.
class TestQueueLeases : public QObject, protected WaitingJobs
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void anEndedLeaseIsAdoptedAndItsHolderFenced();
    void heartbeatKeepsALease();
    void aJobThatKillsItsWorkersDies();
    void aFailureComesBackLaterAndDiesAtLast();
    void aPermanentFailureIsDeadAtOnce();
    void releaseGivesTheAttemptBack();
    void retryCancelAndPriorityKeepWhoAndWhy();
};

void TestQueueLeases::anEndedLeaseIsAdoptedAndItsHolderFenced()
{
    enqueue({{"A", "acme", 1, 0}});
    const auto held = claim(1);
    QVERIFY(claim(1).empty());
    m_database->sql("UPDATE accounting_work_queue SET leased_until = clock_timestamp() - interval '1 s'");

    const auto adopted = queue().claim("second", 5, 60s);
    VERIFY_RESULT(adopted);
    QCOMPARE(adopted->size(), std::size_t(1));
    QCOMPARE(adopted->front().id, held.front().id);
    QCOMPARE(adopted->front().runCount, 2);
    const auto late = queue().complete(held);
    VERIFY_RESULT(late);
    QVERIFY(late->empty());
    const auto fate
        = queue().fail(held.front(), {.code = "x", .field = {}, .message = {}, .permanent = true, .version = 1});
    VERIFY_RESULT(fate);
    QCOMPARE(*fate, std::string("fenced"));
    QCOMPARE(m_database->sql("SELECT leased_by FROM accounting_work_queue"), std::string("second"));
}

void TestQueueLeases::heartbeatKeepsALease()
{
    enqueue({{"A", "acme", 1, 0}});
    const auto held = queue().claim("worker", 1, 1ms);
    VERIFY_RESULT(held);
    const auto kept = queue().heartbeat(*held, 60s);
    VERIFY_RESULT(kept);
    QCOMPARE(kept->size(), std::size_t(1));
    QVERIFY(claim(1).empty());
}

void TestQueueLeases::aJobThatKillsItsWorkersDies()
{
    m_database->addOrganisation();
    m_database->importInvoice("A", 100);
    for (int attempt = 1; attempt <= 8; ++attempt) {
        const auto jobs = claim(1);
        QCOMPARE(jobs.size(), std::size_t(1));
        QCOMPARE(jobs.front().runCount, attempt);
        m_database->sql(
            "UPDATE accounting_work_queue SET leased_until = clock_timestamp() - interval '1 s'"); // and the worker is
                                                                                                   // gone
    }
    QVERIFY(claim(1).empty());
    QCOMPARE(m_database->sql("SELECT state FROM accounting_work_queue"), std::string("dead"));
    QCOMPARE(m_database->sql("SELECT status_code FROM document"), std::string("worker_died"));
    QCOMPARE(m_database->depthFaults(), 0);
}

void TestQueueLeases::aFailureComesBackLaterAndDiesAtLast()
{
    enqueue({{"A", "acme", 1, 0}});
    const JobFailure failure{
        .code = "40P01", .field = {}, .message = QStringLiteral("deadlock"), .permanent = false, .version = 0};
    for (int attempt = 1; attempt <= 8; ++attempt) {
        const auto jobs = claim(1);
        QCOMPARE(jobs.size(), std::size_t(1));
        const auto fate = queue().fail(jobs.front(), failure);
        VERIFY_RESULT(fate);
        QCOMPARE(*fate, std::string(attempt < 8 ? "queued" : "dead"));
        QVERIFY(claim(1).empty());
        m_database->sql("UPDATE accounting_work_queue SET ready_at = now() WHERE state = 'queued'");
    }
    QCOMPARE(m_database->sql("SELECT last_error FROM accounting_work_queue"), std::string("40P01: deadlock"));
    QCOMPARE(m_database->number("SELECT count(*) FROM job_event WHERE what = 'failed'"), 7);
}

void TestQueueLeases::aPermanentFailureIsDeadAtOnce()
{
    m_database->addOrganisation();
    m_database->importInvoice("A", 100);
    const auto jobs = claim(1);
    const auto fate = queue().fail(jobs.front(),
                                   {.code = "unknown_account",
                                    .field = "lines[0].account",
                                    .message = QStringLiteral("no 4711"),
                                    .permanent = true,
                                    .version = 1});
    VERIFY_RESULT(fate);
    QCOMPARE(*fate, std::string("dead"));
    QCOMPARE(m_database->sql("SELECT accounting_status || ' ' || status_code || ' ' || status_field FROM document"),
             std::string("refused unknown_account lines[0].account"));
    QVERIFY(claim(1).empty());
}

void TestQueueLeases::releaseGivesTheAttemptBack()
{
    enqueue({{"A", "acme", 1, 0}});
    const auto jobs = claim(1);
    const auto released = queue().release(jobs);
    VERIFY_RESULT(released);
    QCOMPARE(*released, 1);
    QCOMPARE(claim(1).front().runCount, 1);
}

void TestQueueLeases::retryCancelAndPriorityKeepWhoAndWhy()
{
    JobActs jobs(m_database->connection());
    enqueue({{"A", "acme", 1, 0}, {"B", "acme", 1, 0}, {"C", "acme", 1, 0}});
    m_database->sql("UPDATE accounting_work_queue SET state = 'dead', run_count = 8 WHERE document_id = 'A'");
    const JobAct retry{.kind = JobAct::Kind::Retry};
    const auto plan = jobs.plan(retry, {.orgId = "acme"});
    VERIFY_RESULT(plan);
    QCOMPARE(plan->matched, 3);
    const auto retried = jobs.apply(retry, plan->ids, QStringLiteral("account added"));
    VERIFY_RESULT(retried);
    QCOMPARE(retried->changed, 1);
    QCOMPARE(m_database->sql("SELECT state || run_count FROM accounting_work_queue WHERE document_id = 'A'"),
             std::string("queued0"));

    const auto b = m_database->sql("SELECT id FROM accounting_work_queue WHERE document_id = 'B'");
    const auto raised = jobs.apply({.kind = JobAct::Kind::SetPriority, .priority = urgentPriority}, {b},
                                   QStringLiteral("the auditor waits"));
    VERIFY_RESULT(raised);
    QCOMPARE(raised->changed, 1);
    const auto running = claim(1);
    QCOMPARE(running.front().documentId, std::string("B"));
    const auto cancelled = jobs.apply({.kind = JobAct::Kind::Cancel}, {b}, QStringLiteral("wrong document"));
    VERIFY_RESULT(cancelled);
    QCOMPARE(cancelled->changed, 1);
    const auto late = queue().complete(running);
    VERIFY_RESULT(late);
    QVERIFY(late->empty()); // it runs on, but may write nothing
    QCOMPARE(m_database->sql(
                 "SELECT string_agg(what || ':' || detail, '; ' ORDER BY at) FROM job_event WHERE what <> 'merged'"),
             std::string("dead:set_by_hand; retried:account added; reprioritised:to 3: the auditor waits; "
                         "cancelled:wrong document"));
    QCOMPARE(m_database->number("SELECT count(*) FROM job_event WHERE who <> session_user"), 0);
    QCOMPARE(m_database->depthFaults(), 0);
}

QTEST_GUILESS_MAIN(TestQueueLeases)
#include "test_queue_leases.moc"
