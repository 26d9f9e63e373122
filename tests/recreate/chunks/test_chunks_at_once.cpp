// SPDX-License-Identifier: MIT
#include "engine/recreation/recreation_work.h"
#include "engine/worker/wake_up.h"
#include "recreate/recreate.h"
#include "store/books/entries.h"
#include "store/books/period_locks.h"
#include "store/books/reports.h"
#include "store/queue/workers.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <algorithm>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// A chunk whose documents get their new entries in the transaction that takes the old ones out of force, and what
/// can't go that way.
class TestChunksAtOnce : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void nothingWaitsInBetween();
    void whatTheRulesChangeIsPosted();
    void whatIsNotPlainGetsJobs();
    void aLimitedOrganisationGetsJobs();
    void aLateComerCatchesUpByItsJob();
    void whatWaitsInTheQueueIsAbsorbed();
    void itIsUndone();
    void settingsThatChangeMeanwhileAreAskedAgain();
    void aChangeThatNobodyLockedIsRefused();
    void whoeverRestsIsCalled();
    void afterAWorkersDeathEachHasAJob();

private:
    static constexpr int all = 12;

    static std::string named(int number) { return (number < 10 ? "S0" : "S") + std::to_string(number); }
    static std::vector<std::string> names();
    std::int64_t number(const std::string &sql) { return m_database->number(sql); }
    std::string sql(const std::string &text) { return m_database->sql(text); }
    RecreationStore store() { return RecreationStore(m_database->connection()); }
    RecreationRow row() { return must(store().find(m_id)); }
    void begin();
    ChunkWork step() { return must(workOnRecreation(m_database->connection(), "worker", true)); }
    std::string inForce()
    {
        return sql(
            "SELECT string_agg(document_id || ' v' || version || ' ' || account || ' ' || base_amount, ', ' ORDER BY "
            "document_id, line_no) FROM gl_entry WHERE deleted_at IS NULL AND document_id IN ('S01', 'S02')");
    }
    std::int64_t jobs() { return number("SELECT count(*) FROM accounting_work_queue"); }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConnectionPool> m_pool;
    std::unique_ptr<DirectRunner> m_runner;
    std::unique_ptr<Recreate> m_recreate;
    std::string m_id;
};

std::vector<std::string> TestChunksAtOnce::names()
{
    std::vector<std::string> ids;
    for (int i = 1; i <= all; ++i)
        ids.push_back(named(i));
    return ids;
}

void TestChunksAtOnce::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    std::vector<ImportedDocument> documents;
    for (int i = 1; i <= all; ++i)
        documents.push_back(invoiceRecord(named(i), 100 + i));
    must(DocumentStore(m_database->connection()).import("acme", documents));
    m_database->drain();
    const Settings settings;
    m_pool = std::make_unique<ConnectionPool>(m_database->dsn(), "test", 2);
    m_runner = std::make_unique<DirectRunner>(*m_pool, WorkerStore::makeName("direct"), settings);
    m_recreate = std::make_unique<Recreate>(*m_pool, *m_runner, settings);
}

void TestChunksAtOnce::cleanup()
{
    if (m_database)
        QCOMPARE(m_database->depthFaults(), 0);
    m_recreate.reset();
    m_runner.reset();
    m_pool.reset();
    m_database.reset();
}

void TestChunksAtOnce::begin()
{
    const auto started
        = must(m_recreate->start({.orgId = "acme", .documents = names(), .why = u"test"_s, .chunk = all - 1}));
    QVERIFY(started.inChunks);
    m_id = started.id;
}

void TestChunksAtOnce::nothingWaitsInBetween()
{
    const auto balance = must(ReportStore(m_database->connection()).trialBalance("acme")).accounts.front().balance;
    begin();
    const auto done = step();
    QVERIFY(done.any);
    QCOMPARE(done.posted, all - 1);
    QCOMPARE(jobs(), 0);
    QCOMPARE(number("SELECT count(*) FROM document WHERE awaiting_recreation"), 0);
    QCOMPARE(row().unchanged, all - 1);
    QCOMPARE(row().preparing, 1);
    QCOMPARE(step().posted, 1);
    QVERIFY(!step().any);
    QCOMPARE(row().unchanged, all);
    QCOMPARE(row().waiting, 0);
    QVERIFY(row().finishedAt.isValid());
    QCOMPARE(inForce(), std::string("S01 v2 1200 10100, S01 v2 4000 -10100, S02 v2 1200 10200, S02 v2 4000 -10200"));
    QCOMPARE(must(ReportStore(m_database->connection()).trialBalance("acme")).accounts.front().balance, balance);
    QCOMPARE(number("SELECT count(*) FROM document WHERE accounting_ready_version = 2 AND posted_version = 2 AND "
                    "accounting_status = 'posted'"),
             all);
    QCOMPARE(number("SELECT count(*) FROM gl_entry WHERE deleted_at IS NOT NULL AND replaced_by_version = 2 AND "
                    "recreation_id = '"
                    + m_id + "'"),
             2 * all);
    QCOMPARE(
        number("SELECT count(*) FROM job_event WHERE version = 2 AND what = 'finished' AND detail = 'unchanged' AND "
               "who = 'worker'"),
        all);
    QCOMPARE(number("SELECT count(*) FROM recreation_document WHERE worker = 'worker' AND old_version = 1 AND "
                    "new_version = 2"),
             all);
}

void TestChunksAtOnce::whatTheRulesChangeIsPosted()
{
    sql(R"(UPDATE organisation SET roles = '{"sales": "4010"}')");
    sql("INSERT INTO account (org_id, code, name) VALUES ('acme', '4010', 'Sales')");
    begin();
    QCOMPARE(step().posted, all - 1);
    QCOMPARE(row().posted, all - 1);
    QCOMPARE(inForce(), std::string("S01 v2 1200 10100, S01 v2 4010 -10100, S02 v2 1200 10200, S02 v2 4010 -10200"));
    const auto changed = must(EntryStore(m_database->connection()).ofRecreation(m_id));
    QCOMPARE(changed.size(), static_cast<std::size_t>(all - 1));
    QCOMPARE(changed.front().before.size(), 2U);
    QCOMPARE(changed.front().after.size(), 2U);
}

void TestChunksAtOnce::whatIsNotPlainGetsJobs()
{
    // One was refused, one awaits an earlier recreation.
    sql("UPDATE document SET accounting_status = 'refused', status_code = 'x' WHERE document_id = 'S01'");
    must(store().prepare("00000000-0000-0000-0000-000000000009", "acme", {"S02"}, {}, std::nullopt,
                         std::chrono::seconds(60)));
    begin();
    QCOMPARE(step().posted, all - 3);
    QCOMPARE(row().waiting, 3); // with the second chunk's one
    QCOMPARE(jobs(), 2);
    m_database->drain();
    QCOMPARE(row().unchanged, all);
    QCOMPARE(number("SELECT count(*) FROM document_open"), 0);
    QCOMPARE(jobs(), 0);
}

void TestChunksAtOnce::aLimitedOrganisationGetsJobs()
{
    sql("INSERT INTO queue_org (org_id, max_per_second) VALUES ('acme', 1000)");
    begin();
    QCOMPARE(step().posted, 0);
    QCOMPARE(jobs(), all - 1);
    sql("UPDATE queue_org SET max_per_second = NULL, weight = 2");
    QCOMPARE(step().posted, 1); // a weight alone is a share of turns
}

void TestChunksAtOnce::aLateComerCatchesUpByItsJob()
{
    sql("UPDATE organisation SET lock_policy = 'catch_up'");
    VERIFY_RESULT(PeriodLockStore(m_database->connection()).lock("acme", *parseDate("2026-03-31"), {}));
    begin();
    QCOMPARE(step().posted, 0);
    QCOMPARE(jobs(), all - 1);
    m_database->drain();
    QCOMPARE(row().unchanged, all);
}

void TestChunksAtOnce::whatWaitsInTheQueueIsAbsorbed()
{
    m_database->importInvoice("S01", 500);
    QCOMPARE(jobs(), 1);
    sql("UPDATE accounting_work_queue SET ready_at = now() + interval '1 h'");
    begin();
    QCOMPARE(step().posted, all - 1);
    QCOMPARE(jobs(), 0);
    QCOMPARE(row().posted, 1);
    QCOMPARE(row().unchanged, all - 2);
    QCOMPARE(inForce(), std::string("S01 v3 1200 50000, S01 v3 4000 -50000, S02 v2 1200 10200, S02 v2 4000 -10200"));
}

void TestChunksAtOnce::itIsUndone()
{
    whatTheRulesChangeIsPosted();
    const auto restored = store().undo(m_id, std::nullopt);
    VERIFY_RESULT(restored);
    QCOMPARE(restored->size(), static_cast<std::size_t>(all - 1));
    QCOMPARE(row().undone, all - 1);
    QCOMPARE(inForce(), std::string("S01 v3 1200 10100, S01 v3 4000 -10100, S02 v3 1200 10200, S02 v3 4000 -10200"));
    QCOMPARE(number("SELECT count(*) FROM document_open"), 0);
}

void TestChunksAtOnce::settingsThatChangeMeanwhileAreAskedAgain()
{
    // Stands for a change that commits between the reading of the settings and the posting.
    sql("CREATE FUNCTION meanwhile() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE organisation SET "
        "settings_changed_at = clock_timestamp(); RETURN NEW; END $$");
    sql("CREATE TRIGGER meanwhile BEFORE UPDATE OF accounting_ready_version ON document FOR EACH ROW WHEN "
        "(OLD.document_id = 'S03') EXECUTE FUNCTION meanwhile()");
    begin();
    QCOMPARE(step().posted, 0);
    QCOMPARE(number("SELECT count(*) FROM gl_entry WHERE deleted_at IS NULL AND version > 1"), 0);
    QCOMPARE(number("SELECT count(*) FROM recreation_chunk"), 2); // whole, for the next look
    sql("DROP TRIGGER meanwhile ON document");
    m_database->drain();
    QCOMPARE(row().unchanged, all);
}

void TestChunksAtOnce::aChangeThatNobodyLockedIsRefused()
{
    begin();
    auto changed = std::vector<RecreatedDocument>{
        {.documentId = "S01", .documentType = "sales_invoice", .oldVersion = 1, .version = 3, .postings = {}}};
    const auto posted = PostingStore(m_database->connection()).postRecreated(m_id, "acme", {}, changed, "worker");
    QVERIFY(!posted);
    QCOMPARE(posted.error().reason, std::string("newer_version"));
}

/// A document that kills its worker would kill each that computes the chunk; as a job it is found and buried.
void TestChunksAtOnce::afterAWorkersDeathEachHasAJob()
{
    sql("INSERT INTO worker (name, host, pid, kind, slots, version, heartbeat_at) VALUES ('dead', 'host', 1, 'queue', "
        "1, '1', "
        "now() - interval '1 min')");
    sql("UPDATE document SET body = repeat('x', 100) WHERE document_id = 'S01'"); // computing would refuse it
    begin();
    sql("DELETE FROM document WHERE document_id = 'S05'");
    QCOMPARE(step().posted, 0);
    QCOMPARE(row().refused, 1); // the one that is gone
    QCOMPARE(jobs(), all - 2);
    sql("DELETE FROM worker");
    m_database->drain();
    QCOMPARE(row().refused, 2);
    QCOMPARE(row().unchanged, all - 2);
    const auto entries = inForce();
    QVERIFY2(entries.starts_with("S01 v") && entries.ends_with("S02 v2 1200 10200, S02 v2 4000 -10200"),
             entries.c_str());
    QCOMPARE(
        number("SELECT sum(base_amount) FROM gl_entry WHERE document_id = 'S01' AND account = '1200' AND deleted_at IS "
               "NULL"),
        10100); // refused when it was posted: its old entries are in force again
}

/// "high" wakes the slots that are kept for clicks, and those do no chunks.
void TestChunksAtOnce::whoeverRestsIsCalled()
{
    std::mutex mutex;
    std::vector<std::string> heard;
    const WakeUp wake(m_database->dsn(), "test", [&](const std::vector<std::string> &payloads) {
        const std::scoped_lock lock(mutex);
        heard.insert(heard.end(), payloads.begin(), payloads.end());
    });
    const auto calls = [&] {
        const std::scoped_lock lock(mutex);
        return std::ranges::count(heard, std::string());
    };
    QTRY_COMPARE_WITH_TIMEOUT(calls(), 1, 30'000); // it listens
    begin();
    QTRY_COMPARE_WITH_TIMEOUT(calls(), 2, 30'000);
    while (step().any) { }
    QCOMPARE(number("SELECT chunks FROM recreation_undo_begin('" + m_id + "', NULL, 10)"), 2);
    QTRY_COMPARE_WITH_TIMEOUT(calls(), 3, 30'000);
}

QTEST_GUILESS_MAIN(TestChunksAtOnce)
#include "test_chunks_at_once.moc"
