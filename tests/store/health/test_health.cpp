// SPDX-License-Identifier: MIT
#include "health_looks.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <algorithm>

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

private:
    void heal(const HealthFinding &found, const std::string &cure);

    std::unique_ptr<TestDatabase> m_database;
};

void TestHealth::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_database->importInvoice("S1", 100);
    m_database->drain();
    HealthStore(m_database->connection()).repair({lookAt(*m_database, "open_functions")});
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
    QCOMPARE(faultsIn(*m_database).join(u"; "_s), QString());
    QVERIFY(store.repair(*store.data()).empty());
}

// Written behind the back of triggers and constraints, as an older program or a restored file may have left it.
static const std::string behind
    = "ALTER TABLE accounting_work_queue DROP CONSTRAINT IF EXISTS lease_only_while_leased, "
      "DROP CONSTRAINT IF EXISTS ready_at_comes; SET session_replication_role = replica; ";
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
    row("a counter that is off",
        "UPDATE queue_depth SET n = n + 7; INSERT INTO queue_depth VALUES ('bell', 2, 'dead', 3)", "counters",
        "bell, priority 2, dead: 3 counted, 0 there");
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
        "organisation SET base_currency = ''ABC''; SET CONSTRAINTS ALL IMMEDIATE; EXECUTE ''ALTER TABLE organisation "
        "ADD CONSTRAINT "
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
    row("a lane that is marked past its job", old + idleWorker + "; UPDATE queue_lane SET low_water_at = now()",
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
                  "('acme', 1, 'queued', 1); UPDATE queue_lane SET wake_at = now(), low_water_at = '-infinity'",
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
    const std::string swallow
        = "CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; ";
    hint("a trigger of somebody else",
         swallow + "CREATE TRIGGER zz BEFORE UPDATE ON gl_entry FOR EACH ROW EXECUTE FUNCTION swallow()",
         "foreign_parts", "gl_entry: trigger zz", "DROP FUNCTION swallow() CASCADE");
    hint("a rule of somebody else", "CREATE RULE away AS ON INSERT TO gl_entry DO INSTEAD NOTHING", "foreign_parts",
         "gl_entry: rule away", "DROP RULE away ON gl_entry");
    row("rows that not everybody sees", "ALTER TABLE gl_entry ENABLE ROW LEVEL SECURITY", "row_security", "gl_entry",
        "ALTER TABLE gl_entry DISABLE ROW LEVEL SECURITY");
    hint("a limit that lets nothing through",
         "DELETE FROM queue_org; INSERT INTO queue_org (org_id, max_leased) VALUES ('acme', 0)", "pauses",
         "organisation acme: its setting max_leased is 0", "DELETE FROM queue_org");
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
    QCOMPARE(faultsIn(*m_database).join(u"; "_s), QString());

    VERIFY_RESULT(m_database->connection().runScript(statement));
    const auto found = lookAt(*m_database, check);
    QVERIFY2(found.state == (isWrong ? State::Wrong : State::Notice), qPrintable(found.message));
    QVERIFY2(std::ranges::any_of(found.examples, [&](const auto &one) { return one.starts_with(example); }),
             found.examples.empty() ? "no example" : found.examples.front().c_str());
    QVERIFY(!found.advice.isEmpty());

    heal(found, cure);

    QCOMPARE(faultsIn(*m_database).join(u"; "_s), QString());
}

QTEST_GUILESS_MAIN(TestHealth)
#include "test_health.moc"
