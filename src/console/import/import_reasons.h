// SPDX-License-Identifier: MIT
#pragma once

#include "engine/inbox/import_runner.h"

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace leapfrog {

/// Records of an import that gave no document for one reason.
struct ImportReason
{
    std::string state; ///< `refused`, `waiting`
    std::string code;
    std::int64_t records = 0;
    QString first; ///< what the first of them says, with its place

    friend bool operator==(const ImportReason &, const ImportReason &) = default;
};

/// Counts what an import says of its records by reason, and keeps the first of them. Any one thread.
class ImportReasons
{
public:
    static constexpr std::size_t mostNotes = 1'000; ///< that are kept word for word

    void add(const ImportBatch &batch);
    /// The refused first, then the most first.
    [[nodiscard]] std::vector<ImportReason> all() const;
    /// The first notes as lines of text.
    [[nodiscard]] const QStringList &lines() const { return m_lines; }

private:
    void add(const std::vector<ImportNote> &notes, const char *state);

    std::vector<ImportReason> m_reasons;
    QStringList m_lines;
};

} // namespace leapfrog
