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

    /// From now on so many; 0: no limit.
    void setRate(double perSecond);
    [[nodiscard]] bool isUnlimited() const;
    /// Takes up to `wanted` permits at `now`; 0 while there are fewer than wanted and than 20 ms are worth: a claim for
    /// each single job would cost more than the jobs. Then retryAfter() says when there will be.
    int take(int wanted, Clock::time_point now = Clock::now());
    /// Gives permits back that were not used.
    void giveBack(int permits);
    [[nodiscard]] std::chrono::milliseconds retryAfter() const;

private:
    mutable std::mutex m_mutex; ///< guards all of this
    double m_perSecond;
    double m_permits = 1;
    double m_least = 1; ///< what the last take() needed
    Clock::time_point m_filled = {};
};

} // namespace leapfrog
