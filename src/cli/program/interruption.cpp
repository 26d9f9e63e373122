// SPDX-License-Identifier: MIT
#include "cli/program/interruption.h"

namespace leapfrog::cli {

using namespace std::chrono_literals;

static constexpr auto look = 50ms;

Interruption::Interruption()
{
    sigemptyset(&m_signals);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        struct sigaction before = {};
        if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN)
            continue;
        sigaddset(&m_signals, signal);
    }
    pthread_sigmask(SIG_BLOCK, &m_signals, &m_before);
}

Interruption::~Interruption()
{
    m_listener = {};
    while (wait(0ms)) { } // one that came at the very end must not end the program before it has said what it did
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

bool Interruption::wait(std::chrono::milliseconds time) const
{
    const timespec left{.tv_sec = time.count() / 1000, .tv_nsec = time.count() % 1000 * 1000000};
    const bool came = sigtimedwait(&m_signals, nullptr, &left) > 0;
    if (came)
        m_came = true;
    return came;
}

std::stop_token Interruption::token()
{
    if (!m_listener.joinable())
        m_listener = std::jthread([this](const std::stop_token &ended) { listen(ended); });
    return m_source.get_token();
}

void Interruption::listen(const std::stop_token &ended)
{
    while (!ended.stop_requested()) {
        if (!wait(look))
            continue;
        m_source.request_stop();
        pthread_sigmask(SIG_UNBLOCK, &m_signals, nullptr); // in this thread, so that the next one ends the program
        while (!ended.stop_requested())
            std::this_thread::sleep_for(look);
    }
}

} // namespace leapfrog::cli
