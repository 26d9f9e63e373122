// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"
#include "store/queue/queue_speed.h"

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
    bool estimated = false; ///< ownAhead was too many to count: it is half of its organisation's
    double readyInSeconds = 0; ///< until its ready_at; 0: it is ready
    QueueSpeed speed;
    std::int64_t running = 0; ///< leased jobs of all organisations
    QString paused; ///< what is paused, by whom, why; empty: nothing that concerns it

    // Limits of its organisation (SettingStore).
    std::optional<int> maxLeased; ///< jobs at once
    std::int64_t leased = 0; ///< jobs that it runs now; counted where maxLeased is set
    std::int64_t ownEnded = 0; ///< of its jobs, in ownSeconds; measured where maxLeased is set
    double ownSeconds = 0;
    std::optional<double> maxPerSecond; ///< jobs started per second
    double nextInSeconds = 0; ///< until maxPerSecond lets its next job start
    int priority = 1;

    [[nodiscard]] std::int64_t ahead() const { return ownAhead + othersAhead + higherAhead; }
    /// Jobs of its organisation that must end before maxLeased lets this one start.
    [[nodiscard]] std::int64_t toEndFirst() const;
    /// Seconds until maxPerSecond lets it start; 0 without that limit.
    [[nodiscard]] double secondsByRate() const;
    /// Seconds until it should start: the latest of its ready_at, its turn at the measured speed, and its
    /// organisation's limits. Nothing where that can't be said: it is paused, no worker runs, or too little like it has
    /// ended since workers are at it.
    [[nodiscard]] std::optional<Estimate> startsInSeconds() const;

private:
    [[nodiscard]] std::optional<Estimate> secondsByTurn() const;
    [[nodiscard]] std::optional<Estimate> secondsByLimit() const;
};

/// What became of the documents of cancelled jobs.
struct CancelEffects
{
    int restored = 0; ///< the entries that a recreation had taken out of force are in force again
    int unposted = 0; ///< documents whose newest version is not posted, and no job is left to post it
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
    /// What it meant to their documents that these jobs were cancelled.
    Result<CancelEffects> effectsOfCancel(const std::vector<std::string> &jobIds);
    Result<int> setPriority(const std::vector<std::string> &jobIds, int priority, const QString &why);

private:
    Connection &m_connection;
};

} // namespace leapfrog
