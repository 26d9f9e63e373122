// SPDX-License-Identifier: MIT
#include "support/embedded_sandbox.h"
#include "support/result_helpers.h"

#include <QScopeGuard>
#include <QTest>

#include <fstream>
#include <functional>

#include <fcntl.h>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace leapfrog;
using namespace leapfrog::test;
namespace fs = std::filesystem;

class TestEmbeddedSafety : public QObject
{
    Q_OBJECT

private slots:
    void filesBelongToTheUnprivilegedOwnerAlone();
    void serverRunsWithoutPrivileges();
    void serverKeepsNothingOfItsStarter();
    void isNotBentByTheEnvironment();
    void refusesOtherUnixUsers();
    void clientRefusesAnImpostor();
    void otherRolesNeedTheirPassword();
};

namespace {

std::string statusLine(pid_t process, const std::string &name)
{
    std::ifstream file("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(name + ':'))
            return QString::fromStdString(line.substr(name.size() + 1)).simplified().toStdString();
    }
    return "none";
}

/// Runs `act` as the user `nobody` in a child process; its result is the exit code.
int asNobody(const std::function<int()> &act)
{
    const auto *nobody = getpwnam("nobody");
    const auto child = fork();
    if (child == 0) {
        if (setgid(nobody->pw_gid) != 0 || setuid(nobody->pw_uid) != 0)
            _exit(99);
        _exit(act());
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WEXITSTATUS(status);
}

} // namespace

void TestEmbeddedSafety::filesBelongToTheUnprivilegedOwnerAlone()
{
    EmbeddedSandbox sandbox;
    const auto server = EmbeddedServer::start(sandbox.options());
    VERIFY_RESULT(server);
    const auto expected = geteuid() == 0 ? getpwnam("postgres")->pw_uid : geteuid();
    QVERIFY(expected != 0);

    int seen = 0;
    auto check = [&](const fs::path &path) {
        struct stat facts = {};
        QVERIFY2(lstat(path.c_str(), &facts) == 0, path.c_str());
        QVERIFY2(facts.st_uid == expected, path.c_str());
        QVERIFY2((facts.st_mode & (S_IRWXG | S_IRWXO | S_ISUID | S_ISGID)) == 0, path.c_str());
        ++seen;
    };
    check((*server)->directory());
    for (const auto &entry : fs::recursive_directory_iterator((*server)->directory()))
        check(entry.path());
    QVERIFY(seen > 500);
}

void TestEmbeddedSafety::serverRunsWithoutPrivileges()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    const auto server = EmbeddedServer::start(options);
    VERIFY_RESULT(server);
    const auto running = postmasters(options.directory);
    QCOMPARE(running.size(), size_t(1));

    QCOMPARE(statusLine(running[0], "CapEff"), "0000000000000000");
    if (geteuid() == 0) {
        const auto user = std::to_string(getpwnam("postgres")->pw_uid);
        QCOMPARE(statusLine(running[0], "Uid"), user + ' ' + user + ' ' + user + ' ' + user);
        QCOMPARE(statusLine(running[0], "Groups"), "");
    }
}

void TestEmbeddedSafety::serverKeepsNothingOfItsStarter()
{
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    const auto held = sandbox.folder() / "held-open";
    const int descriptor = open(held.c_str(), O_CREAT | O_RDWR, 0600); // without O_CLOEXEC, as careless code does
    const auto closing = qScopeGuard([&] { close(descriptor); });
    const auto server = EmbeddedServer::start(options);
    VERIFY_RESULT(server);

    const auto running = postmasters(options.directory);
    QCOMPARE(running.size(), size_t(1));
    for (const auto &entry : fs::directory_iterator("/proc/" + std::to_string(running[0]) + "/fd")) {
        const auto target = fs::read_symlink(entry.path());
        QVERIFY2(target != held, "the server inherited an open file");
        QVERIFY2(!target.native().starts_with("/dev/pts") && !target.native().starts_with("/dev/tty"), target.c_str());
    }
    QVERIFY(getsid(running[0]) != getsid(0));

    // A pipe to the program's output must end with the program, though its server lives on.
    UserProcess other(options);
    QVERIFY2(other.waitUntilReady(), other.complaint());
    other.kill(); // waits for the end of its output, too
    QCOMPARE(postmasters(options.directory), running);
}

void TestEmbeddedSafety::isNotBentByTheEnvironment()
{
    const EnvironmentChange address("PGHOSTADDR", "127.0.0.1");
    const EnvironmentChange options("PGOPTIONS", "-c work_mem=64kB");
    const EnvironmentChange attributes("PGTARGETSESSIONATTRS", "standby");
    const EnvironmentChange binding("PGCHANNELBINDING", "require");
    const EnvironmentChange encryption("PGGSSENCMODE", "require");
    const EnvironmentChange tls("PGSSLMODE", "require");
    const EnvironmentChange port("PGPORT", "1");
    const EnvironmentChange data("PGDATA", "/nonexistent");
    const EnvironmentChange user("PGUSER", "somebody");
    const EnvironmentChange encoding("PGCLIENTENCODING", "LATIN1");
    EmbeddedSandbox sandbox;

    const auto server = EmbeddedServer::start(sandbox.options());

    VERIFY_RESULT(server);
    QCOMPARE(ask((*server)->dsn(), "SHOW work_mem"), "4MB");
    QCOMPARE(ask((*server)->dsn(), "SHOW client_encoding"), "UTF8");
}

void TestEmbeddedSafety::refusesOtherUnixUsers()
{
    if (geteuid() != 0)
        QSKIP("becoming another user needs root");
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    const auto server = EmbeddedServer::start(options);
    VERIFY_RESULT(server);
    const auto &dsn = (*server)->dsn();
    const auto tryIt = [&dsn] { return ask(dsn, "SELECT 1").starts_with("error: ") ? 1 : 0; };

    QCOMPARE(asNobody(tryIt), 1); // by the rights of the folder
    QCOMPARE(asNobody([&] { return access((options.directory / "cluster").c_str(), R_OK) == 0 ? 0 : 1; }), 1);

    // Even with the folders wide open, the server asks the system who calls.
    for (const auto &folder : {options.directory, options.directory / "socket"})
        QCOMPARE(chmod(folder.c_str(), 0777), 0);
    QCOMPARE(chmod((options.directory / "socket/.s.PGSQL.5432").c_str(), 0777), 0);
    QCOMPARE(asNobody([&dsn] { return ask(dsn, "SELECT 1").find("Peer authentication failed") != std::string::npos; }),
             1);
    for (const auto &folder : {options.directory, options.directory / "socket"})
        QCOMPARE(chmod(folder.c_str(), 0700), 0);
}

void TestEmbeddedSafety::clientRefusesAnImpostor()
{
    if (geteuid() != 0)
        QSKIP("listening as another user needs root");
    EmbeddedSandbox sandbox;
    const auto options = sandbox.options();
    auto server = EmbeddedServer::start(options);
    VERIFY_RESULT(server);
    const auto dsn = (*server)->dsn();
    server->reset();

    // Someone else listens in the server's place.
    const int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto closing = qScopeGuard([&] { close(listener); });
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const auto path = (options.directory / "socket/.s.PGSQL.5432").string();
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    QCOMPARE(bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    QCOMPARE(listen(listener, 1), 0);

    const auto answer = ask(dsn, "SELECT 1");

    QVERIFY2(answer.find("requirepeer") != std::string::npos, answer.c_str());
}

void TestEmbeddedSafety::otherRolesNeedTheirPassword()
{
    EmbeddedSandbox sandbox;
    const auto server = EmbeddedServer::start(sandbox.options());
    VERIFY_RESULT(server);
    const auto &dsn = (*server)->dsn();
    QCOMPARE(ask(dsn, "CREATE ROLE clerk LOGIN PASSWORD 'right'"), "");

    QCOMPARE(ask(dsn + " user=clerk password=right", "SELECT current_user"), "clerk");
    const auto refused = ask(dsn + " user=clerk password=wrong", "SELECT current_user");
    QVERIFY2(refused.find("password authentication failed") != std::string::npos, refused.c_str());
}

EMBEDDED_TEST_MAIN(TestEmbeddedSafety)
#include "test_embedded_safety.moc"
