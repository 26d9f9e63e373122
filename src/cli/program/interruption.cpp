// SPDX-License-Identifier: MIT
#include "cli/program/interruption.h"

#include <chrono>

namespace leapfrog::cli {

Interruption::Interruption()
{
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGINT);
    sigaddset(&m_signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &m_signals, &m_before);
    m_listener = std::jthread([this](const std::stop_token &ended) {
        const timespec moment{.tv_sec = 0, .tv_nsec = 50'000'000};
        while (!ended.stop_requested()) {
            if (sigtimedwait(&m_signals, nullptr, &moment) <= 0)
                continue;
            m_source.request_stop();
            pthread_sigmask(SIG_UNBLOCK, &m_signals, nullptr); // in this thread, so that the next one ends the program
            while (!ended.stop_requested())
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    });
}

Interruption::~Interruption()
{
    m_listener = {};
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

} // namespace leapfrog::cli
