// SPDX-License-Identifier: MIT
#include "console/background/live_state.h"

#include <algorithm>
#include <utility>

namespace leapfrog {

int LiveState::asked(Kind kind, Moment now, const std::stop_source &stop)
{
    m_open.emplace(++m_last, Question{.kind = kind, .askedAt = now, .stop = stop, .giveUp = {}});
    return m_last;
}

void LiveState::whenGivenUp(int question, std::function<void(const Error &)> giveUp)
{
    if (const auto found = m_open.find(question); found != m_open.end())
        found->second.giveUp = std::move(giveUp);
}

std::optional<LiveState::Kind> LiveState::ended(int question)
{
    const auto found = m_open.extract(question);
    return found.empty() ? std::nullopt : std::optional(found.mapped().kind);
}

std::optional<LiveState::Moment> LiveState::silentSince(Moment now) const
{
    const auto oldest = std::ranges::find_if(m_open, [](const auto &open) { return open.second.kind == Kind::Screen; });
    if (oldest == m_open.end() || now - oldest->second.askedAt < silentAfter)
        return std::nullopt;
    return oldest->second.askedAt;
}

bool LiveState::isOverdue(Moment now) const
{
    return !m_open.empty() && now - m_open.begin()->second.askedAt >= giveUpAfter;
}

std::vector<LiveState::Question> LiveState::take(int question)
{
    std::vector<Question> taken;
    if (auto found = m_open.extract(question); !found.empty())
        taken.push_back(std::move(found.mapped()));
    return taken;
}

std::vector<LiveState::Question> LiveState::takeAll()
{
    std::vector<Question> all;
    for (auto &[number, question] : std::exchange(m_open, {}))
        all.push_back(std::move(question));
    return all;
}

} // namespace leapfrog
