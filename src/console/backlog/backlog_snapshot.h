// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/depth.h"
#include "store/queue/rows/throughput.h"
#include "store/queue/settings.h"
#include "store/queue/workers.h"

#include <QString>

#include <map>
#include <string>
#include <vector>

namespace leapfrog {

/// What the Backlog screen shows, read in one go.
struct BacklogSnapshot
{
    std::string organisation; ///< the chosen one; empty: all
    Depth depth; ///< of the chosen organisation, or of all
    Outlook outlook; ///< of a job that the chosen organisation enqueues now
    std::vector<OrganisationDepth> organisations; ///< in order of their id
    std::vector<WorkerRow> workers; ///< pollers that are alive
    std::map<std::string, std::int64_t> perMinute; ///< jobs that end, by organisation
    std::vector<EndedInMinute> ended; ///< in the last two minutes, of all organisations
    QString queuePaused; ///< who paused the whole queue and why; empty: nobody

    [[nodiscard]] const PriorityDepth &of(int priority) const;
    [[nodiscard]] std::int64_t waiting() const;
    [[nodiscard]] std::int64_t running() const;
    [[nodiscard]] std::int64_t dead() const;
    [[nodiscard]] int slotCount() const; ///< of all pollers alive
};

/// Reads it; `orgId` empty: all organisations. Call from the connection's thread. Errors: those of Connection::run().
Result<BacklogSnapshot> readBacklog(Connection &connection, const std::string &orgId);

/// What the chart begins with.
struct BacklogHistory
{
    std::vector<DepthSample> samples;
    std::vector<EndedInMinute> ended; ///< of all organisations
};
Result<BacklogHistory> readHistory(Connection &connection, std::chrono::seconds span, const std::string &orgId);

/// "A click now starts: up to 10 documents at once · more: in 3 s to 5 s · normal work: in 8 min to 11 min".
/// From the measured speed; says so when there is none yet, when no worker runs, or when the queue is paused.
QString clickStarts(const BacklogSnapshot &backlog, const Settings &settings, bool directByWorker);

} // namespace leapfrog
