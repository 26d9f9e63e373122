// SPDX-License-Identifier: MIT
#include "store/server/postmaster.h"

#include <array>
#include <cstdlib>
#include <fstream>

#include <sys/stat.h>

namespace leapfrog {

namespace fs = std::filesystem;

namespace {

std::string firstLine(const fs::path &file)
{
    std::ifstream input(file);
    std::string line;
    std::getline(input, line);
    return line;
}

/// The server changes into its cluster when it starts and stays there; so do its children.
bool worksIn(const fs::path &process, const struct stat &cluster)
{
    struct stat place = {};
    return stat((process / "cwd").c_str(), &place) == 0 && place.st_dev == cluster.st_dev
        && place.st_ino == cluster.st_ino && firstLine(process / "comm") == "postgres";
}

/// Children rename themselves to "postgres: checkpointer" and the like.
bool isBackend(const fs::path &process)
{
    return firstLine(process / "cmdline").starts_with("postgres:");
}

std::vector<pid_t> processNumbers()
{
    std::vector<pid_t> numbers;
    std::error_code ended;
    for (fs::directory_iterator entry("/proc", ended), end; !ended && entry != end; entry.increment(ended)) {
        const auto name = entry->path().filename().string();
        if (!name.empty() && name.find_first_not_of("0123456789") == std::string::npos)
            numbers.push_back(std::atoi(name.c_str()));
    }
    return numbers;
}

} // namespace

std::optional<PostmasterFile> readPostmasterFile(const fs::path &cluster)
{
    // Lines: process, data folder, start time, port, first socket folder, address, shared memory, status.
    std::ifstream input(cluster / "postmaster.pid");
    std::array<std::string, 5> lines;
    size_t complete = 0;
    while (complete < lines.size() && std::getline(input, lines[complete]) && !input.eof())
        ++complete;
    if (complete == 0)
        return std::nullopt;
    PostmasterFile file{.process = std::atoi(lines[0].c_str()), .socketFolder = {}, .port = 0};
    if (complete == lines.size()) {
        file.port = std::atoi(lines[3].c_str());
        file.socketFolder = lines[4];
    }
    return file;
}

ServerProcesses ServerProcesses::of(const fs::path &cluster)
{
    ServerProcesses found;
    struct stat place = {};
    if (stat(cluster.c_str(), &place) != 0)
        return found;
    const auto file = readPostmasterFile(cluster);
    bool starting = false;
    for (const auto number : processNumbers()) {
        const auto process = fs::path("/proc") / std::to_string(number);
        if (!worksIn(process, place))
            continue;
        if (file && file->process == number)
            found.postmaster = number;
        else if (isBackend(process))
            found.orphans.push_back(number);
        else
            starting = true; // it has not written its file yet
    }
    if (found.postmaster || starting)
        found.orphans.clear();
    return found;
}

} // namespace leapfrog
