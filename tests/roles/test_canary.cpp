// SPDX-License-Identifier: MIT
#include "cli/program.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QDirIterator>
#include <QFile>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace leapfrog;
using namespace leapfrog::test;

static const QByteArray canary = "c4n4ry-Zq7x!";

/// The programs run with a password that is to be found nowhere afterwards.
class TestCanary : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup();

    void commandsSayNothingOfIt_data();
    void commandsSayNothingOfIt();
    void faultsSayNothingOfIt_data();
    void faultsSayNothingOfIt();
    void neitherArgumentsNorChildrenHaveIt_data();
    void neitherArgumentsNorChildrenHaveIt();
    void theDatabaseKeepsNothingOfIt();
    void noCoreIsDumped();

private:
    struct Run
    {
        int exitCode;
        QByteArray said;
    };
    /// With the password in the environment, in the arguments, or in a file, and a home of its own.
    [[nodiscard]] QProcessEnvironment environment(bool withPassword) const;
    Run leapfrogctlWith(const QString &dsn, const QStringList &words, bool inEnvironment);
    [[nodiscard]] QString dsn() const
    {
        return QString::fromStdString(m_database->dsn()) + QStringLiteral(" user=canary");
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCanary::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation("own");
    m_database->importInvoice("I1", 7, "own");
    m_database->drain();
    VERIFY_RESULT(m_database->connection().runScript(
        "DROP ROLE IF EXISTS canary; CREATE ROLE canary LOGIN SUPERUSER PASSWORD '" + canary.toStdString() + '\''));
}

void TestCanary::cleanupTestCase()
{
    m_database.reset();
    TestDatabase other;
    VERIFY_RESULT(other.connection().runScript("DROP ROLE IF EXISTS canary"));
}

/// No file that a program has written in its home has it.
void TestCanary::cleanup()
{
    QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.fileName().endsWith(QLatin1String("/pgpass")) || !file.open(QIODevice::ReadOnly))
            continue;
        QVERIFY2(!file.readAll().contains(canary), qPrintable(file.fileName()));
    }
    m_folder.reset();
}

QProcessEnvironment TestCanary::environment(bool withPassword) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_folder->path());
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
        environment.remove(QLatin1String(name));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    if (withPassword)
        environment.insert(QStringLiteral("PGPASSWORD"), QString::fromUtf8(canary));
    return environment;
}

TestCanary::Run TestCanary::leapfrogctlWith(const QString &dsn, const QStringList &words, bool inEnvironment)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setProcessEnvironment(environment(inEnvironment));
    process.start(QStringLiteral(LEAPFROGCTL),
                  QStringList{QStringLiteral("--log-level"), QStringLiteral("debug")} + words
                      + QStringList{QStringLiteral("--dsn"), dsn});
    if (!process.waitForFinished(120'000))
        qFatal("leapfrogctl does not end");
    return {process.exitCode(), process.readAll()};
}

void TestCanary::commandsSayNothingOfIt_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<bool>("inEnvironment");
    for (const char *command : {"doctor", "recreate --org own --document I1", "work --drain", "jobs list", "audit list",
                                "member list", "settings", "ledger trial-balance --org own", "migrate --status",
                                "workers", "recreate --org own --document gone"}) {
        for (const bool inEnvironment : {true, false}) {
            for (const char *format : {"text", "json"})
                QTest::addRow("%s, %s, %s", command, inEnvironment ? "PGPASSWORD" : "--dsn", format)
                    << QStringLiteral("--log %1 %2").arg(QLatin1String(format), QLatin1String(command))
                    << inEnvironment;
        }
    }
}

void TestCanary::commandsSayNothingOfIt()
{
    QFETCH(const QString, command);
    QFETCH(const bool, inEnvironment);
    const auto where = inEnvironment ? dsn() : dsn() + QStringLiteral(" password=") + QString::fromUtf8(canary);
    const auto run = leapfrogctlWith(where, words(qPrintable(command)), inEnvironment);
    QVERIFY2(run.exitCode == 0 || run.exitCode == 1, run.said.constData());
    QVERIFY2(!run.said.contains(canary), run.said.constData());
}

void TestCanary::faultsSayNothingOfIt_data()
{
    QTest::addColumn<QString>("dsn");
    const auto password = QString::fromUtf8(canary);
    QTest::newRow("nobody listens") << QStringLiteral("host=127.0.0.1 port=1 user=anna password=%1").arg(password);
    QTest::newRow("no such host") << QStringLiteral("host=no-such-host.invalid user=anna password=%1").arg(password);
    QTest::newRow("no such database") << dsn() + QStringLiteral(" dbname=gone password=%1").arg(password);
    QTest::newRow("no such login") << dsn() + QStringLiteral(" user=nobody-at-all password=%1").arg(password);
    QTest::newRow("an odd string") << QStringLiteral("host=127.0.0.1 password=%1 sslmode=perhaps").arg(password);
    QTest::newRow("an unknown keyword") << QStringLiteral("passwort=%1").arg(password);
    QTest::newRow("an odd URI") << QStringLiteral("postgresql://anna:%1%zz@127.0.0.1/books").arg(password);
    QTest::newRow("no host in it") << QStringLiteral("postgresql://anna:%1").arg(password);
}

void TestCanary::faultsSayNothingOfIt()
{
    QFETCH(const QString, dsn);
    for (const char *format : {"text", "json"}) {
        const auto run
            = leapfrogctlWith(dsn, {QStringLiteral("--log"), QLatin1String(format), QStringLiteral("depth")}, false);
        QVERIFY(run.exitCode != 0 && !run.said.isEmpty());
        QVERIFY2(!run.said.contains(canary), run.said.constData());
    }
}

static QByteArray contentOf(const QString &file)
{
    QFile open(file);
    return open.open(QIODevice::ReadOnly) ? open.readAll() : QByteArray();
}

/// All that descend from that process, as far as they run.
static QStringList childrenOf(qint64 parent)
{
    QStringList all;
    const auto tasks = QDir(QStringLiteral("/proc/%1/task").arg(parent)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const auto &task : tasks) {
        const auto children = contentOf(QStringLiteral("/proc/%1/task/%2/children").arg(parent).arg(task)).simplified();
        for (const auto &child : children.split(' ')) {
            if (!child.isEmpty())
                all += QStringList(QString::fromUtf8(child)) + childrenOf(child.toLongLong());
        }
    }
    return all;
}

void TestCanary::neitherArgumentsNorChildrenHaveIt_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    const auto where = dsn() + QStringLiteral(" password=") + QString::fromUtf8(canary);
    QTest::newRow("a worker") << QStringLiteral(LEAPFROGCTL)
                              << QStringList{QStringLiteral("--dsn"), where, QStringLiteral("work")};
    QTest::newRow("a worker, with =") << QStringLiteral(LEAPFROGCTL)
                                      << QStringList{QStringLiteral("--dsn=") + where, QStringLiteral("work")};
    QTest::newRow("a console") << QStringLiteral(LEAPFROG) << QStringList{QStringLiteral("--dsn"), where};
    QTest::newRow("a console, with =") << QStringLiteral(LEAPFROG) << QStringList{QStringLiteral("--dsn=") + where};
}

void TestCanary::neitherArgumentsNorChildrenHaveIt()
{
    QFETCH(const QString, program);
    QFETCH(const QStringList, arguments);
    const auto sessions = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'canary'";
    QTRY_COMPARE_WITH_TIMEOUT(m_database->number(sessions), 0, 30'000);
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setProcessEnvironment(environment(true)); // what it starts itself must not have this one either
    process.start(program, arguments);
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(m_database->number(sessions) > 0, 60'000);
    QVERIFY(!contentOf(QStringLiteral("/proc/%1/cmdline").arg(process.processId())).contains(canary));
    for (const auto &child : childrenOf(process.processId())) {
        for (const char *what : {"cmdline", "environ"})
            QVERIFY2(!contentOf(QStringLiteral("/proc/%1/%2").arg(child, QLatin1String(what))).contains(canary),
                     qPrintable(child));
    }
    process.terminate();
    if (!process.waitForFinished(20'000))
        process.kill();
    process.waitForFinished();
    QVERIFY(!process.readAll().contains(canary));
}

void TestCanary::theDatabaseKeepsNothingOfIt()
{
    leapfrogctlWith(dsn() + QStringLiteral(" password=") + QString::fromUtf8(canary),
                    words("settings direct_threshold=9"), false);
    for (const char *table : {"audit_event", "job_event", "worker", "setting", "recreation", "document", "gl_entry"}) {
        const auto found = must(m_database->connection().run(
            "SELECT count(*) FROM " + std::string(table) + " AS kept WHERE strpos(to_jsonb(kept.*)::text, $1) > 0",
            {canary.toStdString()}));
        QVERIFY2(found.first().big(0) == 0, table);
    }
    QVERIFY(m_database->number("SELECT count(*) FROM audit_event WHERE who = 'canary'") > 0);
}

void TestCanary::noCoreIsDumped()
{
    const auto aborted = [&](const QString &command, const QString &ready) {
        QProcess shell;
        shell.setProcessChannelMode(QProcess::MergedChannels);
        auto with = environment(false);
        with.insert(QStringLiteral("DSN"), dsn() + QStringLiteral(" password=") + QString::fromUtf8(canary));
        shell.setProcessEnvironment(with);
        shell.setWorkingDirectory(m_folder->path());
        shell.start(QStringLiteral("bash"),
                    {QStringLiteral("-c"),
                     QStringLiteral("ulimit -c unlimited; %1 & p=$!; until %2; do sleep 0.05; done; "
                                    "kill -ABRT $p; wait $p; echo ended $?")
                         .arg(command, ready)});
        shell.waitForFinished(60'000);
        return shell.readAll();
    };
    const auto said = aborted(QStringLiteral("'%1' --dsn \"$DSN\" work").arg(QStringLiteral(LEAPFROGCTL)),
                              QStringLiteral("grep -q '^xxx' <(tr '\\0' '\\n' </proc/$p/cmdline)"));
    QVERIFY2(said.contains("ended 134"), said.constData());
    QVERIFY2(!said.contains("core dumped"), said.constData());
    for (const auto &file : QDir(m_folder->path()).entryList({QStringLiteral("core*")}, QDir::Files))
        QFAIL(qPrintable(file));
}

QTEST_GUILESS_MAIN(TestCanary)
#include "test_canary.moc"
