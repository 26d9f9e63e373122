// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace leapfrog {

/// A folder into which other programs put files to import. A file is imported first and moved then: whoever dies
/// between finds it again, and importing it once more changes nothing. Errors: Invalid `unreadable_file` (`field` is
/// the path).
class WatchedFolder
{
public:
    /// Makes `done` and `refused` below it when they are missing.
    static Result<WatchedFolder> open(const std::string &path);

    /// The files to import, by name. Left out: names that begin with a dot or end in `.part` or `.tmp`, as of what is
    /// still written, and what is no plain file.
    [[nodiscard]] Result<std::vector<std::string>> files() const;

    enum class Place
    {
        Done,
        Refused
    };
    /// Moves a file of this folder. One of that name there already stays: the new one gets a number.
    [[nodiscard]] Result<> move(const std::string &file, Place place) const;

private:
    explicit WatchedFolder(std::filesystem::path path)
        : m_path(std::move(path))
    { }

    std::filesystem::path m_path;
};

} // namespace leapfrog
