// SPDX-License-Identifier: MIT
#include "engine/posting/document_processor.h"
#include "store/queue/queue.h"

#include <set>

namespace leapfrog {

Result<std::vector<JobResult>> NoopProcessor::process(Connection &connection, const std::vector<ClaimedJob> &jobs) const
{
    const auto ended = QueueStore(connection).complete(jobs);
    if (!ended)
        return failed(ended);
    const std::set<std::string> ours(ended->begin(), ended->end());
    std::vector<JobResult> results;
    for (const auto &job : jobs)
        results.push_back({.job = job,
                           .kind = ours.contains(job.id) ? JobResult::Kind::Posted : JobResult::Kind::Fenced,
                           .failure = {}});
    return results;
}

Result<SetOutcome> NoopProcessor::processSet(Connection & /*connection*/, const std::vector<TakenJob> &jobs) const
{
    SetOutcome outcome;
    for (const auto &taken : jobs)
        (taken.limited ? outcome.left : outcome.done).push_back(taken.place);
    return outcome;
}

} // namespace leapfrog
