// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <QDateTime>

#include <string>
#include <vector>

namespace leapfrog {

/// A process that works on the queue, or on direct recreations.
struct WorkerRow
{
    std::string name;
    std::string host;
    int pid = 0;
    std::string kind; ///< queue or direct
    int slotCount = 0; ///< jobs at once
    int busy = 0;
    std::int64_t processed = 0; ///< since its start
    std::string version;
    QDateTime startedAt;
    QDateTime heartbeatAt;
    bool alive = false; ///< its heartbeat is younger than 30 s by the server's clock

    friend bool operator==(const WorkerRow &, const WorkerRow &) = default;
};

/// From a row's first columns: name, host, pid, kind, slots, busy, processed, version, started, heartbeat, whether it
/// lives.
WorkerRow workerOf(const Row &row);

/// Something that is paused.
struct PauseRow
{
    std::string scope; ///< queue, organisation or worker
    std::string key; ///< organisation or worker; empty for the queue
    QString who;
    QString why;
    QDateTime at;
};

/// Who works, and what is paused. Call from the connection's thread. Errors: those of Connection::run().
class WorkerStore
{
public:
    explicit WorkerStore(Connection &connection)
        : m_connection(connection)
    { }

    /// A name for this process that no other has: `host:pid:kind-xxxx`.
    static std::string makeName(const std::string &kind);

    /// Writes or refreshes the worker's own row; host and pid are this process's.
    Result<> heartbeat(const std::string &name, const std::string &kind, int slotCount, int busy,
                       std::int64_t processed);
    Result<> remove(const std::string &name);
    /// Those seen within the last day, alive ones first.
    Result<std::vector<WorkerRow>> list();

    Result<> pause(const std::string &scope, const std::string &key, const QString &why);
    /// Returns whether it was paused.
    Result<bool> resume(const std::string &scope, const std::string &key);
    Result<std::vector<PauseRow>> pauses();

private:
    Connection &m_connection;
};

} // namespace leapfrog
