// SPDX-License-Identifier: MIT
#pragma once

#include "engine/posting/document_set.h"
#include "engine/recreation/recreation_work.h"
#include "ledger/refusal.h"
#include "store/books/posting_store.h"

#include <QtGlobal>

#include <chrono>
#include <memory>
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

/// What a slot does with jobs, with its connection. Called from many threads at once.
class JobProcessor
{
public:
    JobProcessor() = default;
    virtual ~JobProcessor() = default;
    Q_DISABLE_COPY_MOVE(JobProcessor)

    /// Processes jobs that are leased; the results are in the order they end. An error leaves the jobs leased: the
    /// caller tries again, or their leases end and somebody adopts them.
    virtual Result<std::vector<JobResult>> process(Connection &connection,
                                                   const std::vector<ClaimedJob> &jobs) const = 0;

    /// Does the work of jobs that the connection's open transaction took, within it; the caller ends them and commits.
    /// An error asks for a rollback: the caller claims the jobs instead, so that the one at fault fails alone.
    virtual Result<SetOutcome> processSet(Connection &connection, const std::vector<TakenJob> &jobs) const = 0;

    /// Does some of a large recreation, in a transaction of its own. `mayPost`: no rate of this worker limits how many
    /// documents it posts. Errors: what the server could not do for anybody.
    virtual Result<ChunkWork> prepare(Connection & /*connection*/, bool /*mayPost*/) const { return ChunkWork(); }
};

/// Posts documents: the one way, for direct recreations and for the queue. Loads, computes (outside any transaction),
/// writes in one short transaction fenced by the leases. A document that is refused harms no other.
class DocumentProcessor : public JobProcessor
{
public:
    /// `worker` is written into events. `jobDuration` makes each job last that long, to stand for the slow jobs of a
    /// real system in a demonstration; 0 in normal work.
    explicit DocumentProcessor(std::string worker,
                               std::chrono::milliseconds jobDuration = std::chrono::milliseconds(0));

    /// Processes held jobs as a set; the results are in the order they end. Thread-safe: one connection per thread.
    /// Errors: Unavailable, Conflict (after several tries), when it is not known what was written; asking again is
    /// safe.
    Result<std::vector<JobResult>> process(Connection &connection, const std::vector<ClaimedJob> &jobs) const override;

    /// See postDocumentSet(). Slow jobs (jobDuration) are all left: they must not hold a transaction.
    Result<SetOutcome> processSet(Connection &connection, const std::vector<TakenJob> &jobs) const override;

    /// See workOnRecreation().
    Result<ChunkWork> prepare(Connection &connection, bool mayPost) const override;

private:
    const std::string m_worker;
    const std::chrono::milliseconds m_jobDuration;
};

/// Ends jobs without posting, to measure the engine alone.
class NoopProcessor : public JobProcessor
{
public:
    Result<std::vector<JobResult>> process(Connection &connection, const std::vector<ClaimedJob> &jobs) const override;
    Result<SetOutcome> processSet(Connection &connection, const std::vector<TakenJob> &jobs) const override;
};

} // namespace leapfrog
