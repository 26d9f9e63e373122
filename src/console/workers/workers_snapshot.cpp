// SPDX-License-Identifier: MIT
#include "console/workers/workers_snapshot.h"

#include <algorithm>
#include <utility>

namespace leapfrog {

/// Takes a part of the answer, unless reading it failed; whether it is there.
template <typename Part, typename Place> static bool take(Result<Part> part, Place &place, std::optional<Error> &error)
{
    if (!part) {
        error = part.error();
        return false;
    }
    place = std::move(*part);
    return true;
}

Result<WorkersSnapshot> readWorkers(Connection &connection, const WorkersSnapshot::Wanted &wanted)
{
    WorkOverview overview(connection);
    WorkersSnapshot all;
    std::vector<PauseRow> pauses;
    std::optional<Error> error;
    const bool isThere = take(overview.now(), all.now, error) && take(overview.workers(), all.workers, error)
        && take(WorkerStore(connection).pauses(), pauses, error)
        && (!wanted.held || take(overview.heldBy(wanted.worker, WorkersSnapshot::most), all.held, error))
        && (!wanted.shares || take(overview.shares(wanted.orgId, WorkersSnapshot::most), all.shares, error))
        && (!wanted.settings || take(overview.settings(), all.settings, error))
        && (!wanted.rights || take(overview.rights(), all.rights, error));
    if (!isThere)
        return failed(*error);
    const auto queue = std::ranges::find(pauses, "queue", &PauseRow::scope);
    if (queue != pauses.end())
        all.queuePause = Pause{.who = queue->who, .why = queue->why, .at = queue->at};
    return all;
}

} // namespace leapfrog
