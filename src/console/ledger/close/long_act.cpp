// SPDX-License-Identifier: MIT
#include "console/ledger/close/long_act.h"

namespace leapfrog {

using namespace std::chrono_literals;

LongAct::LongAct(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_look.setInterval(200ms);
    connect(&m_look, &QTimer::timeout, this, [this] { emit progressed(m_progress->load()); });
}

void LongAct::cancel()
{
    if (m_stop)
        m_stop->request_stop();
}

ItemOutcome LongAct::failure(const Error &error)
{
    return {.item = {},
            .state = error.code == Error::Code::Cancelled ? ItemOutcome::State::Cancelled : ItemOutcome::State::Failed,
            .message = error.message,
            .error = error};
}

void LongAct::setRunning(bool running)
{
    m_running = running;
    if (running)
        m_look.start();
    else
        m_look.stop();
}

} // namespace leapfrog
