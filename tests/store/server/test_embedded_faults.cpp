// SPDX-License-Identifier: MIT
#include "support/embedded_sandbox.h"
#include "support/result_helpers.h"

#include "store/server/child_process.h"
#include "store/server/cluster_setup.h"
#include "store/server/files/file_lock.h"
#include "store/server/server_owner.h"

#include <QScopeGuard>
#include <QTest>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace leapfrog;
using namespace leapfrog::test;
namespace fs = std::filesystem;

class TestEmbeddedFaults : public QObject
{
    Q_OBJECT

private slots:
    void recoversFromAKilledServer();
    void recoversThoughABackendOutlivesTheServer();
    void startsDespiteAStalePidFile_data();
    void startsDespiteAStalePidFile();
    void nextUserTakesOverFromAKilledOne();
    void survivesAKilledStarter_data();
    void survivesAKilledStarter();
    void removesATreeThatIsStillWritten();
};

namespace {

/// A program that is not PostgreSQL, running as the server's user.
class Bystander
{
public:
    explicit Bystander(const fs::path &folder)
    {
        const auto owner = ServerOwner::ofThisProcess();
        const auto lock = FileLock::open(folder / "bystander", *owner);
        m_output = *startDaemon({.program = "/bin/sh", .arguments = {"-c", "echo $$; exec sleep 3600"}}, *owner,
                                lock->descriptor());
        QString number;
        if (QTest::qWaitFor([&] {
                number += QString::fromStdString(readAvailable(m_output));
                return number.endsWith(QLatin1Char('\n'));
            }))
            m_process = number.trimmed().toInt();
    }
    Bystander(const Bystander &) = delete;
    Bystander &operator=(const Bystander &) = delete;
    ~Bystander()
    {
        if (m_process > 0)
            kill(m_process, SIGKILL);
    }
    [[nodiscard]] pid_t process() const { return m_process; }

private:
    FileDescriptor m_output;
    pid_t m_process = 0;
};

} // namespace

void TestEmbeddedFaults::recoversFromAKilledServer()
{
    EmbeddedSandbox sandbox;
    auto options = sandbox.options();
    options.durable = true;
    const auto first = EmbeddedServer::start(options);
    VERIFY_RESULT(first);
    QCOMPARE(ask((*first)->dsn(), "CREATE TABLE kept AS SELECT 42 AS answer"), "");
    const auto before = postmasters(options.directory);
    QCOMPARE(before.size(), size_t(1));

    QCOMPARE(kill(before[0], SIGKILL), 0);
    const auto second = EmbeddedServer::start(options);

    VERIFY_RESULT(second);
    QCOMPARE(ask((*second)->dsn(), "SELECT answer FROM kept"), "42");
    QCOMPARE((*second)->dsn(), (*first)->dsn()); // so the first user's reconnecting is enough
    const auto after = postmasters(options.directory);
    QCOMPARE(after.size(), size_t(1));
    QVERIFY(after != before);
}

void TestEmbeddedFaults::recoversThoughABackendOutlivesTheServer()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    const auto first = EmbeddedServer::start(options);
    VERIFY_RESULT(first);
    // A backend that computes does not look up, and would go on writing for ever.
    QProcess busy;
    busy.start(QStringLiteral("psql"),
               {QStringLiteral("-X"), QStringLiteral("-c"), QStringLiteral("DO 'BEGIN LOOP END LOOP; END'"),
                QString::fromStdString((*first)->dsn())});
    std::string backend;
    QTRY_VERIFY((backend = ask((*first)->dsn(), "SELECT pid FROM pg_stat_activity WHERE query LIKE 'DO %'")) != "");
    kill(postmasters(options.directory).at(0), SIGKILL);
    QTRY_COMPARE(processesIn(options.directory / "cluster").size(), size_t(2)); // it and the logger that it talks to
    QVERIFY(fs::exists("/proc/" + backend));

    const auto second = EmbeddedServer::start(options);

    VERIFY_RESULT(second);
    QCOMPARE(ask((*second)->dsn(), "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'DO %'"), "0");
    QCOMPARE(postmasters(options.directory).size(), size_t(1));
    busy.waitForFinished();
}

void TestEmbeddedFaults::startsDespiteAStalePidFile_data()
{
    QTest::addColumn<QString>("whose");
    QTest::newRow("the process is gone") << QStringLiteral("gone");
    QTest::newRow("the number belongs to another program now") << QStringLiteral("other");
    QTest::newRow("the process is dead but nobody has reaped it") << QStringLiteral("zombie");
    QTest::newRow("the file is empty") << QStringLiteral("empty");
    QTest::newRow("the file holds rubbish") << QStringLiteral("rubbish");
}

void TestEmbeddedFaults::startsDespiteAStalePidFile()
{
    QFETCH(const QString, whose);
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    VERIFY_RESULT(makeStopped(options));
    const Bystander bystander(sandbox.folder());
    QVERIFY(bystander.process() > 0);
    const auto dead = fork();
    if (dead == 0)
        _exit(0);
    const auto reap = qScopeGuard([&] { waitpid(dead, nullptr, 0); });
    if (whose == QLatin1String("gone"))
        waitpid(dead, nullptr, 0);

    const auto process = whose == QLatin1String("other") ? bystander.process() : dead;
    auto text = std::to_string(process) + '\n' + (options.directory / "cluster").string() + "\n1700000000\n5432\n"
        + (options.directory / "socket").string() + "\n\n  1234567   1234567\nready   \n";
    if (whose == QLatin1String("empty"))
        text.clear();
    if (whose == QLatin1String("rubbish"))
        text = "\n\n-x-\n";
    writeText(options.directory / "cluster/postmaster.pid", text);
    writeText(options.directory / "socket/.s.PGSQL.5432.lock", text);
    writeText(options.directory / "socket/.s.PGSQL.5432", "");

    auto server = EmbeddedServer::start(options);

    VERIFY_RESULT(server);
    QCOMPARE(ask((*server)->dsn(), "SELECT 7"), "7");
    QCOMPARE(kill(bystander.process(), 0), 0); // the innocent lives
    server->reset();
    QCOMPARE(kill(bystander.process(), 0), 0);
}

void TestEmbeddedFaults::nextUserTakesOverFromAKilledOne()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    UserProcess killed(options);
    QVERIFY2(killed.waitUntilReady(), killed.complaint());
    const auto birth = ask(killed.dsn(), startedAt);
    killed.kill();
    QCOMPARE(postmasters(options.directory).size(), size_t(1));

    auto next = EmbeddedServer::start(options);

    VERIFY_RESULT(next);
    QCOMPARE(ask((*next)->dsn(), startedAt), birth);
    next->reset();
    QVERIFY(postmasters(options.directory).empty());
}

void TestEmbeddedFaults::survivesAKilledStarter_data()
{
    QTest::addColumn<QString>("when"); // the file whose appearance is the moment
    QTest::newRow("before anything") << QString();
    QTest::newRow("the folder is made") << QStringLiteral("unfinished/");
    QTest::newRow("initdb has begun") << QStringLiteral("unfinished/PG_VERSION");
    QTest::newRow("initdb has its configuration") << QStringLiteral("unfinished/postgresql.conf");
    QTest::newRow("initdb is filling the catalog") << QStringLiteral("unfinished/base/1/PG_VERSION");
    QTest::newRow("initdb copies its template") << QStringLiteral("unfinished/base/4/PG_VERSION");
    QTest::newRow("the cluster is in its place") << QStringLiteral("cluster/PG_VERSION");
    QTest::newRow("the server is starting") << QStringLiteral("cluster/postmaster.pid");
    QTest::newRow("the server listens") << QStringLiteral("socket/.s.PGSQL.5432");
}

void TestEmbeddedFaults::survivesAKilledStarter()
{
    QFETCH(const QString, when);
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    UserProcess starter(options);
    const auto reached = [&] {
        if (when.startsWith(QLatin1String("unfinished/")))
            return hasUnfinished(options.directory, when.mid(11).toStdString());
        return when.isEmpty() || fs::exists(options.directory / when.toStdString());
    };
    while (!reached()) { }
    starter.kill();

    auto server = EmbeddedServer::start(options);

    VERIFY_RESULT(server);
    QCOMPARE(ask((*server)->dsn(), "SELECT current_database()"), "leapfrog");
    QCOMPARE(postmasters(options.directory).size(), size_t(1));
    QVERIFY(!hasUnfinished(options.directory));
    server->reset();
    QVERIFY(postmasters(options.directory).empty());
}

void TestEmbeddedFaults::removesATreeThatIsStillWritten()
{
    const EmbeddedSandbox sandbox;
    const auto tree = sandbox.folder() / "tree";
    fs::create_directories(tree / "base");
    const FileDescriptor base(open((tree / "base").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    QVERIFY(base.isOpen());
    std::atomic<int> written = 0;
    const std::jthread writer([&] {
        for (const QDeadlineTimer end(300); !end.hasExpired(); ++written) {
            const auto name = std::to_string(written);
            const FileDescriptor file(openat(base.number(), name.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
            if (written % 2 == 1)
                unlinkat(base.number(), std::to_string(written - 1).c_str(), 0);
        }
    });
    QTRY_VERIFY(written > 100);

    removeTree(tree);

    QVERIFY(!fs::exists(tree));
}

EMBEDDED_TEST_MAIN(TestEmbeddedFaults)
#include "test_embedded_faults.moc"
