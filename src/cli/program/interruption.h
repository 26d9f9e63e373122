// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>
#include <csignal>
#include <stop_token>
#include <thread>

namespace leapfrog::cli {

/// SIGTERM, SIGINT and SIGHUP arrive here instead of ending the process, in every thread that starts while this lives:
/// make it before others start. One that was ignored when the program started (nohup, a shell's background job) stays
/// ignored. A long act either looks for them with wait(), or is stopped by token().
class Interruption
{
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;

    /// Whether one came within this time.
    [[nodiscard]] bool wait(std::chrono::milliseconds time) const;
    /// Whether wait() ever saw one.
    [[nodiscard]] bool came() const { return m_came; }

    /// Asked to stop by the first signal, so that an act ends at a sound place and says how far it came. From now on a
    /// second signal ends the program at once, and wait() sees none any more.
    [[nodiscard]] std::stop_token token();

private:
    void listen(const std::stop_token &ended);

    sigset_t m_signals = {};
    sigset_t m_before = {};
    mutable std::atomic<bool> m_came = false;
    std::stop_source m_source;
    std::jthread m_listener; ///< since token()
};

} // namespace leapfrog::cli
