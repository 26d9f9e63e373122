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
    std::string place = {}; ///< in the list that it is of (JobListStore)

    friend bool operator==(const JobRow &, const JobRow &) = default;
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

/// Jobs as operators read them one by one; lists are JobListStore's, acts JobActs'.
/// Call from the connection's thread. Errors: those of Connection::run(); NotFound `unknown_job`.
class JobStore
{
public:
    explicit JobStore(Connection &connection)
        : m_connection(connection)
    { }

    Result<JobRow> find(const std::string &jobId);
    /// Oldest first.
    Result<std::vector<JobEventRow>> events(const std::string &jobId);
    /// Nothing when the job does not wait (it runs, is dead, or gone).
    Result<std::optional<JobPosition>> position(const std::string &jobId);
    /// The row as it is in the table, as JSON, a column a line.
    Result<QString> rawRow(const std::string &jobId);

private:
    Connection &m_connection;
};

/// A job from the first 14 columns of an answer, in JobRow's order.
JobRow jobOf(const Row &row);

} // namespace leapfrog
