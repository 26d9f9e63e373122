// SPDX-License-Identifier: MIT
#include "store/server/server_log.h"

#include <algorithm>
#include <fstream>

namespace leapfrog {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t longestTail = 8192;

std::map<fs::path, std::uintmax_t> sizesIn(const fs::path &folder)
{
    std::map<fs::path, std::uintmax_t> sizes;
    std::error_code gone;
    for (fs::directory_iterator entry(folder, gone), end; !gone && entry != end; entry.increment(gone)) {
        if (const auto size = entry->file_size(gone); !gone)
            sizes[entry->path()] = size;
    }
    return sizes;
}

} // namespace

LogMark::LogMark(fs::path folder)
    : m_folder(std::move(folder))
    , m_sizes(sizesIn(m_folder))
{ }

std::string LogMark::textSince() const
{
    std::string text;
    for (const auto &[file, size] : sizesIn(m_folder)) {
        const auto known = m_sizes.find(file);
        const auto before = known == m_sizes.end() || known->second > size ? 0 : known->second;
        const auto from = std::max(before, size - std::min(size, longestTail));
        std::ifstream input(file);
        input.seekg(static_cast<std::streamoff>(from));
        text.append(std::istreambuf_iterator<char>(input), {});
    }
    return text;
}

} // namespace leapfrog
