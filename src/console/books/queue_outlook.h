// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/depth.h"

#include <QString>

namespace leapfrog {

/// What a queued recreation would meet now.
struct QueueOutlook
{
    Outlook ahead; ///< jobs before it, and how fast they go
    QString pausedBy; ///< of the queue or the organisation; empty: not paused
    QString pauseReason;
};

/// Reads it. Call from the connection's thread. Errors: those of Connection::run().
Result<QueueOutlook> readQueueOutlook(Connection &connection, const std::string &orgId);

/// What is read beforehand: "It takes 5 min to 8 min.", "No worker is running: it starts when one does."
QString outlookWords(const QueueOutlook &outlook, std::int64_t documents);

} // namespace leapfrog
