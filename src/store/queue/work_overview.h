// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/workers.h"

#include <optional>

namespace leapfrog {

/// Who paused something, when and why.
struct Pause
{
    QString who;
    QString why;
    QDateTime at;

    friend bool operator==(const Pause &, const Pause &) = default;
};

/// Somebody who works, holds jobs or is paused.
struct WorkerLine
{
    WorkerRow worker; ///< only its name where it has not signed on within the last day
    bool isKnown = false; ///< it has
    int held = 0; ///< jobs that are leased to it
    QDateTime firstBackAt; ///< when the first of their leases ends, unless it is extended
    QDateTime lastBackAt; ///< … the last
    std::optional<Pause> pause;

    friend bool operator==(const WorkerLine &, const WorkerLine &) = default;
};

/// A job that somebody holds.
struct HeldJob
{
    std::string id;
    std::string orgId;
    std::string documentId;
    std::string documentType;
    int priority = 1;
    int attempts = 0;
    QDateTime leasedUntil;

    friend bool operator==(const HeldJob &, const HeldJob &) = default;
};

/// An organisation's share of the queue.
struct ShareRow
{
    std::string orgId;
    double weight = 1;
    std::optional<int> maxLeased; ///< jobs at once
    std::optional<double> maxPerSecond; ///< jobs started
    std::int64_t waiting = 0;
    std::int64_t running = 0;
    std::optional<Pause> pause;

    friend bool operator==(const ShareRow &, const ShareRow &) = default;
};

/// A setting that all workers and consoles share.
struct SettingRow
{
    std::string key;
    std::string value; ///< as it holds
    QString changedBy; ///< empty: it stands nowhere, so the default holds
    QDateTime changedAt;

    friend bool operator==(const SettingRow &, const SettingRow &) = default;
};

/// What a login may do to work as a whole; the database decides again.
struct WorkRights
{
    bool pause = false; ///< and resume
    bool settings = false; ///< that all share
    bool shares = false; ///< weights and limits of organisations

    friend bool operator==(const WorkRights &, const WorkRights &) = default;
};

/// Who works and how work is shared, for those who look after it. Call from the connection's thread. Errors: those of
/// Connection::run().
class WorkOverview
{
public:
    explicit WorkOverview(Connection &connection)
        : m_connection(connection)
    { }

    /// The server's clock.
    Result<QDateTime> now();
    /// Those seen within the last day, and whoever else holds jobs or is paused; living ones first.
    Result<std::vector<WorkerLine>> workers();
    /// What that worker holds; whose lease ends first comes first. At most `limit`.
    Result<std::vector<HeldJob>> heldBy(const std::string &worker, int limit);
    /// Of one organisation, or (empty) of all, at most `limit`: paused ones first, then by id.
    Result<std::vector<ShareRow>> shares(const std::string &orgId, int limit);
    /// In the order of settingRules().
    Result<std::vector<SettingRow>> settings();
    /// Of the connection's login.
    Result<WorkRights> rights();

private:
    Connection &m_connection;
};

} // namespace leapfrog
