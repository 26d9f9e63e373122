// SPDX-License-Identifier: MIT
#include "store/queue/jobs.h"

#include "core/uuid.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace leapfrog {

static constexpr std::string_view findSql = R"(
    SELECT id, org_id, document_id, document_type, version_hint, state, priority, ready_at, run_count, coalesce(leased_by, ''),
           leased_until, coalesce(last_error, ''), source, created_at
      FROM accounting_work_queue WHERE id = $1)";

static constexpr std::string_view positionSql = R"(
    SELECT place.own_ahead, place.others_ahead, place.higher_ahead, place.capped,
           greatest(0, extract(epoch FROM job.ready_at) - extract(epoch FROM now()))::float8,
           (SELECT coalesce(sum(n), 0)::bigint FROM queue_total_now WHERE state = 'leased'),
           (SELECT string_agg(scope || ' by ' || who || CASE WHEN why = '' THEN '' ELSE ': ' || why END, '; ') FROM pause
             WHERE scope = 'queue' OR (scope = 'organisation' AND key = job.org_id)),
           org.max_leased,
           CASE WHEN org.max_leased IS NOT NULL
                THEN (SELECT coalesce(sum(n), 0) FROM queue_depth_now WHERE org_id = job.org_id AND state = 'leased') ELSE 0 END,
           coalesce(own.jobs, 0), coalesce(own.seconds, 0),
           org.max_per_second, greatest(0, extract(epoch FROM org.next_at) - extract(epoch FROM now()))::float8, job.priority,
           speed.workers, speed.slots, speed.express, speed.normal, speed.high_jobs, speed.high_turns, speed.high_slot_seconds,
           speed.normal_jobs, speed.normal_turns, speed.normal_slot_seconds
      FROM accounting_work_queue AS job CROSS JOIN LATERAL queue_position(job.id) AS place CROSS JOIN LATERAL queue_speed() AS speed
      LEFT JOIN queue_org AS org USING (org_id)
      LEFT JOIN LATERAL (
           SELECT * FROM queue_ended_since(job.org_id, greatest(now() - interval '60 s', (
               SELECT greatest(first.ready_at, first.created_at) FROM accounting_work_queue AS first
                WHERE first.state = 'queued' AND first.org_id = job.org_id AND first.priority = job.priority
                ORDER BY first.ready_at LIMIT 1)))) AS own ON org.max_leased IS NOT NULL
     WHERE job.id = $1)";

JobRow jobOf(const Row &row)
{
    return {.id = row.text(0),
            .orgId = row.text(1),
            .documentId = row.text(2),
            .documentType = row.text(3),
            .versionHint = row.integer(4),
            .state = row.text(5),
            .priority = row.integer(6),
            .readyAt = row.moment(7),
            .runCount = row.integer(8),
            .leasedBy = row.text(9),
            .leasedUntil = row.moment(10),
            .lastError = row.words(11),
            .source = row.text(12),
            .createdAt = row.moment(13)};
}

static Error unknownJob(const std::string &id)
{
    return {.code = Error::Code::NotFound,
            .message = QCoreApplication::translate("leapfrog::JobStore", "There is no job \"%1\" in the queue.")
                           .arg(QString::fromStdString(id)),
            .cause = {},
            .reason = "unknown_job",
            .field = {}};
}

Result<JobRow> JobStore::find(const std::string &jobId)
{
    if (!isUuid(jobId))
        return failed(unknownJob(jobId));
    auto rows = m_connection.run(findSql, {jobId});
    if (!rows)
        return failed(rows);
    if (rows->isEmpty())
        return failed(unknownJob(jobId));
    return jobOf(rows->first());
}

Result<std::vector<JobEventRow>> JobStore::events(const std::string &jobId)
{
    if (!isUuid(jobId))
        return failed(unknownJob(jobId));
    auto rows = m_connection.run(
        "SELECT at, what, version, attempt, who, detail FROM job_event WHERE job_id = $1 ORDER BY at", {jobId});
    if (!rows)
        return failed(rows);
    std::vector<JobEventRow> events;
    for (const Row row : *rows)
        events.push_back({.at = row.moment(0),
                          .what = row.text(1),
                          .version = row.integer(2),
                          .attempt = row.integer(3),
                          .who = row.words(4),
                          .detail = row.words(5)});
    return events;
}

Result<std::optional<JobPosition>> JobStore::position(const std::string &jobId)
{
    if (!isUuid(jobId))
        return failed(unknownJob(jobId));
    auto rows = m_connection.run(positionSql, {jobId});
    if (!rows)
        return failed(rows);
    if (rows->isEmpty() || rows->first().isNull(0))
        return std::optional<JobPosition>();
    const Row row = rows->first();
    return JobPosition{.ownAhead = row.big(0),
                       .othersAhead = row.big(1),
                       .higherAhead = row.big(2),
                       .estimated = row.boolean(3),
                       .readyInSeconds = row.real(4),
                       .speed = queueSpeedOf(row, 14),
                       .running = row.big(5),
                       .paused = row.words(6),
                       .maxLeased = row.isNull(7) ? std::nullopt : std::optional(row.integer(7)),
                       .leased = row.big(8),
                       .ownEnded = row.big(9),
                       .ownSeconds = row.real(10),
                       .maxPerSecond = row.isNull(11) ? std::nullopt : std::optional(row.real(11)),
                       .nextInSeconds = row.isNull(12) ? 0 : row.real(12),
                       .priority = row.integer(13)};
}

std::int64_t JobPosition::toEndFirst() const
{
    return maxLeased ? std::max<std::int64_t>(0, ownAhead + leased + 1 - *maxLeased) : 0;
}

double JobPosition::secondsByRate() const
{
    return maxPerSecond ? nextInSeconds + static_cast<double>(ownAhead) / *maxPerSecond : 0;
}

std::optional<Estimate> JobPosition::secondsByTurn() const
{
    static constexpr double wakeUp = 1; // a worker is called, and looks
    const int serving = speed.slotCount - (priority > 1 ? speed.normalSlots : speed.expressSlots);
    if (ahead() == 0 && running < serving)
        return Estimate{.least = 0, .likely = 0, .most = wakeUp};
    auto range
        = speed.secondsFor(priority, static_cast<double>(ownAhead + othersAhead), static_cast<double>(higherAhead));
    if (range)
        range->most += wakeUp;
    if (range && estimated) { // it may be the first of those that were not counted, or the last
        range->least = 0;
        range->most *= 2;
    }
    return range;
}

/// The pace of its organisation's own jobs: there is a backlog of them, or it would not be held back.
std::optional<Estimate> JobPosition::secondsByLimit() const
{
    if (toEndFirst() == 0)
        return Estimate();
    if (ownEnded == 0)
        return std::nullopt;
    const double likely = static_cast<double>(toEndFirst()) * ownSeconds / static_cast<double>(ownEnded);
    const double spread = 1.1 + 1 / std::sqrt(static_cast<double>(ownEnded));
    return Estimate{.least = likely / spread, .likely = likely, .most = likely * spread};
}

std::optional<Estimate> JobPosition::startsInSeconds() const
{
    const auto byTurn = secondsByTurn();
    const auto byLimit = secondsByLimit();
    if (!paused.isEmpty() || speed.workers == 0 || maxLeased == 0 || !byTurn || !byLimit)
        return std::nullopt;
    const double atLeast = std::max(readyInSeconds, secondsByRate());
    return Estimate{.least = std::max({atLeast, byTurn->least, byLimit->least}),
                    .likely = std::max({atLeast, byTurn->likely, byLimit->likely}),
                    .most = std::max({atLeast, byTurn->most, byLimit->most})};
}

Result<QString> JobStore::rawRow(const std::string &jobId)
{
    if (!isUuid(jobId))
        return failed(unknownJob(jobId));
    auto rows = m_connection.run("SELECT jsonb_pretty(to_jsonb(job.*)) FROM accounting_work_queue AS job WHERE id = $1",
                                 {jobId});
    if (!rows)
        return failed(rows);
    if (rows->isEmpty())
        return failed(unknownJob(jobId));
    return rows->first().words(0);
}

} // namespace leapfrog
