// SPDX-License-Identifier: MIT
#include "console/backlog/backlog_snapshot.h"

#include "console/look/words.h"
#include "store/queue/queue.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::BacklogSnapshot)
};

template <typename Member> std::int64_t sum(const Depth &depth, Member member)
{
    return std::accumulate(depth.byPriority.begin(), depth.byPriority.end(), std::int64_t(0),
                           [&](std::int64_t total, const PriorityDepth &one) { return total + one.*member; });
}

} // namespace

const PriorityDepth &BacklogSnapshot::of(int priority) const
{
    static const PriorityDepth nothing;
    const auto found = std::ranges::find(depth.byPriority, priority, &PriorityDepth::priority);
    return found == depth.byPriority.end() ? nothing : *found;
}

std::int64_t BacklogSnapshot::waiting() const
{
    return sum(depth, &PriorityDepth::queued);
}

std::int64_t BacklogSnapshot::running() const
{
    return sum(depth, &PriorityDepth::leased);
}

std::int64_t BacklogSnapshot::dead() const
{
    return sum(depth, &PriorityDepth::dead);
}

int BacklogSnapshot::slotCount() const
{
    return std::accumulate(workers.begin(), workers.end(), 0,
                           [](int total, const WorkerRow &worker) { return total + worker.slotCount; });
}

Result<BacklogSnapshot> readBacklog(Connection &connection, const std::string &orgId)
{
    BacklogSnapshot backlog;
    backlog.organisation = orgId;
    DepthStore store(connection);
    auto depth = store.current(orgId);
    if (!depth)
        return failed(depth);
    backlog.depth = std::move(*depth);
    const auto outlook = store.outlook(orgId);
    if (!outlook)
        return failed(outlook);
    backlog.outlook = *outlook;

    auto organisations = store.byOrganisation();
    if (!organisations)
        return failed(organisations);
    backlog.organisations = std::move(*organisations);
    if (!orgId.empty())
        std::erase_if(backlog.organisations, [&](const OrganisationDepth &one) { return one.orgId != orgId; });
    std::ranges::sort(backlog.organisations, {}, &OrganisationDepth::orgId);

    auto perMinute = ThroughputStore(connection).byOrganisation();
    if (!perMinute)
        return failed(perMinute);
    backlog.perMinute = std::move(*perMinute);
    auto ended = ThroughputStore(connection).perMinute(std::chrono::minutes(1));
    if (!ended)
        return failed(ended);
    backlog.ended = std::move(*ended);

    auto workers = WorkerStore(connection).list();
    if (!workers)
        return failed(workers);
    backlog.workers = std::move(*workers);
    std::erase_if(backlog.workers, [](const WorkerRow &worker) { return !worker.alive || worker.kind != "queue"; });

    const auto pauses = WorkerStore(connection).pauses();
    if (!pauses)
        return failed(pauses);
    const auto queue = std::ranges::find(*pauses, "queue", &PauseRow::scope);
    if (queue != pauses->end())
        backlog.queuePaused = queue->why.isEmpty() ? queue->who : queue->who + QStringLiteral(": ") + queue->why;
    return backlog;
}

Result<BacklogHistory> readHistory(Connection &connection, std::chrono::seconds span, const std::string &orgId)
{
    auto samples = DepthStore(connection).history(span, orgId);
    if (!samples)
        return failed(samples);
    auto ended = ThroughputStore(connection).perMinute(std::chrono::hours(1));
    if (!ended)
        return failed(ended);
    return BacklogHistory{.samples = std::move(*samples), .ended = std::move(*ended)};
}

static QString waitFor(const std::optional<Estimate> &seconds)
{
    if (!seconds)
        return Words::tr("not known yet");
    return seconds->most < 2 ? Words::tr("at once") : Words::tr("in %1").arg(estimateInWords(*seconds));
}

QString clickStarts(const BacklogSnapshot &backlog, const Settings &settings, bool directByWorker)
{
    const auto direct = directByWorker
        ? Words::tr("A click now starts: up to %n document(s) as soon as a worker's slot is free", nullptr,
                    settings.directThreshold)
        : Words::tr("A click now starts: up to %n document(s) at once", nullptr, settings.directThreshold);
    if (!backlog.queuePaused.isEmpty())
        return Words::tr("%1 · more: when the queue goes on (paused by %2)").arg(direct, backlog.queuePaused);
    if (backlog.workers.empty())
        return Words::tr("%1 · more: when a worker runs (none does now)").arg(direct);
    return Words::tr("%1 · more: %2 · normal work: %3")
        .arg(direct, waitFor(backlog.outlook.secondsUntil(highPriority)),
             waitFor(backlog.outlook.secondsUntil(normalPriority)));
}

} // namespace leapfrog
