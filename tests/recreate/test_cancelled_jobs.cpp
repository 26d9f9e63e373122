// SPDX-License-Identifier: MIT
#include "engine/posting/document_processor.h"
#include "recreate/refusal_book.h"
#include "store/books/posting_store.h"
#include "store/queue/job_acts.h"
#include "support/result_helpers.h"

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// What becomes of a document whose job is cancelled, or dead.
class TestCancelledJobs : public QObject, protected RefusalBook
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void cancelledJobsLeaveTheBooksAsBefore();
    void aCancelLeavesAnEarlierChangeWaiting();
    void aCancelLeavesADocumentToItsOtherJob();
    void theCancelledJobOfANewDocumentIsTold();
    void oneDeadJobPerDocument();
    void aPostedDocumentHasNoDeadJobs();
    void jobsOfAMissingDocumentDieAsOne();
};

void TestCancelledJobs::cancelledJobsLeaveTheBooksAsBefore()
{
    std::vector<std::string> documents;
    for (int i = 1; i <= 12; ++i) {
        documents.push_back("S" + std::to_string(i));
        m_database->importInvoice(documents.back(), 100 + i);
    }
    m_database->drain();
    const auto before = books();
    prepare(documents);
    // One is running.
    const auto running = QueueStore(m_database->connection()).claim("w", 1, 60s);
    VERIFY_RESULT(running);
    QVERIFY(books() != before);
    cancelAll();
    QCOMPARE(books(), before);
    QCOMPARE(number("SELECT count(*) FROM document WHERE accounting_status = 'posted' AND posted_version = 2 AND "
                    "accounting_ready_version = 2 AND NOT awaiting_recreation"),
             12);
    const auto effects = JobActs(m_database->connection())
                             .effectsOfCancel({sql("SELECT string_agg(job_id::text, '') FROM (SELECT job_id FROM "
                                                   "recreation_document LIMIT 1) AS one")});
    VERIFY_RESULT(effects);
    QCOMPARE(effects->restored, 1);
    QCOMPARE(effects->unposted, 0);
    const auto row = RecreationStore(m_database->connection()).find(recreation(1));
    VERIFY_RESULT(row);
    QCOMPARE(row->cancelled, 12);
    QVERIFY(row->finishedAt.isValid());
    const auto results = DocumentProcessor("w").process(m_database->connection(), *running);
    VERIFY_RESULT(results);
    QCOMPARE(books(), before);
    const auto undone = RecreationStore(m_database->connection()).undo(recreation(1), {});
    QVERIFY(!undone);
    QCOMPARE(undone.error().reason, std::string("nothing_to_undo"));
    // And it can be recreated again.
    prepare(documents, 2);
    m_database->drain();
    QCOMPARE(books(), before);
    QCOMPARE(sql("SELECT DISTINCT outcome FROM recreation_document WHERE recreation_id = '" + recreation(2) + "'"),
             std::string("unchanged"));
}

void TestCancelledJobs::aCancelLeavesAnEarlierChangeWaiting()
{
    m_database->importInvoice("S1", 100);
    m_database->drain();
    const auto before = books();
    m_database->importInvoice("S1", 120);
    prepare({"S1"});
    QCOMPARE(document("S1"), std::string("3/1 awaiting_recreation awaiting"));
    cancelAll();
    QCOMPARE(books(), before);
    QCOMPARE(document("S1"), std::string("4/3 waiting"));
    QCOMPARE(sql("SELECT status_code FROM document"), std::string("job_cancelled"));
    sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('acme', 'S1', "
        "'sales_invoice')");
    m_database->drain();
    QCOMPARE(document("S1"), std::string("4/4 posted"));
    QCOMPARE(sql("SELECT status_code FROM document"), std::string());
    QCOMPARE(sql("SELECT sum(amount) FROM gl_entry WHERE deleted_at IS NULL AND account = '1200'"),
             std::string("12000"));
}

void TestCancelledJobs::aCancelLeavesADocumentToItsOtherJob()
{
    m_database->importInvoice("S1", 100);
    m_database->drain();
    prepare({"S1"}, 1);
    const auto older = QueueStore(m_database->connection()).claim("w", 1, 60s);
    VERIFY_RESULT(older);
    prepare({"S1"}, 2);
    // The older job can't post the newest version by itself: its end must not bring a cancelled recreation back.
    const auto newest = sql("SELECT id FROM accounting_work_queue WHERE state = 'queued'");
    VERIFY_RESULT(JobActs(m_database->connection()).apply(cancel, {newest}, {}));
    QCOMPARE(document("S1"), std::string("3/3 posted"));
    VERIFY_RESULT(DocumentProcessor("w").process(m_database->connection(), *older));
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(document("S1"), std::string("3/3 posted"));
    QCOMPARE(number("SELECT count(*) FROM gl_entry WHERE deleted_at IS NULL"), 2);
}

void TestCancelledJobs::theCancelledJobOfANewDocumentIsTold()
{
    m_database->importInvoice("S1", 100);
    const auto job = sql("SELECT id FROM accounting_work_queue");
    JobActs jobs(m_database->connection());
    VERIFY_RESULT(jobs.apply(cancel, {job}, u"by mistake"_s));
    QCOMPARE(document("S1"), std::string("1/0 waiting"));
    QCOMPARE(sql("SELECT status_code || ' ' || (status_message LIKE '%by mistake%') FROM document"),
             std::string("job_cancelled true"));
    const auto effects = jobs.effectsOfCancel({job});
    VERIFY_RESULT(effects);
    QCOMPARE(effects->unposted, 1);
    prepare({"S1"});
    m_database->drain();
    QCOMPARE(document("S1"), std::string("2/2 posted"));
}

void TestCancelledJobs::oneDeadJobPerDocument()
{
    for (const int euros : {100, 110, 120}) {
        importOdd("ODD", euros, "9999");
        m_database->drain();
        QCOMPARE(sql("SELECT string_agg(state || ' ' || version_hint, ', ') FROM accounting_work_queue"),
                 "dead " + std::to_string(euros / 10 - 9));
    }
    // Enqueued again by a producer that knows no versions, and retried beside it.
    JobActs jobs(m_database->connection());
    const auto dead = sql("SELECT id FROM accounting_work_queue");
    sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('acme', 'ODD', "
        "'sales_invoice')");
    VERIFY_RESULT(jobs.apply({.kind = JobAct::Kind::Retry}, {dead}, {}));
    m_database->drain();
    QCOMPARE(sql("SELECT string_agg(state || ' ' || version_hint, ', ') FROM accounting_work_queue"),
             std::string("dead 3"));
    prepare({"ODD"});
    m_database->drain();
    QCOMPARE(sql("SELECT string_agg(state || ' ' || version_hint, ', ') FROM accounting_work_queue"),
             std::string("dead 4"));
}

void TestCancelledJobs::aPostedDocumentHasNoDeadJobs()
{
    importOdd("ODD", 100, "9999");
    m_database->drain();
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue WHERE state = 'dead'"), 1);
    importOdd("ODD", 100); // mended by its producer: plain work, posted in a set
    m_database->drain();
    QCOMPARE(document("ODD"), std::string("2/2 posted"));
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 0);
}

void TestCancelledJobs::jobsOfAMissingDocumentDieAsOne()
{
    // Two workers at once, neither of which sees what the other has not committed.
    QueueStore queue(m_database->connection());
    std::vector<ClaimedJob> jobs;
    for (const int version : {1, 2}) {
        sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint) VALUES ('acme', "
            "'NONE', 'x', "
            + std::to_string(version) + ")");
        const auto claimed = queue.claim("w", 1, 60s);
        VERIFY_RESULT(claimed);
        jobs.push_back(claimed->front());
    }
    const auto first = m_database->connect();
    VERIFY_RESULT(first->runScript("SET idle_in_transaction_session_timeout = 0; BEGIN"));
    VERIFY_RESULT(DocumentProcessor("w").process(*first, {jobs[1]}));
    std::thread other([&] {
        const auto second = m_database->connect();
        VERIFY_RESULT(DocumentProcessor("w2").process(*second, {jobs[0]}));
    });
    QTRY_COMPARE(
        number("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"),
        1);
    VERIFY_RESULT(first->runScript("COMMIT"));
    other.join();
    QCOMPARE(sql("SELECT string_agg(state || ' ' || version_hint, ', ') FROM accounting_work_queue"),
             std::string("dead 2"));
}

QTEST_GUILESS_MAIN(TestCancelledJobs)
#include "test_cancelled_jobs.moc"
