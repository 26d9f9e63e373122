// SPDX-License-Identifier: MIT
#include "engine/lease_keeper.h"

namespace leapfrog {

LeaseKeeper::LeaseKeeper(ConnectionPool &pool, std::chrono::milliseconds lease)
    : m_pool(pool)
    , m_lease(lease)
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{ }

LeaseKeeper::~LeaseKeeper() = default;

void LeaseKeeper::setLease(std::chrono::milliseconds lease)
{
    const std::scoped_lock lock(m_mutex);
    m_lease = lease;
}

void LeaseKeeper::hold(const std::vector<ClaimedJob> &jobs)
{
    const std::scoped_lock lock(m_mutex);
    for (const auto &job : jobs)
        m_held.insert_or_assign(job.id, job);
    m_changed.notify_all();
}

void LeaseKeeper::drop(const std::vector<ClaimedJob> &jobs)
{
    const std::scoped_lock lock(m_mutex);
    for (const auto &job : jobs)
        m_held.erase(job.id);
}

void LeaseKeeper::run(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        m_changed.wait(lock, stop, [this] { return !m_held.empty(); });
        m_changed.wait_for(lock, stop, m_lease / 3, [] { return false; });
        if (stop.stop_requested() || m_held.empty())
            continue;
        std::vector<ClaimedJob> jobs;
        for (const auto &[id, job] : m_held)
            jobs.push_back(job);
        const auto lease = m_lease;
        lock.unlock();
        // A failure is no news here: the next beat tries again, and past the lease the database decides.
        static_cast<void>(
            m_pool.with([&](Connection &connection) { return QueueStore(connection).heartbeat(jobs, lease); }));
        lock.lock();
    }
}

} // namespace leapfrog
