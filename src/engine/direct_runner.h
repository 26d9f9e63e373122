// SPDX-License-Identifier: MIT
#pragma once

#include "core/task.h"
#include "engine/document_processor.h"
#include "engine/lease_keeper.h"
#include "store/settings.h"

#include <QThreadPool>

#include <chrono>
#include <memory>
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

    /// Posts the documents of these held jobs. Each gets one outcome, in the order they end; a refused one does not
    /// stop the others. Cancelled ones are handed to the queue (their old entries are out of force already, so somebody
    /// must post them).
    Task run(std::vector<ClaimedJob> jobs);

private:
    ItemOutcome postOne(const ClaimedJob &job);
    ItemOutcome handOver(const ClaimedJob &job);

    ConnectionPool &m_pool;
    const std::string m_worker;
    const DocumentProcessor m_processor;
    LeaseKeeper m_leases;
    const int m_perRecreation;
    std::stop_source m_stopAll;
    QThreadPool m_workers; ///< last: its threads use all of the above
};

} // namespace leapfrog
