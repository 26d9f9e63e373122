// SPDX-License-Identifier: MIT
#include "console/session/reconnection.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <utility>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr std::array retryDelays = {1s, 2s, 4s, 8s, 15s};

Reconnection::Reconnection(Questions &questions)
    : m_questions(questions)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Reconnection::due);
}

bool Reconnection::isYoung() const
{
    return isUnderWay() && m_questions.now() - m_probeAt < LiveState::silentAfter;
}

void Reconnection::lose(const QDateTime &since)
{
    if (m_attempt == 0) // else no screen has been answered since
        m_lostAt = since;
}

void Reconnection::start(const std::shared_ptr<OpenDatabase> &database, const Ended &ended)
{
    if (isUnderWay())
        return;
    ++m_attempt;
    m_retry.stop();
    m_retryAt = {};
    emit changed();
    const std::stop_source stop;
    m_probe = m_questions.ask(LiveState::Kind::Task, stop);
    m_probeAt = m_questions.now();
    m_questions.deliver<Result<DatabaseFacts>>(
        this, runInBackground([database, token = stop.get_token()] { return database->probe(token); }),
        [this, ended, attempt = m_probe](const Result<DatabaseFacts> &facts) {
            if (m_probe != attempt)
                return;
            m_probe = 0;
            ended(facts);
        },
        m_probe);
}

void Reconnection::drop()
{
    Questions::drop(m_questions.take(std::exchange(m_probe, 0)), Questions::notAnsweringError());
}

void Reconnection::startLater()
{
    // Jitter, so that many consoles do not come back to a server that starts at the same moment.
    const auto index = std::clamp<std::ptrdiff_t>(m_attempt - 1, 0, std::ssize(retryDelays) - 1);
    const auto delay = std::chrono::milliseconds(retryDelays.at(static_cast<std::size_t>(index)))
        * QRandomGenerator::global()->bounded(80, 121) / 100;
    m_retryAt = QDateTime::currentDateTimeUtc().addMSecs(delay.count());
    m_retry.start(delay);
    emit changed();
}

void Reconnection::stop()
{
    m_retry.stop();
    m_probe = 0;
}

} // namespace leapfrog
