// SPDX-License-Identifier: MIT
#include "engine/inbox/open_payloads.h"

#include <algorithm>
#include <tuple>

namespace leapfrog {

using State = PayloadVerdict::State;

static ImportNote noteOf(const JudgedPayload &one)
{
    const auto &payload = one.payload;
    return {.source = payload.kind == "unreadable" ? std::string() : payload.kind,
            .id = payload.payload.empty() ? payload.shopifyId : payload.payload,
            .file = payload.file,
            .line = payload.line,
            .code = one.verdict.code,
            .field = one.verdict.field,
            .message = one.verdict.message};
}

void OpenPayloads::see(const GroupsRead &read, bool all)
{
    for (std::size_t i = 0; i < read.payloads.size(); ++i) {
        const auto &one = read.payloads[i];
        const auto number = one.payload.number;
        if (!all && !read.arrived.contains(i) && !m_states.contains(number))
            continue;
        const auto state = one.verdict.state;
        if (const auto old = m_states.find(number); old != m_states.end()) {
            if (m_notes.erase(number) > 0)
                --m_noted[static_cast<int>(old->second)];
            m_states.erase(old);
        }
        if (state == State::Read || state == State::Superseded)
            continue;
        m_states.emplace(number, state);
        auto &noted = m_noted[static_cast<int>(state)];
        if (noted < mostNotes && m_notes.emplace(number, noteOf(one)).second)
            ++noted;
    }
}

void OpenPayloads::expect(const std::vector<std::int64_t> &numbers)
{
    for (const auto number : numbers)
        m_states.emplace(number, State::Waiting);
}

std::int64_t OpenPayloads::count(State state) const
{
    return std::ranges::count_if(m_states, [state](const auto &one) { return one.second == state; });
}

std::vector<ImportNote> OpenPayloads::notes(State state) const
{
    std::vector<ImportNote> notes;
    for (const auto &[number, note] : m_notes) {
        if (m_states.at(number) == state)
            notes.push_back(note);
    }
    std::ranges::sort(notes, {},
                      [](const ImportNote &note) { return std::tie(note.file, note.line, note.id, note.code); });
    return notes;
}

} // namespace leapfrog
