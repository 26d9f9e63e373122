// SPDX-License-Identifier: MIT
#include "engine/guard/rate_limit.h"

#include <algorithm>
#include <cmath>

namespace leapfrog {

void RateLimit::setRate(double perSecond)
{
    const std::scoped_lock lock(m_mutex);
    m_perSecond = perSecond;
}

bool RateLimit::isUnlimited() const
{
    const std::scoped_lock lock(m_mutex);
    return m_perSecond <= 0;
}

int RateLimit::take(int wanted, Clock::time_point now)
{
    const std::scoped_lock lock(m_mutex);
    if (m_perSecond <= 0)
        return wanted;
    if (m_filled != Clock::time_point())
        m_permits += std::chrono::duration<double>(now - m_filled).count() * m_perSecond;
    m_permits = std::min(m_permits, std::max(1.0, m_perSecond));
    m_filled = now;
    m_least = std::clamp(m_perSecond / 50, 1.0, std::max<double>(1, wanted));
    if (m_permits < m_least)
        return 0;
    const int taken = std::min(wanted, static_cast<int>(std::floor(m_permits)));
    m_permits -= taken;
    return taken;
}

void RateLimit::giveBack(int permits)
{
    const std::scoped_lock lock(m_mutex);
    m_permits += permits;
}

std::chrono::milliseconds RateLimit::retryAfter() const
{
    const std::scoped_lock lock(m_mutex);
    const double missing = std::max(0.0, m_least - m_permits);
    const double wait = m_perSecond > 0 ? std::min(missing / m_perSecond * 1000, 3.6e6) : 0;
    return std::chrono::milliseconds(1 + static_cast<int>(wait));
}

} // namespace leapfrog
