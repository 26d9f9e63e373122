// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/live_state.h"

#include <chrono>
#include <memory>

namespace leapfrog::test {

/// Time that moves only when the test says so.
class HandClock
{
public:
    void advance(std::chrono::milliseconds by) { *m_now += by; }
    [[nodiscard]] LiveState::Clock now() const
    {
        return [moment = m_now] { return *moment; };
    }

private:
    std::shared_ptr<LiveState::Moment> m_now = std::make_shared<LiveState::Moment>(std::chrono::hours(1));
};

} // namespace leapfrog::test
