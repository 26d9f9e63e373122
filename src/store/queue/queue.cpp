// SPDX-License-Identifier: MIT
#include "store/queue/queue.h"

#include "core/json.h"

namespace leapfrog {

// The claim itself is the SQL function of that name: migrations/functions/queue_claim.sql.
static constexpr std::string_view claimSql = R"(
    SELECT id, lease, org_id, document_id, document_type, version_hint, priority, run_count, source = 'recreation'
      FROM queue_claim($1, $2, $3, $4, $5))";

static constexpr std::string_view endSetSql = R"(
    SELECT id, lease, org_id, document_id, document_type, version_hint, priority, run_count, source = 'recreation'
      FROM queue_end_set($1, $2, $3, $4))";

static constexpr std::string_view takeSql = R"(
    SELECT id, 0, org_id, document_id, document_type, version_hint, priority, run_count, source = 'recreation', place, limited
      FROM queue_take($1, $2, $3, $4))";

static std::vector<std::string> idsOf(const std::vector<ClaimedJob> &jobs)
{
    std::vector<std::string> ids;
    ids.reserve(jobs.size());
    for (const auto &job : jobs)
        ids.push_back(job.id);
    return ids;
}

static std::vector<std::int64_t> leasesOf(const std::vector<ClaimedJob> &jobs)
{
    std::vector<std::int64_t> leases;
    leases.reserve(jobs.size());
    for (const auto &job : jobs)
        leases.push_back(job.lease);
    return leases;
}

static Result<std::vector<std::string>> firstColumn(const Result<Rows> &rows)
{
    if (!rows)
        return failed(rows);
    std::vector<std::string> values;
    for (const Row row : *rows)
        values.push_back(row.text(0));
    return values;
}

static ClaimedJob jobOf(const Row &row)
{
    return {.id = row.text(0),
            .lease = row.big(1),
            .orgId = row.text(2),
            .documentId = row.text(3),
            .documentType = row.text(4),
            .versionHint = row.integer(5),
            .priority = row.integer(6),
            .runCount = row.integer(7),
            .isRecreation = row.boolean(8)};
}

Result<std::vector<ClaimedJob>> claimedJobs(const Result<Rows> &rows)
{
    if (!rows)
        return failed(rows);
    std::vector<ClaimedJob> jobs;
    for (const Row row : *rows)
        jobs.push_back(jobOf(row));
    return jobs;
}

Result<std::vector<ClaimedJob>> QueueStore::claim(const std::string &worker, int count, std::chrono::milliseconds lease,
                                                  int minPriority, int maxPriority)
{
    return claimedJobs(m_connection.runHot(claimSql, {worker, count, lease, minPriority, maxPriority}));
}

Result<std::vector<TakenJob>> QueueStore::take(const std::string &worker, int count, int minPriority, int maxPriority)
{
    auto rows = m_connection.runHot(takeSql, {worker, count, minPriority, maxPriority});
    if (!rows)
        return failed(rows);
    std::vector<TakenJob> jobs;
    for (const Row row : *rows)
        jobs.push_back({.job = jobOf(row), .place = row.text(9), .limited = row.boolean(10)});
    return jobs;
}

Result<std::vector<ClaimedJob>> QueueStore::endSet(const std::vector<std::string> &done,
                                                   const std::vector<std::string> &left, const std::string &worker,
                                                   std::chrono::milliseconds lease)
{
    return claimedJobs(m_connection.runHot(endSetSql, {done, left, worker, lease}));
}

Result<std::vector<std::string>> QueueStore::heartbeat(const std::vector<ClaimedJob> &jobs,
                                                       std::chrono::milliseconds lease)
{
    return firstColumn(m_connection.runHot("SELECT queue_heartbeat($1, $2, $3)", {idsOf(jobs), leasesOf(jobs), lease}));
}

Result<std::vector<std::string>> QueueStore::complete(const std::vector<ClaimedJob> &jobs)
{
    return firstColumn(m_connection.runHot("SELECT queue_complete($1, $2)", {idsOf(jobs), leasesOf(jobs)}));
}

Result<> QueueStore::endSuperseded(const std::vector<ClaimedJob> &jobs)
{
    if (auto rows = m_connection.runHot("SELECT queue_end_superseded($1, $2)", {idsOf(jobs), leasesOf(jobs)}); !rows)
        return failed(rows);
    return {};
}

Result<std::string> QueueStore::fail(const ClaimedJob &job, const JobFailure &failure)
{
    auto rows = m_connection.run("SELECT coalesce(queue_fail($1, $2, $3, $4, $5, $6, $7), 'fenced')",
                                 {job.id, job.lease, failure.version, failure.code, failure.field,
                                  failure.message.toStdString(), failure.permanent});
    if (!rows)
        return failed(rows);
    return rows->first().text(0);
}

Result<bool> QueueStore::putBack(const ClaimedJob &job, std::chrono::milliseconds delay, const std::string &code,
                                 const QString &message)
{
    auto rows = m_connection.run("SELECT queue_put_back($1, $2, $3, $4, $5)",
                                 {job.id, job.lease, delay, code, message.toStdString()});
    if (!rows)
        return failed(rows);
    return rows->first().boolean(0);
}

Result<std::string> QueueStore::postpone(const ClaimedJob &job, const JobFailure &failure, const JobWait &wait)
{
    auto rows = m_connection.run("SELECT coalesce(queue_postpone($1, $2, $3, $4, $5, $6, $7, $8, $9), 'fenced')",
                                 {job.id, job.lease, wait.forVersion, failure.code, failure.field,
                                  failure.message.toStdString(), wait.least, wait.most, wait.giveUp});
    if (!rows)
        return failed(rows);
    return rows->first().text(0);
}

Result<int> QueueStore::release(const std::vector<ClaimedJob> &jobs)
{
    auto rows = m_connection.run("SELECT queue_release($1, $2)", {idsOf(jobs), leasesOf(jobs)});
    if (!rows)
        return failed(rows);
    return rows->first().integer(0);
}

Result<std::string> QueueStore::enqueue(const JobRequest &request, const std::string &source)
{
    auto rows = m_connection.run(
        "SELECT accounting_enqueue($1, $2, $3, $4, $5, $6)",
        {request.orgId, request.documentId, request.documentType, request.versionHint, source, request.priority});
    if (!rows)
        return failed(rows);
    return rows->first().text(0);
}

Result<std::int64_t> QueueStore::enqueueMany(const std::vector<JobRequest> &requests, const std::string &source)
{
    std::string json = "[";
    for (const auto &request : requests) {
        json += json.size() > 1 ? ",{\"org_id\":" : "{\"org_id\":";
        appendJsonString(json, request.orgId);
        json += ",\"document_id\":";
        appendJsonString(json, request.documentId);
        json += ",\"document_type\":";
        appendJsonString(json, request.documentType);
        json += ",\"version_hint\":" + std::to_string(request.versionHint)
            + ",\"priority\":" + std::to_string(request.priority) + '}';
    }
    json += ']';
    auto rows = m_connection.runHot("SELECT accounting_enqueue_many($1, $2)", {json, source});
    if (!rows)
        return failed(rows);
    return rows->first().big(0);
}

Result<> QueueStore::listen()
{
    return m_connection.runScript("LISTEN accounting_work_queue");
}

Result<std::optional<std::chrono::milliseconds>> QueueStore::untilNextReady()
{
    auto rows = m_connection.run(R"(
        SELECT (extract(epoch FROM min(at) - clock_timestamp()) * 1000)::bigint
          FROM (SELECT min(wake_at) AS at FROM queue_lane WHERE wake_at < 'infinity' AND wake_at > now()
                UNION ALL
                SELECT min(leased_until) FROM accounting_work_queue
                 WHERE state = 'leased' AND leased_until >= (SELECT to_timestamp(last_value) FROM queue_lease_floor)
                   AND leased_until < 'infinity' -- written with the triggers off
                UNION ALL
                SELECT min(next_at) FROM queue_org WHERE max_per_second IS NOT NULL AND next_at > now()
                UNION ALL
                SELECT min(ready_at) FROM recreation_chunk WHERE ready_at > now()
                UNION ALL
                SELECT now() FROM queue_suspect -- the other slots wait while one tries it alone
                ) AS next)");
    if (!rows)
        return failed(rows);
    if (rows->first().isNull(0))
        return std::optional<std::chrono::milliseconds>();
    return std::chrono::milliseconds(std::max<std::int64_t>(0, rows->first().big(0)));
}

Result<> QueueStore::setIdle(const std::string &worker, bool idle, std::chrono::milliseconds atMost)
{
    auto rows = idle ? m_connection.run("INSERT INTO queue_idle_worker VALUES ($1, clock_timestamp() + $2::interval) "
                                        "ON CONFLICT (worker) DO UPDATE SET until = excluded.until",
                                        {worker, atMost})
                     : m_connection.run("DELETE FROM queue_idle_worker WHERE worker = $1", {worker});
    if (!rows)
        return failed(rows);
    return {};
}

Result<> QueueStore::maintain()
{
    // Transactions of their own: each may take its time, and whoever wakes a lane that is being parked waits for the
    // commit.
    for (const auto *const sql :
         {"SELECT queue_aggregate()", "SELECT queue_maintain_lanes()", "SELECT ledger_aggregate()"}) {
        if (auto rows = m_connection.run(sql); !rows)
            return failed(rows);
    }
    return {};
}

Result<> QueueStore::forgetLowWaterMarks()
{
    for (const auto *const sql :
         {"SELECT queue_mend_leases()", "SELECT queue_aggregate(true)",
          "UPDATE queue_lane SET low_water_at = '-infinity' WHERE wake_at <= now() AND low_water_at > '-infinity'"}) {
        if (auto rows = m_connection.run(sql); !rows)
            return failed(rows);
    }
    return {};
}

Result<int> QueueStore::wakeUnseen(std::chrono::seconds since)
{
    const auto unseen = [this, since] {
        return m_connection.run("SELECT 1 FROM queue_lane_unseen WHERE why <> 'is marked past it' "
                                "AND since <= now() - $1::interval LIMIT 1",
                                {std::chrono::milliseconds(since)});
    };
    if (const auto found = unseen(); !found || found->isEmpty())
        return found ? Result<int>(0) : failed(found);
    if (auto aggregated = m_connection.run("SELECT queue_aggregate(true)");
        !aggregated) // what a commit of just now left to it is none
        return failed(aggregated);
    if (const auto found = unseen(); !found || found->isEmpty())
        return found ? Result<int>(0) : failed(found);
    const auto woken = m_connection.run("SELECT queue_repair('lanes')");
    if (!woken)
        return failed(woken);
    return woken->size();
}

Result<bool> QueueStore::trim()
{
    static constexpr int most = 5000; // a tenth of a second's work
    auto rows = m_connection.run("SELECT queue_trim($1) > 0", {most});
    if (!rows)
        return failed(rows);
    return rows->first().boolean(0);
}

} // namespace leapfrog
