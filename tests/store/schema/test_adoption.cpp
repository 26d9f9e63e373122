// SPDX-License-Identifier: MIT
#include "store/schema/adoption.h"

#include "store/queue/queue.h"
#include "store/schema/migrator.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QFile>

#include <map>
#include <set>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// Databases that migrations 0001 to 0033 made are adopted: tests/data/schema_0033.sql is one, with rows and
/// with what its users added.
class TestAdoption : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_database.reset(); }

    void theOldSchemaIsAdoptedWithItsRows();
    void whoMayReadTheListMayCheck();
    void whatDiffersIsMendedOrRefused_data();
    void whatDiffersIsMendedOrRefused();
    void aWorkersRightsGoWithItsTables();
    void anotherListIsRefused_data();
    void anotherListIsRefused();

private:
    Migrator migrator() { return Migrator(m_database->connection()); }
    std::string list()
    {
        return m_database->sql(
            "SELECT string_agg(concat_ws(' ', version, name, checksum, complete), ',' ORDER BY version) "
            "FROM schema_migration");
    }

    std::unique_ptr<TestDatabase> m_database;
};

void TestAdoption::init()
{
    m_database = std::make_unique<TestDatabase>(TestDatabase::Schema::Empty);
    QFile file(QStringLiteral(LEAPFROG_TEST_DATA "/schema_0033.sql"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto loader = m_database->connect();
    VERIFY_RESULT(loader->runScript(file.readAll().toStdString()));
}

/// What the catalog has, but for what users added, the lists of what was applied, and whether a constraint was
/// validated. Parentheses are a matter of how a definition came in.
static std::set<std::string> catalogOf(TestDatabase &database)
{
    const auto rows = must(database.connection().run(R"(
        SELECT regexp_replace(line, '[()[:space:]]+', ' ', 'g') FROM (
            SELECT format('column %s.%s %s %s %s', relname, attname, format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid)) AS line
              FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
             WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v') AND attnum > 0 AND NOT attisdropped
            UNION ALL
            SELECT format('constraint %s.%s %s', conrelid::regclass, conname, replace(pg_get_constraintdef(oid), ' NOT VALID', ''))
              FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND contype IN ('c', 'f', 'p', 'u', 'x')
            UNION ALL
            SELECT format('index %s %s', pg_get_indexdef(indexrelid), indisvalid) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
             WHERE relnamespace = 'public'::regnamespace
            UNION ALL
            SELECT format('sequence %s %s %s %s %s %s %s %s', seqrelid::regclass, seqtypid, seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle) FROM pg_sequence
            UNION ALL
            SELECT format('trigger %s %s', pg_get_triggerdef(oid), tgenabled) FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL
            SELECT format('view %s %s', oid::regclass, pg_get_viewdef(oid)) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'
            UNION ALL
            SELECT format('relation %s %s %s %s', relname, relkind, relpersistence, reloptions) FROM pg_class WHERE relnamespace = 'public'::regnamespace
            UNION ALL
            SELECT format('function %s %s %s', oid::regprocedure, proacl = array[makeaclitem(proowner, proowner, 'EXECUTE', false)], pg_get_functiondef(oid))
              FROM pg_proc WHERE pronamespace = 'public'::regnamespace) AS object
         WHERE line NOT LIKE '%schema\_migration%' AND line NOT LIKE '%schema\_part%' AND line NOT LIKE '%shop\_%')"));
    std::set<std::string> lines;
    for (const Row row : rows)
        lines.insert(row.text(0));
    return lines;
}

/// Each table with what its rows come to.
/// Without what came with later migrations.
static std::map<std::string, std::string> rowsOf(TestDatabase &database)
{
    std::map<std::string, std::string> all;
    for (const Row row :
         must(database.connection().run("SELECT relname::text FROM pg_class WHERE relnamespace = "
                                        "'public'::regnamespace AND relkind = 'r' AND relname NOT "
                                        "LIKE 'schema\\_%' AND relname NOT IN ('recreation_chunk', 'import_payload', "
                                        "'import_due', 'import_group', 'org_member', 'audit_event', 'settings_act', "
                                        "'ledger_act', 'document_status', 'account_history', 'period_seal', "
                                        "'period_seal_part', 'period_seal_salt', 'session_key', 'ledger_balance', "
                                        "'ledger_delta', 'ledger_aggregated')"))) {
        const auto table = row.text(0);
        // Without columns that are new; queue_lane's have other names now.
        const std::string columns = table == "queue_lane"
            ? "own::text"
            : "to_jsonb(own) - "
              "'{not_begun,not_begun_at,payload_group,newer_refused,time_"
              "zone,gateways,revenue_at,posted_act,deleted_act,settles,due_date,taxes,was,"
              "fiscal_year_start,posted_by,words}'::text[]";
        const std::string old = table == "setting" || table == "setting_rule" ? " WHERE own.key <> 'direct_by'" : "";
        all[table] = database.sql("SELECT count(*) || md5(string_agg(row::text, ',' ORDER BY row::text)) FROM (SELECT "
                                  + columns + " AS row FROM " + table + " AS own" + old + ") AS rows");
    }
    return all;
}

void TestAdoption::theOldSchemaIsAdoptedWithItsRows()
{
    const auto rows = rowsOf(*m_database);
    QVERIFY(rows.size() > 25 && rows.at("document").starts_with("12")
            && rows.at("accounting_work_queue").starts_with("10"));
    const auto older = migrator().check();
    QVERIFY(!older);
    QCOMPARE(older.error().reason, std::string("schema_older"));
    QVERIFY2(older.error().message.contains(QStringLiteral("0033_settings_and_rights")),
             qPrintable(older.error().message));

    VERIFY_RESULT(migrator().migrate());
    VERIFY_RESULT(migrator().check());
    auto expected = rows; // but for what later migrations change
    for (const auto *const gone : {"queue_recent", "queue_total", "queue_delta"})
        expected.erase(gone);
    auto renamed = expected.extract("queue_folded");
    renamed.key() = "queue_aggregated";
    expected.insert(std::move(renamed));
    auto kept = rowsOf(*m_database);
    for (const auto *const added : {"queue_maintained", "queue_delta"})
        kept.erase(added);
    for (const auto &[table, content] : expected)
        QVERIFY2(kept[table] == content, table.c_str());
    QCOMPARE(kept, expected);
    TestDatabase fresh;
    QCOMPARE(catalogOf(*m_database), catalogOf(fresh));
    for (const auto &one : must(migrator().status()))
        QVERIFY2(one.appliedAt.has_value(), one.name.c_str());
    QCOMPARE(must(migrator().migrate()), 0);

    QCOMPARE(m_database->sql(
                 "SELECT string_agg(document_id || ' ' || shop_note, ',') FROM document WHERE shop_note <> 'ours'"),
             std::string("S4 called"));
    QCOMPARE(m_database->number("SELECT sum(n) FROM shop_waiting"), 10);
    QCOMPARE(m_database->depthFaults(), 0);
    const auto claimed = QueueStore(m_database->connection()).claim("worker", 20, 60s); // beta is paused
    VERIFY_RESULT(claimed);
    QCOMPARE(claimed->size(), 1U);
    QCOMPARE(claimed->front().documentId, std::string("S2")); // the recreation's
}

/// Also on from then: the notes of functions are read with the list.
void TestAdoption::whoMayReadTheListMayCheck()
{
    m_database->sql("DROP ROLE IF EXISTS adoption_reader");
    m_database->sql("CREATE ROLE adoption_reader LOGIN PASSWORD 'right'");
    m_database->sql("GRANT SELECT ON schema_migration TO adoption_reader");
    VERIFY_RESULT(migrator().migrate());
    auto reader = must(Connection::open(m_database->dsn() + " user=adoption_reader password=right", "test"));
    VERIFY_RESULT(Migrator(*reader).check());
    reader.reset();
    m_database->sql("DROP OWNED BY adoption_reader");
    m_database->sql("DROP ROLE adoption_reader");
}

void TestAdoption::whatDiffersIsMendedOrRefused_data()
{
    QTest::addColumn<std::string>("change");
    QTest::addColumn<QString>("refusal"); // empty: mended
    const auto row = [](const char *name, const char *change, const char *refusal) {
        QTest::newRow(name) << std::string(change) << QString::fromUtf8(refusal);
    };
    row("a function of another text",
        "CREATE OR REPLACE FUNCTION queue_room(p_org text) RETURNS int LANGUAGE sql AS 'SELECT 0'", "");
    row("a function that everybody may run", "GRANT EXECUTE ON FUNCTION queue_room TO PUBLIC", "");
    row("a function that is gone", "DROP FUNCTION recreation_undo", "");
    row("a trigger that is off", "ALTER TABLE gl_entry DISABLE TRIGGER gl_entry_changed", "");
    row("a trigger that is gone", "DROP TRIGGER queue_inserted ON accounting_work_queue", "");
    row("a view of another text",
        "CREATE OR REPLACE VIEW queue_total_now AS SELECT priority, state, n FROM queue_total", "");
    row("a constraint that holds for all rows", "ALTER TABLE document VALIDATE CONSTRAINT version_has_room", "");
    row("an index that is gone", "DROP INDEX gl_entry_live",
        "index gl_entry.gl_entry_live is missing (CREATE INDEX CONCURRENTLY gl_entry_live ON gl_entry (org_id,");
    row("an index that was not built to the end",
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'document_by_date'::regclass",
        "index document.document_by_date is missing");
    row("an index of other columns", "DROP INDEX queue_dead; CREATE INDEX queue_dead ON accounting_work_queue (org_id)",
        "index accounting_work_queue.queue_dead is “");
    row("a column that is gone", "ALTER TABLE document DROP COLUMN party", "column document.party is missing");
    row("a column of another type", "ALTER TABLE worker ALTER COLUMN pid TYPE bigint", "column worker.pid is “bigint");
    row("a column that may be null", "ALTER TABLE gl_entry ALTER COLUMN rule DROP NOT NULL",
        "column gl_entry.rule is “");
    row("another default", "ALTER TABLE accounting_work_queue ALTER COLUMN priority SET DEFAULT 2",
        "column accounting_work_queue.priority is “");
    row("a check that is gone", "ALTER TABLE pause DROP CONSTRAINT key_fits_the_scope",
        "constraint pause.key_fits_the_scope is missing");
    row("a sequence that hands out more at once", "ALTER SEQUENCE queue_lease_seq CACHE 1",
        "sequence queue_lease_seq is “");
    row("a table that a crash empties", "ALTER TABLE queue_depth SET UNLOGGED",
        "persistence queue_depth is “unlogged”");
    row("a table that is gone", "DROP TABLE queue_recent", "column queue_recent.documents is missing");
}

void TestAdoption::whatDiffersIsMendedOrRefused()
{
    QFETCH(const std::string, change);
    QFETCH(const QString, refusal);
    VERIFY_RESULT(m_database->connection().runScript(change));
    const auto before = catalogOf(*m_database);
    const auto listBefore = list();
    const auto migrated = migrator().migrate();
    if (refusal.isEmpty()) {
        VERIFY_RESULT(migrated);
        TestDatabase fresh;
        QCOMPARE(catalogOf(*m_database), catalogOf(fresh));
        return;
    }
    QVERIFY(!migrated);
    QCOMPARE(migrated.error().reason, std::string("schema_differs"));
    QVERIFY2(migrated.error().message.contains(refusal), qPrintable(migrated.error().message));
    QCOMPARE(catalogOf(*m_database), before);
    QCOMPARE(list(), listBefore);
    QCOMPARE(m_database->number("SELECT count(*) FROM pg_class WHERE relname = 'schema_part'"), 0);
}

/// A GRANT of before names no table that came later.
void TestAdoption::aWorkersRightsGoWithItsTables()
{
    m_database->sql("DROP ROLE IF EXISTS adopted_worker");
    m_database->sql("CREATE ROLE adopted_worker LOGIN PASSWORD 'right'");
    m_database->sql("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO adopted_worker");
    m_database->sql("GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO adopted_worker");
    VERIFY_RESULT(migrator().migrate());
    const auto worker = must(Connection::open(m_database->dsn() + " user=adopted_worker password=right", "test"));
    VERIFY_RESULT(QueueStore(*worker).maintain());
    VERIFY_RESULT(worker->run("UPDATE recreation_chunk SET size = size"));
    m_database->sql("DROP OWNED BY adopted_worker");
    m_database->sql("DROP ROLE adopted_worker");
}

void TestAdoption::anotherListIsRefused_data()
{
    QTest::addColumn<std::string>("change");
    QTest::newRow("not all of it") << std::string("DELETE FROM schema_migration WHERE version = 33");
    QTest::newRow("one left out") << std::string("DELETE FROM schema_migration WHERE version = 17");
    QTest::newRow("one of another text") << std::string(
        "UPDATE schema_migration SET checksum = 'x' WHERE version = 12");
    QTest::newRow("one not at its end") << std::string(
        "UPDATE schema_migration SET complete = false WHERE version = 26");
    QTest::newRow("one more") << std::string("INSERT INTO schema_migration (version, name, checksum, complete) VALUES "
                                             "(34, '0034_mine', 'x', true)");
}

void TestAdoption::anotherListIsRefused()
{
    QFETCH(const std::string, change);
    m_database->sql(change);
    const auto before = catalogOf(*m_database);
    const auto listBefore = list();
    for (const auto &result : {migrator().check(), Result<>(migrator().migrate().map([](int) {}))}) {
        QVERIFY(!result);
        QCOMPARE(result.error().reason, std::string("schema_changed"));
        QVERIFY2(result.error().message.contains(QStringLiteral("0033_settings_and_rights")),
                 qPrintable(result.error().message));
    }
    QCOMPARE(catalogOf(*m_database), before);
    QCOMPARE(list(), listBefore);
}

QTEST_GUILESS_MAIN(TestAdoption)
#include "test_adoption.moc"
