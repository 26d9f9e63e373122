// SPDX-License-Identifier: MIT
#pragma once

#include "engine/guard/lease_keeper.h"
#include "store/queue/queue.h"

#include <atomic>
#include <deque>
#include <vector>

namespace leapfrog {

/// The jobs that a slot has leased, to be processed set by set. While they are here their leases are extended and they
/// count as under way. Of one thread.
class JobsInHand
{
public:
    using Jobs = std::vector<ClaimedJob>;

    /// `leases` extends them; `busy` is how many jobs of all slots are under way. Both must outlive it.
    JobsInHand(LeaseKeeper &leases, std::atomic<int> &busy)
        : m_leases(leases)
        , m_busy(busy)
    { }

    [[nodiscard]] bool isEmpty() const { return m_todo.empty(); }
    /// The set to process next; there is one.
    [[nodiscard]] const Jobs &first() const { return m_todo.front(); }
    /// How often the first set has failed.
    [[nodiscard]] int tries() const { return m_tries; }
    void noteFailure() { ++m_tries; }

    /// Adds jobs that were just leased, as one set.
    void take(Jobs jobs);
    /// The first set's jobs become sets of one job each.
    void splitFirst();
    /// The first set is done, or given up: its leases are not extended any more.
    void dropFirst();

private:
    LeaseKeeper &m_leases;
    std::atomic<int> &m_busy;
    std::deque<Jobs> m_todo;
    int m_tries = 0;
};

} // namespace leapfrog
