// SPDX-License-Identifier: MIT
#include "console/background/refresh_pace.h"

#include <chrono>
#include <utility>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto watchedTick = 1s;
static constexpr auto unwatchedTick = 10s;
static constexpr auto betweenRings = 250ms;

RefreshPace::RefreshPace()
{
    m_afterRing.setSingleShot(true);
    m_afterRing.setInterval(betweenRings);
    connect(&m_tick, &QTimer::timeout, this, &RefreshPace::due);
    connect(&m_afterRing, &QTimer::timeout, this, [this] {
        if (std::exchange(m_rungAgain, false))
            ring();
    });
    setWatched(true);
}

void RefreshPace::setWatched(bool watched)
{
    m_tick.start(watched ? watchedTick : unwatchedTick);
}

void RefreshPace::ring()
{
    if (m_afterRing.isActive()) {
        m_rungAgain = true;
        return;
    }
    m_afterRing.start();
    emit due();
}

void RefreshPace::stop()
{
    m_tick.stop();
    m_afterRing.stop();
}

} // namespace leapfrog
