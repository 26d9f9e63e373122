// SPDX-License-Identifier: MIT
#include "cli/program.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>

using namespace leapfrog;
using namespace leapfrog::test;

/// `leapfrogctl work` as its operator meets it: signals, what it can't do, its log and its figures.
class TestWorkCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_database.reset(); }

    void eachStopSignalFinishesWhatIsHeld_data();
    void eachStopSignalFinishesWhatIsHeld();
    void aSecondSignalHandsBack();
    void whatCanNotBeEndsWithItsCode_data();
    void whatCanNotBeEndsWithItsCode();
    void whatMayPassIsWaitedFor();
    void aPausedQueueIsNotDrained();
    void theLogIsOneObjectPerLine();
    void silentClientsHoldUpNoScrape();
    void boundsOfSettingsAreToldAndKept();
    void columnsMayComeAndGo();

private:
    Answer run(const QStringList &words) { return leapfrogctl(QStringList{QStringLiteral("--dsn"), dsn()} + words); }
    [[nodiscard]] QString dsn() const { return QString::fromStdString(m_database->dsn()); }
    void startWorking(QProcess &process, const QStringList &more)
    {
        process.start(QStringLiteral(LEAPFROGCTL), QStringList{QStringLiteral("--dsn"), dsn()} + words("work") + more);
    }
    [[nodiscard]] std::int64_t leased()
    {
        return m_database->number("SELECT count(*) FROM accounting_work_queue WHERE state = 'leased'");
    }

    std::unique_ptr<TestDatabase> m_database;
};

void TestWorkCommand::initTestCase()
{
    // Who runs the tests in the background may have them ignored, and the program would leave them so.
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        std::signal(signal, SIG_DFL);
}

void TestWorkCommand::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    for (int i = 0; i < 3; ++i)
        m_database->importInvoice("S" + std::to_string(i), 100);
}

void TestWorkCommand::eachStopSignalFinishesWhatIsHeld_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("terminate") << SIGTERM;
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("the terminal is closed") << SIGHUP;
}

void TestWorkCommand::eachStopSignalFinishesWhatIsHeld()
{
    QFETCH(const int, signal);
    QProcess process;
    startWorking(process, words("--concurrency 1 --job-seconds 3"));
    QTRY_COMPARE_WITH_TIMEOUT(leased(), 1, 60000);
    ::kill(static_cast<pid_t>(process.processId()), signal);
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(leased(), 0);
    QVERIFY(m_database->number("SELECT count(*) FROM document WHERE posted_version = 1") >= 1);
}

void TestWorkCommand::aSecondSignalHandsBack()
{
    QProcess process;
    startWorking(process, words("--concurrency 1 --job-seconds 3000"));
    QTRY_COMPARE_WITH_TIMEOUT(leased(), 1, 60000);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += process.readAllStandardError()).contains("Stopping"), 60000);
    QCOMPARE(leased(), 1);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(leased(), 0);
    QCOMPARE(m_database->number("SELECT max(run_count) FROM accounting_work_queue"), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM worker"), 0);
}

void TestWorkCommand::whatCanNotBeEndsWithItsCode_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("where"); // %1: the database's
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *sql, const char *where, int code, const char *says) {
        QTest::newRow(name) << QString::fromUtf8(sql) << QString::fromUtf8(where) << code << QString::fromUtf8(says);
    };
    row("no such database", "SELECT 1", "%1 dbname=nowhere", 4, "no_database");
    row("no such login", "SELECT 1", "%1 user=nobody_at_all password=any", 4,
        "wrong_password"); // the server tells no more
    row("a right is missing",
        "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'bare_login') THEN "
        "CREATE ROLE bare_login LOGIN PASSWORD 'right'; END IF; END $$",
        "%1 user=bare_login password=right", 4, "missing_right");
    row("a schema of before", "DELETE FROM schema_migration WHERE version > 5", "%1", 1, "schema_older");
}

void TestWorkCommand::whatCanNotBeEndsWithItsCode()
{
    QFETCH(const QString, sql);
    QFETCH(const QString, where);
    QFETCH(const int, exitCode);
    QFETCH(const QString, says);
    m_database->sql(sql.toStdString());
    for (const auto *const how : {"work", "work --drain"}) {
        const auto answer = leapfrogctl(QStringList{QStringLiteral("--dsn"), where.arg(dsn())} + words(how));
        QVERIFY2(answer.messages.contains(says.toUtf8()), answer.messages.constData());
        QCOMPARE(answer.exitCode, exitCode);
    }
}

void TestWorkCommand::whatMayPassIsWaitedFor()
{
    const auto nowhere = QStringLiteral("host=/nonexistent");
    const auto drained = leapfrogctl(QStringList{QStringLiteral("--dsn"), nowhere} + words("work --drain"));
    QCOMPARE(drained.exitCode, 3);
    QProcess process;
    process.start(QStringLiteral(LEAPFROGCTL), QStringList{QStringLiteral("--dsn"), nowhere, QStringLiteral("work")});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += process.readAllStandardError()).contains("unreachable"), 60000);
    QCOMPARE(process.state(), QProcess::Running);
    process.terminate();
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 0);
}

void TestWorkCommand::aPausedQueueIsNotDrained()
{
    QCOMPARE(run(words("pause --why audit")).exitCode, 0);
    const auto answer = run(words("work --drain"));
    QCOMPARE(answer.exitCode, 1);
    QVERIFY2(answer.messages.contains("audit") && answer.messages.contains("paused"), answer.messages.constData());
    QCOMPARE(answer.json()[QStringLiteral("processed")].toInt(), 0);
}

void TestWorkCommand::theLogIsOneObjectPerLine()
{
    m_database->sql("UPDATE document SET body = replace(body, '\"total\":\"100.00\"', '\"total\":\"1.00\"') "
                    "WHERE document_id = 'S1'");
    const auto answer = run(words("--log json work --drain"));
    QCOMPARE(answer.exitCode, 0);
    int told = 0;
    for (const auto &line : answer.messages.trimmed().split('\n')) {
        const auto entry = QJsonDocument::fromJson(line).object();
        QVERIFY2(entry.contains(QStringLiteral("time")) && entry.contains(QStringLiteral("level")), line.constData());
        if (entry[QStringLiteral("document")].toString() != QStringLiteral("S1"))
            continue;
        ++told;
        QCOMPARE(entry[QStringLiteral("org")].toString(), QStringLiteral("acme"));
        QCOMPARE(entry[QStringLiteral("code")].toString(), QStringLiteral("total_mismatch"));
        QCOMPARE(entry[QStringLiteral("attempt")].toInt(), 1);
        QVERIFY(entry.contains(QStringLiteral("job")));
    }
    QCOMPARE(told, 1);
    QVERIFY2(!answer.messages.contains("100.00"), answer.messages.constData());
}

void TestWorkCommand::silentClientsHoldUpNoScrape()
{
    quint16 port = 0;
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        port = free.serverPort();
    }
    QProcess process;
    startWorking(process, words("--metrics-port") << QString::number(port));
    std::vector<std::unique_ptr<QTcpSocket>> silent;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            QTcpSocket first;
            first.connectToHost(QHostAddress::LocalHost, port);
            return first.waitForConnected(1000);
        }(),
        60000);
    for (int i = 0; i < 300; ++i) {
        silent.push_back(std::make_unique<QTcpSocket>());
        silent.back()->connectToHost(QHostAddress::LocalHost, port);
        QVERIFY(silent.back()->waitForConnected());
    }
    QByteArray answer; // without the database's figures where it took longer than a second
    for (int i = 0; i < 30 && !answer.contains("leapfrog_queue_depth"); ++i) {
        QTcpSocket scrape;
        scrape.connectToHost(QHostAddress::LocalHost, port);
        QVERIFY(scrape.waitForConnected());
        scrape.write("GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        answer.clear();
        while (scrape.waitForReadyRead(5000))
            answer += scrape.readAll();
    }
    QVERIFY2(answer.contains("leapfrog_queue_depth"), answer.constData());
    process.terminate();
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 0);
}

void TestWorkCommand::boundsOfSettingsAreToldAndKept()
{
    const auto all = run(words("--json settings")).json();
    QCOMPARE(all[QStringLiteral("queue_concurrency")].toInt(), 6);
    const auto bounds = all[QStringLiteral("bounds")].toObject()[QStringLiteral("queue_concurrency")].toObject();
    QCOMPARE(bounds[QStringLiteral("least")].toInt(), 1);
    QCOMPARE(bounds[QStringLiteral("most")].toInt(), 64);
    const auto refused = run(words("settings express_slots=2 queue_concurrency=40000"));
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.messages.contains("from 1 to 64"), refused.messages.constData());
    QCOMPARE(run(words("--json settings express_slots")).json()[QStringLiteral("express_slots")].toInt(), 1); // none
}

/// Another program's migration under a worker that runs and a connection whose statements are prepared: nothing fails.
void TestWorkCommand::columnsMayComeAndGo()
{
    QProcess process;
    startWorking(process, words("--concurrency 2"));
    int posted = 3;
    const auto allPosted = [&] {
        return m_database->number(
            "SELECT count(*) FROM document WHERE accounting_status = 'posted' AND posted_version = "
            "accounting_ready_version");
    };
    QTRY_COMPARE_WITH_TIMEOUT(allPosted(), posted, 60000);
    for (const auto *const change : {"ADD COLUMN added text", "DROP COLUMN added", "ADD COLUMN added int DEFAULT 1"}) {
        VERIFY_RESULT(m_database->connection().runScript(
            std::string(
                "DO $$ DECLARE one regclass; BEGIN FOR one IN SELECT oid FROM pg_class WHERE relkind IN ('r', 'p') "
                "AND relnamespace = 'public'::regnamespace AND NOT relispartition LOOP "
                "EXECUTE format('ALTER TABLE %s ")
            + change + "', one); END LOOP; END $$"));
        for (int i = 0; i < 20; ++i) // enough for jobs done in sets and one by one
            m_database->importInvoice("C" + std::to_string(++posted), 100);
        m_database->importInvoice("S1", posted); // a new version
        QTRY_COMPARE_WITH_TIMEOUT(allPosted(), posted, 60000);
        const auto recreated = run(words("--json recreate --org acme --document S2"));
        QVERIFY2(recreated.exitCode == 0, recreated.messages.constData());
        QCOMPARE(m_database->depthFaults(), 0);
    }
    process.terminate();
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 0);
    auto said = process.readAllStandardError();
    said.replace("[code=conflict]", ""); // one transaction that alters all tables may deadlock with a worker's
    QVERIFY2(!said.contains("code="), said.constData());
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(m_database->sql("SELECT string_agg(DISTINCT what || ' ' || attempt, ', ') FROM job_event"),
             std::string("finished 1"));
    const auto verified = run(words("--json ledger verify"));
    QVERIFY2(verified.exitCode == 0, verified.out.constData());
}

QTEST_GUILESS_MAIN(TestWorkCommand)
#include "test_work_command.moc"
