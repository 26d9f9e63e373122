// SPDX-License-Identifier: MIT
#pragma once

#include "engine/inbox/group_reader.h"
#include "import/import_batch.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace leapfrog {

/// What an import has to say at its end of the payloads that came with it: an early chunk may wait for a late one.
/// Counts all; keeps the notes of the first 1,000 of each kind.
class OpenPayloads
{
public:
    static constexpr std::size_t mostNotes = 1000;

    /// Takes in what a chunk came to. `all`: also payloads that were there before.
    void see(const GroupsRead &read, bool all = false);

    /// These payloads came, and what becomes of them is seen later.
    void expect(const std::vector<std::int64_t> &numbers);

    [[nodiscard]] std::int64_t count(PayloadVerdict::State state) const;
    [[nodiscard]] std::vector<ImportNote> notes(PayloadVerdict::State state) const; ///< by file and line

private:
    std::unordered_map<std::int64_t, PayloadVerdict::State> m_states; ///< by payload, those that are not read
    std::unordered_map<std::int64_t, ImportNote> m_notes;
    std::unordered_map<int, std::size_t> m_noted; ///< notes by state
};

} // namespace leapfrog
