// SPDX-License-Identifier: MIT
#include "support/embedded_sandbox.h"

#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

#include <libpq-fe.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>

#include <sys/stat.h>

namespace leapfrog::test {

namespace fs = std::filesystem;

namespace {

constexpr int patience = 120'000; // ms; only a broken server takes so long

std::vector<pid_t> processesThat(const std::function<bool(const fs::path &)> &fit)
{
    std::vector<pid_t> found;
    for (const auto &entry : fs::directory_iterator("/proc")) {
        const auto name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") == std::string::npos && fit(entry.path()))
            found.push_back(std::stoi(name));
    }
    return found;
}

} // namespace

EmbeddedSandbox::EmbeddedSandbox()
{
    std::string name = "/tmp/leapfrog-sandbox-XXXXXX";
    if (mkdtemp(name.data()) == nullptr || chmod(name.c_str(), 0711) != 0)
        throw std::runtime_error("no sandbox in /tmp");
    m_folder = name;
}

EmbeddedSandbox::~EmbeddedSandbox()
{
    for (const auto &directory : m_servers) {
        EmbeddedServer::Options options;
        options.directory = directory;
        const auto cluster = fs::exists(directory) ? Cluster::open(options) : failed(Error{});
        if (cluster && !cluster->stop())
            qWarning("a server of the sandbox did not stop");
    }
    std::error_code stays;
    fs::remove_all(m_folder, stays);
}

EmbeddedServer::Options EmbeddedSandbox::options(const std::string &name)
{
    EmbeddedServer::Options options;
    options.directory = m_folder / name;
    options.durable = false;
    options.temporaryFolder = m_folder;
    m_servers.push_back(options.directory);
    return options;
}

UserProcess::UserProcess(const EmbeddedServer::Options &options)
{
    m_process.start(QCoreApplication::applicationFilePath(),
                    {QString::fromLatin1(userArgument), QString::fromStdString(options.directory.string()),
                     QString::fromStdString(options.temporaryFolder.string())});
}

bool UserProcess::waitUntilReady()
{
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(patience))
            return false;
    }
    m_dsn = QString::fromUtf8(m_process.readLine()).trimmed().toStdString();
    return true;
}

bool UserProcess::leave()
{
    m_process.closeWriteChannel();
    return m_process.waitForFinished(patience) && m_process.exitStatus() == QProcess::NormalExit
        && m_process.exitCode() == 0;
}

void UserProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

int serveAsUser(const QStringList &arguments)
{
    EmbeddedServer::Options options;
    options.directory = arguments.value(2).toStdString();
    options.temporaryFolder = arguments.value(3).toStdString();
    options.durable = false;
    const auto server = EmbeddedServer::start(options);
    if (!server) {
        QTextStream(stderr) << QString::fromStdString(server.error().reason) << ' ' << server.error().message << ' '
                            << server.error().cause << '\n';
        return 1;
    }
    QTextStream(stdout) << QString::fromStdString((*server)->dsn()) << Qt::endl;
    QFile input;
    if (input.open(stdin, QIODevice::ReadOnly))
        input.readAll(); // until the test closes it
    return 0;
}

/// 0 when the process is gone.
static pid_t parentOf(pid_t pid)
{
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    std::string word;
    pid_t parent = 0;
    while (status >> word) {
        if (word == "PPid:")
            status >> parent;
    }
    return parent;
}

std::vector<pid_t> postmasters(const fs::path &directory)
{
    const auto argument = QByteArray::fromStdString("-D" + std::string(1, '\0') + (directory / "cluster").string())
        + '\0'; // backends replace their arguments by a title
    const auto all = processesThat([&](const fs::path &process) {
        QFile line(QString::fromStdString(process / "cmdline"));
        return line.open(QIODevice::ReadOnly) && line.readAll().contains(argument);
    });
    // A backend that was forked just now still has its postmaster's arguments.
    auto postmasters = all;
    std::erase_if(postmasters, [&](pid_t pid) { return std::ranges::find(all, parentOf(pid)) != all.end(); });
    return postmasters;
}

std::vector<pid_t> processesIn(const fs::path &folder)
{
    return processesThat([&](const fs::path &process) {
        std::error_code hidden;
        return fs::read_symlink(process / "cwd", hidden) == folder;
    });
}

void writeText(const fs::path &file, const std::string &text, std::ios::openmode mode)
{
    std::ofstream(file, std::ios::out | mode) << text;
}

Result<> makeStopped(const EmbeddedServer::Options &options)
{
    const auto server = EmbeddedServer::start(options);
    return server ? Result<>{} : failed(server);
}

bool hasUnfinished(const fs::path &directory, const fs::path &file)
{
    std::error_code absent;
    for (fs::directory_iterator entry(directory, absent), end; !absent && entry != end; entry.increment(absent)) {
        std::error_code gone;
        if (entry->path().filename().native().starts_with("unfinished-") && fs::exists(entry->path() / file, gone))
            return true;
    }
    return false;
}

std::string ask(const std::string &dsn, const char *sql)
{
    const std::unique_ptr<PGconn, decltype(&PQfinish)> link(PQconnectdb(dsn.c_str()), &PQfinish);
    if (PQstatus(link.get()) != CONNECTION_OK)
        return std::string("error: ") + PQerrorMessage(link.get());
    const std::unique_ptr<PGresult, decltype(&PQclear)> answer(PQexec(link.get(), sql), &PQclear);
    const auto status = PQresultStatus(answer.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        return std::string("error: ") + PQerrorMessage(link.get());
    return PQntuples(answer.get()) > 0 ? PQgetvalue(answer.get(), 0, 0) : "";
}

} // namespace leapfrog::test
