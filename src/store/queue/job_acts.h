// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/job_list.h"

#include <functional>

namespace leapfrog {

/// What an operator does to jobs.
struct JobAct
{
    enum class Kind
    {
        Retry, ///< dead ones, and those that wait for their next attempt, are ready now
        Cancel, ///< gone; a running one writes nothing
        SetPriority, ///< of waiting ones
    };
    Kind kind = Kind::Retry;
    int priority = 1; ///< of SetPriority: the new one
};

/// What an act would do: a dry run. Nothing is changed and nothing is held: jobs may end before the act.
struct JobPlan
{
    std::vector<std::string> ids; ///< that would be changed
    std::int64_t matched = 0; ///< jobs that match the filter
    std::int64_t running = 0; ///< of those that would be changed: now
    std::int64_t organisations = 0; ///< of those that would be changed
    std::int64_t restores = 0; ///< of Cancel: documents that await a recreation, whose entries of before come back
};

/// What became of the documents of cancelled jobs.
struct CancelEffects
{
    int restored = 0; ///< the entries that a recreation had taken out of force are in force again
    int unposted = 0; ///< documents whose newest version is not posted, and no job is left to post it
};

struct JobOutcome
{
    int changed = 0; ///< the others have ended, or are not such that the act is for them any more
    CancelEffects effects; ///< of Cancel
    std::optional<Error> stoppedBy; ///< what kept the rest from being changed
};

/// What a login may do to jobs; the database decides again.
struct JobRights
{
    bool retry = false;
    bool cancel = false;
    bool setPriority = false;

    friend bool operator==(const JobRights &, const JobRights &) = default;
};

/// Acts on jobs, singly or in bulk. Each keeps who and why (job_event). Call from the connection's thread. Errors:
/// those of Connection::run().
class JobActs
{
public:
    explicit JobActs(Connection &connection)
        : m_connection(connection)
    { }

    /// The jobs of the filter that the act is for. Looks at all of them: what waits, a second per million.
    Result<JobPlan> plan(const JobAct &act, const JobFilter &filter);
    /// Does it to these jobs, a thousand at a time, so that nobody waits for locks for long. `goesOn` is asked before
    /// each thousand, with the number looked at so far; false ends the act there. An error when nothing was changed
    /// yet.
    Result<JobOutcome> apply(const JobAct &act, const std::vector<std::string> &ids, const QString &why,
                             const std::function<bool(std::size_t)> &goesOn = {});
    /// What it meant to their documents that these jobs were cancelled.
    Result<CancelEffects> effectsOfCancel(const std::vector<std::string> &ids);
    /// Of the connection's login.
    Result<JobRights> rights();

private:
    Result<int> applyToSome(const JobAct &act, const std::vector<std::string> &ids, const QString &why);

    Connection &m_connection;
};

} // namespace leapfrog
