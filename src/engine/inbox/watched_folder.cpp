// SPDX-License-Identifier: MIT
#include "engine/inbox/watched_folder.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

namespace fs = std::filesystem;

static Error unreadable(const fs::path &path, const std::error_code &error)
{
    return {.code = Error::Code::Invalid,
            .message = QCoreApplication::translate("leapfrog::WatchedFolder",
                                                   "%1 can't be watched, or nothing can be moved in it.")
                           .arg(QString::fromStdString(path.string())),
            .cause = QString::fromStdString(error.message()),
            .reason = "unreadable_file",
            .field = path.string()};
}

Result<WatchedFolder> WatchedFolder::open(const std::string &path)
{
    for (const auto *const place : {"done", "refused"}) {
        std::error_code error;
        fs::create_directory(fs::path(path) / place, error);
        if (error || !fs::is_directory(fs::path(path) / place, error))
            return failed(unreadable(fs::path(path) / place, error));
    }
    return WatchedFolder(path);
}

static bool isStillWritten(const std::string &name)
{
    return name.starts_with('.') || name.ends_with(".part") || name.ends_with(".tmp");
}

Result<std::vector<std::string>> WatchedFolder::files() const
{
    std::error_code error;
    std::vector<std::string> files;
    for (fs::directory_iterator entry(m_path, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        std::error_code gone; // moved away since: not ours any more
        if (entry->is_regular_file(gone) && !isStillWritten(entry->path().filename().string()))
            files.push_back(entry->path().string());
    }
    if (error)
        return failed(unreadable(m_path, error));
    std::ranges::sort(files);
    return files;
}

Result<> WatchedFolder::move(const std::string &file, Place place) const
{
    const auto name = fs::path(file).filename();
    const auto folder = m_path / (place == Place::Done ? "done" : "refused");
    std::error_code error;
    auto target = folder / name;
    for (int number = 2; fs::exists(target, error); ++number)
        target = folder / (name.stem().string() + '-' + std::to_string(number) + name.extension().string());
    fs::rename(file, target, error);
    return error ? Result<>(failed(unreadable(file, error))) : Result<>();
}

} // namespace leapfrog
