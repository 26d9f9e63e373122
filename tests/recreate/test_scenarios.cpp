// SPDX-License-Identifier: MIT
#include "recreate/preview.h"
#include "recreate/recreate.h"
#include "recreate/scenario_book.h"
#include "store/queue/workers.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <algorithm>
#include <map>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// The recreation scenarios, by number, each on a database of its own.
class TestScenarios : public QObject, protected ScenarioBook
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void s04_oneDocumentIsRecreatedDirectly();
    void s05_elevenAreQueuedAtPriorityTwo();
    void s06_tenPassFiveHundredWaitingJobs();
    void s07_aChangedChartShowsInTheDifference();
    void s08_aRefusedDocumentKeepsItsEntries();
    void s09_aDeadConsolesWorkIsAdoptedOnce();
    void s10_twoRecreationsOfOneDocument();
    void s13_aLockedPeriodRefusesBeforeAnythingChanges();
    void s16_undoAfterAFurtherChangeIsRefused();
    void s17_previewWritesNothing();
    void s20_oneUnknownAmongFiveRefusesAll();
    void anUnknownOrganisationIsNamed();
    void cancelledRestGoesToTheQueue();
};

void TestScenarios::s04_oneDocumentIsRecreatedDirectly()
{
    posted({"S1"});
    const auto started = recreate({"S1"});
    QVERIFY(started.direct);
    QCOMPARE(versions("S1"), std::string("2/2"));
    QCOMPARE(live("S1"), 2);
    QCOMPARE(
        number("SELECT count(*) FROM gl_entry WHERE deleted_at IS NOT NULL AND recreation_id = '" + started.id + "'"),
        2);
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(sql("SELECT path || ' ' || (who = session_user) || ' ' || EXISTS (SELECT 1 FROM recreation_document WHERE "
                 "finished_at IS NULL) FROM recreation"),
             std::string("direct true false"));
    QCOMPARE(sql("SELECT old_version || ' ' || new_version || ' ' || outcome FROM recreation_document"),
             std::string("1 2 unchanged"));
}

void TestScenarios::s05_elevenAreQueuedAtPriorityTwo()
{
    posted(named(11));
    const auto started = recreate(named(11));
    QVERIFY(!started.direct);
    QCOMPARE(started.jobs.size(), std::size_t(11));
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue WHERE state = 'queued' AND priority = 2 AND source = "
                    "'recreation'"),
             11);
    m_database->drain();
    QCOMPARE(number("SELECT count(*) FROM document WHERE posted_version = 2 AND accounting_ready_version = 2"), 11);
    QCOMPARE(number("SELECT count(*) FROM recreation_document WHERE outcome = 'unchanged'"), 11);
}

void TestScenarios::s06_tenPassFiveHundredWaitingJobs()
{
    posted(named(10));
    sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) SELECT 'acme', 'W' || i, "
        "'sales_invoice' FROM generate_series(1, 500) AS i");
    const auto started = recreate(named(10));
    QVERIFY(started.direct);
    QCOMPARE(number("SELECT count(*) FROM document WHERE posted_version = 2"), 10);
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue WHERE state = 'queued' AND priority = 1"), 500);
}

void TestScenarios::s07_aChangedChartShowsInTheDifference()
{
    posted(named(11));
    sql("INSERT INTO account VALUES ('acme', '4001', 'Sales abroad')");
    sql("UPDATE organisation SET roles = '{\"sales\": \"4001\"}'");
    const auto preview = previewRecreation(m_database->connection(), "acme", {"S1"});
    VERIFY_RESULT(preview);
    std::map<std::string, std::int64_t> byAccount;
    for (const auto &line : preview->front().difference.lines)
        byAccount[line.account] = line.amount();
    QCOMPARE(byAccount, (std::map<std::string, std::int64_t>{{"4000", 10000}, {"4001", -10000}}));
    recreate(named(11));
    m_database->drain();
    QCOMPARE(balance("4000"), std::string("0"));
    QCOMPARE(balance("4001"), std::string("-110000"));
    QCOMPARE(number("SELECT count(*) FROM recreation_document WHERE outcome = 'posted'"), 11);
}

void TestScenarios::s08_aRefusedDocumentKeepsItsEntries()
{
    sql("INSERT INTO account VALUES ('acme', '4711', 'Odd')");
    auto record = invoiceRecord("S1", 100);
    record.body
        = R"({"id":"S1","type":"sales_invoice","date":"2026-03-31","currency":"EUR","tax_included":false,"lines":[{"amount":"100.00","account":"4711"}],"total":"100.00"})";
    VERIFY_RESULT(DocumentStore(m_database->connection()).import("acme", {record}));
    m_database->drain();
    QCOMPARE(balance("4711"), std::string("-10000"));
    sql("DELETE FROM account");

    const auto started = recreate({"S1"});
    QCOMPARE(started.refused.size(), std::size_t(1));
    QCOMPARE(sql("SELECT outcome || ' ' || code || ' ' || field FROM recreation_document"),
             std::string("refused unknown_account lines[0].account"));
    QCOMPARE(sql("SELECT accounting_status || ' ' || status_code FROM document"),
             std::string("refused unknown_account"));
    QCOMPARE(number("SELECT count(*) FROM document WHERE awaiting_recreation"), 0);
    QCOMPARE(sql("SELECT state || ' ' || last_error FROM accounting_work_queue").substr(0, 22),
             std::string("dead unknown_account: "));
    QCOMPARE(live("S1"), 2);
    QCOMPARE(balance("4711"), std::string("-10000"));
    QCOMPARE(versions("S1"), std::string("2/1"));

    VERIFY_RESULT(RecreationStore(m_database->connection()).undo(started.id, {}));
    QCOMPARE(live("S1"), 2);
    QCOMPARE(balance("4711"), std::string("-10000"));
    QCOMPARE(sql("SELECT accounting_status FROM document"), std::string("posted"));
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(versions("S1"), std::string("3/3"));
}

void TestScenarios::s09_aDeadConsolesWorkIsAdoptedOnce()
{
    posted({"S1"});
    // A console that died right after preparing: its jobs are leased to it and nobody extends them.
    VERIFY_RESULT(RecreationStore(m_database->connection())
                      .prepare("00000000-0000-0000-0000-000000000001", "acme", {"S1"}, {}, "dead console", 1ms));
    QCOMPARE(live("S1"), 0);
    QCOMPARE(number("SELECT count(*) FROM document WHERE awaiting_recreation"), 1);
    m_database->drain();
    QCOMPARE(versions("S1"), std::string("2/2"));
    QCOMPARE(live("S1"), 2);
    QCOMPARE(sql("SELECT string_agg(what, ',' ORDER BY at) FROM job_event WHERE what <> 'finished' OR version = 2"),
             std::string("adopted,finished"));
    QCOMPARE(number("SELECT count(*) FROM recreation_document WHERE finished_at IS NOT NULL"), 1);
}

void TestScenarios::s10_twoRecreationsOfOneDocument()
{
    posted({"S1"});
    RecreationStore store(m_database->connection());
    const auto first = store.prepare("00000000-0000-0000-0000-000000000001", "acme", {"S1"}, {}, "console 1", 60s);
    VERIFY_RESULT(first);
    const auto second = store.prepare("00000000-0000-0000-0000-000000000002", "acme", {"S1"}, {}, "console 2", 60s);
    VERIFY_RESULT(second);
    const DocumentProcessor processor("console");
    const auto older = processor.process(m_database->connection(), *first);
    VERIFY_RESULT(older);
    QCOMPARE(older->front().kind, JobResult::Kind::Superseded);
    const auto newer = processor.process(m_database->connection(), *second);
    VERIFY_RESULT(newer);
    QCOMPARE(newer->front().kind, JobResult::Kind::Unchanged);
    QCOMPARE(versions("S1"), std::string("3/3"));
    QCOMPARE(live("S1"), 2);
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(sql("SELECT string_agg(outcome, ',' ORDER BY recreation_id) FROM recreation_document"),
             std::string("superseded,unchanged"));
    QCOMPARE(number("SELECT count(*) FROM recreation_document WHERE finished_at IS NOT NULL"), 2);
}

void TestScenarios::s13_aLockedPeriodRefusesBeforeAnythingChanges()
{
    posted({"S1"});
    sql("INSERT INTO period_lock VALUES ('acme', '2026-03-31')");
    const auto started = tryRecreate({"S1"});
    QVERIFY(!started.has_value());
    QCOMPARE(started.error().reason, std::string("period_locked"));
    QCOMPARE(versions("S1"), std::string("1/1"));
    QCOMPARE(live("S1"), 2);
    QCOMPARE(number("SELECT count(*) FROM recreation"), 0);
}

void TestScenarios::s16_undoAfterAFurtherChangeIsRefused()
{
    posted({"S1"});
    const auto started = recreate({"S1"});
    m_database->importInvoice("S1", 130);
    m_database->drain();
    const auto undone = RecreationStore(m_database->connection()).undo(started.id, {});
    QVERIFY(!undone.has_value());
    QCOMPARE(undone.error().reason, std::string("newer_version"));
    QCOMPARE(balance("1200"), std::string("13000"));
}

void TestScenarios::s17_previewWritesNothing()
{
    posted({"S1"});
    sql("INSERT INTO account VALUES ('acme', '4001', '')");
    sql("UPDATE organisation SET roles = '{\"sales\": \"4001\"}'");
    const auto state = [this] {
        return sql(
            "SELECT (SELECT count(*) FROM gl_entry) || ' ' || (SELECT count(*) FROM accounting_work_queue) || ' ' || "
            "(SELECT count(*) FROM recreation) || ' ' || (SELECT sum(accounting_ready_version) FROM document)");
    };
    const auto before = state();
    const auto preview = previewRecreation(m_database->connection(), "acme", {"S1", "nope"});
    VERIFY_RESULT(preview);
    QCOMPARE(preview->front().difference.lines.size(), std::size_t(2));
    QCOMPARE(preview->back().refusal->code, std::string("unknown_document"));
    QCOMPARE(state(), before);
}

void TestScenarios::s20_oneUnknownAmongFiveRefusesAll()
{
    posted(named(4));
    auto documents = named(4);
    documents.emplace_back("S'; DROP TABLE document; --");
    const auto started = tryRecreate(documents);
    QVERIFY(!started.has_value());
    QCOMPARE(started.error().reason, std::string("unknown_document"));
    QVERIFY(started.error().message.contains(QStringLiteral("DROP TABLE")));
    QCOMPARE(number("SELECT count(*) FROM document WHERE accounting_ready_version = 1"), 4);
    QCOMPARE(number("SELECT count(*) FROM recreation"), 0);
}

void TestScenarios::anUnknownOrganisationIsNamed()
{
    const auto started = m_recreate->start({.orgId = "nobody", .documents = {"S1"}, .why = {}});
    QVERIFY(!started.has_value());
    QCOMPARE(started.error().reason, std::string("unknown_organisation"));
    QVERIFY(started.error().message.contains(QStringLiteral("nobody")));
}

void TestScenarios::cancelledRestGoesToTheQueue()
{
    posted(named(10));
    DirectRunner runner(*m_pool, WorkerStore::makeName("direct"), Settings(), 200ms);
    Recreate recreate(*m_pool, runner, Settings());
    auto started = recreate.start({.orgId = "acme", .documents = named(10), .why = {}});
    VERIFY_RESULT(started);
    started->task->stop.request_stop();
    started->task->outcomes.waitForFinished();
    const auto outcomes = started->task->outcomes.results();
    QCOMPARE(outcomes.size(), 10);
    const auto cancelled = std::ranges::count(outcomes, ItemOutcome::State::Cancelled, &ItemOutcome::state);
    QVERIFY(cancelled >= 4); // six at most had begun
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue WHERE state = 'queued' AND priority = 2"),
             std::int64_t(cancelled));
    m_database->drain();
    QCOMPARE(number("SELECT count(*) FROM document WHERE posted_version = 2"), 10);
}

QTEST_GUILESS_MAIN(TestScenarios)
#include "test_scenarios.moc"
