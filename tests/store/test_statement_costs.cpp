// SPDX-License-Identifier: MIT
#include "store/access/audit.h"
#include "store/books/entries.h"
#include "store/books/posting_store.h"
#include "store/books/reports.h"
#include "store/inbox/inbox_list.h"
#include "store/queue/depth.h"
#include "store/queue/job_acts.h"
#include "store/queue/jobs.h"
#include "store/queue/queue.h"
#include "store/queue/recreations.h"
#include "store/queue/settings.h"
#include "store/queue/work_overview.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <functional>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

namespace {

/// What the programs ask again and again, and how many rows and index entries it may read for that.
struct Asked
{
    const char *name;
    std::function<void(Connection &)> ask;
    std::int64_t most;
};

} // namespace

static constexpr int documents = 20000;

static DocumentFilter filtered(const std::string &org, const std::string &status = {})
{
    DocumentFilter filter;
    filter.orgId = org;
    filter.status = status;
    return filter;
}

static std::string oneJob(Connection &connection)
{
    return must(connection.run("SELECT id FROM accounting_work_queue WHERE org_id = 'org1' AND document_id = 'D11' AND "
                               "state || '' = 'queued'"))
        .first()
        .text(0);
}

/// The registry: a new statement of the store that a screen or a worker repeats belongs here.
static const std::vector<Asked> &registry()
{
    static const std::vector<Asked> all = {
        {"newest acts of one",
         [](Connection &c) {
             AuditFilter own;
             own.orgId = "org1";
             must(AuditStore(c).newest(own, 200));
         },
         2000},
        {"newest acts of all", [](Connection &c) { must(AuditStore(c).newest({}, 200)); }, 2000},
        {"years of the trail", [](Connection &c) { must(AuditStore(c).years("org1")); }, 100},
        {"depth of all", [](Connection &c) { must(DepthStore(c).current()); }, 4000},
        {"depth of one", [](Connection &c) { must(DepthStore(c).current("org1")); }, 4500},
        {"depth by organisation", [](Connection &c) { must(DepthStore(c).byOrganisation()); }, 1000},
        {"depth sample", [](Connection &c) { must(DepthStore(c).sample(10s)); }, 500},
        {"jobs that no trigger saw", [](Connection &c) { must(QueueStore(c).wakeUnseen()); }, 1000},
        {"history of all", [](Connection &c) { must(DepthStore(c).history(15min)); }, 2000},
        {"history of one", [](Connection &c) { must(DepthStore(c).history(15min, "org1")); }, 2000},
        {"outlook of all", [](Connection &c) { must(DepthStore(c).outlook({})); }, 12000},
        {"outlook of one", [](Connection &c) { must(DepthStore(c).outlook("org1")); }, 12000},
        {"explain", [](Connection &c) { must(JobStore(c).position(oneJob(c))); }, 14000},
        {"events of a job", [](Connection &c) { must(JobStore(c).events(oneJob(c))); }, 100},
        {"jobs of all", [](Connection &c) { must(JobListStore(c).list({}, {}, {}, 200)); }, 3500},
        {"the next jobs of all",
         [](Connection &c) {
             const auto page = must(JobListStore(c).list({}, {}, {}, 200));
             must(JobListStore(c).list({}, {}, page.next, 200));
         },
         7000},
        {"jobs, the last first",
         [](Connection &c) { must(JobListStore(c).list({.state = "waiting"}, {.descending = true}, {}, 200)); }, 3500},
        {"jobs by age", [](Connection &c) { must(JobListStore(c).list({}, {.by = JobSort::By::Age}, {}, 200)); }, 3500},
        {"jobs by document",
         [](Connection &c) { must(JobListStore(c).list({.orgId = "org1"}, {.by = JobSort::By::Document}, {}, 200)); },
         3500},
        {"jobs for later", [](Connection &c) { must(JobListStore(c).list({.state = "later"}, {}, {}, 200)); }, 1500},
        {"dead jobs",
         [](Connection &c) { must(JobListStore(c).list({.state = "dead"}, {.by = JobSort::By::Document}, {}, 200)); },
         1000},
        {"running jobs", [](Connection &c) { must(JobListStore(c).list({.state = "leased"}, {}, {}, 200)); }, 1000},
        {"jobs of a text", [](Connection &c) { must(JobListStore(c).list({.text = "d1999"}, {}, {}, 200)); }, 1500},
        {"totals of jobs", [](Connection &c) { must(JobListStore(c).totals({}, {})); }, 1500},
        {"dead jobs by error", [](Connection &c) { must(JobListStore(c).errors({})); }, 1500},
        {"rights on jobs", [](Connection &c) { must(JobActs(c).rights()); }, 10},
        {"documents of all", [](Connection &c) { must(DocumentStore(c).list(filtered({}), {}, 100)); }, 500},
        {"documents of one", [](Connection &c) { must(DocumentStore(c).list(filtered("org1"), {}, 100)); }, 500},
        {"refused documents of all",
         [](Connection &c) { must(DocumentStore(c).list(filtered({}, "refused"), {}, 100)); }, 500},
        {"the next page of all",
         [](Connection &c) {
             const auto page = must(DocumentStore(c).list(filtered({}), {}, 100));
             must(DocumentStore(c).list(filtered({}), page.back(), 100));
         },
         1000},
        {"a document", [](Connection &c) { must(DocumentStore(c).find("org1", "D11")); }, 10},
        {"entries of a document", [](Connection &c) { must(EntryStore(c).inForce("org1", "D11")); }, 50},
        // 4,000 of these are payloads that are not in it; entries would be 12,000
        {"trial balance", [](Connection &c) { must(ReportStore(c).trialBalance("org1")); }, 4500},
        {"trial balance of some months",
         [](Connection &c) {
             must(ReportStore(c).trialBalance("org1", AwaitingFigures::Previous,
                                              {.from = parseDate("2025-03-01"), .through = parseDate("2025-08-31")}));
         },
         4500},
        {"payloads of one", [](Connection &c) { must(InboxListStore(c).page({.orgId = "org1"}, 0, 200)); }, 5000},
        {"the next payloads of one",
         [](Connection &c) {
             const auto page = must(InboxListStore(c).page({.orgId = "org1"}, 0, 200));
             must(InboxListStore(c).page({.orgId = "org1"}, page.next, 200));
         },
         10000},
        {"payloads of one that hardly has any",
         [](Connection &c) { must(InboxListStore(c).page({.orgId = "small"}, 0, 200)); }, 100},
        {"refused payloads",
         [](Connection &c) { must(InboxListStore(c).page({.orgId = "org1", .state = "refused"}, 0, 200)); }, 2000},
        {"waiting payloads of a reason",
         [](Connection &c) {
             must(InboxListStore(c).page({.orgId = "org1", .state = "waiting", .kind = "order", .code = "c1"}, 0, 200));
         },
         1500},
        {"payloads of an order",
         [](Connection &c) { must(InboxListStore(c).page({.orgId = "org1", .text = "11"}, 0, 200)); }, 100},
        {"payloads by reason", [](Connection &c) { must(InboxListStore(c).reasons("org1")); }, 6000},
        {"a payload", [](Connection &c) { must(InboxListStore(c).find(11, 1000)); }, 100},
        {"when the next is ready", [](Connection &c) { must(QueueStore(c).untilNextReady()); }, 200},
        {"fold", [](Connection &c) { must(QueueStore(c).maintain()); }, 2000},
        {"claim", [](Connection &c) { must(QueueStore(c).claim("w", 5, 60s)); }, 500},
        {"take", [](Connection &c) { must(QueueStore(c).take("w", 50, 1, 3)); }, 1500},
        {"enqueue",
         [](Connection &c) {
             must(QueueStore(c).enqueue({.orgId = "org1", .documentId = "D11", .documentType = "journal"}, "sync"));
         },
         200},
        {"trim", [](Connection &c) { must(QueueStore(c).trim()); },
         60000}, // 5,000 rows of each kind, looked for and deleted
        {"recreations", [](Connection &c) { must(RecreationStore(c).list({}, 20)); }, 500},
        {"workers", [](Connection &c) { must(WorkerStore(c).list()); }, 100},
        {"workers and what they hold", [](Connection &c) { must(WorkOverview(c).workers()); }, 1000},
        {"jobs of a worker", [](Connection &c) { must(WorkOverview(c).heldBy("w", 200)); }, 1000},
        {"shares of all", [](Connection &c) { must(WorkOverview(c).shares({}, 1000)); }, 1500},
        {"shares of one", [](Connection &c) { must(WorkOverview(c).shares("org1", 1000)); }, 1500},
        {"settings and who changed them", [](Connection &c) { must(WorkOverview(c).settings()); }, 50},
        {"rights on work", [](Connection &c) { must(WorkOverview(c).rights()); }, 10},
        {"recreate 200",
         [](Connection &c) {
             must(c.run(
                 "SELECT count(*) FROM recreation_prepare(gen_random_uuid(), 'org1', ARRAY(SELECT 'D' || (10 * n + 1) "
                 "FROM generate_series(0, 199) AS n), '', NULL, NULL)"));
         },
         200 * 60},
    };
    return all;
}

/// Large tables, where the planner knows nothing of them, or what was true when they were empty, or all.
class TestStatementCosts : public QObject
{
    Q_OBJECT

private slots:
    void readsNoMoreThanItNeeds_data();
    void readsNoMoreThanItNeeds();

private:
    void fill(TestDatabase &database);
};

void TestStatementCosts::fill(TestDatabase &database)
{
    // Behind the triggers, which are not what is measured here; the counters follow.
    VERIFY_RESULT(database.connection().runScript(
        "DO $$ DECLARE one regclass; BEGIN FOR one IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = "
        "'public'::regnamespace LOOP EXECUTE format('ALTER TABLE %s SET (autovacuum_enabled = off)', one); END LOOP; "
        "END $$; "
        "SET session_replication_role = replica; "
        "INSERT INTO organisation (org_id, base_currency, lock_policy) SELECT 'org' || n, 'EUR', 'refuse' FROM "
        "generate_series(0, 9) AS n; "
        "INSERT INTO period_lock (org_id, locked_through) SELECT org_id, '2020-12-31' FROM organisation; "
        "INSERT INTO document (org_id, document_id, document_type, document_date, currency, body, accounting_status, "
        "posted_version, accounting_ready_version) SELECT 'org' || n % 10, 'D' || n, 'journal', date '2025-01-01' + n "
        "% 400, "
        "'EUR', '{}', CASE WHEN n % 50 = 0 THEN 'refused' ELSE 'posted' END, 3, 3 FROM generate_series(1, 20000) AS n; "
        "INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, "
        "base_amount, rule, "
        "deleted_at) SELECT 'org' || n % 10, 'D' || n, version, line, date '2025-01-01' + n % 400, '4000', 'EUR', 0, "
        "0, 'r', "
        "CASE WHEN version < 3 THEN now() END FROM generate_series(1, 20000) AS n, generate_series(1, 3) AS version, "
        "generate_series(1, 2) AS line; "
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint) SELECT 'org' || n % 10, "
        "'D' || n, "
        "'journal', 3 FROM generate_series(1, 20000) AS n; "
        "INSERT INTO queue_lane (org_id, priority) SELECT org_id, 1 FROM organisation; "
        "INSERT INTO job_event (at, job_id, org_id, document_id, what, who) SELECT now() - n * interval '30 s', "
        "gen_random_uuid(), 'org' || n % 10, 'D' || n, 'finished', 'w' FROM generate_series(1, 150000) AS n; "
        "INSERT INTO queue_ended (at, worker, priority, jobs) SELECT now() - n * interval '0.01 s', 'w', 1, 1 FROM "
        "generate_series(1, 100000) AS n; "
        "INSERT INTO depth_history (at, org_id, priority, queued, leased, dead) SELECT now() - n * interval '10 s', "
        "'org' || m, "
        "1, 1, 0, 0 FROM generate_series(1, 10000) AS n, generate_series(0, 9) AS m; "
        "INSERT INTO depth_total_history (at, priority, queued, leased, dead) SELECT now() - n * interval '10 s', p, "
        "1, 0, 0 FROM "
        "generate_series(1, 20000) AS n, generate_series(1, 3) AS p; "
        "INSERT INTO worker (name, host, pid, kind, slots, version, started_at) VALUES ('w', 'h', 1, 'queue', 6, '1', "
        "now() - "
        "interval '1 h'); "
        "INSERT INTO import_payload (org_id, kind, shopify_id, payload_group, digest, payload, state, code) SELECT "
        "'org' || n "
        "% 10, 'order', n::text, 'order/' || n, ''::bytea, repeat('x', 500), CASE WHEN n % 100 < 60 THEN 'read' WHEN n "
        "% 100 < "
        "90 THEN 'waiting' ELSE 'refused' END, CASE WHEN n % 100 < 60 THEN '' ELSE 'c' || n % 7 END FROM "
        "generate_series(1, "
        "100000) AS n; "
        "INSERT INTO import_payload (org_id, kind, payload_group, digest, payload, state) SELECT 'small', 'order', "
        "'order/' || "
        "n, ''::bytea, '{}', 'read' FROM generate_series(1, 5) AS n; "
        "RESET session_replication_role"));
    must(database.connection().run("SELECT queue_repair('counters')"));
    must(database.connection().run("SELECT queue_aggregate()"));
    must(database.connection().run("SELECT ledger_repair()"));
    must(database.connection().run("SELECT ledger_aggregate(true)"));
}

void TestStatementCosts::readsNoMoreThanItNeeds_data()
{
    QTest::addColumn<std::string>("before");
    QTest::addColumn<std::string>("after");
    QTest::newRow("never analysed") << std::string() << std::string();
    QTest::newRow("analysed while it was empty") << std::string("ANALYZE") << std::string();
    QTest::newRow("analysed") << std::string() << std::string("ANALYZE");
}

void TestStatementCosts::readsNoMoreThanItNeeds()
{
    QFETCH(const std::string, before);
    QFETCH(const std::string, after);
    TestDatabase database;
    VERIFY_RESULT(database.connection().runScript(before));
    fill(database);
    VERIFY_RESULT(database.connection().runScript(after));
    QCOMPARE(database.number("SELECT count(*) FROM document"), documents);
    QStringList tooMuch;
    for (const auto &asked : registry()) {
        const auto connection = database.connect();
        // Six times: from the sixth on PostgreSQL may keep a plan that knows no values.
        const auto soFar = [&] { // counters go on from one transaction to the next
            return must(connection->run(
                            "SELECT sum(pg_stat_get_xact_tuples_returned(pg_class.oid))::bigint FROM pg_class "
                            "WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')"))
                .first()
                .big(0);
        };
        std::int64_t read = 0;
        for (int time = 1; time <= 6; ++time) {
            VERIFY_RESULT(connection->runScript("BEGIN"));
            const auto earlier = soFar();
            asked.ask(*connection);
            read = soFar() - earlier;
            VERIFY_RESULT(connection->runScript("ROLLBACK"));
        }
        if (read > asked.most)
            tooMuch
                += QStringLiteral("%1 reads %2, may read %3").arg(QLatin1String(asked.name)).arg(read).arg(asked.most);
    }
    QVERIFY2(tooMuch.isEmpty(), qPrintable(tooMuch.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestStatementCosts)
#include "test_statement_costs.moc"
