// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/work_overview.h"

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// What the Workers screen shows, read in one go.
struct WorkersSnapshot
{
    /// Of what is not always on the screen.
    struct Wanted
    {
        bool held = false; ///< what `worker` holds
        std::string worker;
        bool shares = false; ///< of `orgId`; empty: of all
        std::string orgId;
        bool settings = false;
        bool rights = false;

        friend bool operator==(const Wanted &, const Wanted &) = default;
    };
    static constexpr int most = 1000; ///< rows of a table

    QDateTime now; ///< by the server's clock
    std::vector<WorkerLine> workers;
    std::optional<Pause> queuePause; ///< of the whole queue
    std::vector<HeldJob> held;
    std::vector<ShareRow> shares;
    std::vector<SettingRow> settings;
    std::optional<WorkRights> rights;
};

/// Reads it. Call from the connection's thread. Errors: those of Connection::run().
Result<WorkersSnapshot> readWorkers(Connection &connection, const WorkersSnapshot::Wanted &wanted);

} // namespace leapfrog
