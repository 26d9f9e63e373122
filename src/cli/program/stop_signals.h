// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>
#include <csignal>

namespace leapfrog::cli {

/// SIGTERM, SIGINT and SIGHUP arrive here instead of ending the process, in every thread that starts while this lives.
/// One that was ignored when the program started (nohup, a shell's background job) stays ignored.
class StopSignals
{
public:
    StopSignals()
    {
        sigemptyset(&m_set);
        for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
            struct sigaction before = {};
            if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN)
                continue;
            sigaddset(&m_set, signal);
        }
        pthread_sigmask(SIG_BLOCK, &m_set, nullptr);
    }
    /// Whether one came within this time.
    [[nodiscard]] bool wait(std::chrono::milliseconds time) const
    {
        const timespec left{.tv_sec = time.count() / 1000, .tv_nsec = time.count() % 1000 * 1000000};
        const bool came = sigtimedwait(&m_set, nullptr, &left) > 0;
        if (came)
            m_came = true;
        return came;
    }
    /// Whether one ever came.
    [[nodiscard]] bool came() const { return m_came; }

private:
    sigset_t m_set = {};
    mutable std::atomic<bool> m_came = false;
};

} // namespace leapfrog::cli
