// SPDX-License-Identifier: MIT
#include "console/background/questions.h"

#include <utility>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto betweenLooks = 200ms; ///< at what is not answered yet

Questions::Questions(LiveState::Clock now)
    : m_now(std::move(now))
{
    connect(&m_look, &QTimer::timeout, this, &Questions::look);
}

int Questions::ask(LiveState::Kind kind, const std::stop_source &stop)
{
    if (!m_look.isActive())
        m_look.start(betweenLooks);
    return m_open.asked(kind, m_now(), stop);
}

void Questions::look()
{
    if (m_open.isEmpty()) {
        m_look.stop();
        return;
    }
    const auto now = m_now();
    if (m_open.isOverdue(now))
        emit overdue();
    else if (const auto since = m_open.silentSince(now))
        emit silent(std::chrono::duration_cast<std::chrono::milliseconds>(now - *since));
}

void Questions::drop(std::vector<LiveState::Question> questions, const Error &error)
{
    for (auto &question : questions) {
        question.stop.request_stop();
        if (question.giveUp)
            question.giveUp(error);
    }
}

Error Questions::notAnsweringError()
{
    return {.code = Error::Code::Unavailable,
            .message = tr("The database does not answer."),
            .cause = {},
            .reason = "not_answering",
            .field = {}};
}

Error Questions::notOpenError()
{
    return {.code = Error::Code::Unavailable,
            .message = tr("The database is not open."),
            .cause = {},
            .reason = "not_open",
            .field = {}};
}

} // namespace leapfrog
