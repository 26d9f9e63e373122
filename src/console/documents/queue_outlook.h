// SPDX-License-Identifier: MIT
#pragma once

#include "store/connection.h"

#include <QString>

namespace leapfrog {

/// What a queued recreation would meet now.
struct QueueOutlook
{
    std::int64_t highWaiting = 0; ///< jobs of priority 2 and 3 before it
    std::int64_t donePerMinute = 0; ///< by all workers, in the last minute
    int workers = 0; ///< pollers alive
    QString pausedBy; ///< of the queue or the organisation; empty: not paused
    QString pauseReason;
};

/// Reads it. Call from the connection's thread. Errors: those of Connection::run().
Result<QueueOutlook> readQueueOutlook(Connection &connection, const std::string &orgId);

/// What is read beforehand: "about 6 min", "no worker is running: it starts when one does"; empty: nothing is known.
QString outlookWords(const QueueOutlook &outlook, std::int64_t documents);

} // namespace leapfrog
