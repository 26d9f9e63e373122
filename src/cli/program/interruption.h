// SPDX-License-Identifier: MIT
#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace leapfrog::cli {

/// Turns Ctrl+C and SIGTERM into a request to stop, so that a long act ends at a sound place and says how far it came.
/// Make it before other threads start; a second signal ends the program at once.
class Interruption
{
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;

    /// Asked to stop by the first signal.
    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    sigset_t m_signals = {};
    sigset_t m_before = {};
    std::stop_source m_source;
    std::jthread m_listener;
};

} // namespace leapfrog::cli
