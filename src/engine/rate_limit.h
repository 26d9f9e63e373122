// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <mutex>

namespace leapfrog {

/// At most so many jobs a second, evenly; a token bucket that holds one second's worth. Thread-safe.
class RateLimit
{
public:
    using Clock = std::chrono::steady_clock;

    /// 0: no limit.
    explicit RateLimit(double perSecond)
        : m_perSecond(perSecond)
    { }

    /// Takes up to `wanted` permits at `now`; at least 1 is due after retryAfter() when this gives 0.
    int take(int wanted, Clock::time_point now = Clock::now());
    /// Gives permits back that were not used.
    void giveBack(int permits);
    [[nodiscard]] std::chrono::milliseconds retryAfter() const;

private:
    const double m_perSecond;
    mutable std::mutex m_mutex;
    double m_permits = 1;
    Clock::time_point m_filled = {};
};

} // namespace leapfrog
