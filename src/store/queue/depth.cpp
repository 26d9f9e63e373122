// SPDX-License-Identifier: MIT
#include "store/queue/depth.h"

#include <algorithm>

namespace leapfrog {

// Of priority 1 of all organisations: the oldest job that workers saw last, so that it costs the same for any number of
// organisations. Else, or where no worker looked lately: of each lane the first rows of its index range after the
// low-water mark, without a walk over dead entries. A job waits since it was asked for: one that a click took over from
// the sync keeps its place (ready_at), but not its age.
static constexpr std::string_view currentSql = R"(
    WITH counter AS (
        SELECT priority, coalesce(sum(n) FILTER (WHERE state = 'queued'), 0) AS queued,
               coalesce(sum(n) FILTER (WHERE state = 'leased'), 0) AS leased, coalesce(sum(n) FILTER (WHERE state = 'dead'), 0) AS dead
          FROM (SELECT priority, state, n FROM queue_total_now WHERE $1 = ''
                UNION ALL
                SELECT priority, state, n FROM queue_depth_now WHERE org_id = $1) AS depth GROUP BY priority),
    seen AS (
        SELECT priority, ready_at AS since FROM queue_oldest
         WHERE $1 = '' AND priority = 1 AND looked_at > clock_timestamp() - interval '3 s'
           AND priority IN (SELECT priority FROM counter WHERE queued > 0)),
    oldest AS (
        SELECT priority, since FROM seen
        UNION ALL
        SELECT lane.priority, min(greatest(job.ready_at, job.created_at)) AS since
          FROM queue_lane AS lane CROSS JOIN LATERAL (
               SELECT ready_at, created_at FROM accounting_work_queue AS queued
                WHERE queued.state = 'queued' AND queued.org_id = lane.org_id AND queued.priority = lane.priority
                  AND queued.ready_at >= lane.low_water_at
                ORDER BY queued.ready_at LIMIT 10) AS job
         WHERE lane.wake_at < 'infinity' AND ($1 = '' OR lane.org_id = $1)
           AND lane.priority IN (SELECT priority FROM counter WHERE queued > 0 EXCEPT SELECT priority FROM seen) GROUP BY lane.priority)
    SELECT priority, coalesce(queued, 0), coalesce(leased, 0), coalesce(dead, 0), oldest.since, now(),
           (SELECT queue_pace($1))
      FROM generate_series(3, 1, -1) AS priority LEFT JOIN counter USING (priority) LEFT JOIN oldest USING (priority)
     ORDER BY priority DESC)";

static constexpr std::string_view organisationsSql = R"(
    SELECT org_id, coalesce(sum(n) FILTER (WHERE state = 'queued'), 0), coalesce(sum(n) FILTER (WHERE state = 'queued' AND priority >= 2), 0),
           coalesce(sum(n) FILTER (WHERE state = 'leased'), 0), coalesce(sum(n) FILTER (WHERE state = 'dead'), 0),
           (SELECT min(greatest(job.ready_at, job.created_at)) FROM queue_lane AS lane CROSS JOIN LATERAL (
                   SELECT ready_at, created_at FROM accounting_work_queue AS queued
                    WHERE queued.state = 'queued' AND queued.org_id = lane.org_id AND queued.priority = lane.priority
                      AND queued.ready_at >= lane.low_water_at
                    ORDER BY queued.ready_at LIMIT 10) AS job
             WHERE lane.org_id = depth.org_id AND lane.wake_at < 'infinity'),
           (SELECT who || CASE WHEN why = '' THEN '' ELSE ': ' || why END FROM pause WHERE scope = 'organisation' AND key = depth.org_id)
      FROM queue_depth_now AS depth GROUP BY org_id ORDER BY 2 DESC, 1 LIMIT $1)";

static constexpr std::string_view sampleSql = R"(
    WITH total AS (
        INSERT INTO depth_total_history (at, priority, queued, leased, dead)
        SELECT date_bin($1::interval, now(), 'epoch'), priority, coalesce(sum(n) FILTER (WHERE state = 'queued'), 0),
               coalesce(sum(n) FILTER (WHERE state = 'leased'), 0), coalesce(sum(n) FILTER (WHERE state = 'dead'), 0)
          FROM generate_series(1, 3) AS priority LEFT JOIN queue_total_now USING (priority)
         WHERE coalesce((SELECT max(at) FROM depth_total_history), '-infinity') <= now() - $1::interval -- the end of the index
         GROUP BY priority ON CONFLICT DO NOTHING RETURNING at),
    own AS (
        INSERT INTO depth_history (at, org_id, priority, queued, leased, dead)
        SELECT (SELECT min(at) FROM total), org_id, priority, coalesce(sum(n) FILTER (WHERE state = 'queued'), 0),
               coalesce(sum(n) FILTER (WHERE state = 'leased'), 0), coalesce(sum(n) FILTER (WHERE state = 'dead'), 0)
          FROM queue_depth_now WHERE EXISTS (SELECT 1 FROM total)
         GROUP BY org_id, priority ON CONFLICT DO NOTHING)
    SELECT count(*) > 0 FROM total)";

// An organisation without jobs has no sample: at those times it had none.
static constexpr std::string_view historySql = R"(
    WITH sample AS MATERIALIZED (SELECT at, priority, queued, dead FROM depth_total_history WHERE at > now() - $1::interval),
    own AS MATERIALIZED (SELECT at, priority, queued, dead FROM depth_history WHERE org_id = $2 AND $2 <> '' AND at > now() - $1::interval)
    SELECT at, coalesce(sum(queued) FILTER (WHERE priority = 1), 0), coalesce(sum(queued) FILTER (WHERE priority = 2), 0),
           coalesce(sum(queued) FILTER (WHERE priority = 3), 0), coalesce(sum(dead), 0)
      FROM (SELECT at, priority, queued, dead FROM sample WHERE $2 = ''
            UNION ALL
            SELECT at, 1, 0, 0 FROM sample WHERE $2 <> '' AND priority = 1
            UNION ALL
            SELECT at, priority, queued, dead FROM own) AS depth
     GROUP BY at ORDER BY at)";

static constexpr std::string_view outlookSql = R"(
    WITH own AS (
        SELECT coalesce(sum(n) FILTER (WHERE priority > 1), 0)::bigint AS high, coalesce(sum(n) FILTER (WHERE priority = 1), 0)::bigint AS normal
          FROM queue_depth_now WHERE org_id = $1 AND state = 'queued')
    SELECT own.high + high.others + high.higher, own.normal + normal.others, normal.higher,
           (SELECT coalesce(sum(n), 0)::bigint FROM queue_total_now WHERE state = 'leased'),
           workers, slots, express, speed.normal, high_jobs, high_turns, high_slot_seconds, normal_jobs, normal_turns, normal_slot_seconds
      FROM own CROSS JOIN LATERAL queue_ahead($1, 2, own.high) AS high CROSS JOIN LATERAL queue_ahead($1, 1, own.normal) AS normal
     CROSS JOIN queue_speed() AS speed)";

std::int64_t Depth::total() const
{
    std::int64_t sum = 0;
    for (const auto &depth : byPriority)
        sum += depth.queued + depth.leased + depth.dead;
    return sum;
}

Result<Depth> DepthStore::current(const std::string &orgId)
{
    auto rows = m_connection.run(currentSql, {orgId});
    if (!rows)
        return failed(rows);
    Depth depth;
    for (const Row row : *rows) {
        depth.byPriority.push_back({.priority = row.integer(0),
                                    .queued = row.big(1),
                                    .leased = row.big(2),
                                    .dead = row.big(3),
                                    .oldestReadyAt = row.moment(4)});
        depth.at = row.moment(5);
        depth.finishedPerMinute = row.big(6);
    }
    return depth;
}

Result<std::vector<OrganisationDepth>> DepthStore::byOrganisation(int limit)
{
    auto rows = m_connection.run(organisationsSql, {limit});
    if (!rows)
        return failed(rows);
    std::vector<OrganisationDepth> all;
    for (const Row row : *rows)
        all.push_back({.orgId = row.text(0),
                       .queued = row.big(1),
                       .high = row.big(2),
                       .leased = row.big(3),
                       .dead = row.big(4),
                       .oldestReadyAt = row.moment(5),
                       .paused = row.words(6)});
    return all;
}

Result<bool> DepthStore::sample(std::chrono::seconds every)
{
    auto rows = m_connection.run(sampleSql, {every});
    if (!rows)
        return failed(rows);
    return rows->first().boolean(0);
}

Result<std::vector<DepthSample>> DepthStore::history(std::chrono::seconds span, const std::string &orgId)
{
    auto rows = m_connection.run(historySql, {span, orgId});
    if (!rows)
        return failed(rows);
    std::vector<DepthSample> samples;
    for (const Row row : *rows)
        samples.push_back({.at = row.moment(0), .queued = {row.big(1), row.big(2), row.big(3)}, .dead = row.big(4)});
    return samples;
}

Result<Outlook> DepthStore::outlook(const std::string &orgId)
{
    const auto rows = m_connection.run(outlookSql, {orgId});
    if (!rows)
        return failed(rows);
    const Row row = rows->first();
    return Outlook{.highAhead = row.big(0),
                   .normalAhead = row.big(1),
                   .higherAhead = row.big(2),
                   .running = row.big(3),
                   .speed = queueSpeedOf(row, 4)};
}

std::optional<Estimate> Outlook::secondsUntil(int priority, std::int64_t more) const
{
    const int serving = speed.slotCount - (priority > 1 ? speed.normalSlots : speed.expressSlots);
    const auto ahead = (priority > 1 ? highAhead : normalAhead) + more;
    const auto higher = priority > 1 ? 0 : higherAhead;
    if (ahead + higher == 0 && running < serving)
        return Estimate{.least = 0, .likely = 0, .most = 1};
    return speed.secondsFor(priority, static_cast<double>(ahead), static_cast<double>(higher));
}

} // namespace leapfrog
