// SPDX-License-Identifier: MIT
#include "engine/posting/document_processor.h"
#include "roles/role_logins.h"
#include "store/queue/queue.h"
#include "support/result_helpers.h"

using namespace leapfrog;
using namespace leapfrog::test;

/// What a login of one organisation can't do to the work and the history of others, through raw SQL.
class TestRoleHarm : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_roles.reset(); }

    void nobodyLocksWholeTables();
    void nobodyGivesNumbersOfItsOwn();
    void whatCameInStaysAsItCame();
    void sealsAreTheClosersOwn();
    void leasesAreHeldInOnesOwnName();
    void aLeaseIsOfItsDocument();
    void workersLeasesAreTheirOwn();
    void consolesSayWhoseTheyAre();
    void nobodyChoosesWhenItBecameKnown();
    void nobodyEndsAnActBeforeItsCommit();
    void noWorkerWaitsForHeldDocuments();
    void noWorkerWaitsForHeldPeriods();
    void nothingIsTakenOutOrUndoneWithoutATrace();
    void whatOthersHaveAheadIsRoundedByItself();

private:
    Connection &owner() { return m_roles->database().connection(); }
    std::string one(const std::string &sql) { return must(owner().run(sql)).first().text(0); }
    /// Why that statement is refused to that login; empty: it is not.
    std::string refusal(const std::string &login, const std::string &sql);

    std::unique_ptr<RoleDatabase> m_roles;
};

void TestRoleHarm::initTestCase()
{
    m_roles = std::make_unique<RoleDatabase>();
    m_roles->database().addOrganisation("own");
    m_roles->database().addOrganisation("foreign");
    for (const auto *const id : {"I1", "I2", "I3", "I4"})
        m_roles->database().importInvoice(id, 5, "own");
    m_roles->database().importInvoice("F1", 5, "foreign");
    m_roles->database().drain();
}

std::string TestRoleHarm::refusal(const std::string &login, const std::string &sql)
{
    const auto tried = m_roles->as(login).run(sql);
    return tried ? std::string() : tried.error().reason;
}

static const std::string denied = "missing_right";

/// LOCK TABLE takes any mode from whoever has UPDATE, DELETE or TRUNCATE of the whole table, whatever the policies say.
void TestRoleHarm::nobodyLocksWholeTables()
{
    QCOMPARE(one(R"(
        SELECT coalesce(string_agg(DISTINCT class.relname || ' by ' || login.rolname, ', '), '')
          FROM pg_class AS class CROSS JOIN pg_roles AS login
         WHERE class.relnamespace = 'public'::regnamespace AND class.relkind IN ('r', 'p', 'v', 'm', 'f')
           AND login.rolname ~ '^role_(viewer|accountant|closer|owner|producer|clicker|nobody|looker|idle)$'
           AND has_table_privilege(login.oid, class.oid, 'UPDATE, DELETE, TRUNCATE'))"),
             std::string());
    for (const auto &login : roleLogins()) {
        if (login.name == "admin" || login.name == "worker")
            continue;
        auto &connection = m_roles->as(login.name);
        for (const auto *const table : {"account", "org_member", "worker", "import_payload", "document", "gl_entry"}) {
            VERIFY_RESULT(connection.runScript("BEGIN"));
            const auto locked = connection.runScript("LOCK TABLE " + std::string(table) + " IN SHARE MODE");
            QVERIFY2(!locked, (login.name + " locks " + table).c_str());
            VERIFY_RESULT(connection.runScript("ROLLBACK"));
        }
    }
}

/// A number that another row will get is nobody's to take.
void TestRoleHarm::nobodyGivesNumbersOfItsOwn()
{
    QCOMPARE(refusal("accountant",
                     "INSERT INTO import_payload (payload_id, org_id, kind, payload_group, digest, payload, state) "
                     "OVERRIDING SYSTEM VALUE VALUES (5000, 'own', 'order', 'g', '', '{}', 'waiting')"),
             denied);
    QCOMPARE(one(R"(
        SELECT coalesce(string_agg(DISTINCT class.relname || '.' || col.attname || ' by ' || login.rolname, ', '), '')
          FROM pg_attribute AS col JOIN pg_class AS class ON class.oid = col.attrelid CROSS JOIN pg_roles AS login
         WHERE class.relnamespace = 'public'::regnamespace AND col.attnum > 0 AND col.attidentity <> ''
           AND login.rolname ~ '^role_(viewer|accountant|closer|owner|producer|clicker|nobody|looker|idle|admin)$'
           AND has_column_privilege(login.oid, class.oid, col.attnum, 'INSERT, UPDATE'))"),
             std::string());
}

void TestRoleHarm::whatCameInStaysAsItCame()
{
    auto &accountant = m_roles->as("accountant");
    VERIFY_RESULT(accountant.run("INSERT INTO import_payload (org_id, kind, payload_group, digest, payload, state) "
                                 "VALUES ('own', 'order', 'g', '', '{}', 'waiting')"));
    QCOMPARE(refusal("accountant",
                     "INSERT INTO import_payload (org_id, kind, payload_group, digest, payload, state, received_by) "
                     "VALUES ('own', 'order', 'g', 'x', '{}', 'waiting', 'role_owner')"),
             denied);
    QCOMPARE(refusal("accountant", "UPDATE import_payload SET payload = '{\"total\": 1}' WHERE org_id = 'own'"),
             denied);
    QCOMPARE(refusal("accountant", "DELETE FROM import_payload WHERE org_id = 'own'"), denied);
    QCOMPARE(refusal("owner", "UPDATE document_history SET body = '{}' WHERE org_id = 'own'"), denied);
    QCOMPARE(refusal("owner", "DELETE FROM period_seal_salt WHERE org_id = 'own'"), denied);
    // What is purged is what was read, and the trail tells.
    const auto purged = [&] {
        return must(accountant.run("SELECT import_payload_purge('own', '{g}', '9999-01-01')")).first().integer(0);
    };
    QCOMPARE(purged(), 0);
    VERIFY_RESULT(accountant.run("UPDATE import_payload SET state = 'read' WHERE org_id = 'own'"));
    QCOMPARE(purged(), 1);
    QCOMPARE(one("SELECT who || ' ' || (new ->> 'payloads') FROM audit_event WHERE what = 'payload.purged'"),
             std::string("role_accountant 1"));
}

void TestRoleHarm::sealsAreTheClosersOwn()
{
    VERIFY_RESULT(m_roles->as("closer").run("SELECT period_close('own', '2026-01-31', '')"));
    const auto why = [&](const std::string &values) {
        return refusal("closer",
                       "INSERT INTO period_seal (org_id, seal_no, locked_through, sealed_by, sealed_at, head) VALUES "
                       "('own', "
                           + values + ", 'h')");
    };
    const std::string odd = "odd_seal";
    QCOMPARE(why("2147483647, '2026-01-31', 'role_closer', clock_timestamp()"), odd);
    QCOMPARE(why("1, '2026-02-28', 'role_closer', clock_timestamp()"), odd);
    QCOMPARE(why("1, '2026-01-31', 'role_owner', clock_timestamp()"), odd);
    QCOMPARE(why("1, '2026-01-31', 'role_closer', '2020-01-01'"), odd);
    QCOMPARE(why("1, '2026-01-31', 'role_closer', clock_timestamp()"), std::string());
}

static const std::string beginSql = "SELECT leased_by, id, lease FROM recreation_begin(gen_random_uuid(), 'own', "
                                    "ARRAY[$1], '', $2, '1 day', '{}', '{}', '{}', '{}', '{}')";

void TestRoleHarm::leasesAreHeldInOnesOwnName()
{
    auto &accountant = m_roles->as("accountant");
    const auto begun = must(accountant.run(beginSql, {std::string("I1"), std::string("vm:9:queue-w")}));
    QCOMPARE(begun.first().text(0), std::string("role_accountant/vm:9:queue-w"));
    VERIFY_RESULT(accountant.run("SELECT queue_heartbeat(ARRAY[$1::uuid], ARRAY[$2::bigint], '10 years')",
                                 {begun.first().text(1), begun.first().text(2)}));
    QCOMPARE(one("SELECT count(*) FROM accounting_work_queue WHERE leased_until > now() + interval '10 min'"),
             std::string("0"));
    // Another's name stays within one's own.
    const auto named = must(accountant.run("SELECT leapfrog_worker_name('role_owner/x') || ' ' || "
                                           "leapfrog_worker_name('role_accountant/x')"));
    QCOMPARE(named.first().text(0), std::string("role_accountant/role_owner_x role_accountant/x"));
}

void TestRoleHarm::aLeaseIsOfItsDocument()
{
    auto &accountant = m_roles->as("accountant");
    const auto begun = must(accountant.run(beginSql, {std::string("I2"), std::string("console")}));
    const auto done = must(accountant.run(
        "SELECT outcome FROM ledger_complete(ARRAY[$1::uuid], ARRAY[$2::bigint], '{own}', '{I3}', '{1}', "
        "'{false}', '{1,1}', '{2026-03-01,2026-03-01}', '{1200,4000}', '{EUR,EUR}', '{5,-5}', '{5,-5}', "
        "'{r,r}', '{NULL,NULL}', 'x')",
        {begun.first().text(1), begun.first().text(2)}));
    QCOMPARE(done.first().text(0), std::string("fenced"));
}

void TestRoleHarm::workersLeasesAreTheirOwn()
{
    VERIFY_RESULT(owner().run("UPDATE document SET accounting_ready_version = 2 WHERE document_id = 'I4'"));
    VERIFY_RESULT(m_roles->as("accountant").run("SELECT accounting_enqueue('own', 'I4', 'sales_invoice', 2)"));
    const auto claimed
        = must(m_roles->as("worker").run("SELECT id, lease FROM queue_claim('vm:9:queue-w', 1, '1 min')"));
    const auto tried = [&](const char *sql) {
        return must(m_roles->as("accountant").run(sql, {claimed.first().text(0), claimed.first().text(1)}))
            .first()
            .text(0);
    };
    const std::string nothing;
    QCOMPARE(tried("SELECT coalesce(queue_fail($1::uuid, $2::bigint, 2, 'made_up', '', 'x', true), '')"), nothing);
    QCOMPARE(tried("SELECT queue_put_back($1::uuid, $2::bigint, '7000 years', 'x', 'x')::text"), std::string("false"));
    QCOMPARE(tried("SELECT queue_release(ARRAY[$1::uuid], ARRAY[$2::bigint])"), std::string("0"));
    QCOMPARE(
        tried("SELECT count(*) FROM queue_heartbeat(ARRAY[$1::uuid], ARRAY[$2::bigint], '1 min') AS kept(id) WHERE "
              "kept.id IS NOT NULL"),
        std::string("0"));
    QCOMPARE(tried("SELECT count(*) FROM queue_end_superseded(ARRAY[$1::uuid], ARRAY[$2::bigint]) AS gone(id) WHERE "
                   "gone.id IS NOT NULL"),
             std::string("0"));
    QCOMPARE(tried("SELECT coalesce(queue_postpone($1::uuid, $2::bigint, NULL, 'x', '', 'x', '1 s', '1 h', NULL), '')"),
             nothing);
    QCOMPARE(tried("SELECT outcome FROM ledger_complete(ARRAY[$1::uuid], ARRAY[$2::bigint], '{own}', '{I4}', '{2}', "
                   "'{false}', '{1,1}', '{2026-03-01,2026-03-01}', '{1200,4000}', '{EUR,EUR}', '{5,-5}', '{5,-5}', "
                   "'{r,r}', '{NULL,NULL}', 'vm:9:queue-w')"),
             std::string("fenced"));
    QCOMPARE(one("SELECT state || ' ' || leased_by FROM accounting_work_queue WHERE document_id = 'I4'"),
             std::string("leased vm:9:queue-w"));
}

/// The list of workers is everybody's: nobody fills it, or speaks in it for another.
void TestRoleHarm::consolesSayWhoseTheyAre()
{
    auto &accountant = m_roles->as("accountant");
    VERIFY_RESULT(accountant.run("SELECT worker_here('c' || n, repeat('x', 100000), 1, 'direct', 2147483647, 1, 1, "
                                 "repeat('x', 100000)) FROM generate_series(1, 200) AS n"));
    QCOMPARE(
        one("SELECT concat_ws(' ', count(*), max(slots), max(length(host)), max(length(version))) FROM worker WHERE "
            "starts_with(name, 'role_accountant/')"),
        std::string("50 1000 200 100"));
    VERIFY_RESULT(m_roles->as("owner").run("SELECT worker_here('c', 'h', 1, 'direct', 1, 0, 0, '')"));
    VERIFY_RESULT(accountant.run("SELECT worker_gone('role_owner/c')"));
    QCOMPARE(one("SELECT count(*) FROM worker WHERE name = 'role_owner/c'"), std::string("1"));
    QCOMPARE(refusal("accountant", "SELECT worker_here('w', 'h', 1, 'queue', 1, 0, 0, '')"),
             std::string("not_a_worker"));
    QCOMPARE(refusal("accountant", "UPDATE worker SET heartbeat_at = now() + interval '1 day'"), denied);
}

static const std::string post
    = "WITH job AS MATERIALIZED (SELECT id, lease, version_hint FROM recreation_begin(gen_random_uuid(), 'own', "
      "'{I3}', "
      "'', 'console', '1 min', '{}', '{}', '{}', '{}', '{}')) SELECT done.outcome FROM job CROSS JOIN LATERAL "
      "ledger_complete(ARRAY[job.id], ARRAY[job.lease], '{own}', '{I3}', ARRAY[job.version_hint], '{false}', '{1,1}', "
      "'{2026-03-01,2026-03-01}', '{1200,4000}', '{EUR,EUR}', '{5,-5}', '{5,-5}', '{r,r}', '{NULL,NULL}', 'c') AS done";

/// Reports of earlier moments go by acts: a session that says of itself that it is an earlier one is not believed.
void TestRoleHarm::nobodyChoosesWhenItBecameKnown()
{
    auto &accountant = m_roles->as("accountant");
    for (const auto *const act : {"(SELECT min(posted_act)::text FROM gl_entry WHERE org_id = 'own')", "'99999999'"}) {
        VERIFY_RESULT(accountant.runScript("BEGIN"));
        VERIFY_RESULT(accountant.runScript("SELECT set_config('leapfrog.act_of', pg_current_xact_id()::text, true), "
                                           "set_config('leapfrog.act', "
                                           + std::string(act)
                                           + ", true), set_config('leapfrog.act_noted', '1 {own}', true), "
                                             "set_config('leapfrog.in_books', pg_current_xact_id()::text, true)"));
        QCOMPARE(must(accountant.run(post)).first().text(0), std::string("posted"));
        VERIFY_RESULT(accountant.runScript("COMMIT"));
        // One act, of its own and noted, of now.
        QCOMPARE(
            one("SELECT count(DISTINCT act.act) || ' ' || bool_and(act.at > now() - interval '1 min' AND act.act < "
                "9999999 AND act.act > (SELECT min(posted_act) FROM gl_entry)) FROM gl_entry AS entry JOIN "
                "ledger_act AS act ON act.org_id = 'own' AND act.act = entry.posted_act WHERE entry.document_id = "
                "'I3' AND entry.deleted_at IS NULL AND act.at = (SELECT max(at) FROM ledger_act)"),
            std::string("1 true"));
    }
    // What one transaction was given serves no other.
    VERIFY_RESULT(accountant.runScript("BEGIN"));
    must(accountant.run(post));
    const auto was = must(accountant.run("SELECT current_setting('leapfrog.act'), current_setting('leapfrog.act_of')"));
    VERIFY_RESULT(accountant.runScript("COMMIT; BEGIN"));
    VERIFY_RESULT(accountant.run("SELECT set_config('leapfrog.act', $1, true), set_config('leapfrog.act_of', $2, true)",
                                 {was.first().text(0), was.first().text(1)}));
    must(accountant.run(post));
    QVERIFY(must(accountant.run("SELECT current_setting('leapfrog.act')")).first().text(0) != was.first().text(0));
    VERIFY_RESULT(accountant.runScript("COMMIT"));
}

/// Whatever a session says of constraints: an act counts from its commit.
void TestRoleHarm::nobodyEndsAnActBeforeItsCommit()
{
    auto &accountant = m_roles->as("accountant");
    const std::string atOnce = "SET CONSTRAINTS ALL IMMEDIATE";
    VERIFY_RESULT(accountant.runScript("BEGIN; " + atOnce));
    must(accountant.run(post));
    VERIFY_RESULT(accountant.runScript(atOnce + "; " + atOnce));
    VERIFY_RESULT(accountant.runScript("DO $$ BEGIN " + atOnce + "; " + atOnce
                                       + "; END $$; SET CONSTRAINTS "
                                         "ledger_act_ended IMMEDIATE"));
    const auto before = one("SELECT clock_timestamp()");
    VERIFY_RESULT(accountant.runScript("COMMIT"));
    QCOMPARE(must(owner().run("SELECT bool_and(isfinite(at)) AND max(at) > $1::timestamptz FROM ledger_act", {before}))
                 .first()
                 .text(0),
             std::string("t"));
}

/// Jobs whose documents somebody holds go back, and those of others are done.
void TestRoleHarm::noWorkerWaitsForHeldDocuments()
{
    VERIFY_RESULT(owner().runScript("DELETE FROM accounting_work_queue; UPDATE document SET accounting_ready_version = "
                                    "accounting_ready_version + 1 WHERE document_id IN ('I2', 'F1')"));
    VERIFY_RESULT(m_roles->as("worker").runScript("SET lock_timeout = 0")); // who waits would wait for ever
    auto &accountant = m_roles->as("accountant");
    VERIFY_RESULT(accountant.runScript("BEGIN; SELECT 1 FROM document WHERE org_id = 'own' FOR UPDATE"));
    VERIFY_RESULT(owner().runScript("INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES "
                                    "('own', 'I2', 'sales_invoice'), ('foreign', 'F1', 'sales_invoice')"));
    std::vector<ClaimedJob> jobs = must(QueueStore(m_roles->as("worker")).claim("w", 2, std::chrono::minutes(1)));
    QCOMPARE(jobs.size(), 2U);
    const auto results = must(DocumentProcessor("w").process(m_roles->as("worker"), jobs));
    QCOMPARE(one("SELECT state || ' ' || run_count || ' ' || split_part(last_error, ':', 1) FROM accounting_work_queue "
                 "WHERE document_id = 'I2'"),
             std::string("queued 0 document_held"));
    QCOMPARE(one("SELECT count(*) FROM accounting_work_queue WHERE document_id = 'F1'"), std::string("0"));
    // Nor to say that it failed, or that there is nothing to do.
    VERIFY_RESULT(owner().runScript("UPDATE accounting_work_queue SET ready_at = now()"));
    jobs = must(QueueStore(m_roles->as("worker")).claim("w", 1, std::chrono::minutes(1)));
    QCOMPARE(must(QueueStore(m_roles->as("worker"))
                      .fail(jobs.front(), {.code = "x", .field = {}, .message = {}, .permanent = true, .version = 2})),
             std::string("queued"));
    VERIFY_RESULT(owner().runScript("UPDATE accounting_work_queue SET ready_at = now()"));
    jobs = must(QueueStore(m_roles->as("worker")).claim("w", 1, std::chrono::minutes(1)));
    VERIFY_RESULT(QueueStore(m_roles->as("worker")).endSuperseded(jobs));
    QCOMPARE(one("SELECT state FROM accounting_work_queue WHERE document_id = 'I2'"), std::string("queued"));
    VERIFY_RESULT(accountant.runScript("ROLLBACK"));
    VERIFY_RESULT(owner().runScript("UPDATE accounting_work_queue SET ready_at = now()"));
    m_roles->database().drain();
    QCOMPARE(one("SELECT count(*) FROM accounting_work_queue"), std::string("0"));
}

/// A closer who locks a period and does not commit keeps his own organisation's postings waiting, and no slot.
void TestRoleHarm::noWorkerWaitsForHeldPeriods()
{
    VERIFY_RESULT(owner().runScript("UPDATE document SET accounting_ready_version = accounting_ready_version + 1 WHERE "
                                    "document_id IN ('I4', 'F1')"));
    auto &closer = m_roles->as("closer");
    VERIFY_RESULT(closer.runScript("BEGIN; SELECT period_close('own', '2026-02-01', '')"));
    VERIFY_RESULT(owner().runScript("INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES "
                                    "('own', 'I4', 'sales_invoice'), ('foreign', 'F1', 'sales_invoice')"));
    const auto jobs = must(QueueStore(m_roles->as("worker")).claim("w", 2, std::chrono::minutes(1)));
    must(DocumentProcessor("w").process(m_roles->as("worker"), jobs));
    QCOMPARE(one("SELECT state || ' ' || run_count FROM accounting_work_queue WHERE document_id = 'I4'"),
             std::string("queued 0"));
    QCOMPARE(one("SELECT count(*) FROM accounting_work_queue WHERE document_id = 'F1'"), std::string("0"));
    VERIFY_RESULT(closer.runScript("ROLLBACK"));
    VERIFY_RESULT(owner().runScript("UPDATE accounting_work_queue SET ready_at = now()"));
    m_roles->database().drain();
    QCOMPARE(one("SELECT count(*) FROM accounting_work_queue"), std::string("0"));
}

/// What workers do with the chunks of a recreation is not an accountant's to call, and an undo begins with a trace.
void TestRoleHarm::nothingIsTakenOutOrUndoneWithoutATrace()
{
    const std::string begun
        = must(m_roles->as("owner").run(
                   "SELECT recreation_id FROM recreation_begin(gen_random_uuid(), 'own', '{I1}', '', "
                   "NULL, NULL, '{}', '{}', '{}', '{}', '{}')"))
              .first()
              .text(0);
    const auto trail = one("SELECT count(*) FROM audit_event");
    QCOMPARE(refusal("accountant", "SELECT recreation_undo_chunk('" + begun + "', 1, NULL)"),
             std::string("unknown_chunk"));
    QCOMPARE(refusal("accountant",
                     "SELECT recreation_prepare_chunk('" + begun
                         + "', 99, '{I2}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')"),
             denied);
    QCOMPARE(refusal("accountant", "SELECT recreation_split_chunk('" + begun + "', 'prepare', 1, 'x', '', 'x')"),
             std::string("not_a_worker"));
    QCOMPARE(refusal("accountant", "SELECT recreation_take_chunk('c')"), std::string("not_a_worker"));
    QCOMPARE(one("SELECT count(*) FROM audit_event"), trail);
    // Wherever it begins to cancel, the trail has it.
    QCOMPARE(
        must(m_roles->as("accountant").run("SELECT cancelled FROM recreation_cancel('" + begun + "', 'x', ' ', 100)"))
            .first()
            .integer(0),
        1);
    QCOMPARE(one("SELECT who FROM audit_event WHERE what = 'recreation.cancelled' ORDER BY event_id DESC LIMIT 1"),
             std::string("role_accountant"));
    // Chunks are no smaller than they need to be.
    QCOMPARE(
        must(m_roles->as("accountant").run("SELECT recreation_plan(gen_random_uuid(), 'own', '{I1,I2,I3}', '', 1)"))
            .first()
            .integer(0),
        1);
}

/// Whoever adds jobs of his own must not find out by the step of the rounding how many others have.
void TestRoleHarm::whatOthersHaveAheadIsRoundedByItself()
{
    VERIFY_RESULT(owner().runScript(
        "DELETE FROM accounting_work_queue; INSERT INTO accounting_work_queue (org_id, document_id, document_type) "
        "SELECT "
        "'foreign', 'x' || n, 'journal' FROM generate_series(1, 1691) AS n; SELECT queue_aggregate(true)"));
    for (int own = 1; own < 4; ++own) {
        VERIFY_RESULT(owner().runScript("INSERT INTO accounting_work_queue (org_id, document_id, document_type) SELECT "
                                        "'own', 'y"
                                        + std::to_string(own)
                                        + "-' || n, 'journal' FROM generate_series(1, 300) AS n; SELECT "
                                          "queue_aggregate(true)"));
        QCOMPARE(must(m_roles->as("accountant").run("SELECT others FROM queue_ahead('', 1, 0)")).first().integer(0),
                 2000 + own * 300);
    }
}

QTEST_GUILESS_MAIN(TestRoleHarm)
#include "test_role_harm.moc"
