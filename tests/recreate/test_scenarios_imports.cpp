// SPDX-License-Identifier: MIT
#include "ledger/post.h"
#include "recreate/scenario_book.h"
#include "store/queue/job_acts.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// Scenarios of imports and of their jobs, beside recreations.
class TestScenariosImports : public QObject, protected ScenarioBook
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void s01_importAndDrainPosts();
    void s02_theSameImportAgainEnqueuesNothing();
    void s03_aChangedImportReplacesTheEntries();
    void s11_aQueuedSyncJobIsAbsorbed();
    void s12_anImportDuringARunningJobWins();
    void s14_catchUpPostsTheDifferenceOnTheFirstOpenDay();
    void s18_aPlainProducerInsertingTwice();
    void s19_anUnknownDocumentIsDeadUntilImported();
    void s21_aDeferralRecreatedWithANewAmount();
    void aJobThatIsPostedAlreadyEndsAsSuperseded();
};

void TestScenariosImports::s01_importAndDrainPosts()
{
    posted({"S1"});
    QCOMPARE(versions("S1"), std::string("1/1"));
    QCOMPARE(live("S1"), 2);
    QCOMPARE(balance("1200"), std::string("10000"));
    QCOMPARE(balance("4000"), std::string("-10000"));
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(sql("SELECT string_agg(what, ',') FROM job_event"), std::string("finished"));
}

void TestScenariosImports::s02_theSameImportAgainEnqueuesNothing()
{
    posted({"S1"});
    const auto counts = DocumentStore(m_database->connection()).import("acme", {invoiceRecord("S1", 100)});
    VERIFY_RESULT(counts);
    QCOMPARE(counts->unchanged, 1);
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(versions("S1"), std::string("1/1"));
}

void TestScenariosImports::s03_aChangedImportReplacesTheEntries()
{
    posted({"S1"});
    m_database->importInvoice("S1", 120);
    QCOMPARE(live("S1"), 2); // the old ones stay in force until the new ones are there
    m_database->drain();
    QCOMPARE(versions("S1"), std::string("2/2"));
    QCOMPARE(balance("1200"), std::string("12000"));
    QCOMPARE(number("SELECT count(*) FROM gl_entry WHERE deleted_at IS NOT NULL AND replaced_by_version = 2 AND "
                    "abs(amount) = 10000"),
             2);
}

void TestScenariosImports::s11_aQueuedSyncJobIsAbsorbed()
{
    posted({"S1"});
    m_database->importInvoice("S1", 120);
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue WHERE state = 'queued'"), 1);
    recreate({"S1"});
    m_database->drain();
    QCOMPARE(versions("S1"), std::string("3/3"));
    QCOMPARE(live("S1"), 2);
    QCOMPARE(number("SELECT count(*) FROM job_event WHERE what = 'finished'"), 2);
}

void TestScenariosImports::s12_anImportDuringARunningJobWins()
{
    m_database->importInvoice("S1", 100);
    const auto running = QueueStore(m_database->connection()).claim("slow", 1, 60s);
    VERIFY_RESULT(running);
    ComputedDocument computed{.job = running->front(), .version = 1, .postings = {}, .unchanged = false};
    const auto body = parseJson(invoiceBody("S1", 100));
    computed.postings = post(*body, Context()).value();

    m_database->importInvoice("S1", 120);
    const auto outcomes = PostingStore(m_database->connection()).complete({computed}, "slow");
    VERIFY_RESULT(outcomes);
    QCOMPARE(outcomes->front(), CompletionOutcome::Superseded);
    QCOMPARE(live("S1"), 0);
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 1);
    m_database->drain();
    QCOMPARE(versions("S1"), std::string("2/2"));
    QCOMPARE(balance("1200"), std::string("12000"));
}

void TestScenariosImports::s14_catchUpPostsTheDifferenceOnTheFirstOpenDay()
{
    posted({"S1"});
    sql("UPDATE organisation SET lock_policy = 'catch_up'");
    sql("INSERT INTO period_lock VALUES ('acme', '2026-03-31')");
    m_database->importInvoice("S1", 120);
    m_database->drain();
    QCOMPARE(versions("S1"), std::string("2/2"));
    QCOMPARE(number("SELECT count(*) FROM gl_entry WHERE deleted_at IS NULL AND version = 1"), 2);
    QCOMPARE(sql("SELECT string_agg(account || ' ' || amount || ' ' || entry_date || ' ' || rule, ', ' ORDER BY "
                 "account) FROM gl_entry WHERE version = 2"),
             std::string("1200 2000 2026-04-01 LOCK-CU, 4000 -2000 2026-04-01 LOCK-CU"));
    const auto started = recreate({"S1"});
    QCOMPARE(sql("SELECT outcome FROM recreation_document"), std::string("unchanged"));
    QCOMPARE(balance("1200"), std::string("12000"));
}

void TestScenariosImports::s18_aPlainProducerInsertingTwice()
{
    posted({"S1"});
    m_database->importInvoice("S1", 120);
    sql("DELETE FROM accounting_work_queue");
    for (const auto *hint : {"2", "1"})
        sql(std::string("INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint) VALUES "
                        "('acme','S1','sales_invoice',")
            + hint + ")");
    QCOMPARE(sql("SELECT count(*) || ' ' || max(priority) || ' ' || max(version_hint) FROM accounting_work_queue"),
             std::string("1 1 2"));
    m_database->drain();
    QCOMPARE(versions("S1"), std::string("2/2"));
}

void TestScenariosImports::s19_anUnknownDocumentIsDeadUntilImported()
{
    sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint) VALUES "
        "('acme','S1','sales_invoice',1)");
    m_database->drain();
    QCOMPARE(
        sql("SELECT state || ' ' || run_count || ' ' || split_part(last_error, ':', 1) FROM accounting_work_queue"),
        std::string("dead 1 unknown_document"));
    m_database->importInvoice("S1", 100);
    sql("DELETE FROM accounting_work_queue WHERE state = 'queued'");
    JobActs jobs(m_database->connection());
    const JobAct retry{.kind = JobAct::Kind::Retry};
    VERIFY_RESULT(jobs.apply(retry, must(jobs.plan(retry, {.state = "dead"})).ids, {}));
    m_database->drain();
    QCOMPARE(versions("S1"), std::string("1/1"));
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 0);
}

void TestScenariosImports::s21_aDeferralRecreatedWithANewAmount()
{
    const auto body = [](const std::string &amount) {
        return R"({"id":"D","type":"sales_invoice","date":"2026-01-01","currency":"EUR","tax_included":false,"lines":[{"amount":")"
            + amount + R"(","deferral":{"start":"2026-01-01","end":"2026-12-31","method":"monthly"}}],"total":")"
            + amount + R"("})";
    };
    auto record = invoiceRecord("D", 1200, "2026-01-01");
    for (const auto *amount : {"1200.00", "1300.00"}) {
        record.body = body(amount);
        VERIFY_RESULT(DocumentStore(m_database->connection()).import("acme", {record}));
        m_database->drain();
    }
    QCOMPARE(number("SELECT count(DISTINCT entry_date) FROM gl_entry WHERE deleted_at IS NULL AND rule = 'DEF-2'"), 12);
    QCOMPARE(balance("2200"), std::string("0"));
    QCOMPARE(balance("4000"), std::string("-130000"));
}

void TestScenariosImports::aJobThatIsPostedAlreadyEndsAsSuperseded()
{
    posted({"S1"});
    sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint) VALUES "
        "('acme','S1','sales_invoice',1)");
    m_database->drain();
    QCOMPARE(versions("S1"), std::string("1/1"));
    QCOMPARE(live("S1"), 2);
    QCOMPARE(sql("SELECT string_agg(what, ',' ORDER BY at) FROM job_event"), std::string("finished,superseded"));
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 0);
}

QTEST_GUILESS_MAIN(TestScenariosImports)
#include "test_scenarios_imports.moc"
