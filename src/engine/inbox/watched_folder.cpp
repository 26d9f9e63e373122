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

/// Nothing when it is no plain file, or gone.
std::optional<WatchedFolder::Seen> WatchedFolder::seen(const fs::path &file)
{
    std::error_code error;
    if (fs::symlink_status(file, error).type() != fs::file_type::regular)
        return {};
    Seen now;
    now.bytes = fs::file_size(file, error);
    if (!error)
        now.at = fs::last_write_time(file, error);
    return error ? std::nullopt : std::optional(now);
}

Result<WatchedFolder::Look> WatchedFolder::look()
{
    std::error_code error;
    Look look;
    std::map<std::string, Seen> now;
    for (fs::directory_iterator entry(m_path, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        if (isStillWritten(entry->path().filename().string()))
            continue;
        const auto file = seen(entry->path());
        if (!file || file->bytes == 0)
            continue;
        const auto name = entry->path().string();
        const auto before = m_seen.find(name);
        if (before != m_seen.end() && before->second == *file)
            look.files.push_back(name);
        else
            look.more = true;
        now.emplace(name, *file);
    }
    if (error)
        return failed(unreadable(m_path, error));
    m_seen = std::move(now);
    std::ranges::sort(look.files);
    return look;
}

bool WatchedFolder::isAsSeen(const std::string &file) const
{
    const auto before = m_seen.find(file);
    const auto now = seen(file);
    return now && before != m_seen.end() && before->second == *now;
}

static bool isThere(const fs::path &file)
{
    std::error_code error;
    return fs::symlink_status(file, error).type() != fs::file_type::not_found;
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
    const bool isGone = error == std::errc::no_such_file_or_directory && !isThere(file);
    return error && !isGone ? Result<>(failed(unreadable(file, error))) : Result<>();
}

} // namespace leapfrog
