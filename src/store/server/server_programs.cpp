// SPDX-License-Identifier: MIT
#include "store/server/server_programs.h"

#include "store/server/child_process.h"
#include "store/server/server_error.h"

#include <QStandardPaths>

#include <algorithm>
#include <cstdlib>

#include <unistd.h>

namespace leapfrog {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds answerTime{20};

bool isExecutable(const fs::path &program)
{
    return access(program.c_str(), X_OK) == 0;
}

std::vector<fs::path> usualFolders(const ServerOwner &owner)
{
    std::vector<fs::path> folders;
    std::error_code ignored;
    for (const auto &version : fs::directory_iterator("/usr/lib/postgresql", ignored))
        folders.push_back(version.path() / "bin");

    const auto config = QStandardPaths::findExecutable(QStringLiteral("pg_config"));
    if (!config.isEmpty()) {
        const auto said = runProgram({.program = config.toStdString(), .arguments = {"--bindir"}}, owner,
                                     QDeadlineTimer(answerTime));
        if (said && said->exitCode == 0)
            folders.emplace_back(QString::fromStdString(said->output).trimmed().toStdString());
    }
    const auto postgres = QStandardPaths::findExecutable(QStringLiteral("postgres"));
    if (!postgres.isEmpty())
        folders.push_back(fs::path(postgres.toStdString()).parent_path());
    return folders;
}

/// From "postgres (PostgreSQL) 15.20 (Debian …)"; nothing when the program does not answer so.
std::optional<int> majorVersion(const fs::path &postgres, const ServerOwner &owner)
{
    const auto said = runProgram({.program = postgres, .arguments = {"--version"}}, owner, QDeadlineTimer(answerTime));
    constexpr std::string_view before = "(PostgreSQL) ";
    if (!said || said->exitCode != 0)
        return std::nullopt;
    const auto at = said->output.find(before);
    if (at == std::string::npos)
        return std::nullopt;
    const int version = std::atoi(said->output.c_str() + at + before.size());
    return version > 0 ? std::optional(version) : std::nullopt;
}

Error missing(const std::vector<ServerPrograms> &found, std::optional<int> wanted)
{
    if (found.empty())
        return serverError(Error::Code::Unavailable, "server_package_missing",
                           ServerText::tr("The PostgreSQL server is not installed. Install it with ‘apt install "
                                          "postgresql’, or connect to a server of your own."));
    const int newest = found.front().version;
    if (!wanted || newest < ServerPrograms::oldestVersion)
        return serverError(Error::Code::Unavailable, "server_too_old",
                           ServerText::tr("PostgreSQL %1 is installed, Leapfrog needs %2 or newer. Install it with "
                                          "‘apt install postgresql’, or connect to a server of your own.")
                               .arg(newest)
                               .arg(ServerPrograms::oldestVersion));
    return serverError(
        Error::Code::Refused, "data_folder_version",
        ServerText::tr("The private database was made by PostgreSQL %1, but only %2 is installed. Install "
                       "it with ‘apt install postgresql-%1’, or move the folder to the new version with "
                       "pg_upgrade.")
            .arg(*wanted)
            .arg(newest));
}

} // namespace

Result<ServerPrograms> ServerPrograms::find(const std::vector<fs::path> &folders, std::optional<int> wanted,
                                            const ServerOwner &owner)
{
    std::vector<ServerPrograms> found;
    for (const auto &folder : folders.empty() ? usualFolders(owner) : folders) {
        const auto initdb = folder / "initdb";
        const auto postgres = folder / "postgres";
        if (!isExecutable(initdb) || !isExecutable(postgres))
            continue;
        if (const auto version = majorVersion(postgres, owner))
            found.push_back({.initdb = initdb, .postgres = postgres, .version = *version});
    }
    std::stable_sort(found.begin(), found.end(), [](const ServerPrograms &left, const ServerPrograms &right) {
        return left.version > right.version;
    });

    const auto fits = [wanted](const ServerPrograms &programs) {
        return programs.version >= oldestVersion && (!wanted || programs.version == *wanted);
    };
    const auto best = std::find_if(found.begin(), found.end(), fits);
    if (best == found.end())
        return failed(missing(found, wanted));
    return *best;
}

} // namespace leapfrog
