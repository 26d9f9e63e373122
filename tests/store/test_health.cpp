// SPDX-License-Identifier: MIT
#include "store/health.h"

#include "engine/poller.h"
#include "store/settings.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QDir>

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

using State = HealthFinding::State;

/// What `leapfrogctl doctor` finds, and that what it says heals. One database: a fault that did not heal fails the next
/// test too.
class TestHealth : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aSoundDatabaseIsFine();
    void findsAFaultAndItsAdviceHeals_data();
    void findsAFaultAndItsAdviceHeals();
    void aBacklogThatIsWorkedOffIsNoFault();
    void countersAreMendedBesideProducersAndWorkers();
    void aRepairThatCannotBeDoneSaysWhy();
    void aFullDiskIsNamed();
    void anOlderSchemaIsNamed();

private:
    HealthFinding finding(const std::string &check);
    QStringList faults();
    void heal(const HealthFinding &found, const std::string &cure);

    std::unique_ptr<TestDatabase> m_database;
};

void TestHealth::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_database->importInvoice("S1", 100);
    m_database->drain();
    HealthStore(m_database->connection()).repair({finding("open_functions")});
}

HealthFinding TestHealth::finding(const std::string &check)
{
    const auto all = HealthStore(m_database->connection()).data();
    if (!all)
        return {.check = {},
                .state = State::Wrong,
                .message = all.error().message + all.error().cause,
                .advice = {},
                .examples = {}};
    const auto found = std::ranges::find(*all, check, &HealthFinding::check);
    return found != all->end() ? *found : HealthFinding();
}

/// All that is not fine; but for the throw-away server's own settings.
QStringList TestHealth::faults()
{
    const auto all = HealthStore(m_database->connection()).data();
    if (!all)
        return {all.error().message + all.error().cause};
    QStringList faults;
    for (const auto &one : *all) {
        if (one.state != State::Fine && one.check != "weak_setup")
            faults += QString::fromStdString(one.check) + u": "_s + one.message
                + QString::fromStdString(one.examples.empty() ? std::string() : " " + one.examples.front());
    }
    return faults;
}

void TestHealth::aSoundDatabaseIsFine()
{
    HealthStore store(m_database->connection());
    for (const auto &findings : {store.server(), store.data()}) {
        VERIFY_RESULT(findings);
        QVERIFY(!findings->empty());
        for (const auto &one : *findings) {
            QVERIFY(!one.message.isEmpty());
            QCOMPARE(one.advice.isEmpty(), one.state == State::Fine);
        }
    }
    QCOMPARE(faults().join(u"; "_s), QString());
    QVERIFY(store.repair(*store.data()).empty());
}

// Written behind the back of triggers and constraints, as an older program or a restored file may have left it.
static const std::string behind
    = "ALTER TABLE accounting_work_queue DROP CONSTRAINT IF EXISTS lease_only_while_leased, "
      "DROP CONSTRAINT IF EXISTS ready_at_comes; SET session_replication_role = replica; ";
static const std::string idleWorker = "; INSERT INTO worker (name, host, pid, kind, slots, version, started_at) VALUES "
                                      "('idle', 'h', 1, 'queue', 6, '0', now() - interval '1 hour')";
static const std::string forgetWorker = "DELETE FROM worker";
static const std::string drain = "drain";
static const std::string importAgain = "import";
static const std::string asItSays = "as it says"; // each example is a statement

void TestHealth::findsAFaultAndItsAdviceHeals_data()
{
    QTest::addColumn<std::string>("statement");
    QTest::addColumn<std::string>("check");
    QTest::addColumn<bool>("isWrong");
    QTest::addColumn<std::string>("example");
    QTest::addColumn<std::string>("cure"); // what the advice says, or what has to happen after the repair
    const auto row = [](const char *name, const std::string &statement, const char *check, const std::string &example,
                        const std::string &cure = {}) {
        QTest::newRow(name) << statement << std::string(check) << true << example << cure;
    };
    const auto hint = [](const char *name, const std::string &statement, const char *check, const std::string &example,
                         const std::string &cure = {}) {
        QTest::newRow(name) << statement << std::string(check) << false << example << cure;
    };
    row("a trigger that is off", "ALTER TABLE gl_entry DISABLE TRIGGER gl_entry_inserted", "triggers",
        "gl_entry.gl_entry_inserted");
    row("a trigger that is gone", "DROP TRIGGER period_lock_deleted ON period_lock", "triggers",
        "period_lock.period_lock_deleted");
    row("a function that was changed",
        "CREATE OR REPLACE FUNCTION gl_entry_refuse_locked(p_document text, p_date date, p_through date) RETURNS void "
        "LANGUAGE plpgsql AS 'BEGIN END'",
        "functions", "gl_entry_refuse_locked");
    row("a function that finds others' tables", "ALTER FUNCTION queue_on_insert() RESET ALL", "functions",
        "queue_on_insert");
    row("a function that is gone", "DROP FUNCTION queue_pace(text)", "functions", "queue_pace");
    row("an index that is gone", "DROP INDEX queue_dead", "indexes", "queue_dead");
    row("a function open to all", "GRANT EXECUTE ON FUNCTION queue_pace(text) TO PUBLIC", "open_functions",
        "queue_pace(text)");
    row("a table open to all", "GRANT INSERT ON setting TO PUBLIC", "open_tables", "setting");
    row("a counter that is off", "UPDATE queue_depth SET n = n + 7; INSERT INTO queue_total VALUES (2, 'dead', 3)",
        "counters", "all organisations, priority 2, dead: 3 counted, 0 there");
    row("a counter that missed a job",
        behind
            + "INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('acme', 'S1', "
              "'sales_invoice'); RESET session_replication_role",
        "counters", "acme, priority 1, queued: 0 counted, 1 there", drain);
    row("entries without their document", "DELETE FROM document", "orphan_entries", "acme S1", importAgain);
    const std::string lose = "DELETE FROM accounting_work_queue";
    row("a document that nobody will post",
        "UPDATE document SET accounting_ready_version = accounting_ready_version + 1", "without_job",
        "acme S1, posted at version", drain);
    row("a refused document that nobody will post",
        "UPDATE document SET accounting_status = 'refused', accounting_ready_version = accounting_ready_version + 1",
        "without_job", "acme S1, posted at version", drain);
    row("an organisation that can't be read",
        "DO 'DECLARE one text; BEGIN FOR one IN SELECT conname FROM pg_constraint WHERE contype = ''c'' AND conrelid = "
        "''organisation''::regclass AND conname ~ ''roles|tax'' LOOP EXECUTE ''ALTER TABLE organisation DROP "
        "CONSTRAINT "
        "'' || one; END LOOP; END'; SET session_replication_role = replica; UPDATE organisation SET roles = "
        "'{\"sales\": 5}'; RESET session_replication_role",
        "unreadable_organisations", "acme: role sales is 5", "UPDATE organisation SET roles = '{}'");
    row("an organisation whose jobs wait for readable settings",
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type, last_error) VALUES ('acme', 'S1', "
        "'sales_invoice', 'bad_settings: base_currency')",
        "unreadable_organisations", "acme: bad_settings: base_currency", drain);

    row("an organisation in no currency",
        "DO 'DECLARE rule text := pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = "
        "''base_currency_is_known''; BEGIN ALTER TABLE organisation DROP CONSTRAINT base_currency_is_known; UPDATE "
        "organisation SET base_currency = ''ABC''; EXECUTE ''ALTER TABLE organisation ADD CONSTRAINT "
        "base_currency_is_known '' || rule || '' NOT VALID''; END'",
        "unreadable_organisations", "acme: base currency ABC", "UPDATE organisation SET base_currency = 'EUR'");
    const auto ofDatabase = [](const std::string &setting) {
        return "DO 'BEGIN EXECUTE format(''ALTER DATABASE %I SET " + setting + "'', current_database()); END'";
    };
    row("a database whose triggers are off", ofDatabase("session_replication_role = replica"), "harmful_settings",
        "ALTER DATABASE test_", asItSays);
    row("a database that takes no changes", ofDatabase("default_transaction_read_only = on"), "harmful_settings",
        "ALTER DATABASE test_", asItSays);
    row("a login whose triggers are off",
        "DO 'BEGIN EXECUTE format(''ALTER ROLE CURRENT_USER IN DATABASE %I SET session_replication_role = replica'', "
        "current_database()); END'",
        "harmful_settings", "ALTER ROLE leapfrog IN DATABASE test_", asItSays);

    const std::string old
        = "INSERT INTO accounting_work_queue (org_id, document_id, document_type, ready_at, created_at) "
          "VALUES ('acme', 'S1', 'sales_invoice', now() - interval '1 min', now() - interval '1 min'); COMMIT";
    row("a lane that sleeps", old + "; UPDATE queue_lane SET wake_at = 'infinity'", "unseen_lanes",
        "acme, priority 1: sleeps, and S1 waits since", drain);
    row("a lane that is gone", old + "; DELETE FROM queue_lane", "unseen_lanes",
        "acme, priority 1: is not there, and S1 waits since", drain);
    row("a lane that is marked past its job", old + idleWorker + "; UPDATE queue_lane SET mark_at = now()",
        "unseen_lanes", "acme, priority 1: is marked past it, and S1 waits since", forgetWorker + ";" + drain);
    row("a job that no worker takes", old + idleWorker, "late_jobs", "acme S1, priority 1, for 60 s",
        forgetWorker + ";" + drain);
    hint("no worker", old, "nobody_works", "acme, priority 1", drain);

    const auto leased = [](const std::string &by, const std::string &until, const std::string &lease) {
        return behind
            + "INSERT INTO accounting_work_queue (org_id, document_id, document_type, state, leased_by, leased_until, "
              "lease, run_count) VALUES ('acme', 'S1', 'sales_invoice', 'leased', "
            + by + ", " + until + ", " + lease
            + ", 1); RESET session_replication_role; INSERT INTO queue_delta (org_id, priority, state, n) VALUES "
              "('acme', 1, 'leased', 1)";
    };
    row("a lease without an end", leased("'w'", "NULL", "900"), "endless_leases", "acme S1, held by w, until no time",
        drain);
    row("a lease for ever", leased("'w'", "'infinity'", "900"), "endless_leases", "acme S1, held by w, until infinity",
        drain);
    row("a lease since ever", leased("'w'", "'-infinity'", "900"), "endless_leases",
        "acme S1, held by w, until -infinity", drain);
    row("a lease of nobody", leased("NULL", "now() - interval '1 s'", "900"), "endless_leases",
        "acme S1, held by nobody", drain);
    row("a lease without number", leased("'w'", "now() - interval '1 s'", "NULL"), "endless_leases",
        "acme S1, held by w", drain);
    row("a lease that nobody takes over", leased("'w'", "now() - interval '6 min'", "900") + idleWorker, "ended_leases",
        "acme S1, w", forgetWorker + ";" + drain);
    hint("a lease of a worker that is gone", leased("'w'", "now() - interval '6 min'", "900"), "abandoned_leases",
         "acme S1, w", drain);
    row("a job that is not leased, with a lease",
        behind
            + "INSERT INTO accounting_work_queue (org_id, document_id, document_type, lease, leased_by) VALUES "
              "('acme', 'S1', 'sales_invoice', 7, 'w'); RESET session_replication_role; INSERT INTO queue_delta "
              "(org_id, priority, state, n) VALUES ('acme', 1, 'queued', 1); UPDATE queue_lane SET wake_at = now()",
        "odd_jobs", "acme S1, queued", drain);
    row("a job that is never ready",
        behind
            + "INSERT INTO accounting_work_queue (org_id, document_id, document_type, ready_at) VALUES "
              "('acme', 'S1', 'sales_invoice', 'infinity'); RESET session_replication_role; INSERT INTO queue_delta "
              "(org_id, priority, state, n) VALUES ('acme', 1, 'queued', 1)",
        "odd_jobs", "acme S1, queued", drain);
    row("a job that the server does not let its worker do",
        leased("'w'", "now() + interval '1 min'", "900")
            + "; SELECT queue_put_back(id, lease, interval '0', 'missing_right', 'permission denied for table "
              "gl_entry') FROM accounting_work_queue",
        "put_back", "acme S1: missing_right: permission denied", drain);
    for (const auto *const odd : {"ready_at) VALUES ('acme', 'S1', 'sales_invoice', '294276-01-01')",
                                  "ready_at) VALUES ('acme', 'S1', 'sales_invoice', '-infinity')",
                                  "ready_at) VALUES ('acme', 'S1', 'sales_invoice', '1066-10-14')",
                                  "version_hint) VALUES ('acme', 'S1', 'sales_invoice', 2147483647)",
                                  "version_hint) VALUES ('acme', 'S1', 'sales_invoice', -7)",
                                  "document_type) VALUES ('acme', 'S1', repeat('long ', 200))"}) {
        const bool isType = std::string_view(odd).starts_with("document_type");
        row(odd,
            behind + "INSERT INTO accounting_work_queue (org_id, document_id, "
                + (isType ? std::string() : std::string("document_type, ")) + odd
                + "; RESET session_replication_role; INSERT INTO queue_delta (org_id, priority, state, n) VALUES "
                  "('acme', 1, 'queued', 1); UPDATE queue_lane SET wake_at = now(), mark_at = '-infinity'",
            "odd_jobs", "acme S1, queued", drain);
    }
    row("a dead job",
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, state, last_error) "
        "VALUES ('acme', 'S1', 'sales_invoice', 1, 'dead', 'mended since')",
        "dead_jobs", "acme S1: mended since",
        "SELECT queue_retry(ARRAY(SELECT id FROM accounting_work_queue), '');" + drain);
    row("a setting that is no number",
        "SET session_replication_role = replica; UPDATE setting SET value = 'many' WHERE key = 'max_attempts'; RESET "
        "session_replication_role",
        "odd_settings", "max_attempts is \"many\", and takes 1 to 1000");
    row("a setting that is gone", "DELETE FROM setting WHERE key = 'event_days'", "odd_settings",
        "event_days is not there, and takes");
    row("a weight that is no number",
        "SET session_replication_role = replica; ALTER TABLE queue_org DROP CONSTRAINT limits_are_bounded; "
        "INSERT INTO queue_org (org_id, weight) VALUES ('acme', 'NaN'); RESET "
        "session_replication_role",
        "odd_settings", "weight, max_leased or max_per_second of acme");
    hint("a silent worker",
         "INSERT INTO worker (name, host, pid, kind, slots, version, heartbeat_at) "
         "VALUES ('w1', 'h', 1, 'queue', 6, '0', now() - interval '1 hour')",
         "silent_workers", "w1");
    hint("a pause", "INSERT INTO pause (scope, why) VALUES ('queue', 'month end')", "pauses",
         "queue by leapfrog: month end", "DELETE FROM pause");
}

void TestHealth::heal(const HealthFinding &found, const std::string &cure)
{
    if (!found.repair.empty()) {
        QVERIFY2(found.advice.contains(u"leapfrogctl doctor --repair"_s), qPrintable(found.advice));
        const auto repairs = HealthStore(m_database->connection()).repair({found});
        QCOMPARE(repairs.size(), std::size_t(1));
        QVERIFY2(!repairs.front().error, qPrintable(repairs.front().error ? repairs.front().error->cause : QString()));
        QVERIFY(repairs.front().count > 0 || found.check == "late_jobs");
    }
    if (cure == asItSays) {
        for (const auto &statement : found.examples)
            VERIFY_RESULT(m_database->connection().runScript(statement));
    } else if (cure == importAgain)
        m_database->importInvoice("S1", 100);
    else if (!cure.ends_with(drain))
        VERIFY_RESULT(m_database->connection().runScript(cure));
    else if (cure.size() > drain.size())
        VERIFY_RESULT(m_database->connection().runScript(cure.substr(0, cure.size() - drain.size() - 1)));
    if (cure.ends_with(drain) || cure == importAgain)
        m_database->drain();
}

void TestHealth::findsAFaultAndItsAdviceHeals()
{
    QFETCH(const std::string, statement);
    QFETCH(const std::string, check);
    QFETCH(const bool, isWrong);
    QFETCH(const std::string, example);
    QFETCH(const std::string, cure);
    QCOMPARE(faults().join(u"; "_s), QString());

    VERIFY_RESULT(m_database->connection().runScript(statement));
    const auto found = finding(check);
    QVERIFY2(found.state == (isWrong ? State::Wrong : State::Notice), qPrintable(found.message));
    QVERIFY2(std::ranges::any_of(found.examples, [&](const auto &one) { return one.starts_with(example); }),
             found.examples.empty() ? "no example" : found.examples.front().c_str());
    QVERIFY(!found.advice.isEmpty());

    heal(found, cure);

    QCOMPARE(faults().join(u"; "_s), QString());
}

void TestHealth::aBacklogThatIsWorkedOffIsNoFault()
{
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, ready_at, created_at) "
                    "SELECT 'acme', 'D' || n, 'journal', now() - interval '1 min', now() - interval '1 min' FROM "
                    "generate_series(1, 100) AS n");
    VERIFY_RESULT(m_database->connection().runScript("DELETE FROM queue_ended" + idleWorker)); // others' just now
    QCOMPARE(finding("late_jobs").state, State::Wrong);

    m_database->sql("UPDATE worker SET busy = slots - 1"); // its free slot is for clicks
    QCOMPARE(finding("late_jobs").state, State::Fine);
    m_database->sql("UPDATE worker SET busy = 0");
    m_database->sql(
        "INSERT INTO job_event (job_id, org_id, document_id, what, who) SELECT gen_random_uuid(), 'acme', "
        "'F', 'finished', 'idle' FROM generate_series(1, 50)"); // it takes its turns, and has more than it can do
    QCOMPARE(finding("late_jobs").state, State::Fine);
    m_database->sql("UPDATE queue_ended SET at = now() - interval '20 s'");
    m_database->sql("INSERT INTO pause (scope, key) VALUES ('organisation', 'acme')");
    QCOMPARE(finding("late_jobs").state, State::Fine);
    m_database->sql("DELETE FROM pause");
    m_database->sql("INSERT INTO queue_org (org_id, max_leased) VALUES ('acme', 0) ON CONFLICT (org_id) DO UPDATE SET "
                    "max_leased = 0");
    QCOMPARE(finding("late_jobs").state, State::Fine);
    m_database->sql("DELETE FROM queue_org");
    QCOMPARE(finding("late_jobs").state, State::Wrong);

    m_database->sql("DELETE FROM worker");
    m_database->sql("DELETE FROM accounting_work_queue");
    QCOMPARE(faults().join(u"; "_s), QString());
}

void TestHealth::countersAreMendedBesideProducersAndWorkers()
{
    Poller poller({.dsn = m_database->dsn(),
                   .worker = "w",
                   .settings = must(SettingStore(m_database->connection()).read()),
                   .processor = std::make_shared<NoopProcessor>()});
    poller.start();
    std::atomic<int> left = 2;
    const auto produce = [&](int who) {
        const auto connection = m_database->connect();
        for (int i = 0; i < 100; ++i)
            must(connection->run(
                "INSERT INTO accounting_work_queue (org_id, document_id, document_type) SELECT 'org' || n "
                "% 5, $1 || '-' || n, 'journal' FROM generate_series(1, 10) AS n",
                {std::to_string(who * 1000 + i)}));
        --left;
    };
    std::jthread first(produce, 1);
    std::jthread second(produce, 2);
    HealthStore store(m_database->connection());
    for (int round = 0; left > 0 || round < 3; ++round) {
        m_database->sql("UPDATE queue_total SET n = n + 1");
        m_database->sql("INSERT INTO queue_delta (org_id, priority, state, n) VALUES ('org1', 1, 'queued', 5)");
        const auto repairs = store.repair({finding("counters")});
        QVERIFY(std::ranges::none_of(repairs, [](const auto &repair) { return repair.error.has_value(); }));
        QCOMPARE(m_database->depthFaults(), 0);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_database->number("SELECT count(*) FROM accounting_work_queue"), 0, 30000);
    poller.stop();
    poller.wait();
    QTRY_COMPARE(faults().join(u"; "_s), QString());
}

void TestHealth::aRepairThatCannotBeDoneSaysWhy()
{
    const auto holder = m_database->connect();
    VERIFY_RESULT(holder->runScript("BEGIN; SELECT 1 FROM queue_folded FOR UPDATE"));
    m_database->sql("INSERT INTO queue_total VALUES (3, 'dead', 1)");
    const auto repairs = HealthStore(m_database->connection()).repair({finding("counters")});
    QCOMPARE(repairs.size(), std::size_t(1));
    QVERIFY(repairs.front().error.has_value());
    VERIFY_RESULT(holder->runScript("ROLLBACK"));
    QCOMPARE(HealthStore(m_database->connection()).repair({finding("counters")}).front().count, 1);
    QCOMPARE(faults().join(u"; "_s), QString());
}

void TestHealth::aFullDiskIsNamed()
{
    HealthStore store(m_database->connection());
    const auto text = [this](const std::string &sql) {
        return QString::fromStdString(must(m_database->connection().run(sql)).first().text(0));
    };
    text("SELECT count(*)::text FROM generate_series(1, 1000000)"); // makes the folder of temporary files
    const QDir folder(text("SHOW data_directory") + u"/base/pgsql_tmp"_s);
    const auto next = u"pgsql_tmp%1.%2"_s.arg(text("SELECT pg_backend_pid()::text"));
    for (int n = 0; n < 20; ++n)
        QFile::link(u"/dev/full"_s, folder.filePath(next.arg(n)));

    const auto full = store.writable();

    for (int n = 0; n < 20; ++n)
        QFile::remove(folder.filePath(next.arg(n)));
    QVERIFY(!full);
    QCOMPARE(full.error().reason, "disk_full");
    VERIFY_RESULT(store.writable());
    VERIFY_RESULT(m_database->connection().runScript("SET temp_file_limit = 0")); // says nothing of the disk
    const auto limited = store.writable();
    VERIFY_RESULT(m_database->connection().runScript("RESET temp_file_limit"));
    VERIFY_RESULT(limited);
}

void TestHealth::anOlderSchemaIsNamed()
{
    m_database->sql("DELETE FROM schema_migration WHERE version = (SELECT max(version) FROM schema_migration)");
    const auto findings = HealthStore(m_database->connection()).server();
    VERIFY_RESULT(findings);
    const auto schema = std::ranges::find(*findings, std::string("schema"), &HealthFinding::check);
    QCOMPARE(schema->state, State::Wrong);
    QVERIFY2(schema->advice.contains(u"leapfrogctl migrate"_s), qPrintable(schema->advice));
}

QTEST_GUILESS_MAIN(TestHealth)
#include "test_health.moc"
