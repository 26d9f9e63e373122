// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace leapfrog {

/// Remembers how far the server's log files were written, to read later what came since.
class LogMark
{
public:
    /// Marks the present end of all files in `folder` (which need not exist yet).
    explicit LogMark(std::filesystem::path folder);

    /// What was written since; at most the last 8 kB of each file.
    [[nodiscard]] std::string textSince() const;

private:
    std::filesystem::path m_folder;
    std::map<std::filesystem::path, std::uintmax_t> m_sizes;
};

} // namespace leapfrog
