// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <QDateTime>

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace leapfrog {

/// Jobs that ended in one minute, whatever became of them.
struct EndedInMinute
{
    QDateTime minute; ///< its start
    std::int64_t jobs = 0;

    friend bool operator==(const EndedInMinute &, const EndedInMinute &) = default;
};

/// What workers get done. What a look costs is bounded, however much that is. Call from the connection's thread.
/// Errors: those of Connection::run().
class ThroughputStore
{
public:
    explicit ThroughputStore(Connection &connection)
        : m_connection(connection)
    { }

    /// Of all organisations, minute by minute, oldest first, whole minutes and the one that runs; minutes in which
    /// nothing ended are missing. It is kept for an hour; where very much ends, fewer minutes come.
    Result<std::vector<EndedInMinute>> perMinute(std::chrono::minutes span);
    /// Jobs a minute at the present pace, by organisation; those without any are missing.
    Result<std::map<std::string, std::int64_t>> byOrganisation();

private:
    Connection &m_connection;
};

} // namespace leapfrog
