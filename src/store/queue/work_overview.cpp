// SPDX-License-Identifier: MIT
#include "store/queue/work_overview.h"

#include "store/queue/setting_rules.h"

namespace leapfrog {

// A name that another source lacks comes from the one that has it: whoever left no word of itself may still hold jobs.
static constexpr std::string_view workersSql = R"(
    WITH held AS (
        SELECT coalesce(job.leased_by, '') AS name, count(*) AS n, min(job.leased_until) AS first_at, max(job.leased_until) AS last_at
          FROM accounting_work_queue AS job WHERE job.state = 'leased' GROUP BY coalesce(job.leased_by, '')),
    halted AS (
        SELECT pause.key AS name, pause.who, pause.why, pause.at FROM pause WHERE pause.scope = 'worker'),
    seen AS (
        SELECT worker.name, worker.host, worker.pid, worker.kind, worker.slots, worker.busy, worker.processed, worker.version,
               worker.started_at, worker.heartbeat_at, worker.heartbeat_at > now() - interval '30 s' AS is_alive
          FROM worker
         WHERE worker.heartbeat_at > now() - interval '1 day' OR worker.name IN (SELECT held.name FROM held)
            OR worker.name IN (SELECT halted.name FROM halted))
    SELECT coalesce(seen.name, held.name, halted.name), seen.host, seen.pid, seen.kind, seen.slots, seen.busy, seen.processed, seen.version,
           seen.started_at, seen.heartbeat_at, coalesce(seen.is_alive, false), seen.name IS NOT NULL, held.n, held.first_at, held.last_at,
           halted.name IS NOT NULL, halted.who, halted.why, halted.at
      FROM seen FULL JOIN held ON held.name = seen.name FULL JOIN halted ON halted.name = coalesce(seen.name, held.name)
     ORDER BY 11 DESC, 12 DESC, seen.started_at, 1)";

static constexpr std::string_view heldSql = R"(
    SELECT job.id, job.org_id, job.document_id, job.document_type, job.priority, job.run_count, job.leased_until
      FROM accounting_work_queue AS job WHERE job.state = 'leased' AND coalesce(job.leased_by, '') = $1
     ORDER BY job.leased_until, job.org_id, job.document_id, job.id LIMIT $2)";

static constexpr std::string_view sharesSql = R"(
    WITH depth AS (
        SELECT lane.org_id, coalesce(sum(lane.n) FILTER (WHERE lane.state = 'queued'), 0)::bigint AS waiting,
               coalesce(sum(lane.n) FILTER (WHERE lane.state = 'leased'), 0)::bigint AS running
          FROM queue_depth_now AS lane WHERE $1 = '' OR lane.org_id = $1 GROUP BY lane.org_id),
    halted AS (
        SELECT pause.key AS org_id, pause.who, pause.why, pause.at FROM pause WHERE pause.scope = 'organisation'),
    named AS (
        SELECT organisation.org_id FROM organisation UNION SELECT own.org_id FROM queue_org AS own
         UNION SELECT halted.org_id FROM halted UNION SELECT depth.org_id FROM depth)
    SELECT named.org_id, coalesce(own.weight, 1), own.max_leased, own.max_per_second, coalesce(depth.waiting, 0), coalesce(depth.running, 0),
           halted.org_id IS NOT NULL AS is_halted, halted.who, halted.why, halted.at
      FROM named LEFT JOIN queue_org AS own ON own.org_id = named.org_id LEFT JOIN depth ON depth.org_id = named.org_id
      LEFT JOIN halted ON halted.org_id = named.org_id
     WHERE $1 = '' OR named.org_id = $1
     ORDER BY is_halted DESC, named.org_id LIMIT $2)";

static constexpr std::string_view rightsSql = R"(
    SELECT has_table_privilege('pause', 'INSERT') AND has_table_privilege('pause', 'UPDATE') AND has_table_privilege('pause', 'DELETE'),
           has_table_privilege('setting', 'INSERT') AND has_table_privilege('setting', 'UPDATE'),
           has_table_privilege('queue_org', 'INSERT') AND has_table_privilege('queue_org', 'UPDATE'))";

static std::optional<Pause> pauseIn(const Row &row, int from)
{
    if (!row.boolean(from))
        return std::nullopt;
    return Pause{.who = row.words(from + 1), .why = row.words(from + 2), .at = row.moment(from + 3)};
}

Result<QDateTime> WorkOverview::now()
{
    auto rows = m_connection.run("SELECT clock_timestamp()");
    if (!rows)
        return failed(rows);
    return rows->first().moment(0);
}

Result<std::vector<WorkerLine>> WorkOverview::workers()
{
    auto rows = m_connection.run(workersSql);
    if (!rows)
        return failed(rows);
    std::vector<WorkerLine> all;
    for (const Row row : *rows)
        all.push_back({.worker = workerOf(row),
                       .isKnown = row.boolean(11),
                       .held = static_cast<int>(row.big(12)),
                       .firstBackAt = row.moment(13),
                       .lastBackAt = row.moment(14),
                       .pause = pauseIn(row, 15)});
    return all;
}

Result<std::vector<HeldJob>> WorkOverview::heldBy(const std::string &worker, int limit)
{
    auto rows = m_connection.run(heldSql, {worker, limit});
    if (!rows)
        return failed(rows);
    std::vector<HeldJob> all;
    for (const Row row : *rows)
        all.push_back({.id = row.text(0),
                       .orgId = row.text(1),
                       .documentId = row.text(2),
                       .documentType = row.text(3),
                       .priority = row.integer(4),
                       .attempts = row.integer(5),
                       .leasedUntil = row.moment(6)});
    return all;
}

Result<std::vector<ShareRow>> WorkOverview::shares(const std::string &orgId, int limit)
{
    auto rows = m_connection.run(sharesSql, {orgId, limit});
    if (!rows)
        return failed(rows);
    std::vector<ShareRow> all;
    for (const Row row : *rows)
        all.push_back({.orgId = row.text(0),
                       .weight = row.real(1),
                       .maxLeased = row.isNull(2) ? std::nullopt : std::optional(row.integer(2)),
                       .maxPerSecond = row.isNull(3) ? std::nullopt : std::optional(row.real(3)),
                       .waiting = row.big(4),
                       .running = row.big(5),
                       .pause = pauseIn(row, 6)});
    return all;
}

Result<std::vector<SettingRow>> WorkOverview::settings()
{
    auto rows
        = m_connection.run("SELECT setting.key, setting.value, setting.changed_by, setting.changed_at FROM setting");
    if (!rows)
        return failed(rows);
    std::vector<SettingRow> all;
    for (const auto &rule : settingRules()) {
        if (rule.ofOrganisation)
            continue;
        all.push_back({.key = std::string(rule.key),
                       .value = rule.text(rule.standard.value()).toStdString(),
                       .changedBy = {},
                       .changedAt = {}});
        for (const Row row : *rows) {
            if (row.view(0) != rule.key)
                continue;
            all.back().value = rule.text(rule.clamped(row.view(1))).toStdString();
            all.back().changedBy = row.words(2);
            all.back().changedAt = row.moment(3);
        }
    }
    return all;
}

Result<WorkRights> WorkOverview::rights()
{
    auto rows = m_connection.run(rightsSql);
    if (!rows)
        return failed(rows);
    const Row row = rows->first();
    return WorkRights{.pause = row.boolean(0), .settings = row.boolean(1), .shares = row.boolean(2)};
}

} // namespace leapfrog
