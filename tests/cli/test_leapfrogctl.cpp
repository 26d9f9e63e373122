// SPDX-License-Identifier: MIT
#include "cli/command_line.h"
#include "cli/program.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QFile>
#include <QJsonArray>
#include <QTcpServer>

#include <csignal>

using namespace leapfrog;
using namespace leapfrog::test;

/// The contracts of the command line, with the real program.
class TestLeapfrogctl : public QObject, protected CommandLine
{
    Q_OBJECT

private slots:
    void init() { setUp(); }

    void theMainStory();
    void depthIsTheContract();
    void errorsHaveTheirExitCode_data();
    void errorsHaveTheirExitCode();
    void malformedLinesAreNamed();
    void aPasswordIsWipedFromTheCommandLine();
    void sigtermFinishesAndExitsZero();
    void aTakenPortIsNotTheDatabasesFault();
    void anImportEndsAtAHundredPercent();
    void aWatchOutlivesALostConnection();
    void theDemoMeasuresAndLeavesNothing();
};

void TestLeapfrogctl::theMainStory()
{
    std::vector<std::string> bodies;
    for (int i = 1; i <= 11; ++i)
        bodies.push_back(invoiceBody("S" + std::to_string(i), 100));
    const auto imported = run(words("import --org acme") << importFile(bodies));
    QCOMPARE(imported.exitCode, 0);
    QCOMPARE(imported.json()[QStringLiteral("created")].toInt(), 11);

    const auto worked = run(words("work --drain"));
    QCOMPARE(worked.exitCode, 0);
    QCOMPARE(worked.json()[QStringLiteral("processed")].toInt(), 11);
    QVERIFY(worked.json()[QStringLiteral("jobs_per_second")].toDouble() > 0);

    const auto direct = run(words("recreate --org acme --document S1 --document S2"));
    QCOMPARE(direct.exitCode, 0);
    QCOMPARE(direct.json()[QStringLiteral("path")].toString(), QStringLiteral("direct"));
    QCOMPARE(direct.json()[QStringLiteral("documents")].toInt(), 2);
    QCOMPARE(direct.json()[QStringLiteral("unchanged")].toInt() + direct.json()[QStringLiteral("posted")].toInt(), 2);
    QVERIFY(direct.json().contains(QStringLiteral("recreation_id")));
    QVERIFY(direct.json()[QStringLiteral("seconds")].isDouble());

    const auto queued = run(words("recreate --org acme --all"));
    QCOMPARE(queued.json()[QStringLiteral("path")].toString(), QStringLiteral("queued"));
    QCOMPARE(queued.json()[QStringLiteral("waiting")].toInt(), 11);
    QCOMPARE(queued.json()[QStringLiteral("jobs")].toArray().size(), 11);
    QCOMPARE(run(words("work --drain")).exitCode, 0);
    const auto shown = run(QStringList{QStringLiteral("recreations"), QStringLiteral("show"),
                                       queued.json()[QStringLiteral("recreation_id")].toString()});
    QCOMPARE(shown.json()[QStringLiteral("per_document")].toArray().size(), 11);
    QCOMPARE(shown.json()[QStringLiteral("waiting")].toInt(), 0);

    const auto balance = run(words("ledger trial-balance --org acme")).json();
    QCOMPARE(balance[QStringLiteral("org_id")].toString(), QStringLiteral("acme"));
    QCOMPARE(balance[QStringLiteral("currency")].toString(), QStringLiteral("EUR"));
    QCOMPARE(balance[QStringLiteral("awaiting_recreation")].toInt(), 0);
    QCOMPARE(balance[QStringLiteral("accounts")].toArray().size(), 2);
}

void TestLeapfrogctl::depthIsTheContract()
{
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority) VALUES "
                    "('a','1','x',1), ('a','2','x',2), ('b','3','x',1)");
    const auto depth = run(words("depth")).json();
    QVERIFY(depth[QStringLiteral("at")].isString());
    QCOMPARE(depth[QStringLiteral("total")].toInt(), 3);
    const auto priorities = depth[QStringLiteral("by_priority")].toArray();
    QCOMPARE(priorities.size(), 3);
    for (const auto &entry : priorities) {
        const auto one = entry.toObject();
        const int expected = one[QStringLiteral("priority")].toInt() == 1 ? 2
            : one[QStringLiteral("priority")].toInt() == 2                ? 1
                                                                          : 0;
        QCOMPARE(one[QStringLiteral("queued")].toInt(), expected);
        QCOMPARE(one[QStringLiteral("oldest_ready_at")].isNull(), expected == 0);
        QVERIFY(one.contains(QStringLiteral("leased")) && one.contains(QStringLiteral("dead")));
    }
    QCOMPARE(run(words("depth --org b")).json()[QStringLiteral("total")].toInt(), 1);
}

void TestLeapfrogctl::errorsHaveTheirExitCode_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *command, int exitCode, const char *says) {
        QTest::newRow(name) << QString::fromUtf8(command) << exitCode << QString::fromUtf8(says);
    };
    row("no command", "", 2, "subcommand");
    row("unknown command", "recreat", 2, "subcommand");
    row("missing option", "recreate --all", 2, "--org");
    row("unknown organisation", "recreate --org nobody --document S1", 1, "unknown_organisation");
    row("unknown document", "recreate --org acme --document nope", 1, "unknown_document");
    row("unknown setting", "settings colour=3", 1, "unknown_setting");
    row("bad setting", "settings lease_seconds=long", 1, "bad_value");
    row("unknown job", "jobs explain 1234", 1, "unknown_job");
    row("unknown recreation", "recreations show 1234", 1, "unknown_recreation");
    row("unreadable file", "import --org acme /no/such/file", 1, "unreadable_file");
    row("type without documents", "recreate --org acme --type sales_invoice", 1, "sales_invoice");
    row("pause of a mistyped organisation", "pause --org acne", 1, "unknown_organisation");
    row("settings of a mistyped organisation", "settings --org acne weight=2", 1, "unknown_organisation");
    row("depth of a mistyped organisation", "depth --org acne", 1, "unknown_organisation");
    row("jobs of a mistyped organisation", "jobs list --org acne", 1, "unknown_organisation");
    row("act on jobs of a mistyped organisation", "jobs cancel --all --org acne", 1, "unknown_organisation");
    row("recreations of a mistyped organisation", "recreations list --org acne", 1, "unknown_organisation");
    row("nothing waits", "jobs list --org acme", 0, "");
    row("unknown format", "import --org acme --format golden x", 2, "{leapfrog,shopify}");
    row("rate below zero", "work --rate -1", 2, "not in range");
    row("help", "recreate --help", 0, "");
}

void TestLeapfrogctl::errorsHaveTheirExitCode()
{
    QFETCH(const QString, command);
    QFETCH(const int, exitCode);
    QFETCH(const QString, says);
    m_database->addOrganisation();
    const auto answer = run(command.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    QCOMPARE(answer.exitCode, exitCode);
    QVERIFY2(answer.messages.contains(says.toUtf8()), answer.messages.constData());
}

void TestLeapfrogctl::malformedLinesAreNamed()
{
    const auto broken
        = run(words("enqueue --stdin"),
              "{\"org_id\":\"acme\",\"document_id\":\"A\",\"document_type\":\"x\"}\n{\"org_id\":\"acme\",\n");
    QCOMPARE(broken.exitCode, 1);
    QVERIFY2(broken.messages.contains("Line 2"), broken.messages.constData());
    const auto wrong
        = run(words("enqueue --stdin"), "{\"org_id\":\"acme\",\"document_id\":5,\"document_type\":\"x\"}\n");
    QVERIFY2(wrong.messages.contains("Line 1") && wrong.messages.contains("document_id"), wrong.messages.constData());
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 0); // nothing half done
    const auto imported = run(words("import --org acme") << importFile({"{\"id\":\"A\",", invoiceBody("S1", 100)}));
    QCOMPARE(imported.exitCode, 1);
    const auto refused = imported.json()[QStringLiteral("refused")].toArray();
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().toObject()[QStringLiteral("line")].toInt(), 1);
    QCOMPARE(imported.json()[QStringLiteral("created")].toInt(), 1);

    const auto nowhere
        = leapfrogctl({QStringLiteral("--dsn"), QStringLiteral("host=/nonexistent"), QStringLiteral("depth")});
    QCOMPARE(nowhere.exitCode, 3);
    const auto mistyped = leapfrogctl({QStringLiteral("--dsn"), QStringLiteral("hots=db1"), QStringLiteral("depth")});
    QCOMPARE(mistyped.exitCode, 2);
    QVERIFY2(mistyped.messages.contains("hots"), mistyped.messages.constData());
    const auto unset = leapfrogctl({QStringLiteral("--dsn"), QString(), QStringLiteral("depth")});
    QCOMPARE(unset.exitCode, 2);
    QVERIFY2(unset.messages.contains("--dsn"), unset.messages.constData());
    for (const auto *const command :
         {"recreate --all --org", "depth --org", "ledger verify --org", "jobs list --org"}) {
        const auto nameless = run(words(command) << QString());
        QCOMPARE(nameless.exitCode, 2);
        QVERIFY2(nameless.messages.contains("--org"), nameless.messages.constData());
    }
    const auto inJson = leapfrogctl(words("--log json ledger entries --from x"));
    QCOMPARE(inJson.exitCode, 2);
    const auto said = QJsonDocument::fromJson(inJson.messages).object(); // one object, and nothing else
    QCOMPARE(said[QStringLiteral("code")].toString(), QStringLiteral("wrong_usage"));
    const auto warned = leapfrogctl(words("--log json --dsn password=canary depth --from"));
    for (const auto &line : warned.messages.trimmed().split('\n'))
        QVERIFY2(!QJsonDocument::fromJson(line).object().isEmpty(), warned.messages.constData());
    QVERIFY2(said[QStringLiteral("message")].toString().contains(QStringLiteral("--from")),
             inJson.messages.constData());
}

void TestLeapfrogctl::aPasswordIsWipedFromTheCommandLine()
{
    QProcess process;
    process.start(QStringLiteral(LEAPFROGCTL),
                  {QStringLiteral("--dsn"), QString::fromStdString(m_database->dsn() + " password=canary"),
                   QStringLiteral("work")});
    QVERIFY(process.waitForStarted());
    const auto commandLine = [&] {
        QFile file(QStringLiteral("/proc/%1/cmdline").arg(process.processId()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QTRY_VERIFY(!commandLine().isEmpty() && !commandLine().contains("canary"));
    process.terminate();
    QVERIFY(process.waitForFinished());
}

void TestLeapfrogctl::sigtermFinishesAndExitsZero()
{
    m_database->addOrganisation();
    for (int i = 0; i < 5; ++i)
        m_database->importInvoice("S" + std::to_string(i), 100);
    QProcess process;
    process.start(QStringLiteral(LEAPFROGCTL),
                  {QStringLiteral("--dsn"), QString::fromStdString(m_database->dsn()), QStringLiteral("work"),
                   QStringLiteral("--concurrency"), QStringLiteral("1"), QStringLiteral("--job-seconds"),
                   QStringLiteral("0.3")});
    QTRY_VERIFY(m_database->number("SELECT count(*) FROM accounting_work_queue WHERE state = 'leased'") == 1);
    ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue WHERE state = 'leased'"), 0);
    QVERIFY(m_database->number("SELECT count(*) FROM document WHERE posted_version = 1") >= 1);
    QCOMPARE(m_database->number("SELECT count(*) FROM worker"), 0);
}

void TestLeapfrogctl::aTakenPortIsNotTheDatabasesFault()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const auto answer = run(words("work --drain --metrics-port") << QString::number(taken.serverPort()));
    QVERIFY2(answer.messages.contains("port_taken"), answer.messages.constData());
    QCOMPARE(answer.exitCode, 1); // 3 would send somebody to look after the database
}

void TestLeapfrogctl::anImportEndsAtAHundredPercent()
{
    const auto imported = run(words("import --org acme") << importFile({invoiceBody("S1", 100)}));
    QCOMPARE(imported.messages, QByteArray("1 document, 100 %\n"));
}

void TestLeapfrogctl::aWatchOutlivesALostConnection()
{
    QProcess process;
    process.start(QStringLiteral(LEAPFROGCTL),
                  {QStringLiteral("--dsn"), QString::fromStdString(m_database->dsn()), QStringLiteral("--json"),
                   QStringLiteral("depth"), QStringLiteral("--watch")});
    QTRY_VERIFY(process.bytesAvailable() > 0);
    QCOMPARE(m_database->number("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                                "WHERE datname = current_database() AND application_name = 'leapfrog depth'"),
             1);
    QByteArray messages;
    QTRY_VERIFY_WITH_TIMEOUT((messages += process.readAllStandardError()).contains("Connected again."), 30'000);
    process.readAllStandardOutput();
    QTRY_VERIFY(process.bytesAvailable() > 0);
    process.kill();
    process.waitForFinished();
}

void TestLeapfrogctl::theDemoMeasuresAndLeavesNothing()
{
    const auto before = m_database->number("SELECT count(*) FROM pg_database WHERE datname LIKE 'leapfrog_demo%'");
    const auto demo = run(words("demo --backlog 60 --job-seconds 0.05"));
    QVERIFY2(demo.exitCode == 0, demo.messages.constData());
    QCOMPARE(demo.json()[QStringLiteral("backlog")].toInt(), 60);
    QCOMPARE(demo.json()[QStringLiteral("job_seconds")].toDouble(), 0.05);
    const auto wait = demo.json()[QStringLiteral("wait_seconds")].toObject();
    for (const auto *way : {"fifo", "priority", "direct"})
        QVERIFY2(wait[QLatin1String(way)].toDouble() >= 0.05, way);
    QCOMPARE(m_database->number("SELECT count(*) FROM pg_database WHERE datname LIKE 'leapfrog_demo%'"), before);
    QCOMPARE(m_database->number("SELECT count(*) FROM document"), 0);
}

QTEST_GUILESS_MAIN(TestLeapfrogctl)
#include "test_leapfrogctl.moc"
