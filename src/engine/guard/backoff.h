// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <chrono>
#include <thread>

namespace leapfrog {

/// Waiting times between attempts: doubles from `first` up to `most`, half of each is jitter, so that many do not come
/// at once.
class Backoff
{
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds most)
        : m_first(first)
        , m_most(most)
        , m_next(first)
    { }

    /// How long to wait now; the next one is longer.
    std::chrono::milliseconds next();
    /// It worked: begin again.
    void reset()
    {
        m_next = m_first;
        m_attempts = 0;
    }
    /// How often next() was asked since the beginning.
    [[nodiscard]] int attempts() const { return m_attempts; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_most;
    std::chrono::milliseconds m_next;
    int m_attempts = 0;
};

/// Repeats an act that ended in a Conflict (deadlock, serialisation, lock timeout: nothing was written) up to 5 times,
/// with jitter. Blocks the calling thread.
template <typename Act> auto retryConflicts(Act act) -> decltype(act())
{
    Backoff backoff(std::chrono::milliseconds(10), std::chrono::milliseconds(200));
    auto result = act();
    for (int attempt = 1; attempt < 5 && !result && result.error().code == Error::Code::Conflict; ++attempt) {
        std::this_thread::sleep_for(backoff.next());
        result = act();
    }
    return result;
}

} // namespace leapfrog
