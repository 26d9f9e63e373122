// SPDX-License-Identifier: MIT
#include "engine/worker/jobs_in_hand.h"

namespace leapfrog {

void JobsInHand::take(Jobs jobs)
{
    m_leases.hold(jobs);
    m_busy += static_cast<int>(jobs.size());
    m_todo.push_back(std::move(jobs));
    m_tries = 0;
}

void JobsInHand::splitFirst()
{
    const auto jobs = std::move(m_todo.front());
    m_todo.pop_front();
    m_todo.insert(m_todo.begin(), jobs.size(), {});
    for (std::size_t i = 0; i < jobs.size(); ++i)
        m_todo[i] = {jobs[i]};
    m_tries = 0;
}

void JobsInHand::dropFirst()
{
    m_leases.drop(m_todo.front());
    m_busy -= static_cast<int>(m_todo.front().size());
    m_todo.pop_front();
    m_tries = 0;
}

} // namespace leapfrog
