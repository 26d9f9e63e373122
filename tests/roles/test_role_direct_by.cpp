// SPDX-License-Identifier: MIT
#include "cli/program.h"
#include "roles/role_logins.h"
#include "support/result_helpers.h"

#include <QJsonArray>

using namespace leapfrog;
using namespace leapfrog::test;

/// Where workers post direct recreations (setting direct_by) people's logins write no entry: the server sees to it.
class TestRoleDirectBy : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_roles.reset(); }

    void aWorkerPostsAndBothAreTold();
    void thePersonsLoginIsRefused_data();
    void thePersonsLoginIsRefused();
    void whatWasLeasedBeforeIsRefusedToo();
    void itGoesAheadOfAllOtherClicks();
    void moreThanTheThresholdIsNoUrgentWork();
    void withoutWorkersItIsToldAndWaits();
    void consolesPostWhereTheyMay();

private:
    Answer as(const std::string &login, const QString &command);
    /// Begins a recreation as a console does; returns "leases, lowest priority, highest priority".
    std::string begin(const std::string &login, const std::string &documents);
    /// Posts a job that a worker holds as `login`: "yes", or why not.
    std::string post(const std::string &login);

    std::unique_ptr<RoleDatabase> m_roles;
};

void TestRoleDirectBy::init()
{
    m_roles = std::make_unique<RoleDatabase>();
    auto &database = m_roles->database();
    database.addOrganisation("own");
    for (int i = 1; i <= 20; ++i)
        database.importInvoice("I" + std::to_string(i), 7, "own");
    database.drain();
    VERIFY_RESULT(database.connection().run("UPDATE setting SET value = 'worker' WHERE key = 'direct_by'"));
}

Answer TestRoleDirectBy::as(const std::string &login, const QString &command)
{
    return leapfrogctl(
        QStringList{QStringLiteral("--json"), QStringLiteral("--dsn"),
                    QString::fromStdString(login.empty() ? m_roles->database().dsn() : m_roles->dsn(login))}
        + words(qPrintable(command)));
}

std::string TestRoleDirectBy::begin(const std::string &login, const std::string &documents)
{
    return must(m_roles->as(login).run(
                    "SELECT concat_ws(' ', count(job.lease), min(job.priority), max(job.priority)) FROM "
                    "recreation_begin("
                    "gen_random_uuid(), 'own', $1::text[], '', 'console', '1 h', '{}', '{}', '{}', '{}', '{}') AS job",
                    {documents}))
        .first()
        .text(0);
}

std::string TestRoleDirectBy::post(const std::string &login)
{
    const auto done = m_roles->as(login).run(
        "SELECT done.outcome FROM (SELECT job.id, job.lease, job.document_id, document.accounting_ready_version AS "
        "version "
        "FROM accounting_work_queue AS job JOIN document USING (org_id, document_id) WHERE job.state = 'leased' LIMIT "
        "1) AS job "
        "CROSS JOIN LATERAL ledger_complete(ARRAY[job.id], ARRAY[job.lease], ARRAY['own'], ARRAY[job.document_id], "
        "ARRAY[job.version], ARRAY[false], ARRAY[1, 1], array_fill('2026-03-01'::date, ARRAY[2]), ARRAY['1000', "
        "'4000'], "
        "ARRAY['EUR', 'EUR'], ARRAY[100, -100]::bigint[], ARRAY[100, -100]::bigint[], ARRAY['r', 'r'], "
        "ARRAY[NULL, NULL]::int[], 'forged') AS done");
    return done ? done->first().text(0) : done.error().reason;
}

void TestRoleDirectBy::aWorkerPostsAndBothAreTold()
{
    QProcess worker;
    worker.start(QStringLiteral(LEAPFROGCTL),
                 {QStringLiteral("--dsn"), QString::fromStdString(m_roles->dsn("worker")), QStringLiteral("work")});
    QTRY_COMPARE_WITH_TIMEOUT(m_roles->database().number("SELECT count(*) FROM queue_worker_now"), 1, 30'000);
    const auto done = as("accountant", QStringLiteral("recreate --org own --document I1 --document I2 --why asked"));
    worker.terminate();
    QVERIFY(worker.waitForFinished(30'000));
    QVERIFY2(done.exitCode == 0, done.messages.constData());
    const auto told = done.json();
    QCOMPARE(told[QStringLiteral("path")].toString(), QStringLiteral("direct"));
    QCOMPARE(told[QStringLiteral("posted_by")].toString(), QStringLiteral("worker"));
    QCOMPARE(told[QStringLiteral("waiting")].toInt(), 0);
    QCOMPARE(told[QStringLiteral("posted")].toInt() + told[QStringLiteral("unchanged")].toInt(), 2);
    const auto entries = as("accountant", QStringLiteral("ledger entries --org own --document I1"))
                             .json()[QStringLiteral("entries")]
                             .toArray();
    QVERIFY(!entries.isEmpty());
    for (const auto &entry : entries) {
        QCOMPARE(entry[QStringLiteral("posted_by")].toString(), QStringLiteral("role_worker"));
        QCOMPARE(entry[QStringLiteral("asked_by")].toString(), QStringLiteral("role_accountant"));
    }
    QCOMPARE(as("accountant", QStringLiteral("recreations show ") + told[QStringLiteral("recreation_id")].toString())
                 .json()[QStringLiteral("posted_by")]
                 .toString(),
             QStringLiteral("worker"));
}

void TestRoleDirectBy::thePersonsLoginIsRefused_data()
{
    QTest::addColumn<std::string>("login");
    for (const char *login : {"accountant", "closer", "owner", "admin"})
        QTest::newRow(login) << std::string(login);
}

void TestRoleDirectBy::thePersonsLoginIsRefused()
{
    QFETCH(const std::string, login);
    QCOMPARE(begin(login, "{I1}"), std::string("0 3 3"));
    must(m_roles->as("worker").run("SELECT 1 FROM queue_claim('w', 1, '1 h')"));
    const auto before = m_roles->database().number("SELECT count(*) FROM gl_entry");
    QCOMPARE(post(login), std::string("posted_by_workers"));
    QCOMPARE(m_roles->database().number("SELECT count(*) FROM gl_entry"), before);
    QCOMPARE(post("worker"), std::string("posted"));
}

/// By a console that had read the setting before it was changed.
void TestRoleDirectBy::whatWasLeasedBeforeIsRefusedToo()
{
    m_roles->database().sql("UPDATE setting SET value = 'console' WHERE key = 'direct_by' RETURNING 1");
    QCOMPARE(begin("accountant", "{I1}"), std::string("1 2 2"));
    m_roles->database().sql("UPDATE setting SET value = 'worker' WHERE key = 'direct_by' RETURNING 1");
    QCOMPARE(post("accountant"), std::string("posted_by_workers"));
}

void TestRoleDirectBy::itGoesAheadOfAllOtherClicks()
{
    must(m_roles->as("accountant")
             .run("SELECT count(*) FROM recreation_begin(gen_random_uuid(), 'own', $1::text[], '', NULL, NULL, '{}', "
                  "'{}', '{}', "
                  "'{}', '{}')",
                  {std::string("{I2,I3,I4,I5,I6,I7,I8,I9,I10,I11,I12}")}));
    QCOMPARE(begin("accountant", "{I1}"), std::string("0 3 3"));
    QCOMPARE(must(m_roles->as("worker").run("SELECT document_id FROM queue_claim('w', 1, '1 h')")).first().text(0),
             std::string("I1"));
}

void TestRoleDirectBy::moreThanTheThresholdIsNoUrgentWork()
{
    QCOMPARE(begin("accountant", "{I1,I2,I3,I4,I5,I6,I7,I8,I9,I10,I11}"), std::string("0 2 2"));
    QCOMPARE(m_roles->database().sql("SELECT concat_ws(' ', path, posted_by) FROM recreation"),
             std::string("queued worker"));
}

void TestRoleDirectBy::withoutWorkersItIsToldAndWaits()
{
    const auto doctor = as({}, QStringLiteral("doctor"));
    QCOMPARE(doctor.exitCode, 1);
    QVERIFY(doctor.out.contains("has workers post direct recreations, and no worker runs"));
    const auto done = as("accountant", QStringLiteral("recreate --org own --document I1"));
    QCOMPARE(done.exitCode, 0);
    QCOMPARE(done.json()[QStringLiteral("waiting")].toInt(), 1);
    QVERIFY2(done.messages.contains("none takes jobs now"), done.messages.constData());
}

void TestRoleDirectBy::consolesPostWhereTheyMay()
{
    m_roles->database().sql("UPDATE setting SET value = 'console' WHERE key = 'direct_by' RETURNING 1");
    const auto done = as("accountant", QStringLiteral("recreate --org own --document I1"));
    QCOMPARE(done.exitCode, 0);
    QCOMPARE(done.json()[QStringLiteral("posted_by")].toString(), QStringLiteral("console"));
    QCOMPARE(
        m_roles->database().sql("SELECT DISTINCT posted_by FROM gl_entry WHERE document_id = 'I1' AND version = 2"),
        std::string("role_accountant"));
    const auto entries = as("viewer", QStringLiteral("ledger entries --org own --document I1"))
                             .json()[QStringLiteral("entries")]
                             .toArray();
    QCOMPARE(entries[0][QStringLiteral("asked_by")].toString(), QStringLiteral("role_accountant"));
    const auto others = as("viewer", QStringLiteral("ledger entries --org own --document I2"))
                            .json()[QStringLiteral("entries")]
                            .toArray();
    QVERIFY(!others.isEmpty() && others[0][QStringLiteral("asked_by")].isNull());
}

QTEST_GUILESS_MAIN(TestRoleDirectBy)
#include "test_role_direct_by.moc"
