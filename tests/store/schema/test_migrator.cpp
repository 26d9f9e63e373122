// SPDX-License-Identifier: MIT
#include "store/schema/migrator.h"

#include "core/log.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <atomic>
#include <thread>

using namespace leapfrog;
using namespace leapfrog::test;

class TestMigrator : public QObject
{
    Q_OBJECT

private slots:
    void anOldQueueIsUpgradedWhileItsProducerKeepsInserting();
    void migratingAgainDoesNothing();
    void aCutOffIndexBuildIsRepeated();
    void aNewerSchemaIsRefused();
    void aChangedMigrationIsNamed();
    void twoMigratorsAtOnce();
    void aStrangersLockHoldsNobodyUp();
    void aNoticeOfAMigrationIsTold();
    void aTargetBetweenIsRefused();
    void whatFailsLeavesNothingBehind();
    void whatDoesNotFitIsRefusedBeforeAnythingIsWritten_data();
    void whatDoesNotFitIsRefusedBeforeAnythingIsWritten();
};

void TestMigrator::anOldQueueIsUpgradedWhileItsProducerKeepsInserting()
{
    TestDatabase database(TestDatabase::Schema::Empty);
    VERIFY_RESULT(Migrator(database.connection()).migrate(1));
    database.sql(
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint) "
        "SELECT 'o' || i % 5, 'd' || i % 900, 'sales_invoice', i FROM generate_series(1, 1000) AS i"); // 100 of them
                                                                                                       // doubled

    std::atomic<bool> stop = false;
    std::atomic<int> inserted = 0;
    std::atomic<int> refused = 0;
    std::jthread producer([&] {
        const auto connection = database.connect();
        while (!stop) {
            const auto row = connection->run(
                "INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint) "
                "VALUES ('o1', 'new' || $1::int, 'sales_invoice', 1) RETURNING id",
                {inserted.load()});
            row ? ++inserted : ++refused;
        }
    });
    QTRY_VERIFY(inserted > 5);
    VERIFY_RESULT(Migrator(database.connection()).migrate());
    const int before = inserted;
    QTRY_VERIFY(inserted > before + 5);
    stop = true;
    producer.join();

    QCOMPARE(refused.load(), 0);
    QCOMPARE(database.number("SELECT count(*) FROM accounting_work_queue WHERE priority <> 1"), 0);
    QCOMPARE(database.number("SELECT count(*) FROM accounting_work_queue WHERE document_id LIKE 'new%'"),
             inserted.load());
    QCOMPARE(database.number("SELECT count(*) FROM accounting_work_queue WHERE document_id NOT LIKE 'new%'"), 900);
    QCOMPARE(database.number("SELECT sum(n) FROM queue_depth_now"),
             database.number("SELECT count(*) FROM accounting_work_queue"));
    QCOMPARE(database.number("SELECT count(*) FROM pg_index WHERE NOT indisvalid"), 0);
    VERIFY_RESULT(Migrator(database.connection()).check());
    const auto claimed = QueueStore(database.connection()).claim("w", 100, std::chrono::seconds(60));
    VERIFY_RESULT(claimed);
    QCOMPARE(claimed->size(), std::size_t(100));
}

void TestMigrator::migratingAgainDoesNothing()
{
    TestDatabase database;
    const auto applied = Migrator(database.connection()).migrate();
    VERIFY_RESULT(applied);
    QCOMPARE(*applied, 0);
    const auto status = Migrator(database.connection()).status();
    VERIFY_RESULT(status);
    for (const auto &one : *status)
        QVERIFY2(one.appliedAt.has_value(), one.name.c_str());
}

void TestMigrator::aCutOffIndexBuildIsRepeated()
{
    TestDatabase database(TestDatabase::Schema::Empty);
    VERIFY_RESULT(Migrator(database.connection()).migrate(2));
    // As a crash leaves it: the transaction is done, an index is half built.
    database.sql("UPDATE schema_migration SET complete = false WHERE version = 2");
    database.sql("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'queue_document'::regclass");
    QVERIFY(!Migrator(database.connection()).check().has_value());
    VERIFY_RESULT(Migrator(database.connection()).migrate());
    QCOMPARE(database.number("SELECT count(*) FROM pg_index WHERE NOT indisvalid"), 0);
    VERIFY_RESULT(Migrator(database.connection()).check());
}

void TestMigrator::aNewerSchemaIsRefused()
{
    TestDatabase database;
    database.sql(
        "INSERT INTO schema_migration (version, name, checksum, complete) VALUES (9999, '9999_future', 'x', true)");
    for (const auto &result : {Migrator(database.connection()).check(),
                               Result<>(Migrator(database.connection()).migrate().map([](int) {}))}) {
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().reason, std::string("schema_newer"));
    }
}

void TestMigrator::aChangedMigrationIsNamed()
{
    TestDatabase database;
    database.sql("UPDATE schema_migration SET checksum = 'other' WHERE version = 3");
    const auto result = Migrator(database.connection()).check();
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().reason, std::string("schema_changed"));
    QVERIFY(result.error().message.contains(QStringLiteral("0003_organisation")));
}

void TestMigrator::twoMigratorsAtOnce()
{
    TestDatabase database(TestDatabase::Schema::Empty);
    std::array<Result<int>, 3> counts;
    {
        std::vector<std::jthread> migrators;
        for (auto &count : counts)
            migrators.emplace_back([&] { count = Migrator(*database.connect()).migrate(); });
    }
    for (const auto &count : counts)
        VERIFY_RESULT(count);
    QCOMPARE(database.number("SELECT count(*) FROM schema_migration"), std::int64_t(Migrator::known().size()));
}

void TestMigrator::aStrangersLockHoldsNobodyUp()
{
    TestDatabase database(TestDatabase::Schema::Empty);
    VERIFY_RESULT(Migrator(database.connection()).migrate(1));
    database.sql("DROP ROLE IF EXISTS migrator_stranger");
    database.sql("CREATE ROLE migrator_stranger LOGIN PASSWORD 'right'");
    database.sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO migrator_stranger");
    auto stranger = must(Connection::open(database.dsn() + " user=migrator_stranger password=right", "test"));
    VERIFY_RESULT(stranger->run("SELECT pg_advisory_lock(hashtext('leapfrog.migrate'))"));
    QCOMPARE(stranger->runScript("BEGIN; LOCK TABLE schema_migration IN SHARE UPDATE EXCLUSIVE MODE").error().reason,
             std::string("missing_right"));
    VERIFY_RESULT(stranger->runScript("ROLLBACK"));
    VERIFY_RESULT(stranger->runScript("BEGIN; LOCK TABLE schema_migration IN ACCESS SHARE MODE"));
    VERIFY_RESULT(Migrator(database.connection()).migrate());
    stranger.reset();
    database.sql("DROP OWNED BY migrator_stranger");
    database.sql("DROP ROLE migrator_stranger");
}

/// With its own SQLSTATE, so that nothing of the server's own notices is told.
void TestMigrator::aNoticeOfAMigrationIsTold()
{
    TestDatabase database(TestDatabase::Schema::Empty);
    QByteArray log;
    Log::install({.write = [&log](const QByteArray &line) { log += line; }});
    const auto said = database.connection().runScript(
        "DO $$ BEGIN RAISE WARNING USING ERRCODE = 'LF001', MESSAGE = 'queue_concurrency was 40000'; "
        "RAISE WARNING 'of the server'; END $$");
    const auto migrated = Migrator(database.connection()).migrate();
    Log::install({});
    VERIFY_RESULT(said);
    VERIFY_RESULT(migrated);
    QVERIFY2(log.contains("queue_concurrency was 40000") && log.contains("LF001"), log.constData());
    QCOMPARE(log.count('\n'), 1);
}

/// Between the old queue and the newest schema is nothing that works: tables without the triggers that guard them.
void TestMigrator::aTargetBetweenIsRefused()
{
    TestDatabase database(TestDatabase::Schema::Empty);
    const auto between = Migrator(database.connection()).migrate(3);
    QVERIFY(!between);
    QCOMPARE(between.error().reason, std::string("bad_target"));
    QCOMPARE(database.number("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"), 0);
    VERIFY_RESULT(Migrator(database.connection()).migrate(Migrator::known().back().version));
    VERIFY_RESULT(Migrator(database.connection()).check());
}

/// What turns a queue of before into one of now is one transaction.
void TestMigrator::whatFailsLeavesNothingBehind()
{
    TestDatabase database(TestDatabase::Schema::Empty);
    VERIFY_RESULT(Migrator(database.connection()).migrate(2));
    database.sql(
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('acme', 'A', 'journal')");
    database.sql("CREATE VIEW queue_total_now AS SELECT 1 AS mine"); // a stranger's, whose place is wanted in the end
    database.sql("CREATE VIEW on_it AS SELECT mine FROM queue_total_now");
    QVERIFY(!Migrator(database.connection()).migrate());
    QCOMPARE(
        database.number("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"),
        2); // the queue and the list
    QCOMPARE(database.number("SELECT count(*) FROM schema_migration"), 2);
    database.sql("DROP VIEW on_it");
    VERIFY_RESULT(Migrator(database.connection()).migrate());
    VERIFY_RESULT(Migrator(database.connection()).check());
    QCOMPARE(database.depthFaults(), 0);
}

void TestMigrator::whatDoesNotFitIsRefusedBeforeAnythingIsWritten_data()
{
    QTest::addColumn<QString>("setUp");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no public") << "DROP SCHEMA public"
                               << "no_public_schema";
    QTest::newRow("a queue elsewhere") << "CREATE SCHEMA app; CREATE TABLE app.accounting_work_queue ()"
                                       << "other_schema";
    QTest::newRow("all of it elsewhere") << "CREATE SCHEMA app; CREATE TABLE app.accounting_work_queue (); "
                                            "CREATE TABLE app.schema_migration ()"
                                         << "other_schema";
    QTest::newRow("no right to make tables") << ""
                                             << "missing_right";
    QTest::newRow("no right to look") << "REVOKE ALL ON SCHEMA public FROM PUBLIC"
                                      << "missing_right";
    QTest::newRow("the login's own schema first")
        << "CREATE SCHEMA migrator_weak; GRANT ALL ON SCHEMA migrator_weak, public TO migrator_weak"
        << "";
    QTest::newRow("another search_path") << "CREATE SCHEMA app; GRANT ALL ON SCHEMA app, public TO migrator_weak; "
                                            "ALTER ROLE migrator_weak SET search_path = app"
                                         << "";
}

void TestMigrator::whatDoesNotFitIsRefusedBeforeAnythingIsWritten()
{
    QFETCH(QString, setUp);
    QFETCH(QString, reason);
    TestDatabase database(TestDatabase::Schema::Empty);
    database.sql("DROP ROLE IF EXISTS migrator_weak");
    database.sql("CREATE ROLE migrator_weak LOGIN PASSWORD 'right'");
    VERIFY_RESULT(database.connection().runScript(setUp.toStdString()));
    static constexpr auto tables
        = "SELECT count(*) FROM pg_class WHERE relnamespace NOT IN "
          "('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace)";
    const auto before = database.number(tables);
    auto weak = must(Connection::open(database.dsn() + " user=migrator_weak password=right", "test"));
    const auto migrated = Migrator(*weak).migrate();
    if (reason.isEmpty()) {
        VERIFY_RESULT(migrated);
        VERIFY_RESULT(Migrator(*weak).check());
        QVERIFY(database.number("SELECT count(*) FROM public.schema_migration") > 0);
        QCOMPARE(database.number("SELECT count(*) FROM pg_class WHERE relnamespace IN "
                                 "(to_regnamespace('app'), to_regnamespace('migrator_weak'))"),
                 0);
    } else {
        QVERIFY(!migrated);
        QCOMPARE(QString::fromStdString(migrated.error().reason), reason);
        QVERIFY(!migrated.error().message.isEmpty());
        QCOMPARE(database.number(tables), before);
    }
    weak.reset();
    database.sql("DROP OWNED BY migrator_weak CASCADE");
    database.sql("DROP ROLE migrator_weak");
}

QTEST_GUILESS_MAIN(TestMigrator)
#include "test_migrator.moc"
