// SPDX-License-Identifier: MIT
#pragma once

#include "store/server/embedded_server.h"

#include <QProcess>

#include <filesystem>
#include <ios>
#include <memory>
#include <string>
#include <vector>

#include <sys/types.h>

namespace leapfrog::test {

/// A folder for embedded servers that the server's user can reach. At its end all servers in it are stopped and the
/// folder is removed.
class EmbeddedSandbox
{
public:
    EmbeddedSandbox();
    EmbeddedSandbox(const EmbeddedSandbox &) = delete;
    EmbeddedSandbox &operator=(const EmbeddedSandbox &) = delete;
    ~EmbeddedSandbox();

    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder; }

    /// For a server in `name` below folder(); without fsync, to be quick.
    EmbeddedServer::Options options(const std::string &name = "server");

private:
    std::filesystem::path m_folder;
    std::vector<std::filesystem::path> m_servers;
};

/// This test executable as another Leapfrog process: it starts the embedded server, says so and stays until told.
/// The executable's main() hands over to serveAsUser() when its first argument is `userArgument`.
class UserProcess
{
public:
    static constexpr const char *userArgument = "--embedded-user";

    explicit UserProcess(const EmbeddedServer::Options &options);
    UserProcess(const UserProcess &) = delete;
    UserProcess &operator=(const UserProcess &) = delete;
    ~UserProcess() = default;

    /// Waits until the server is started; false when that failed.
    bool waitUntilReady();
    [[nodiscard]] const std::string &dsn() const { return m_dsn; }

    /// Lets it sign off in order. True when it did so.
    bool leave();
    /// Ends it as a crash would.
    void kill();
    [[nodiscard]] QByteArray complaint() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
    std::string m_dsn;
};

/// Sets an environment variable of this process, or takes it away (null), until the end of the scope.
class EnvironmentChange
{
public:
    explicit EnvironmentChange(const char *name, const QByteArray &value)
        : m_name(name)
        , m_before(qgetenv(name))
        , m_wasSet(qEnvironmentVariableIsSet(name))
    {
        value.isNull() ? qunsetenv(name) : qputenv(name, value);
    }
    EnvironmentChange(const EnvironmentChange &) = delete;
    EnvironmentChange &operator=(const EnvironmentChange &) = delete;
    ~EnvironmentChange() { m_wasSet ? qputenv(m_name, m_before) : qunsetenv(m_name); }

private:
    const char *m_name;
    QByteArray m_before;
    bool m_wasSet;
};

/// The body of a UserProcess; returns the exit code.
int serveAsUser(const QStringList &arguments);

/// All live postmasters of the server in `directory`, as the list of processes shows them.
std::vector<pid_t> postmasters(const std::filesystem::path &directory);

/// All live processes that work in `folder` (of a server: the cluster).
std::vector<pid_t> processesIn(const std::filesystem::path &folder);

/// Writes `text` into `file`, in place of what was there or after it.
void writeText(const std::filesystem::path &file, const std::string &text, std::ios::openmode mode = std::ios::trunc);

/// Makes a server and stops it in order.
Result<> makeStopped(const EmbeddedServer::Options &options);

/// True when a first start left something unfinished below `directory`, with `file` in it if one is named.
bool hasUnfinished(const std::filesystem::path &directory, const std::filesystem::path &file = {});

/// Asks when the server was started: the same answer means the same server.
constexpr const char *startedAt = "SELECT pg_postmaster_start_time()";

/// First value of the answer to `sql`, or "error: …".
std::string ask(const std::string &dsn, const char *sql);

} // namespace leapfrog::test

/// QTEST_GUILESS_MAIN for tests that use UserProcess.
#define EMBEDDED_TEST_MAIN(TestClass)                                                                                  \
    int main(int argc, char *argv[])                                                                                   \
    {                                                                                                                  \
        const QCoreApplication application(argc, argv);                                                                \
        if (argc > 1 && QByteArray(argv[1]) == leapfrog::test::UserProcess::userArgument)                              \
            return leapfrog::test::serveAsUser(QCoreApplication::arguments());                                         \
        TestClass test;                                                                                                \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
