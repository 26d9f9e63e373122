// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/refusal.h"
#include "store/posting_store.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// What became of one job in the hands of its holder.
struct JobResult
{
    enum class Kind
    {
        Posted,
        Unchanged, ///< posted, and the entries are those that were in force before
        Superseded, ///< a newer version of the document is posted, or has its own job
        Refused, ///< the rules say no: the job is dead, `failure` says why
        Retried, ///< failed for now: the job waits for its next attempt, `failure` says why
        Fenced, ///< the lease was lost: somebody else has the job
    };
    ClaimedJob job;
    Kind kind = Kind::Posted;
    std::optional<JobFailure> failure;
};

/// What a slot does with the jobs that it claimed, with its connection. An error leaves the jobs leased: the caller
/// tries again, or their leases end and somebody adopts them. Called from many threads at once.
using JobProcessor = std::function<Result<std::vector<JobResult>>(Connection &, const std::vector<ClaimedJob> &)>;

/// Posts documents: the one way, for direct recreations and for the queue. Loads, computes (outside any transaction),
/// writes in one short transaction fenced by the leases. A document that is refused harms no other.
class DocumentProcessor
{
public:
    /// `worker` is written into events. `jobDuration` makes each job last that long, to stand for the slow jobs of a
    /// real system in a demonstration; 0 in normal work.
    explicit DocumentProcessor(std::string worker,
                               std::chrono::milliseconds jobDuration = std::chrono::milliseconds(0));

    /// Processes held jobs as a set; the results are in the order they end. Thread-safe: one connection per thread.
    /// Errors: Unavailable, Conflict (after several tries), when it is not known what was written; asking again is
    /// safe.
    Result<std::vector<JobResult>> process(Connection &connection, const std::vector<ClaimedJob> &jobs) const;

private:
    const std::string m_worker;
    const std::chrono::milliseconds m_jobDuration;
};

/// Ends jobs without posting, to measure the engine alone.
Result<std::vector<JobResult>> processNothing(Connection &connection, const std::vector<ClaimedJob> &jobs);

} // namespace leapfrog
