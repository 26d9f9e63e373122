// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// A folder into which other programs put files to import. A file is imported first and moved then: whoever dies
/// between finds it again, and importing it once more changes nothing. Errors: Invalid `unreadable_file` (`field` is
/// the path).
class WatchedFolder
{
public:
    /// What is in the folder.
    struct Look
    {
        std::vector<std::string> files; ///< to import, by name
        bool more = false; ///< others may still be written: look again in a second
    };

    /// Makes `done` and `refused` below it when they are missing.
    static Result<WatchedFolder> open(const std::string &path);

    /// The files that are as long and as old as they were at the look before, so that nobody writes them any more.
    /// Left out: empty ones, names that begin with a dot or end in `.part` or `.tmp`, and what is no plain file, as a
    /// link.
    [[nodiscard]] Result<Look> look();
    /// Whether a file is as it was when it was looked at last. False too when it is gone.
    [[nodiscard]] bool isAsSeen(const std::string &file) const;

    enum class Place
    {
        Done,
        Refused
    };
    /// Moves a file of this folder. One of that name there already stays: the new one gets a number. That somebody else
    /// has moved it is no error.
    [[nodiscard]] Result<> move(const std::string &file, Place place) const;

private:
    /// What changes when a file is written.
    struct Seen
    {
        std::uintmax_t bytes = 0;
        std::filesystem::file_time_type at;

        friend bool operator==(const Seen &, const Seen &) = default;
    };

    explicit WatchedFolder(std::filesystem::path path)
        : m_path(std::move(path))
    { }
    static std::optional<Seen> seen(const std::filesystem::path &file);

    std::filesystem::path m_path;
    std::map<std::string, Seen> m_seen; ///< at the last look
};

} // namespace leapfrog
