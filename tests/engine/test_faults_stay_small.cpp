// SPDX-License-Identifier: MIT
#include "core/currency.h"
#include "engine/posting/document_processor.h"
#include "store/books/organisations.h"
#include "store/books/posting_store.h"
#include "store/queue/job_acts.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QUuid>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// One organisation, document or job at fault: it waits or is refused with its reason, and those beside it go on.
class TestFaultsStaySmall : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void unreadableSettingsHoldUpOnlyTheirOrganisation_data();
    void unreadableSettingsHoldUpOnlyTheirOrganisation();
    void unreadableSettingsAreRefusedWhereTheyAreWritten_data();
    void unreadableSettingsAreRefusedWhereTheyAreWritten();
    void theDatabaseKnowsTheSameRolesAndCurrencies();
    void anUnreadableDocumentHarmsOnlyItself_data();
    void anUnreadableDocumentHarmsOnlyItself();
    void whatIsHeldBySomebodyHarmsOnlyItself();
    void aJobBeforeItsDocumentsCommitWaits_data();
    void aJobBeforeItsDocumentsCommitWaits();
    void aVersionThatNeverComesIsDeadAfterAnHour();
    void theVersionThatIsThereIsNotLeftWaiting();
    void aVersionFromTheFutureHoldsNobodyUp();

private:
    std::int64_t number(const std::string &sql) { return m_database->number(sql); }
    std::string sql(const std::string &text) { return m_database->sql(text); }
    std::string job(const std::string &document)
    {
        return sql(
            "SELECT state || ' ' || run_count || ' ' || split_part(coalesce(last_error, ''), ':', 1) || CASE WHEN "
            "ready_at > now() THEN ' later' ELSE '' END FROM accounting_work_queue WHERE document_id = '"
            + document + "'");
    }
    /// What older versions of the database let in.
    void dropChecks()
    {
        sql("DO $$ DECLARE rule record; BEGIN FOR rule IN SELECT conrelid::regclass AS place, conname FROM "
            "pg_constraint "
            "WHERE contype = 'c' AND conrelid IN ('organisation'::regclass, 'account'::regclass, "
            "'period_lock'::regclass) LOOP "
            "EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', rule.place, rule.conname); END LOOP; END $$");
    }
    /// Processes all that is ready by claims, never in sets.
    void drainSingly();

    std::unique_ptr<TestDatabase> m_database;
};

void TestFaultsStaySmall::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_database->addOrganisation("bad");
}

void TestFaultsStaySmall::drainSingly()
{
    const DocumentProcessor processor("w");
    for (;;) {
        const auto jobs = QueueStore(m_database->connection()).claim("w", 100, 60s);
        VERIFY_RESULT(jobs);
        if (jobs->empty())
            return;
        VERIFY_RESULT(processor.process(m_database->connection(), *jobs));
    }
}

void TestFaultsStaySmall::unreadableSettingsHoldUpOnlyTheirOrganisation_data()
{
    QTest::addColumn<std::string>("fault");
    QTest::addColumn<std::string>("mend");
    QTest::addColumn<std::string>("field");
    QTest::addColumn<bool>("inSets");
    const auto row = [](const char *name, const char *fault, const char *mend, const char *field) {
        for (const bool inSets : {true, false})
            QTest::addRow("%s, %s", name, inSets ? "in sets" : "singly")
                << std::string(fault) << std::string(mend) << std::string(field) << inSets;
    };
    const auto *const mended
        = "UPDATE organisation SET roles = '{}', tax_accounts = '{}', base_currency = 'EUR', lock_policy = "
          "'refuse' WHERE org_id = 'bad'";
    row("a number as account", R"(UPDATE organisation SET roles = '{"sales": 5}' WHERE org_id = 'bad')", mended,
        "roles.sales");
    row("roles as a list", "UPDATE organisation SET roles = '[]' WHERE org_id = 'bad'", mended, "roles");
    row("a role that is none", R"(UPDATE organisation SET roles = '{"salex": "4000"}' WHERE org_id = 'bad')", mended,
        "roles.salex");
    row("a tax account as number", R"(UPDATE organisation SET tax_accounts = '{"VAT": 2100}' WHERE org_id = 'bad')",
        mended, "tax_accounts.VAT");
    row("an unknown currency", "UPDATE organisation SET base_currency = 'ABC' WHERE org_id = 'bad'", mended,
        "base_currency");
    row("an unknown lock policy", "UPDATE organisation SET lock_policy = 'perhaps' WHERE org_id = 'bad'", mended,
        "lock_policy");
    row("a lock without end", "INSERT INTO period_lock VALUES ('bad', 'infinity')",
        "DELETE FROM period_lock WHERE org_id = 'bad'", "locked_through");
    row("an account without code", "INSERT INTO account VALUES ('bad', '')",
        "DELETE FROM account WHERE org_id = 'bad'; UPDATE accounting_work_queue SET ready_at = now()", "accounts[0]");
}

void TestFaultsStaySmall::unreadableSettingsHoldUpOnlyTheirOrganisation()
{
    QFETCH(const std::string, fault);
    QFETCH(const std::string, mend);
    QFETCH(const std::string, field);
    QFETCH(const bool, inSets);
    dropChecks();
    sql(fault);
    for (int i = 1; i <= 5; ++i) {
        m_database->importInvoice("S" + std::to_string(i), 100);
        m_database->importInvoice("B" + std::to_string(i), 100, "bad");
    }
    inSets ? m_database->drain() : drainSingly();
    QCOMPARE(number("SELECT count(*) FROM document WHERE org_id = 'acme' AND accounting_status = 'posted'"), 5);
    QCOMPARE(number("SELECT count(*) FROM job_event WHERE what NOT IN ('finished', 'deferred')"), 0);
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 5);
    QCOMPARE(job("B1"), std::string("queued 0 bad_settings later"));
    const auto error = sql("SELECT last_error FROM accounting_work_queue WHERE document_id = 'B1'");
    QVERIFY2(error.find("\"bad\"") != std::string::npos && error.find(field) != std::string::npos, error.c_str());
    QCOMPARE(number("SELECT count(*) FROM document WHERE accounting_status = 'refused'"), 0);
    const auto context = PostingStore(m_database->connection()).context("bad");
    QVERIFY(!context);
    QCOMPARE(context.error().reason, std::string("bad_settings"));
    QCOMPARE(context.error().field, field);

    VERIFY_RESULT(m_database->connection().runScript(mend));
    m_database->drain(); // without anybody's waiting for the back-off
    QCOMPARE(number("SELECT count(*) FROM document WHERE accounting_status = 'posted'"), 10);
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 0);
}

void TestFaultsStaySmall::unreadableSettingsAreRefusedWhereTheyAreWritten_data()
{
    QTest::addColumn<std::string>("statement");
    const auto row = [](const char *name, const char *statement) { QTest::newRow(name) << std::string(statement); };
    row("a number as account", R"(UPDATE organisation SET roles = '{"sales": 5}')");
    row("a list as account", R"(UPDATE organisation SET roles = '{"sales": ["4000"]}')");
    row("null as account", R"(UPDATE organisation SET roles = '{"sales": null}')");
    row("an empty account", R"(UPDATE organisation SET roles = '{"sales": ""}')");
    row("an account of two lines", R"(UPDATE organisation SET roles = '{"sales": "4\n0"}')");
    row("an account of 201 characters",
        "UPDATE organisation SET roles = jsonb_build_object('sales', repeat('ü', 201))");
    row("roles as a list", "UPDATE organisation SET roles = '[]'");
    row("roles as a text", R"(UPDATE organisation SET roles = '"x"')");
    row("a role that is none", R"(UPDATE organisation SET roles = '{"salex": "4000"}')");
    row("a tax account as number", R"(UPDATE organisation SET tax_accounts = '{"VAT": 2100}')");
    row("a tax code without name", R"(UPDATE organisation SET tax_accounts = '{"": "2100"}')");
    row("an unknown currency", "UPDATE organisation SET base_currency = 'ABC'");
    row("an unknown lock policy", "UPDATE organisation SET lock_policy = 'perhaps'");
    row("an account without code", "INSERT INTO account VALUES ('acme', '')");
    row("an account with a control character", "INSERT INTO account VALUES ('acme', E'40\\u0085')");
    row("a lock without end", "INSERT INTO period_lock VALUES ('acme', 'infinity')");
    row("a version that goes back",
        "INSERT INTO document (org_id, document_id, document_type, document_date, currency, "
        "body, accounting_ready_version) VALUES ('acme', 'back', 'journal', '2026-01-01', "
        "'EUR', '{}', 5); UPDATE document SET accounting_ready_version = 1, body = '{\"a\": 1}' "
        "WHERE document_id = 'back'");
    row("more posted than there is",
        "INSERT INTO document (org_id, document_id, document_type, document_date, currency, body, posted_version) "
        "VALUES ('acme', 'newer', 'journal', '2026-01-01', 'EUR', '{}', 2)");
    row("a lock before all days", "INSERT INTO period_lock VALUES ('acme', '1969-12-31')");
}

void TestFaultsStaySmall::unreadableSettingsAreRefusedWhereTheyAreWritten()
{
    QFETCH(const std::string, statement);
    const auto written = m_database->connection().runScript(statement);
    QVERIFY(!written);
    QCOMPARE(written.error().reason, std::string("23514"));
}

void TestFaultsStaySmall::theDatabaseKnowsTheSameRolesAndCurrencies()
{
    OrganisationChange all;
    for (std::size_t i = 0; i < roleCount; ++i)
        all.roles.emplace(std::string(roleName(static_cast<Role>(i))), "Konto für " + std::string(200 - 11, 'x'));
    VERIFY_RESULT(OrganisationStore(m_database->connection()).change("acme", all));
    for (const auto &currency : allCurrencies())
        m_database->addOrganisation("in " + std::string(currency.code), std::string(currency.code));
    VERIFY_RESULT(PostingStore(m_database->connection()).contexts({"in EUR"}));
}

void TestFaultsStaySmall::anUnreadableDocumentHarmsOnlyItself_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<bool>("inSets");
    const auto row = [](const char *name, const char *body) {
        for (const bool inSets : {true, false})
            QTest::addRow("%s, %s", name, inSets ? "in sets" : "singly") << std::string(body) << inSets;
    };
    row("no JSON", "'so long'");
    row("nothing", "''");
    row("100,000 levels deep", "repeat('[', 100000) || repeat(']', 100000)");
    row("70 million bytes", "repeat('x', 70000000)");
    row("3 million values", "'[' || repeat('0,', 3000000) || '0]'");
}

void TestFaultsStaySmall::anUnreadableDocumentHarmsOnlyItself()
{
    QFETCH(const std::string, body);
    QFETCH(const bool, inSets);
    for (int i = 1; i <= 5; ++i)
        m_database->importInvoice("S" + std::to_string(i), 100);
    sql("UPDATE document SET body = " + body + " WHERE document_id = 'S3'");
    inSets ? m_database->drain() : drainSingly();
    QCOMPARE(number("SELECT count(*) FROM document WHERE accounting_status = 'posted'"), 4);
    QCOMPARE(sql("SELECT accounting_status || ' ' || status_code FROM document WHERE document_id = 'S3'"),
             std::string("refused malformed"));
    QCOMPARE(job("S3"), std::string("dead 1 malformed"));
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 1);
}

void TestFaultsStaySmall::whatIsHeldBySomebodyHarmsOnlyItself()
{
    for (int i = 1; i <= 3; ++i)
        m_database->importInvoice("S" + std::to_string(i), 100);
    const auto other = m_database->connect();
    VERIFY_RESULT(other->runScript("SET idle_in_transaction_session_timeout = 0; BEGIN; SELECT 1 FROM document WHERE "
                                   "document_id = 'S2' FOR UPDATE"));
    VERIFY_RESULT(m_database->connection().runScript("SET lock_timeout = '50ms'"));
    const auto jobs = QueueStore(m_database->connection()).claim("w", 3, 60s);
    VERIFY_RESULT(jobs);
    // Its own failure can't be noted either, while the document is held: the lease brings it back.
    const auto results = DocumentProcessor("w").process(m_database->connection(), *jobs);
    Q_UNUSED(results)
    VERIFY_RESULT(other->runScript("ROLLBACK"));
    QCOMPARE(number("SELECT count(*) FROM document WHERE accounting_status = 'posted'"), 2);
    QCOMPARE(sql("SELECT string_agg(document_id, ' ') FROM accounting_work_queue"), std::string("S2"));
}

void TestFaultsStaySmall::aJobBeforeItsDocumentsCommitWaits_data()
{
    QTest::addColumn<bool>("inSets");
    QTest::newRow("in sets") << true;
    QTest::newRow("singly") << false;
}

void TestFaultsStaySmall::aJobBeforeItsDocumentsCommitWaits()
{
    QFETCH(const bool, inSets);
    m_database->importInvoice("S1", 100);
    m_database->drain();
    const auto producer = m_database->connect();
    VERIFY_RESULT(producer->runScript("SET idle_in_transaction_session_timeout = 0; BEGIN; UPDATE document SET body = "
                                      "replace(body, '100.00', '120.00'), "
                                      "accounting_ready_version = 2 WHERE document_id = 'S1'"));
    sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint) VALUES ('acme', 'S1', "
        "'x', 2)");
    m_database->importInvoice("S2", 100);
    for (int i = 0; i < 10; ++i) { // far more than its attempts would be
        const auto jobs = QueueStore(m_database->connection()).claim("w", 5, 60s);
        VERIFY_RESULT(jobs);
        for (const auto &one : *jobs) {
            const auto waited = QueueStore(m_database->connection())
                                    .postpone(one, {.code = "version_not_there", .field = {}, .message = u"x"_s},
                                              {.giveUp = 3600s, .forVersion = 3});
            VERIFY_RESULT(waited);
            QCOMPARE(*waited, std::string("queued"));
        }
        sql("UPDATE accounting_work_queue SET ready_at = now()");
    }
    inSets ? m_database->drain() : drainSingly();
    QCOMPARE(job("S1"), std::string("queued 0 version_not_there later"));
    QCOMPARE(number("SELECT count(*) FROM document WHERE document_id = 'S2' AND accounting_status = 'posted'"), 1);
    QCOMPARE(
        number("SELECT count(*) FROM gl_entry WHERE document_id = 'S1' AND deleted_at IS NULL AND abs(amount) = 10000"),
        2);

    VERIFY_RESULT(producer->runScript("COMMIT"));
    sql("UPDATE accounting_work_queue SET ready_at = now()");
    inSets ? m_database->drain() : drainSingly();
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(
        number("SELECT count(*) FROM gl_entry WHERE document_id = 'S1' AND deleted_at IS NULL AND abs(amount) = 12000"),
        2);
}

void TestFaultsStaySmall::aVersionThatNeverComesIsDeadAfterAnHour()
{
    m_database->importInvoice("S1", 100);
    m_database->drain();
    sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, created_at) VALUES "
        "('acme', 'S1', "
        "'x', 9, now() - interval '59 min')");
    m_database->drain();
    QCOMPARE(job("S1"), std::string("queued 0 version_not_there later"));
    sql("UPDATE accounting_work_queue SET created_at = now() - interval '61 min', ready_at = now()");
    m_database->drain();
    QCOMPARE(job("S1"), std::string("dead 1 version_not_there"));
    QCOMPARE(sql("SELECT accounting_status FROM document"), std::string("posted")); // nothing is wrong with it
    // A retry gives it another hour.
    JobActs jobs(m_database->connection());
    const JobAct retry{.kind = JobAct::Kind::Retry};
    VERIFY_RESULT(jobs.apply(retry, must(jobs.plan(retry, {})).ids, {}));
    m_database->drain();
    QCOMPARE(job("S1"), std::string("queued 0 version_not_there later"));
}

void TestFaultsStaySmall::theVersionThatIsThereIsNotLeftWaiting()
{
    m_database->importInvoice("S1", 100);
    sql("UPDATE accounting_work_queue SET version_hint = 9, created_at = now() - interval '2 hours'");
    m_database->drain();
    QCOMPARE(sql("SELECT accounting_status || ' ' || posted_version FROM document"), std::string("posted 1"));
    QCOMPARE(job("S1"), std::string("dead 1 version_not_there"));
}

/// Whoever may enqueue can name any version, and the rows of a document become one with the largest.
void TestFaultsStaySmall::aVersionFromTheFutureHoldsNobodyUp()
{
    m_database->importInvoice("S1", 100);
    m_database->drain();
    sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint) "
        "VALUES ('acme', 'S1', 'x', 2000000000)");
    m_database->drain();
    m_database->importInvoice("S1", 120);
    m_database->drain();
    QCOMPARE(sql("SELECT accounting_status || ' ' || posted_version FROM document"), std::string("posted 2"));
    QCOMPARE(job("S1"), std::string("queued 0 version_not_there later"));
    // A click gets through too.
    VERIFY_RESULT(RecreationStore(m_database->connection())
                      .prepare(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(), "acme", {"S1"}, {},
                               std::nullopt, 60s));
    m_database->drain();
    QCOMPARE(sql("SELECT string_agg(outcome, ',') FROM recreation_document"), std::string("unchanged"));
    QCOMPARE(sql("SELECT priority || source FROM accounting_work_queue"), std::string("1other"));
}

QTEST_GUILESS_MAIN(TestFaultsStaySmall)
#include "test_faults_stay_small.moc"
