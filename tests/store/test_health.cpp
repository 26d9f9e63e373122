// SPDX-License-Identifier: MIT
#include "store/health.h"

#include "support/result_helpers.h"
#include "support/test_database.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

using State = HealthFinding::State;

/// What `leapfrogctl doctor` finds.
class TestHealth : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aSoundDatabaseIsFine();
    void findsAFault_data();
    void findsAFault();
    void anOlderSchemaIsNamed();

private:
    HealthFinding finding(const std::string &check);

    std::unique_ptr<TestDatabase> m_database;
};

void TestHealth::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_database->importInvoice("S1", 100);
    m_database->drain();
}

HealthFinding TestHealth::finding(const std::string &check)
{
    const auto all = HealthStore(m_database->connection()).data();
    if (!all)
        return {.check = {}, .state = State::Wrong, .message = all.error().message, .advice = {}, .examples = {}};
    const auto found = std::ranges::find(*all, check, &HealthFinding::check);
    return found != all->end() ? *found : HealthFinding();
}

void TestHealth::aSoundDatabaseIsFine()
{
    HealthStore store(m_database->connection());
    for (const auto &findings : {store.server(), store.data()}) {
        VERIFY_RESULT(findings);
        QVERIFY(!findings->empty());
        for (const auto &one : *findings) {
            QVERIFY2(one.state == State::Fine, qPrintable(QString::fromStdString(one.check) + u": "_s + one.message));
            QVERIFY(!one.message.isEmpty());
            QVERIFY(one.advice.isEmpty());
        }
    }
}

void TestHealth::findsAFault_data()
{
    QTest::addColumn<std::string>("statement");
    QTest::addColumn<std::string>("check");
    QTest::addColumn<bool>("isWrong");
    QTest::addColumn<std::string>("example");
    const auto row = [](const char *name, const char *statement, const char *check, bool isWrong, const char *example) {
        QTest::newRow(name) << std::string(statement) << std::string(check) << isWrong << std::string(example);
    };
    row("a trigger that is off", "ALTER TABLE gl_entry DISABLE TRIGGER gl_entry_inserted", "triggers", true,
        "gl_entry.gl_entry_inserted");
    row("a trigger that is gone", "DROP TRIGGER period_lock_deleted ON period_lock", "triggers", true,
        "period_lock.period_lock_deleted");
    row("counters that are off",
        "SET session_replication_role = replica; INSERT INTO accounting_work_queue (org_id, document_id, "
        "document_type, "
        "version_hint) VALUES ('acme', 'S9', 'sales_invoice', 1); RESET session_replication_role",
        "counters", true, "acme, priority 1, queued: 0 counted, 1 there");
    row("entries without their document", "DELETE FROM document", "orphan_entries", true, "acme S1");
    row("a document that nobody will post",
        "UPDATE document SET accounting_status = 'waiting', posted_version = 0, status_at = now() - interval '1 hour'",
        "without_job", true, "acme S1");
    row("a dead job",
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, state, last_error) "
        "VALUES ('acme', 'S9', 'sales_invoice', 1, 'dead', 'unknown_document')",
        "dead_jobs", true, "acme S9: unknown_document");
    row("a silent worker",
        "INSERT INTO worker (name, host, pid, kind, slots, version, heartbeat_at) "
        "VALUES ('w1', 'h', 1, 'queue', 6, '0', now() - interval '1 hour')",
        "silent_workers", false, "w1");
    row("a pause", "INSERT INTO pause (scope, why) VALUES ('queue', 'month end')", "pauses", false,
        "queue by leapfrog: month end");
}

void TestHealth::findsAFault()
{
    QFETCH(const std::string, statement);
    QFETCH(const std::string, check);
    QFETCH(const bool, isWrong);
    QFETCH(const std::string, example);
    QCOMPARE(finding(check).state, State::Fine);
    VERIFY_RESULT(m_database->connection().runScript(statement));
    const auto found = finding(check);
    QCOMPARE(found.state, isWrong ? State::Wrong : State::Notice);
    QCOMPARE(found.examples.front(), example);
    QCOMPARE(found.examples.size(), check == "counters" ? 2U : 1U); // the organisation's, and that of all together
    QVERIFY(!found.advice.isEmpty());
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
