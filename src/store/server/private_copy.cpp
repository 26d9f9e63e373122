// SPDX-License-Identifier: MIT
#include "store/server/private_copy.h"

#include "core/file/saved_file.h"
#include "store/server/child_process.h"
#include "store/server/embedded_server.h"
#include "store/server/server_error.h"
#include "store/server/server_link.h"

#include <QFile>

#include <chrono>
#include <functional>

#include <unistd.h>

namespace leapfrog {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

static constexpr auto atMost = 6h; ///< for a program; books of years take minutes
static constexpr auto pieceSize = 1 << 20;

namespace {

/// A file of the server's user in its folder, for programs that run as that user. Goes with the object.
class ExchangeFile
{
public:
    ExchangeFile(const fs::path &folder, const char *name)
        : m_path(folder / (std::string(name) + '-' + std::to_string(getpid())))
    {
        remove();
    }
    ExchangeFile(const ExchangeFile &) = delete;
    ExchangeFile &operator=(const ExchangeFile &) = delete;
    ~ExchangeFile() { remove(); }

    [[nodiscard]] const fs::path &path() const { return m_path; }
    [[nodiscard]] QString name() const { return QString::fromStdString(m_path.string()); }

private:
    void remove() const
    {
        std::error_code ignored;
        fs::remove(m_path, ignored);
    }

    const fs::path m_path;
};

/// A private server that runs, and where its programs are.
struct Running
{
    std::unique_ptr<EmbeddedServer> server;
    ServerOwner owner;
    fs::path programs;

    [[nodiscard]] std::string dsn(const std::string &database) const { return server->dsn() + " dbname=" + database; }

    /// Runs one to its end; what it printed is the error's cause.
    [[nodiscard]] Result<> run(const char *program, std::vector<std::string> arguments, const char *reason,
                               const QString &message) const
    {
        const auto ended = runProgram({.program = programs / program, .arguments = std::move(arguments)}, owner,
                                      QDeadlineTimer(std::chrono::milliseconds(atMost)));
        if (!ended)
            return failed(ended);
        if (ended->exitCode != 0)
            return failed(programError(ended->output, reason, message));
        return {};
    }
    [[nodiscard]] Result<> sql(const std::string &database, const std::vector<std::string> &statements,
                               const char *reason, const QString &message) const
    {
        std::vector<std::string> arguments = {"-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", dsn(database)};
        for (const auto &statement : statements) {
            arguments.emplace_back("-c");
            arguments.push_back(statement);
        }
        return run("psql", std::move(arguments), reason, message);
    }
};

} // namespace

static Result<ClusterOptions> withDirectory(ClusterOptions options)
{
    if (!options.directory.empty())
        return options;
    auto directory = EmbeddedServer::defaultDirectory();
    if (!directory)
        return failed(directory);
    options.directory = std::move(*directory);
    return options;
}

static Result<Running> start(const ClusterOptions &options, const ServerProgress &progress)
{
    auto owner = ServerOwner::ofThisProcess();
    if (!owner)
        return failed(owner);
    auto server = EmbeddedServer::start(options, progress);
    if (!server)
        return failed(server);
    const auto made = clusterVersion({.base = (*server)->directory()}, *owner);
    if (!made)
        return failed(made);
    const auto programs = ServerPrograms::find(options.programFolders, *made, *owner);
    if (!programs)
        return failed(programs);
    return Running{.server = std::move(*server), .owner = *owner, .programs = programs->postgres.parent_path()};
}

static Error unwritable(const char *reason, const QString &why)
{
    return serverError(Error::Code::Invalid, reason, ServerText::tr("The file can't be written: %1").arg(why));
}

/// `write` takes a piece and says whether it has reached the system.
static Result<> copy(QFile &from, const std::function<Result<>(const QByteArray &piece)> &write)
{
    while (!from.atEnd()) {
        if (auto written = write(from.read(pieceSize)); !written)
            return written;
    }
    if (from.error() != QFileDevice::NoError)
        return failed(serverError(Error::Code::Invalid, "unreadable_file",
                                  ServerText::tr("The file can't be read: %1").arg(from.errorString())));
    return {};
}

Result<> backUpPrivateDatabase(ClusterOptions options, const QString &file, const ServerProgress &progress)
{
    const auto whole = withDirectory(std::move(options));
    if (!whole)
        return failed(whole);
    const auto running = start(*whole, progress);
    if (!running)
        return failed(running);
    SavedFile out;
    const auto problem = [&out] { return failed(unwritable("unwritable_file", out.problem())); };
    if (!out.open(file))
        return problem();
    if (progress)
        progress(ServerText::tr("Backing up the private database…"));
    const ExchangeFile dump(whole->directory, "backup");
    if (const auto made
        = running->run("pg_dump", {"-Fc", "-f", dump.path().string(), "-d", running->dsn(embeddedDatabase)},
                       "backup_failed", ServerText::tr("The private database could not be backed up."));
        !made)
        return failed(made);
    QFile in(dump.name());
    if (!in.open(QIODevice::ReadOnly))
        return failed(serverError(Error::Code::Unavailable, "backup_failed",
                                  ServerText::tr("The private database could not be backed up."), in.errorString()));
    const auto write = [&](const QByteArray &piece) -> Result<> {
        if (out.write({piece.constData(), static_cast<std::size_t>(piece.size())}))
            return {};
        return problem();
    };
    if (const auto copied = copy(in, write); !copied)
        return failed(copied);
    if (!out.commit())
        return problem();
    return {};
}

/// Into a database beside the present one; then their names are changed, in one step.
static Result<> restoreFrom(const Running &running, const fs::path &dump)
{
    const auto message
        = ServerText::tr("This is no backup of a private database, or it could not be put back. Nothing was "
                         "changed.");
    constexpr const char *reason = "restore_failed";
    if (const auto made = running.sql(
            "postgres",
            {"DROP DATABASE IF EXISTS leapfrog_restored", "CREATE DATABASE leapfrog_restored TEMPLATE template0"},
            reason, message);
        !made)
        return made;
    auto put = running.run("pg_restore",
                           {"--exit-on-error", "--no-owner", "-d", running.dsn("leapfrog_restored"), dump.string()},
                           reason, message);
    if (put) // every backup has this table: another file is not taken for one
        put = running.sql("leapfrog_restored", {"SELECT count(*) FROM schema_migration"}, reason, message);
    if (put)
        put = running.sql("postgres",
                          {"DROP DATABASE IF EXISTS leapfrog_before",
                           "BEGIN; ALTER DATABASE leapfrog RENAME TO leapfrog_before; ALTER DATABASE leapfrog_restored "
                           "RENAME TO leapfrog; COMMIT"},
                          reason, message);
    if (put)
        return {};
    const auto dropped = running.sql("postgres", {"DROP DATABASE IF EXISTS leapfrog_restored"}, reason, message);
    Q_UNUSED(dropped) // the next restore does it
    if (put.error().cause.contains(QLatin1String("being accessed by other users")))
        return failed(serverError(Error::Code::Refused, "data_folder_in_use",
                                  ServerText::tr("A Leapfrog program has the private database open. Close it first; "
                                                 "nothing was changed."),
                                  put.error().cause));
    return put;
}

Result<> restorePrivateDatabase(ClusterOptions options, const QString &file, const ServerProgress &progress)
{
    const auto whole = withDirectory(std::move(options));
    if (!whole)
        return failed(whole);
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return failed(serverError(Error::Code::Invalid, "unreadable_file",
                                  ServerText::tr("The file can't be read: %1").arg(in.errorString())));
    const auto running = start(*whole, progress);
    if (!running)
        return failed(running);
    if (progress)
        progress(ServerText::tr("Putting the backup in place…"));
    const ExchangeFile dump(whole->directory, "restore");
    QFile out(dump.name());
    if (!out.open(QIODevice::WriteOnly))
        return failed(systemError(errno, dump.path()));
    out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const auto write = [&](const QByteArray &piece) -> Result<> {
        if (out.write(piece) == piece.size() && out.flush())
            return {};
        return failed(unwritable("disk_full", out.errorString()));
    };
    if (const auto copied = copy(in, write); !copied)
        return failed(copied);
    out.close();
    if (running->owner.differsFromCaller && chown(dump.path().c_str(), running->owner.user, running->owner.group) != 0)
        return failed(systemError(errno, dump.path()));
    return restoreFrom(*running, dump.path());
}

Result<> deletePrivateServer(ClusterOptions options)
{
    const auto whole = withDirectory(std::move(options));
    if (!whole)
        return failed(whole);
    const auto cluster = Cluster::open(*whole);
    if (!cluster)
        return failed(cluster);
    const auto startLock = cluster->lockForStarting({});
    if (!startLock)
        return failed(startLock);
    auto users = FileLock::open(cluster->folders().usersLock(), cluster->owner());
    if (!users)
        return failed(users);
    const auto isFree = users->tryLock(FileLock::Mode::Exclusive);
    if (!isFree)
        return failed(isFree);
    if (!*isFree)
        return failed(
            serverError(Error::Code::Refused, "data_folder_in_use",
                        ServerText::tr("A Leapfrog program has the private database, or the demo, open. Close "
                                       "it first; nothing was deleted.")));
    if (const auto stopped = cluster->stop(); !stopped)
        return failed(stopped);
    removeTree(whole->directory);
    return {};
}

} // namespace leapfrog
