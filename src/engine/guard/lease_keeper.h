// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection_pool.h"
#include "store/queue/queue.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace leapfrog {

/// Extends the leases of the jobs that this process holds, all in one statement, every third of a lease.
/// A job that it can't extend any more was taken over; its holder finds out when the database refuses to complete it.
/// All functions may be called from any thread.
class LeaseKeeper
{
public:
    LeaseKeeper(ConnectionPool &pool, std::chrono::milliseconds lease);
    /// How long the leases last from their next extension on.
    void setLease(std::chrono::milliseconds lease);
    /// Stops extending. Jobs still held return to the queue when their leases end.
    ~LeaseKeeper();

    void hold(const std::vector<ClaimedJob> &jobs);
    void drop(const std::vector<ClaimedJob> &jobs);
    [[nodiscard]] std::vector<ClaimedJob> held() const;

private:
    void run(const std::stop_token &stop);
    void extend(const std::vector<ClaimedJob> &jobs, std::chrono::milliseconds lease, const std::stop_token &stop);

    ConnectionPool &m_pool;
    mutable std::mutex m_mutex; ///< guards the following three
    std::chrono::milliseconds m_lease;
    std::condition_variable_any m_changed;
    std::map<std::string, ClaimedJob> m_held;
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace leapfrog
