// SPDX-License-Identifier: MIT
#include "store/schema/repeatables.h"

#include "store/schema/migrator.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

using namespace leapfrog;
using namespace leapfrog::test;

/// Functions, triggers and views follow the program's text. What an older program made is told here by what the
/// database notes: another checksum.
class TestRepeatables : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_database = std::make_unique<TestDatabase>(); }
    void cleanup() { m_database.reset(); }

    void whatIsOfAnotherTextIsMadeAgain_data();
    void whatIsOfAnotherTextIsMadeAgain();
    void whatIsTheSameIsLeftAlone();
    void whatTheProgramNoLongerHasIsDropped();
    void rightsOnViewsStay();
    void aNewerProgramsFunctionsAreLeftAlone();
    void aFunctionThatDoesNotFitStopsAll();

private:
    /// As if an older program had made it, of another text.
    void age(const std::string &kind, const std::string &name)
    {
        QCOMPARE(m_database->number("WITH aged AS (UPDATE schema_part SET checksum = 'old', level = 0 WHERE kind = '"
                                    + kind + "' AND name = '" + name + "' RETURNING 1) SELECT count(*) FROM aged"),
                 1);
    }
    Migrator migrator() { return Migrator(m_database->connection()); }

    std::unique_ptr<TestDatabase> m_database;
};

void TestRepeatables::whatIsOfAnotherTextIsMadeAgain_data()
{
    QTest::addColumn<std::string>("kind");
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("before");
    const auto row = [](const char *what, const char *kind, const char *name, const char *before) {
        QTest::newRow(what) << std::string(kind) << std::string(name) << std::string(before);
    };
    row("another body", "function", "queue_room",
        "CREATE OR REPLACE FUNCTION queue_room(p_org text) RETURNS int LANGUAGE sql AS 'SELECT 0'");
    row("other results", "function", "queue_release",
        "DROP FUNCTION queue_release; CREATE FUNCTION queue_release(p_jobs uuid[], p_leases bigint[]) RETURNS text "
        "LANGUAGE sql AS $$ SELECT '' $$");
    row("other arguments", "function", "queue_pace",
        "DROP FUNCTION queue_pace; CREATE FUNCTION queue_pace(p_org text, p_more int) RETURNS bigint LANGUAGE sql AS "
        "'SELECT 1::bigint'");
    row("a trigger for less", "trigger", "accounting_work_queue.queue_odd_value",
        "CREATE OR REPLACE TRIGGER queue_odd_value BEFORE UPDATE OF id ON accounting_work_queue FOR EACH ROW EXECUTE "
        "FUNCTION queue_on_odd_row()");
    row("a constraint trigger", "trigger", "queue_delta.queue_wake_at_commit",
        "DROP TRIGGER queue_wake_at_commit ON queue_delta; CREATE CONSTRAINT TRIGGER queue_wake_at_commit AFTER INSERT "
        "ON "
        "queue_delta FOR EACH ROW EXECUTE FUNCTION queue_on_commit()");
    row("another view", "view", "queue_worker_now",
        "CREATE OR REPLACE VIEW queue_worker_now AS SELECT name, slots, busy, started_at, 0 AS express, 0 AS normal "
        "FROM worker");
    row("a view with other columns, read by another", "view", "queue_delta_now",
        "DROP VIEW queue_depth_now, queue_total_now, queue_delta_now; CREATE VIEW queue_delta_now AS SELECT 'acme' AS "
        "org_id, "
        "1 AS priority, 'queued' AS state, 1 AS n; CREATE VIEW queue_depth_now AS SELECT org_id, priority, state, "
        "1::bigint "
        "AS n FROM queue_delta_now; CREATE VIEW queue_total_now AS SELECT priority, state, 1::bigint AS n FROM "
        "queue_delta_now");
    row("one that is gone", "function", "queue_has_job", "DROP FUNCTION queue_has_job");
}

static std::string definition(TestDatabase &database, const std::string &kind, const std::string &name)
{
    if (kind == "function")
        return database.sql(
            "SELECT string_agg(pg_get_functiondef(oid) || proacl::text, ';') FROM pg_proc WHERE proname = '" + name
            + "'");
    if (kind == "trigger")
        return database.sql("SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = '"
                            + name.substr(name.find('.') + 1) + "'");
    return database.sql("SELECT pg_get_viewdef(oid) || reloptions::text FROM pg_class WHERE relname = '" + name + "'");
}

void TestRepeatables::whatIsOfAnotherTextIsMadeAgain()
{
    QFETCH(const std::string, kind);
    QFETCH(const std::string, name);
    QFETCH(const std::string, before);
    const auto ours = definition(*m_database, kind, name);
    VERIFY_RESULT(m_database->connection().runScript(before));
    QVERIFY(definition(*m_database, kind, name) != ours);
    age(kind, name);
    const auto older = migrator().check();
    QVERIFY(!older);
    QCOMPARE(older.error().reason, std::string("schema_older"));

    std::vector<std::string> told;
    VERIFY_RESULT(migrator().migrate(0, [&](const std::string &one) { told.push_back(one); }));
    QCOMPARE(told.size(), 1U);
    QCOMPARE(definition(*m_database, kind, name), ours);
    VERIFY_RESULT(migrator().check());
}

void TestRepeatables::whatIsTheSameIsLeftAlone()
{
    const std::string all = "SELECT string_agg(oid || ' ' || xmin, ',' ORDER BY oid) FROM pg_proc WHERE pronamespace = "
                            "'public'::regnamespace";
    const auto before = m_database->sql(all);
    VERIFY_RESULT(migrator().migrate());
    QCOMPARE(m_database->sql(all), before);
}

void TestRepeatables::whatTheProgramNoLongerHasIsDropped()
{
    VERIFY_RESULT(m_database->connection().runScript(
        "CREATE FUNCTION queue_gone() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
        "CREATE TRIGGER queue_gone AFTER INSERT ON pause FOR EACH ROW EXECUTE FUNCTION queue_gone();"
        "CREATE VIEW queue_gone_now AS SELECT 1 AS one; CREATE VIEW queue_gone_more AS SELECT one FROM queue_gone_now;"
        "INSERT INTO schema_part (kind, name, checksum, level) VALUES ('function', 'queue_gone', 'x', 0),"
        "('trigger', 'pause.queue_gone', 'x', 0), ('view', 'queue_gone_now', 'x', 0), ('view', 'queue_gone_more', 'x', "
        "0)"));
    QVERIFY(!migrator().check());
    VERIFY_RESULT(migrator().migrate());
    QCOMPARE(m_database->number(
                 "SELECT (SELECT count(*) FROM pg_proc WHERE proname = 'queue_gone') + (SELECT count(*) FROM "
                 "pg_trigger WHERE tgname = 'queue_gone') + (SELECT count(*) FROM pg_class WHERE relname LIKE "
                 "'queue\\_gone%') + (SELECT count(*) FROM schema_part WHERE name LIKE '%queue\\_gone%')"),
             0);
    VERIFY_RESULT(migrator().check());
}

void TestRepeatables::rightsOnViewsStay()
{
    m_database->sql("DROP ROLE IF EXISTS repeatables_reader");
    m_database->sql("CREATE ROLE repeatables_reader");
    m_database->sql("GRANT SELECT ON queue_depth_now, queue_lane_first TO repeatables_reader");
    VERIFY_RESULT(m_database->connection().runScript(
        "DROP VIEW queue_lane_unseen; CREATE VIEW queue_lane_unseen AS SELECT 1 AS other"));
    age("view", "queue_lane_unseen");
    VERIFY_RESULT(migrator().migrate());
    QCOMPARE(m_database->number("SELECT has_table_privilege('repeatables_reader', 'queue_depth_now', 'SELECT')::int + "
                                "has_table_privilege('repeatables_reader', 'queue_lane_first', 'SELECT')::int"),
             2);
    m_database->sql("DROP OWNED BY repeatables_reader");
    m_database->sql("DROP ROLE repeatables_reader");
}

void TestRepeatables::aNewerProgramsFunctionsAreLeftAlone()
{
    m_database->sql("CREATE OR REPLACE FUNCTION queue_room(p_org text) RETURNS int LANGUAGE sql AS 'SELECT 4711'");
    m_database->sql("UPDATE schema_part SET checksum = 'new' WHERE name = 'queue_room'");
    m_database->sql("UPDATE schema_part SET level = 1 + (SELECT max(level) FROM schema_part)");
    for (const auto &result : {migrator().check(), Result<>(migrator().migrate().map([](int) {}))}) {
        QVERIFY(!result);
        QCOMPARE(result.error().reason, std::string("schema_newer"));
    }
    QCOMPARE(m_database->number("SELECT queue_room('acme')"), 4711);
}

/// Made with its body unread; looked at before the end, as CREATE FUNCTION would have.
void TestRepeatables::aFunctionThatDoesNotFitStopsAll()
{
    m_database->sql("ALTER TABLE document RENAME COLUMN document_date TO dated");
    age("function", "period_not_posted");
    QVERIFY(!migrator().migrate());
    QCOMPARE(m_database->number("SELECT count(*) FROM schema_part WHERE checksum = 'old'"), 1);
}

QTEST_GUILESS_MAIN(TestRepeatables)
#include "test_repeatables.moc"
