// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <QDateTime>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// The three priorities of a job; their numbers are the database's.
inline constexpr int normalPriority = 1; ///< sync, invoices, payments: the default
inline constexpr int highPriority = 2; ///< a user's recreation
inline constexpr int urgentPriority = 3; ///< an administrator's choice

/// A job that this process holds: until the lease ends, or a heartbeat extends it. `lease` fences: every act on the job
/// names it.
struct ClaimedJob
{
    std::string id;
    std::int64_t lease = 0;
    std::string orgId;
    std::string documentId;
    std::string documentType;
    int versionHint = 0; ///< the version that the producer saw; 0: it did not say
    int priority = normalPriority;
    int runCount = 0; ///< this attempt included
    bool isRecreation = false;
};

/// A job of a set: locked by this connection's transaction, not leased.
struct TakenJob
{
    ClaimedJob job; ///< lease is 0
    std::string place; ///< names the row in this transaction
    bool limited = false; ///< its organisation has a limit of jobs at once: lease it
};

/// What a producer asks for.
struct JobRequest
{
    std::string orgId;
    std::string documentId;
    std::string documentType;
    int versionHint = 0;
    int priority = normalPriority;
};

/// Why a job failed, and whether trying again can help.
struct JobFailure
{
    std::string code;
    std::string field;
    QString message;
    bool permanent = false;
    int version = 0; ///< the document version that was computed; 0: none
};

/// Jobs from rows of id, lease, organisation, document, its type, version, priority, runs, and whether a recreation
/// asked.
Result<std::vector<ClaimedJob>> claimedJobs(const Result<Rows> &rows);

/// How long a job waits for something outside.
struct JobWait
{
    std::chrono::seconds least{1};
    std::chrono::seconds most{60};
    std::optional<std::chrono::seconds> giveUp = {}; ///< since it was asked for; nothing: never
    std::optional<int> forVersion = {}; ///< the document version that it waits for
};

/// The queue as producers and workers use it. One instance per connection; call from the connection's thread.
/// The SQL behind it: migrations/functions, queue_on_insert.sql (enqueueing), queue_pick.sql (claim), queue_lease.sql
/// and queue_adopt.sql. Errors of all functions: those of Connection::run().
class QueueStore
{
public:
    explicit QueueStore(Connection &connection)
        : m_connection(connection)
    { }

    /// Leases up to `count` ready jobs to `worker` for `lease`: highest priority first, fair turns between
    /// organisations, then oldest first. Only priorities from `minPriority` to `maxPriority`. An ended lease is adopted
    /// first, and alone.
    Result<std::vector<ClaimedJob>> claim(const std::string &worker, int count, std::chrono::milliseconds lease,
                                          int minPriority = normalPriority, int maxPriority = urgentPriority);

    /// Takes up to `count` ready jobs as a set, in the order of claim(), for work that is done and ended in this very
    /// transaction: nothing is leased, and a rollback leaves all as it was. Empty also while caution asks for leases
    /// (migrations/functions/queue_take.sql says when).
    Result<std::vector<TakenJob>> take(const std::string &worker, int count, int minPriority, int maxPriority);

    /// Ends a set, as the last act before commit: the work of `done` is done in this transaction; `left` could not be
    /// done in it and is leased for `lease`. Both by place. Returns the leased.
    Result<std::vector<ClaimedJob>> endSet(const std::vector<std::string> &done, const std::vector<std::string> &left,
                                           const std::string &worker, std::chrono::milliseconds lease);

    /// Extends leases. Returns the ids still held: a job that is missing was taken over, drop it.
    Result<std::vector<std::string>> heartbeat(const std::vector<ClaimedJob> &jobs, std::chrono::milliseconds lease);

    /// Ends jobs without any other effect (noop work). Returns the ids that were still ours.
    Result<std::vector<std::string>> complete(const std::vector<ClaimedJob> &jobs);

    /// Ends jobs whose document version is posted or superseded already; where the newest version has no job, one goes
    /// back for it.
    Result<> endSuperseded(const std::vector<ClaimedJob> &jobs);

    /// Back to the queue with back-off and jitter, or dead when permanent or out of attempts. Returns `queued`, `dead`,
    /// `superseded`, or `fenced` when the lease was lost.
    Result<std::string> fail(const ClaimedJob &job, const JobFailure &failure);

    /// Puts a job back for about `delay`, because the server could not serve it: the attempt does not count. False when
    /// the lease was lost.
    Result<bool> putBack(const ClaimedJob &job, std::chrono::milliseconds delay, const std::string &code,
                         const QString &message);

    /// Back to the queue because of something that no attempt can change: none is counted. Looks again after as long as
    /// the job is old, at least `wait.least`, at most `wait.most`. After `wait.giveUp` it is dead. With
    /// `wait.forVersion` it is ready at once when the document has come to that version. Returns `queued`, `dead` or
    /// `fenced`.
    Result<std::string> postpone(const ClaimedJob &job, const JobFailure &failure, const JobWait &wait);

    /// Hands jobs back untouched; the attempt does not count. Returns how many were still ours.
    Result<int> release(const std::vector<ClaimedJob> &jobs);

    /// Enqueues one job for `source` (sync, invoice, payment, recreation, other). Coalesces. Returns the waiting job's
    /// id.
    Result<std::string> enqueue(const JobRequest &request, const std::string &source);

    /// Enqueues many in one statement. Returns how many were given.
    Result<std::int64_t> enqueueMany(const std::vector<JobRequest> &requests, const std::string &source);

    /// From now on enqueues wake this connection: Connection::waitForNotification().
    Result<> listen();

    /// When the next job that waits for its time becomes ready, a lease ends or an organisation's rate allows a job
    /// again; nothing when none does.
    Result<std::optional<std::chrono::milliseconds>> untilNextReady();

    /// Tells producers that `worker` sleeps, so that they ring at priority 1 too; false: it is awake. Commit before the
    /// last look.
    Result<> setIdle(const std::string &worker, bool idle, std::chrono::milliseconds atMost);

    /// Adds the changes of the depth up and looks after the lanes; cheap when another worker just did. Once a
    /// second by each worker.
    Result<> maintain();

    /// Lets the next claims look at every ready job, also at those that are hidden for a second or some: behind a
    /// lane's low-water mark (one that another claimer locked and gave back), or in a lane that fell asleep while they
    /// were enqueued.
    Result<> forgetLowWaterMarks();

    /// Wakes the lanes of jobs that were written while the queue's triggers were off, so that no claim sees them.
    /// Looks at the first job of each lane, if it has waited for so long. Returns how many lanes.
    Result<int> wakeUnseen(std::chrono::seconds since = std::chrono::seconds(5));

    /// Deletes some thousand of the oldest job events and depth samples that are past their time (setting
    /// `event_days`). Returns whether there may be more. Once an hour by each worker, and while there is more, once a
    /// second.
    Result<bool> trim();

private:
    Connection &m_connection;
};

} // namespace leapfrog
