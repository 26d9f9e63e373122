// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <QString>

#include <optional>
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
    std::string repair = {}; ///< what HealthStore::repair() does about it; empty: nothing, a person must
};

/// What a repair did.
struct HealthRepair
{
    std::string check; ///< HealthFinding::check
    std::int64_t count = 0; ///< what was mended
    std::vector<std::string> examples; ///< the first few
    std::optional<Error> error; ///< why it ended early; what was mended before stays
};

/// Looks whether a database is in order for Leapfrog, and mends what a program can mend. Looking only reads. Call from
/// the connection's thread.
class HealthStore
{
public:
    explicit HealthStore(Connection &connection)
        : m_connection(connection)
    { }

    /// Version, encoding and schema. When one of them is wrong the other checks can't be run.
    Result<std::vector<HealthFinding>> server();

    /// Unavailable `read_only` where nothing can be changed: a standby, or set so; `disk_full` where there is no room.
    Result<> writable();

    /// Triggers, counters, clock, leases, orphans, dead jobs, workers, long transactions. Counts the whole queue once.
    /// Errors: those of Connection::run().
    Result<std::vector<HealthFinding>> data();

    /// Mends what was found, as far as that can be done without knowing what was meant: the rest needs a person. Beside
    /// workers and producers at work: in short transactions that wait for a lock for 3 s at most.
    std::vector<HealthRepair> repair(const std::vector<HealthFinding> &findings);

private:
    Connection &m_connection;
};

/// Whether what goes to the server by this connection string can be read or answered by others on the way.
HealthFinding checkTransport(const std::string &dsn);

} // namespace leapfrog
