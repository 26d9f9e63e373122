// SPDX-License-Identifier: MIT
#include "console/documents/queue_outlook.h"

#include "console/words.h"
#include "store/depth.h"
#include "store/workers.h"

#include <QCoreApplication>

#include <algorithm>

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
    const auto depth = DepthStore(connection).current();
    if (!depth)
        return failed(depth);
    outlook.donePerMinute = depth->finishedPerMinute;
    for (const auto &priority : depth->byPriority)
        outlook.highWaiting += priority.priority > 1 ? priority.queued : 0;

    WorkerStore store(connection);
    const auto workers = store.list();
    if (!workers)
        return failed(workers);
    outlook.workers = static_cast<int>(std::ranges::count_if(
        *workers, [](const WorkerRow &worker) { return worker.alive && worker.kind == "queue"; }));

    const auto pauses = store.pauses();
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
    if (outlook.workers == 0)
        return Words::tr("No worker is running: it starts when one does.");
    if (outlook.donePerMinute == 0)
        return {};
    const auto minutes
        = static_cast<double>(outlook.highWaiting + documents) / static_cast<double>(outlook.donePerMinute);
    const auto duration = std::chrono::seconds(std::max<std::int64_t>(1, static_cast<std::int64_t>(minutes * 60)));
    return Words::tr("About %1.").arg(durationInWords(duration));
}

} // namespace leapfrog
