// SPDX-License-Identifier: MIT
#pragma once

#include "store/connection.h"

#include <QDateTime>

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// A row of the queue as operators see it.
struct JobRow
{
    std::string id;
    std::string orgId;
    std::string documentId;
    std::string documentType;
    int versionHint = 0;
    std::string state; ///< queued, leased, dead
    int priority = 1;
    QDateTime readyAt;
    int runCount = 0;
    std::string leasedBy;
    QDateTime leasedUntil;
    QString lastError;
    std::string source;
    QDateTime createdAt;

    friend bool operator==(const JobRow &, const JobRow &) = default;
};

/// Which jobs a list or a bulk act wants; empty fields do not narrow.
struct JobFilter
{
    std::string orgId;
    std::string state;
    std::optional<int> priority;
    std::string type;
    std::string text; ///< part of the document id, or the job's id
    std::string error; ///< part of the last error
};

struct JobEventRow
{
    QDateTime at;
    std::string what;
    int version = 0;
    int attempt = 0;
    QString who;
    QString detail;
};

/// Why a job waits.
struct JobPosition
{
    std::int64_t ownAhead = 0; ///< jobs of its organisation and priority before it
    std::int64_t othersAhead = 0; ///< jobs of other organisations that have their turn before it
    std::int64_t higherAhead = 0; ///< jobs of higher priority
    bool estimated = false; ///< ownAhead was too many to count
    double jobsPerSecond = 0; ///< measured, as Depth::finishedPerMinute; 0: nothing finished
    int workers = 0; ///< pollers alive
    QString paused; ///< what is paused, by whom, why; empty: nothing that concerns it

    [[nodiscard]] std::int64_t ahead() const { return ownAhead + othersAhead + higherAhead; }
};

/// Jobs as operators read and repair them. Each change keeps who and why (job_event).
/// Call from the connection's thread. Errors: those of Connection::run(); NotFound `unknown_job`.
class JobStore
{
public:
    explicit JobStore(Connection &connection)
        : m_connection(connection)
    { }

    /// In order of the claim as far as it is one order: priority, ready_at, id. `after` is the last row of the page
    /// before.
    Result<std::vector<JobRow>> list(const JobFilter &filter, const std::optional<JobRow> &after, int limit);
    Result<JobRow> find(const std::string &jobId);
    Result<std::vector<JobEventRow>> events(const std::string &jobId);
    /// Nothing when the job does not wait (it runs, is dead, or gone).
    Result<std::optional<JobPosition>> position(const std::string &jobId);

    /// Ids of all that match the filter, for bulk acts; the database applies the act to exactly these.
    Result<std::vector<std::string>> ids(const JobFilter &filter);
    /// Each returns how many jobs were changed.
    Result<int> retry(const std::vector<std::string> &jobIds, const QString &why);
    Result<int> cancel(const std::vector<std::string> &jobIds, const QString &why);
    Result<int> setPriority(const std::vector<std::string> &jobIds, int priority, const QString &why);

private:
    Connection &m_connection;
};

} // namespace leapfrog
