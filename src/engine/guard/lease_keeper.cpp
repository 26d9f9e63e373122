// SPDX-License-Identifier: MIT
#include "engine/guard/lease_keeper.h"

#include "core/log.h"
#include "engine/guard/guarded.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace leapfrog {

static constexpr std::chrono::milliseconds shortestBeat(100);

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
        m_changed.wait_for(lock, stop, std::max(shortestBeat, m_lease / 3), [] { return false; });
        if (stop.stop_requested() || m_held.empty())
            continue;
        const auto lease = m_lease;
        lock.unlock();
        extend(held(), lease, stop);
        lock.lock();
    }
}

std::vector<ClaimedJob> LeaseKeeper::held() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<ClaimedJob> jobs;
    for (const auto &[id, job] : m_held)
        jobs.push_back(job);
    return jobs;
}

void LeaseKeeper::extend(const std::vector<ClaimedJob> &jobs, std::chrono::milliseconds lease,
                         const std::stop_token &stop)
{
    const auto extended = guarded([&] {
        return m_pool.with([&](Connection &connection) { return QueueStore(connection).heartbeat(jobs, lease); },
                           {.statement = lease, .stop = stop});
    });
    if (extended) {
        const std::set<std::string> ours(extended->begin(), extended->end());
        std::vector<ClaimedJob> gone; // ended meanwhile, or taken over: their holder is told when it completes them
        std::ranges::copy_if(jobs, std::back_inserter(gone), [&](const auto &job) { return !ours.contains(job.id); });
        drop(gone);
    } else if (!stop.stop_requested()) {
        // The next beat tries again, and past the lease the database decides.
        Log::failure(logEngine(), extended.error());
    }
}

} // namespace leapfrog
