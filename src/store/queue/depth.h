// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"
#include "store/queue/queue_speed.h"

#include <QDateTime>

#include <array>
#include <string>
#include <vector>

namespace leapfrog {

/// Jobs of one priority (of one organisation, or of all).
struct PriorityDepth
{
    int priority = 0;
    std::int64_t queued = 0;
    std::int64_t leased = 0;
    std::int64_t dead = 0;
    QDateTime oldestReadyAt; ///< since when the oldest job waits, from its newest request on; invalid: none waits

    friend bool operator==(const PriorityDepth &, const PriorityDepth &) = default;
};

/// The backlog at one moment of the server's clock.
struct Depth
{
    QDateTime at;
    std::vector<PriorityDepth> byPriority; ///< always three, priority 3 first
    std::int64_t finishedPerMinute = 0; ///< jobs that ended, whatever became of them, while workers were there

    [[nodiscard]] std::int64_t total() const; ///< queued, leased and dead: all rows
};

/// Jobs of one organisation over all priorities.
struct OrganisationDepth
{
    std::string orgId;
    std::int64_t queued = 0;
    std::int64_t high = 0; ///< of them with priority 2 or 3
    std::int64_t leased = 0;
    std::int64_t dead = 0;
    QDateTime oldestReadyAt;
    QString paused; ///< who paused it and why; empty: it is not

    friend bool operator==(const OrganisationDepth &, const OrganisationDepth &) = default;
};

/// One point of the backlog's history.
struct DepthSample
{
    QDateTime at;
    std::array<std::int64_t, 3> queued = {}; ///< of priority 1, 2, 3
    std::int64_t dead = 0;

    friend bool operator==(const DepthSample &, const DepthSample &) = default;
};

/// What a job that is enqueued now would meet.
struct Outlook
{
    std::int64_t highAhead = 0; ///< jobs that have their turn before one of priority 2
    std::int64_t normalAhead = 0; ///< … of the same priority before one of priority 1
    std::int64_t higherAhead = 0; ///< … of higher priority before one of priority 1
    std::int64_t running = 0; ///< leased
    QueueSpeed speed;

    /// Seconds until a job of this priority starts that has `more` jobs before it. Nothing: not known yet.
    [[nodiscard]] std::optional<Estimate> secondsUntil(int priority, std::int64_t more = 0) const;
};

/// How deep the queue is, from counters kept by triggers: the cost grows with the organisations, never with the jobs.
/// Call from the connection's thread. Errors: those of Connection::run().
class DepthStore
{
public:
    explicit DepthStore(Connection &connection)
        : m_connection(connection)
    { }

    /// Now, for one organisation or (empty) for all that the login may see.
    Result<Depth> current(const std::string &orgId = {});
    /// Now, by organisation; those with any job, by waiting jobs descending, at most `limit`.
    Result<std::vector<OrganisationDepth>> byOrganisation(int limit = 200);
    /// Keeps a sample of now for the charts, unless one of the last `every` is there. Returns whether it was kept.
    Result<bool> sample(std::chrono::seconds every);
    /// The samples of the last `span`, oldest first, of one organisation or (empty) of all together.
    Result<std::vector<DepthSample>> history(std::chrono::seconds span, const std::string &orgId = {});
    /// What a new job of this organisation (empty: of any) would meet.
    Result<Outlook> outlook(const std::string &orgId);

private:
    Connection &m_connection;
};

} // namespace leapfrog
