// SPDX-License-Identifier: MIT
#pragma once

#include "store/connection.h"

#include <QString>

#include <string>
#include <vector>

namespace leapfrog {

/// One thing that was looked at.
struct HealthFinding
{
    enum class State
    {
        Fine,
        Notice, ///< worth knowing; nothing is broken
        Wrong, ///< needs somebody
    };
    std::string check; ///< stable name for scripts, as `triggers`
    State state = State::Fine;
    QString message; ///< what was seen
    QString advice; ///< what to do; empty when it is fine
    std::vector<std::string> examples; ///< documents, jobs, workers … concerned; the first few
};

/// Looks whether a database is in order for Leapfrog. Reads only. Call from the connection's thread.
class HealthStore
{
public:
    explicit HealthStore(Connection &connection)
        : m_connection(connection)
    { }

    /// Version, encoding and schema. When one of them is wrong the other checks can't be run.
    Result<std::vector<HealthFinding>> server();

    /// Unavailable `read_only` where nothing can be changed: a standby, or set so.
    Result<> writable();

    /// Triggers, counters, clock, leases, orphans, dead jobs, workers, long transactions. Counts the whole queue once.
    /// Errors: those of Connection::run().
    Result<std::vector<HealthFinding>> data();

private:
    Connection &m_connection;
};

} // namespace leapfrog
