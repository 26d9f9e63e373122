// SPDX-License-Identifier: MIT
#pragma once

#include "core/task.h"
#include "engine/guard/lease_keeper.h"
#include "engine/guard/rate_limit.h"
#include "engine/posting/document_processor.h"
#include "store/queue/settings.h"

#include <QThreadPool>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

namespace leapfrog {

/// Posts the documents of direct recreations in QtConcurrent workers: at most Settings::directPerRecreation at a time
/// for one recreation, directConcurrency in all. The jobs are born leased (RecreationStore::prepare), so when this
/// process dies any poller adopts them when their leases end. All functions may be called from any thread.
class DirectRunner
{
public:
    /// `worker` is the name that prepare() leased the jobs to. `jobDuration`: see DocumentProcessor.
    DirectRunner(ConnectionPool &pool, std::string worker, const Settings &settings,
                 std::chrono::milliseconds jobDuration = std::chrono::milliseconds(0));
    /// Waits for the documents that are being posted; what was not begun goes back to the queue.
    ~DirectRunner();

    [[nodiscard]] const std::string &worker() const { return m_worker; }

    /// From now on by these: directConcurrency, directRate and lease also for what runs, directPerRecreation for the
    /// next recreation.
    void follow(const Settings &settings);

    /// Posts the documents of these held jobs. Each gets one outcome, in the order they end; a refused one does not
    /// stop the others. Cancelled ones are handed to the queue (their old entries are out of force already, so somebody
    /// must post them).
    Task run(std::vector<ClaimedJob> jobs);

private:
    ItemOutcome postOne(const ClaimedJob &job);
    /// Waits until the rate allows a posting; false when this recreation, or all, are to stop.
    bool awaitRate(const std::stop_token &stop);
    /// Waits that long, or until all are to stop.
    void pause(std::chrono::milliseconds time);
    ItemOutcome handOver(const ClaimedJob &job);

    ConnectionPool &m_pool;
    const std::string m_worker;
    const DocumentProcessor m_processor;
    LeaseKeeper m_leases;
    RateLimit m_rate;
    std::atomic<int> m_perRecreation;
    std::stop_source m_stopAll;
    std::mutex m_mutex; ///< held while somebody pauses
    std::condition_variable_any m_stopped;
    QThreadPool m_workers; ///< last: its threads use all of the above
};

} // namespace leapfrog
