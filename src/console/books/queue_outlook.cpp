// SPDX-License-Identifier: MIT
#include "console/books/queue_outlook.h"

#include "console/look/words.h"
#include "store/queue/queue.h"
#include "store/queue/workers.h"

#include <QCoreApplication>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::QueueOutlook)
};

} // namespace

Result<QueueOutlook> readQueueOutlook(Connection &connection, const std::string &orgId)
{
    QueueOutlook outlook;
    const auto ahead = DepthStore(connection).outlook(orgId);
    if (!ahead)
        return failed(ahead);
    outlook.ahead = *ahead;

    const auto pauses = WorkerStore(connection).pauses();
    if (!pauses)
        return failed(pauses);
    for (const auto &pause : *pauses) {
        if (pause.scope == "queue" || (pause.scope == "organisation" && pause.key == orgId)) {
            outlook.pausedBy = pause.who;
            outlook.pauseReason = pause.why;
        }
    }
    return outlook;
}

QString outlookWords(const QueueOutlook &outlook, std::int64_t documents)
{
    if (!outlook.pausedBy.isEmpty())
        return outlook.pauseReason.isEmpty()
            ? Words::tr("Paused by %1: it starts when the pause ends.").arg(outlook.pausedBy)
            : Words::tr("Paused by %1 (“%2”): it starts when the pause ends.")
                  .arg(outlook.pausedBy, outlook.pauseReason);
    if (outlook.ahead.speed.workers == 0)
        return Words::tr("No worker is running: it starts when one does.");
    const auto seconds = outlook.ahead.secondsUntil(highPriority, documents);
    return seconds ? Words::tr("It takes %1.").arg(estimateInWords(*seconds))
                   : Words::tr("How long it takes is not known yet.");
}

} // namespace leapfrog
