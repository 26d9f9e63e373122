// SPDX-License-Identifier: MIT
#include "engine/posting/document_processor.h"
#include "recreate/chunks/chunked_recreation.h"
#include "store/books/period_locks.h"
#include "store/books/reports.h"
#include "store/queue/recreation_chunks.h"
#include "support/result_helpers.h"

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Recreations of many documents, prepared and undone chunk by chunk: what happens between two chunks.
class TestChunks : public QObject, protected ChunkedRecreation
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void aFewAreOneStep();
    void manyAreOneRecreation();
    void reportsShowThePreviousFiguresAllTheTime();
    void onlyAsManyArePreparedAsArePosted();
    void aPauseHoldsThem();
    void jobsArePostedInSets();
    void aDeadWorkersChunkIsDoneByAnother_data();
    void aDeadWorkersChunkIsDoneByAnother();
    void aLockBetweenChunksLeavesOut();
    void anImportBetweenChunksIsPosted();
    void twoRecreationsOfTheSame();
    void whatIsHeldComesLater();
    void oneAtFaultIsLeftOutAlone();
    void unreadableSettingsAreWaitedFor();
    void anUnknownDocumentRefusesTheWhole();
};

void TestChunks::aFewAreOneStep()
{
    const auto queued = must(m_recreate->start({.orgId = "acme", .documents = names(1, 20), .why = {}, .chunk = 20}));
    QVERIFY(!queued.inChunks);
    QCOMPARE(queued.jobs.size(), 20U);
    auto direct = must(m_recreate->start({.orgId = "acme", .documents = names(21, 25), .why = {}, .chunk = 2}));
    QVERIFY(direct.direct);
    direct.task->outcomes.waitForFinished();
    QCOMPARE(number("SELECT count(*) FROM recreation_chunk"), 0);
    m_database->drain();
    QVERIFY(isAtRest());
}

void TestChunks::manyAreOneRecreation()
{
    begin();
    QCOMPARE(receivable(), m_before); // nothing is done yet
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(row().documents, all);
    QCOMPARE(row().waiting, all);
    QCOMPARE(row().preparing, all);
    QVERIFY(!row().finishedAt.isValid());

    QVERIFY(step());
    QCOMPARE(number("SELECT count(*) FROM document WHERE awaiting_recreation AND document_id <= 'S10'"), chunk);
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue WHERE priority = 2 AND source = 'recreation'"), chunk);
    QCOMPARE(row().waiting, all);
    QCOMPARE(row().preparing, all - chunk);
    const auto documents = must(store().documents(m_id, all));
    QCOMPARE(documents.size(), static_cast<std::size_t>(all)); // those that are not prepared too
    QVERIFY(std::ranges::all_of(
        documents, [](const auto &document) { return document.outcome == "waiting" && document.newVersion == 2; }));
    QCOMPARE(must(store().list("acme", 10)).size(), 1U);

    m_database->drain();
    QCOMPARE(row().waiting, 0);
    QCOMPARE(row().unchanged, all);
    QVERIFY(row().finishedAt.isValid());
    QCOMPARE(receivable(), m_before);
    QCOMPARE(number("SELECT count(*) FROM gl_entry WHERE deleted_at IS NULL AND version = 2"), 2 * all);
    QVERIFY(isAtRest());
    QVERIFY(!step());
}

void TestChunks::reportsShowThePreviousFiguresAllTheTime()
{
    begin();
    const auto whole = shown();
    int chunks = 0;
    for (; step(); ++chunks)
        QCOMPARE(shown(), whole);
    QCOMPARE(chunks, 3);
    ReportStore reports(m_database->connection());
    QCOMPARE(must(reports.trialBalance("acme")).head.awaitingRecreation, all);
    QVERIFY(must(reports.trialBalance("acme", AwaitingFigures::LeftOut)).accounts.empty());
    m_database->drain();
    QCOMPARE(shown(), whole);
    QCOMPARE(must(reports.trialBalance("acme")).head.awaitingRecreation, 0);
}

void TestChunks::onlyAsManyArePreparedAsArePosted()
{
    begin();
    QVERIFY(step());
    QCOMPARE(number("SELECT count(*) FROM recreation_take_chunk('worker', NULL, 10)"), 0);
    QCOMPARE(number("SELECT count(*) FROM recreation_take_chunk('worker', NULL, 11)"), 1);
}

void TestChunks::aPauseHoldsThem()
{
    begin();
    sql("INSERT INTO pause (scope, key) VALUES ('organisation', 'acme')");
    QVERIFY(!step());
    QCOMPARE(receivable(), m_before);
    sql("DELETE FROM pause");
    QVERIFY(step());
}

void TestChunks::jobsArePostedInSets()
{
    begin();
    QVERIFY(step());
    auto transaction = must(Transaction::begin(m_database->connection()));
    QueueStore queue(m_database->connection());
    const auto taken = must(queue.take("worker", 100, highPriority, urgentPriority));
    QCOMPARE(taken.size(), static_cast<std::size_t>(chunk));
    const auto outcome = must(DocumentProcessor("worker").processSet(m_database->connection(), taken));
    QCOMPARE(outcome.done.size(), static_cast<std::size_t>(chunk));
    QVERIFY(outcome.left.empty());
    must(queue.endSet(outcome.done, outcome.left, "worker", std::chrono::seconds(60)));
    must(transaction.commit());
    QCOMPARE(outcomes(), std::string("unchanged 10"));
    QCOMPARE(number("SELECT count(*) FROM document_open"), 0);
    QCOMPARE(number("SELECT count(*) FROM job_event WHERE what = 'finished' AND detail = 'unchanged'"), chunk);
}

void TestChunks::aDeadWorkersChunkIsDoneByAnother_data()
{
    QTest::addColumn<bool>("within");
    QTest::newRow("between two chunks") << false;
    QTest::newRow("within a chunk") << true;
}

void TestChunks::aDeadWorkersChunkIsDoneByAnother()
{
    QFETCH(const bool, within);
    begin();
    QVERIFY(step());
    if (within) {
        auto dying = m_database->connect();
        auto transaction = must(Transaction::begin(*dying));
        RecreationChunks chunks(*dying);
        const auto taken = must(chunks.take("dying"));
        QVERIFY(taken);
        must(chunks.prepare(*taken, taken->documents, {}, {}));
        sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state = "
            "'idle in transaction'");
        QVERIFY(!transaction.commit());
    }
    m_database->drain();
    QCOMPARE(row().unchanged, all);
    QCOMPARE(receivable(), m_before);
    QVERIFY(isAtRest());
    QCOMPARE(number("SELECT count(*) FROM document WHERE accounting_ready_version <> 2"), 0); // each once
}

void TestChunks::aLockBetweenChunksLeavesOut()
{
    sql("UPDATE organisation SET lock_policy = 'refuse'");
    begin();
    QVERIFY(step()); // those of April
    VERIFY_RESULT(PeriodLockStore(m_database->connection()).lock("acme", *parseDate("2026-03-31"), {}));
    m_database->drain();
    QCOMPARE(outcomes(), std::string("left_out 15, unchanged 10"));
    QCOMPARE(row().refused, all - chunk);
    QCOMPARE(row().waiting, 0);
    const auto documents = must(store().documents(m_id, 1, true));
    QCOMPARE(documents.front().outcome, std::string("refused"));
    QCOMPARE(documents.front().code, std::string("period_locked"));
    QCOMPARE(receivable(), m_before);
    QVERIFY(isAtRest());
    QCOMPARE(number("SELECT count(*) FROM document WHERE document_id > 'S10' AND accounting_ready_version > 1"), 0);
    VERIFY_RESULT(store().undo(m_id, std::nullopt, 4)); // what was left out does not stand in the way
    QCOMPARE(row().undone, chunk);
    QCOMPARE(receivable(), m_before);
}

void TestChunks::anImportBetweenChunksIsPosted()
{
    begin();
    QVERIFY(step());
    m_database->importInvoice("S01", 200); // prepared already
    m_database->importInvoice("S25", 300); // not yet
    m_database->drain();
    QCOMPARE(row().waiting, 0);
    QVERIFY(row().unchanged >= all - 2); // S25 may have been posted by its own job before
    QVERIFY(receivable().starts_with("S01 200, S02 100"));
    QVERIFY(receivable().ends_with("S24 100, S25 300"));
    QVERIFY(isAtRest());
}

void TestChunks::twoRecreationsOfTheSame()
{
    begin();
    const auto first = m_id;
    QVERIFY(step());
    begin();
    QVERIFY(step()); // takes turns: the second recreation's first
    QCOMPARE(row().preparing, all - chunk);
    finish();
    QCOMPARE(row().waiting, 0);
    QCOMPARE(must(store().find(first)).waiting, 0);
    QCOMPARE(row().unchanged, all);
    const auto earlier = must(store().find(first)); // of what both had taken, the later one tells what became of it
    QVERIFY(earlier.superseded >= chunk);
    QCOMPARE(earlier.superseded + earlier.unchanged, all);
    QCOMPARE(receivable(), m_before);
    QVERIFY(isAtRest());
}

void TestChunks::whatIsHeldComesLater()
{
    begin();
    {
        auto other = m_database->connect();
        auto transaction = must(Transaction::begin(*other));
        must(other->run("SELECT 1 FROM document WHERE document_id = 'S03' FOR UPDATE"));
        QVERIFY(step()); // waits for nobody
        QCOMPARE(number("SELECT count(*) FROM document WHERE awaiting_recreation"), chunk - 1);
        QCOMPARE(sql("SELECT documents FROM recreation_chunk WHERE size = 1"), std::string("{S03}"));
        QCOMPARE(row().preparing, all - chunk + 1);
    }
    sql("UPDATE recreation_chunk SET ready_at = '-infinity'"); // the second of waiting is over
    m_database->drain();
    QCOMPARE(row().unchanged, all);
    QVERIFY(isAtRest());
}

void TestChunks::oneAtFaultIsLeftOutAlone()
{
    sql("CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = "
        "'LF409', CONSTRAINT = 'faulty', MESSAGE = 'not this one'; END $$");
    sql("CREATE TRIGGER fault BEFORE UPDATE OF accounting_ready_version ON document FOR EACH ROW WHEN (OLD.document_id "
        "= 'S07') EXECUTE FUNCTION fault()");
    begin();
    m_database->drain();
    QCOMPARE(outcomes(), std::string("left_out 1, unchanged 24"));
    QCOMPARE(sql("SELECT document_id FROM recreation_document WHERE outcome = 'left_out'"), std::string("S07"));
    QVERIFY(sql("SELECT message FROM recreation_document WHERE outcome = 'left_out'").find("not this one")
            != std::string::npos);
    QCOMPARE(receivable(), m_before);
    QVERIFY(isAtRest());
}

void TestChunks::unreadableSettingsAreWaitedFor()
{
    begin();
    sql("DO $$ DECLARE one record; BEGIN FOR one IN SELECT conname FROM pg_constraint WHERE conrelid = "
        "'organisation'::regclass AND contype = 'c' LOOP EXECUTE format('ALTER TABLE organisation DROP CONSTRAINT %I', "
        "one.conname); END LOOP; END $$");
    sql("UPDATE organisation SET base_currency = 'ABC'");
    QVERIFY(step());
    QCOMPARE(number("SELECT count(*) FROM recreation_chunk WHERE ready_at > now() AND chunk_no = 1"), 1);
    QCOMPARE(receivable(), m_before);
    sql("UPDATE organisation SET base_currency = 'EUR'");
    sql("UPDATE recreation_chunk SET ready_at = '-infinity'"); // the time is over
    m_database->drain();
    QCOMPARE(row().unchanged, all);
    QVERIFY(isAtRest());
}

void TestChunks::anUnknownDocumentRefusesTheWhole()
{
    auto documents = names(1, all);
    documents.push_back("T1");
    const auto refused = m_recreate->start({.orgId = "acme", .documents = documents, .why = {}, .chunk = chunk});
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, std::string("unknown_document"));
    QCOMPARE(refused.error().cause, u"[\"T1\"]"_s);
    QCOMPARE(number("SELECT count(*) FROM recreation"), 0);
    QCOMPARE(number("SELECT count(*) FROM recreation_chunk"), 0);
}

QTEST_GUILESS_MAIN(TestChunks)
#include "test_chunks.moc"
