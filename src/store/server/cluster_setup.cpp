// SPDX-License-Identifier: MIT
#include "store/server/cluster_setup.h"

#include "store/server/child_process.h"
#include "store/server/files/private_folder.h"
#include "store/server/server_error.h"
#include "store/server/server_link.h"

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

namespace leapfrog {

namespace fs = std::filesystem;

namespace {

using namespace std::chrono_literals;

constexpr std::string_view unfinishedPrefix = "unfinished-";
constexpr auto orphansTime = 5s;
constexpr auto stepTime = 20ms;

constexpr std::string_view sizes = R"(
# Leapfrog: sizes for a laptop. Change them here; where the server listens and that it is durable is set at its start.
shared_buffers = 128MB
max_wal_size = 1GB
password_encryption = scram-sha-256
timezone = 'UTC'
log_timezone = 'UTC'
autovacuum_naptime = 15s
)";

Result<> appendSizes(const fs::path &cluster, const ServerOwner &owner)
{
    const auto file = cluster / "postgresql.conf";
    std::ifstream input(file);
    const std::string before((std::istreambuf_iterator<char>(input)), std::istreambuf_iterator<char>());
    return replacePrivateFile(file, before + std::string(sizes), owner);
}

Result<> runInitdb(const fs::path &cluster, const ServerPrograms &programs, const ServerOwner &owner, bool durable,
                   const QDeadlineTimer &deadline)
{
    Command command{.program = programs.initdb,
                    .arguments = {"--pgdata=" + cluster.string(), std::string("--username=") + embeddedUser,
                                  "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums", "--auth-local=peer",
                                  "--auth-host=reject", "--no-instructions"}};
    if (!durable)
        command.arguments.emplace_back("--no-sync");
    const auto outcome = runProgram(command, owner, deadline);
    if (!outcome)
        return failed(outcome);
    if (outcome->exitCode != 0)
        return failed(programError(outcome->output, "initdb_failed",
                                   ServerText::tr("PostgreSQL could not create the private database in %1.")
                                       .arg(shownPath(cluster.parent_path()))));
    return {};
}

/// A name in pg_ident.conf; the system may allow spaces and quotes in it.
std::string inQuotes(const std::string &name)
{
    std::string text = "\"";
    for (const char letter : name)
        text += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return text + '"';
}

} // namespace

void removeUnfinished(const ClusterFolders &folders)
{
    std::error_code gone;
    for (const auto &entry : fs::directory_iterator(folders.base, gone)) {
        if (entry.path().filename().native().starts_with(unfinishedPrefix))
            removeTree(entry.path());
    }
}

void removeTree(const fs::path &folder)
{
    // A killed initdb's child goes on for a moment: what it writes into a folder just emptied keeps the folder there,
    // and a file that it removes itself ends the walk.
    const auto isStillChanged = [](const std::error_code &error) {
        return error == std::errc::directory_not_empty || error == std::errc::no_such_file_or_directory;
    };
    const QDeadlineTimer patience(orphansTime);
    std::error_code stays;
    fs::remove_all(folder, stays);
    while (isStillChanged(stays) && !patience.hasExpired()) {
        std::this_thread::sleep_for(stepTime);
        fs::remove_all(folder, stays);
    }
}

Result<std::optional<int>> clusterVersion(const ClusterFolders &folders, const ServerOwner &owner)
{
    const auto cluster = folders.cluster();
    struct stat facts = {};
    if (lstat(cluster.c_str(), &facts) != 0) {
        if (errno == ENOENT)
            return std::nullopt;
        return failed(systemError(errno, cluster));
    }
    int version = 0;
    std::ifstream(cluster / "PG_VERSION") >> version;
    if (version <= 0)
        return failed(serverError(Error::Code::Invalid, "data_folder_invalid",
                                  ServerText::tr("%1 is not a database folder of Leapfrog. Move it away and try again; "
                                                 "a new one is then made.")
                                      .arg(shownPath(cluster))));
    if (const auto safe = makePrivateFolder(cluster, owner); !safe)
        return failed(safe);
    return version;
}

Result<> makeCluster(const ClusterFolders &folders, const ServerPrograms &programs, const ServerOwner &owner,
                     bool durable, const QDeadlineTimer &deadline)
{
    // A new name each time: a killed initdb's child may still be writing into the old one.
    auto name = (folders.base / (std::string(unfinishedPrefix) + "XXXXXX")).string();
    if (mkdtemp(name.data()) == nullptr)
        return failed(systemError(errno, folders.base));
    const fs::path unfinished = name;
    auto made = makePrivateFolder(unfinished, owner)
                    .and_then([&] { return runInitdb(unfinished, programs, owner, durable, deadline); })
                    .and_then([&] { return appendSizes(unfinished, owner); });
    if (made && rename(unfinished.c_str(), folders.cluster().c_str()) != 0)
        made = failed(systemError(errno, folders.cluster()));
    if (!made) {
        removeTree(unfinished);
        return made;
    }
    return syncFolder(folders.base);
}

Result<> writeAccessRules(const ClusterFolders &folders, const ServerOwner &owner)
{
    const std::string rules = std::string("# Written by Leapfrog at every start; changes are lost.\n") + "local all "
        + embeddedUser + " peer map=leapfrog\n" + "local all all scram-sha-256\n";
    std::string people = std::string("# Written by Leapfrog at every start; changes are lost.\n") + "leapfrog "
        + inQuotes(owner.name) + ' ' + embeddedUser + '\n';
    if (owner.differsFromCaller)
        people += std::string("leapfrog root ") + embeddedUser + '\n';
    const auto cluster = folders.cluster();
    return replacePrivateFile(cluster / "pg_hba.conf", rules, owner).and_then([&] {
        return replacePrivateFile(cluster / "pg_ident.conf", people, owner);
    });
}

} // namespace leapfrog
