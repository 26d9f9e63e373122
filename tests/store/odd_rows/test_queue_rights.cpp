// SPDX-License-Identifier: MIT
#include "store/schema/migrator.h"

#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QProcess>

using namespace leapfrog;
using namespace leapfrog::test;

/// Who may execute what: nobody without rights, and producers with INSERT alone as ever.
class TestQueueRights : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_database = std::make_unique<TestDatabase>(); }
    void cleanup();

    void noFunctionIsForEverybody();
    void functionsWithOwnersRightsPinTheirPath();
    void triggerFunctionsRunOnTheirOwnTableOnly_data();
    void triggerFunctionsRunOnTheirOwnTableOnly();
    void aProducerWithInsertAlone_data();
    void aProducerWithInsertAlone();
    void whoeverWorksOrReadsMayExecuteWhatGoesWithIt();
    void aLoginWithoutRightsExecutesNothing();
    void aGrantOfAnotherNeverFails();

private:
    /// A login of this test; roles belong to the whole server.
    void makeLogin(const std::string &name, const std::string &grant);
    /// psql as that login; what it printed, errors too.
    QString psql(const std::string &login, const QByteArray &script);

    std::unique_ptr<TestDatabase> m_database;
    std::vector<std::string> m_logins;
};

void TestQueueRights::cleanup()
{
    for (const auto &login : m_logins)
        VERIFY_RESULT(m_database->connection().runScript("DROP OWNED BY " + login + "; DROP ROLE " + login));
    m_logins.clear();
    m_database.reset();
}

void TestQueueRights::makeLogin(const std::string &name, const std::string &grant)
{
    VERIFY_RESULT(m_database->connection().runScript("DROP ROLE IF EXISTS " + name + "; CREATE ROLE " + name
                                                     + " LOGIN PASSWORD 'right'; " + grant));
    m_logins.push_back(name);
}

QString TestQueueRights::psql(const std::string &login, const QByteArray &script)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(
        QStringLiteral("psql"),
        {QStringLiteral("-XqAt"), QString::fromStdString(m_database->dsn() + " user=" + login + " password=right")});
    process.write(script);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        qFatal("psql does not end");
    return QString::fromUtf8(process.readAll()).trimmed();
}

void TestQueueRights::noFunctionIsForEverybody()
{
    QCOMPARE(m_database->sql(R"(
        SELECT string_agg(ours.oid::regprocedure::text, ', ')
          FROM pg_proc AS ours CROSS JOIN aclexplode(coalesce(proacl, acldefault('f', proowner))) AS acl
         WHERE pronamespace = 'public'::regnamespace AND acl.grantee = 0)"),
             std::string());
}

void TestQueueRights::functionsWithOwnersRightsPinTheirPath()
{
    QCOMPARE(m_database->sql(R"(
        SELECT string_agg(oid::regprocedure::text, ', ') FROM pg_proc
         WHERE pronamespace = 'public'::regnamespace AND prosecdef
           AND NOT 'search_path=pg_catalog, public, pg_temp' = ANY (coalesce(proconfig, '{}')))"),
             std::string());
    QVERIFY(m_database->number("SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef")
            >= 10);
}

void TestQueueRights::triggerFunctionsRunOnTheirOwnTableOnly_data()
{
    QTest::addColumn<std::string>("function");
    QTest::addColumn<std::string>("trigger");
    QTest::addColumn<std::string>("act");
    const std::string each = " FOR EACH STATEMENT";
    QTest::newRow("insert") << std::string("queue_on_insert")
                            << "AFTER INSERT ON other REFERENCING NEW TABLE AS new_rows" + each
                            << std::string("INSERT INTO other VALUES (1)");
    QTest::newRow("update") << std::string("queue_on_update")
                            << "AFTER UPDATE ON other REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows" + each
                            << std::string("UPDATE other SET id = 2");
    QTest::newRow("delete") << std::string("queue_on_delete")
                            << "AFTER DELETE ON other REFERENCING OLD TABLE AS old_rows" + each
                            << std::string("DELETE FROM other");
    QTest::newRow("truncate") << std::string("queue_on_truncate") << "AFTER TRUNCATE ON other" + each
                              << std::string("TRUNCATE other");
    QTest::newRow("odd row") << std::string("queue_on_odd_row") << std::string("BEFORE UPDATE ON other FOR EACH ROW")
                             << std::string("UPDATE other SET id = 2");
    QTest::newRow("document") << std::string("document_on_body") << std::string("BEFORE UPDATE ON other FOR EACH ROW")
                              << std::string("UPDATE other SET id = 2");
}

void TestQueueRights::triggerFunctionsRunOnTheirOwnTableOnly()
{
    QFETCH(const std::string, function);
    QFETCH(const std::string, trigger);
    QFETCH(const std::string, act);
    // The owner of the functions may hang them anywhere; they refuse before they look at a row.
    VERIFY_RESULT(m_database->connection().runScript("CREATE TEMP TABLE other (id int); INSERT INTO other VALUES (1); "
                                                     "CREATE TRIGGER borrowed "
                                                     + trigger + " EXECUTE FUNCTION " + function + "()"));
    const auto done = m_database->connection().run(act);
    QVERIFY(!done.has_value());
    QVERIFY2(done.error().cause.contains(QStringLiteral(" is a trigger of ")), qPrintable(done.error().cause));
}

static const QByteArray enqueueMany
    = "SELECT accounting_enqueue_many('[{\"org_id\": \"acme\", \"document_id\": \"M1\", "
      "\"document_type\": \"journal\"}]', 'sync');\n";

void TestQueueRights::aProducerWithInsertAlone_data()
{
    QTest::addColumn<std::string>("grant");
    QTest::newRow("a login") << std::string("GRANT INSERT ON accounting_work_queue TO producer_alone");
    QTest::newRow("some columns") << std::string(
        "GRANT INSERT (org_id, document_id, document_type, version_hint, source, priority) ON accounting_work_queue "
        "TO producer_alone");
}

void TestQueueRights::aProducerWithInsertAlone()
{
    QFETCH(const std::string, grant);
    makeLogin("producer_alone", grant); // after the migration
    const auto said = psql("producer_alone",
                           "INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('acme', "
                           "'I1', 'journal');\n"
                           "INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('acme', "
                           "'I1', 'journal'), ('bell', 'I1', 'journal');\n"
                           "COPY accounting_work_queue (org_id, document_id, document_type) FROM stdin;\n"
                           "acme\tC1\tjournal\nacme\tC2\tjournal\nacme\tC1\tjournal\n\\.\n"
                               + enqueueMany);
    QCOMPARE(said, QStringLiteral("1"));
    QCOMPARE(m_database->sql("SELECT string_agg(org_id || ' ' || document_id, ',' ORDER BY org_id, document_id) "
                             "FROM accounting_work_queue"),
             std::string("acme C1,acme C2,acme I1,acme M1,bell I1")); // twins became one: the triggers ran
    QCOMPARE(m_database->depthFaults(), 0);
    QCOMPARE(must(QueueStore(m_database->connection()).claim("worker", 10, std::chrono::seconds(60))).size(), 5U);
    QVERIFY(psql("producer_alone", "SELECT queue_aggregate();").contains(QStringLiteral("permission denied")));
    QVERIFY(psql("producer_alone", "SELECT * FROM queue_claim('x', 1, '1 min');")
                .contains(QStringLiteral("permission denied")));
}

void TestQueueRights::whoeverWorksOrReadsMayExecuteWhatGoesWithIt()
{
    makeLogin("queue_worker",
              "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO queue_worker; "
              "GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO queue_worker");
    makeLogin("queue_reader", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO queue_reader");
    VERIFY_RESULT(QueueStore(m_database->connection())
                      .enqueue({.orgId = "acme", .documentId = "D", .documentType = "x"}, "sync"));
    QCOMPARE(psql("queue_worker", "SELECT document_id FROM queue_claim('x', 1, '1 min');"), QStringLiteral("D"));
    QCOMPARE(psql("queue_worker", "SELECT queue_aggregate(); SELECT queue_maintain_lanes();"), QString());
    for (const auto *const login : {"queue_worker", "queue_reader"}) { // whatever our statements call
        QCOMPARE(psql(login,
                      "SELECT string_agg(proname, ' ') FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND "
                      "NOT prosecdef "
                      "AND provolatile <> 'v' AND prorettype <> 'trigger'::regtype AND NOT has_function_privilege(oid, "
                      "'EXECUTE') AND proname <> 'leapfrog_seal';"),
                 QString());
    }
    QCOMPARE(psql("queue_worker",
                  "SELECT string_agg(proname, ' ') FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND NOT "
                  "prosecdef AND "
                  "prorettype <> 'trigger'::regtype AND NOT has_function_privilege(oid, 'EXECUTE') AND proname <> "
                  "'leapfrog_seal' AND proname !~ "
                  "'^(gl_entry_|setting_must_fit|leapfrog_grant)';"), // only trigger functions of the owner call these
             QString());
    QCOMPARE(psql("queue_reader", "SELECT leapfrog_setting('max_attempts');"), QStringLiteral("8"));
    QVERIFY(psql("queue_reader", "SELECT queue_aggregate();").contains(QStringLiteral("permission denied")));
}

void TestQueueRights::aLoginWithoutRightsExecutesNothing()
{
    makeLogin("queue_stranger", "SELECT 1");
    const auto said = psql("queue_stranger",
                           enqueueMany
                               + "CREATE TEMP TABLE accounting_work_queue (id int);\n"
                                 "CREATE TRIGGER mine AFTER INSERT ON accounting_work_queue FOR EACH STATEMENT EXECUTE "
                                 "FUNCTION public.queue_on_insert();\n");
    QCOMPARE(said.count(QStringLiteral("permission denied for function")), 2);
}

void TestQueueRights::aGrantOfAnotherNeverFails()
{
    makeLogin("queue_stranger", "SELECT 1");
    VERIFY_RESULT(
        m_database->connection().runScript("CREATE OR REPLACE FUNCTION leapfrog_grant_functions() RETURNS void "
                                           "LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken'; END "
                                           "$$; CREATE TABLE other (id int); GRANT SELECT ON other TO queue_stranger"));
    QCOMPARE(psql("queue_stranger", "SELECT count(*) FROM other;"), QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(TestQueueRights)
#include "test_queue_rights.moc"
