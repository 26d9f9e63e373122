// SPDX-License-Identifier: MIT
#include "store/queue/workers.h"

#include <QCoreApplication>
#include <QSysInfo>
#include <QUuid>

namespace leapfrog {

std::string WorkerStore::makeName(const std::string &kind)
{
    const auto unique = QUuid::createUuid().toString(QUuid::Id128).left(6).toStdString();
    return QSysInfo::machineHostName().toStdString() + ':' + std::to_string(QCoreApplication::applicationPid()) + ':'
        + kind + '-' + unique;
}

Result<> WorkerStore::heartbeat(const std::string &name, const std::string &kind, int slotCount, int busy,
                                std::int64_t processed)
{
    auto rows
        = m_connection.run("SELECT worker_here($1, $2, $3, $4, $5, $6, $7, $8)",
                           {name, QSysInfo::machineHostName().toStdString(), QCoreApplication::applicationPid(), kind,
                            slotCount, busy, processed, QCoreApplication::applicationVersion().toStdString()});
    if (!rows)
        return failed(rows);
    return {};
}

Result<> WorkerStore::remove(const std::string &name)
{
    if (auto rows = m_connection.run("SELECT worker_gone($1)", {name}); !rows)
        return failed(rows);
    return {};
}

WorkerRow workerOf(const Row &row)
{
    return {.name = row.text(0),
            .host = row.text(1),
            .pid = row.integer(2),
            .kind = row.text(3),
            .slotCount = row.integer(4),
            .busy = row.integer(5),
            .processed = row.big(6),
            .version = row.text(7),
            .startedAt = row.moment(8),
            .heartbeatAt = row.moment(9),
            .alive = row.boolean(10)};
}

Result<std::vector<WorkerRow>> WorkerStore::list()
{
    auto rows = m_connection.run(R"(
        SELECT name, host, pid, kind, slots, busy, processed, version, started_at, heartbeat_at, heartbeat_at > now() - interval '30 s'
          FROM worker WHERE heartbeat_at > now() - interval '1 day' ORDER BY 11 DESC, started_at)");
    if (!rows)
        return failed(rows);
    std::vector<WorkerRow> all;
    for (const Row row : *rows)
        all.push_back(workerOf(row));
    return all;
}

Result<> WorkerStore::pause(const std::string &scope, const std::string &key, const QString &why)
{
    auto rows // rings, so that whoever looks sees it at once
        = m_connection.run(
            "WITH done AS (INSERT INTO pause (scope, key, why) VALUES ($1, $2, $3) ON CONFLICT (scope, key) "
            "DO UPDATE SET why = excluded.why, who = excluded.who, at = excluded.at RETURNING 1) "
            "SELECT pg_notify('accounting_work_queue', '') FROM done",
            {scope, key, why.toStdString()});
    if (!rows)
        return failed(rows);
    return {};
}

Result<bool> WorkerStore::resume(const std::string &scope, const std::string &key)
{
    auto rows = m_connection.run("WITH gone AS (DELETE FROM pause WHERE scope = $1 AND key = $2 RETURNING 1) "
                                 "SELECT count(*) > 0, pg_notify('accounting_work_queue', '') FROM gone",
                                 {scope, key});
    if (!rows)
        return failed(rows);
    return rows->first().boolean(0);
}

Result<std::vector<PauseRow>> WorkerStore::pauses()
{
    auto rows = m_connection.run("SELECT scope, key, who, why, at FROM pause ORDER BY scope, key");
    if (!rows)
        return failed(rows);
    std::vector<PauseRow> all;
    for (const Row row : *rows)
        all.push_back(
            {.scope = row.text(0), .key = row.text(1), .who = row.words(2), .why = row.words(3), .at = row.moment(4)});
    return all;
}

} // namespace leapfrog
