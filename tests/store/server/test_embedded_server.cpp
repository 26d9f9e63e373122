// SPDX-License-Identifier: MIT
#include "support/embedded_sandbox.h"
#include "support/result_helpers.h"

#include <QTest>

#include <array>
#include <set>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

using namespace leapfrog;
using namespace leapfrog::test;
namespace fs = std::filesystem;

class TestEmbeddedServer : public QObject
{
    Q_OBJECT

private slots:
    void startsDurableAndServes();
    void keepsDataOverARestart();
    void isStoppedByTheLastUserInOneProcess();
    void isSharedByProcesses();
    void startsOnceHoweverManyAskAtOnce();
    void startsFromSeveralThreads();
    void livesInOddFolders_data();
    void livesInOddFolders();
    void findsAnotherPlaceForALongSocketPath();
    void defaultsToTheDataFolder();
};

void TestEmbeddedServer::startsDurableAndServes()
{
    EmbeddedSandbox sandbox;
    auto options = sandbox.options();
    options.durable = true;
    QStringList stages;

    const auto server = EmbeddedServer::start(options, [&](const QString &stage) { stages += stage; });

    VERIFY_RESULT(server);
    const auto &dsn = (*server)->dsn();
    QCOMPARE(ask(dsn, "SELECT current_database() || ' ' || current_user"), "leapfrog leapfrog");
    QCOMPARE(ask(dsn, "SHOW fsync"), "on");
    QCOMPARE(ask(dsn, "SHOW synchronous_commit"), "on");
    QCOMPARE(ask(dsn, "SHOW full_page_writes"), "on");
    QCOMPARE(ask(dsn, "SHOW data_checksums"), "on");
    QCOMPARE(ask(dsn, "SHOW listen_addresses"), "");
    QCOMPARE(ask(dsn, "SHOW server_encoding"), "UTF8");
    QCOMPARE(ask(dsn, "SELECT datcollate FROM pg_database WHERE datname = 'leapfrog'"), "C.UTF-8");
    QCOMPARE(ask(dsn, "SHOW shared_buffers"), "128MB");
    QVERIFY(dsn.find("password") == std::string::npos);
    QCOMPARE(stages.size(), 2); // creating, starting
    QVERIFY2(fs::exists(options.directory / "log"), "no log");
}

void TestEmbeddedServer::keepsDataOverARestart()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    auto server = EmbeddedServer::start(options);
    VERIFY_RESULT(server);
    QCOMPARE(ask((*server)->dsn(), "CREATE TABLE kept AS SELECT 42 AS answer"), "");
    server->reset();

    server = EmbeddedServer::start(options);

    VERIFY_RESULT(server);
    QCOMPARE(ask((*server)->dsn(), "SELECT answer FROM kept"), "42");
}

void TestEmbeddedServer::isStoppedByTheLastUserInOneProcess()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    auto first = EmbeddedServer::start(options);
    VERIFY_RESULT(first);
    const auto birth = ask((*first)->dsn(), startedAt);

    auto second = EmbeddedServer::start(options);
    VERIFY_RESULT(second);
    first->reset();

    QCOMPARE(ask((*second)->dsn(), startedAt), birth);
    second->reset();
    QVERIFY(postmasters(options.directory).empty());
    QVERIFY(processesIn(options.directory / "cluster").empty());
    QVERIFY(!fs::exists(options.directory / "socket/.s.PGSQL.5432"));
    QVERIFY(!fs::exists(options.directory / "cluster/postmaster.pid"));
}

void TestEmbeddedServer::isSharedByProcesses()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    UserProcess other(options);
    QVERIFY2(other.waitUntilReady(), other.complaint());
    const auto birth = ask(other.dsn(), startedAt);

    auto mine = EmbeddedServer::start(options);
    VERIFY_RESULT(mine);

    QVERIFY(other.leave());
    QCOMPARE(ask((*mine)->dsn(), startedAt), birth);
    mine->reset();
    QVERIFY(postmasters(options.directory).empty());
}

void TestEmbeddedServer::startsOnceHoweverManyAskAtOnce()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    // The first round makes the cluster, too. In each, some leave in order and some are killed.
    for (int round = 0; round < 4; ++round) {
        std::vector<std::unique_ptr<UserProcess>> users;
        for (int user = 0; user < 10; ++user)
            users.push_back(std::make_unique<UserProcess>(options));
        std::set<std::string> births;
        for (const auto &user : users) {
            QVERIFY2(user->waitUntilReady(), user->complaint());
            births.insert(ask(user->dsn(), startedAt));
        }
        QCOMPARE(births.size(), size_t(1));
        QCOMPARE(postmasters(options.directory).size(), size_t(1));

        for (size_t user = 0; user < users.size() - 1; ++user) {
            if (user % 3 == 0)
                users[user]->kill();
            else
                QVERIFY(users[user]->leave());
        }
        QCOMPARE(ask(users.back()->dsn(), startedAt), *births.begin());
        QVERIFY(users.back()->leave());
        QVERIFY(postmasters(options.directory).empty());
    }
}

void TestEmbeddedServer::startsFromSeveralThreads()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    std::array<Result<std::unique_ptr<EmbeddedServer>>, 5> servers;
    {
        std::vector<std::jthread> threads;
        for (auto &server : servers)
            threads.emplace_back([&] { server = EmbeddedServer::start(options); });
    }
    for (const auto &server : servers)
        VERIFY_RESULT(server);
    QCOMPARE(postmasters(options.directory).size(), size_t(1));
    {
        std::vector<std::jthread> threads;
        for (auto &server : servers)
            threads.emplace_back([&] { server->reset(); });
    }
    QVERIFY(postmasters(options.directory).empty());
}

void TestEmbeddedServer::livesInOddFolders_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("space") << QStringLiteral("my books");
    QTest::newRow("single quote") << QStringLiteral("it's mine");
    QTest::newRow("double quote") << QStringLiteral("a\"b");
    QTest::newRow("comma") << QStringLiteral("a,b"); // the socket has to go elsewhere
    QTest::newRow("dollar and backquote") << QStringLiteral("$(id)`id`");
    QTest::newRow("backslash") << QStringLiteral("back\\slash");
    QTest::newRow("umlaut") << QStringLiteral("Bücher");
    QTest::newRow("levels to be made") << QStringLiteral("a/b/c");
}

void TestEmbeddedServer::livesInOddFolders()
{
    QFETCH(const QString, name);
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options(name.toStdString());

    auto server = EmbeddedServer::start(options);

    VERIFY_RESULT(server);
    QCOMPARE(ask((*server)->dsn(), "SELECT 7"), "7");
    QVERIFY(fs::exists(options.directory / "cluster/PG_VERSION"));
    QCOMPARE(fs::exists(options.directory / "socket/.s.PGSQL.5432"), !name.contains(QLatin1Char(',')));
    server->reset();
    QVERIFY(postmasters(options.directory).empty());
}

void TestEmbeddedServer::findsAnotherPlaceForALongSocketPath()
{
    const EnvironmentChange runtime("XDG_RUNTIME_DIR", {});
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options(std::string(150, 'x'));

    auto server = EmbeddedServer::start(options);
    VERIFY_RESULT(server);
    auto second = EmbeddedServer::start(options);

    VERIFY_RESULT(second);
    QCOMPARE((*second)->dsn(), (*server)->dsn());
    QCOMPARE(ask((*server)->dsn(), "SELECT 7"), "7");
    QVERIFY((*server)->dsn().starts_with("host='" + sandbox.folder().string() + "/leapfrog-"));
    QVERIFY(!fs::exists(options.directory / "socket"));
}

void TestEmbeddedServer::defaultsToTheDataFolder()
{
    EmbeddedSandbox sandbox;
    const auto reachable = sandbox.folder() / "data";
    {
        const EnvironmentChange data("XDG_DATA_HOME", QByteArray::fromStdString(reachable));
        const auto directory = EmbeddedServer::defaultDirectory();
        VERIFY_RESULT(directory);
        QCOMPARE(*directory, reachable / "leapfrog/server");
    }
    {
        const EnvironmentChange data("XDG_DATA_HOME", "relative/is/ignored");
        const EnvironmentChange home("HOME", QByteArray::fromStdString(reachable));
        const auto directory = EmbeddedServer::defaultDirectory();
        VERIFY_RESULT(directory);
        QCOMPARE(*directory, reachable / ".local/share/leapfrog/server");
    }
    if (geteuid() != 0)
        return;
    // Root's closed folders: another place, one for each wish.
    fs::create_directory(sandbox.folder() / "closed");
    QCOMPARE(chmod((sandbox.folder() / "closed").c_str(), 0700), 0);
    std::set<fs::path> places;
    for (const char *name : {"closed/one", "closed/two"}) {
        const EnvironmentChange data("XDG_DATA_HOME", QByteArray::fromStdString(sandbox.folder() / name));
        const auto directory = EmbeddedServer::defaultDirectory();
        VERIFY_RESULT(directory);
        QVERIFY(directory->native().starts_with("/var/lib/leapfrog/server-"));
        places.insert(*directory);
    }
    QCOMPARE(places.size(), size_t(2));
}

EMBEDDED_TEST_MAIN(TestEmbeddedServer)
#include "test_embedded_server.moc"
