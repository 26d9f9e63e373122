// SPDX-License-Identifier: MIT
#include "store/depth.h"

#include <algorithm>

namespace leapfrog {

// Of all organisations: totals, and the oldest job that workers saw last, so that it costs the same for any number of
// organisations. Of one, or where no worker looked lately: the oldest job of each lane is the first row of its index
// range after the low-water mark, without a walk over dead entries.
static constexpr std::string_view currentSql = R"(
    WITH counter AS (
        SELECT priority, coalesce(sum(n) FILTER (WHERE state = 'queued'), 0) AS queued,
               coalesce(sum(n) FILTER (WHERE state = 'leased'), 0) AS leased, coalesce(sum(n) FILTER (WHERE state = 'dead'), 0) AS dead
          FROM (SELECT priority, state, n FROM queue_total_now WHERE $1 = ''
                UNION ALL
                SELECT priority, state, n FROM queue_depth_now WHERE org_id = $1) AS depth GROUP BY priority),
    seen AS (
        SELECT priority, ready_at FROM queue_oldest
         WHERE $1 = '' AND looked_at > clock_timestamp() - interval '3 s'
           AND priority IN (SELECT priority FROM counter WHERE queued > 0)),
    oldest AS (
        SELECT priority, ready_at FROM seen
        UNION ALL
        SELECT lane.priority, min(job.ready_at) AS ready_at
          FROM queue_lane AS lane CROSS JOIN LATERAL (
               SELECT ready_at FROM accounting_work_queue AS queued
                WHERE queued.state = 'queued' AND queued.org_id = lane.org_id AND queued.priority = lane.priority
                  AND queued.ready_at >= lane.mark_at
                ORDER BY queued.ready_at LIMIT 1) AS job
         WHERE lane.wake_at < 'infinity' AND ($1 = '' OR lane.org_id = $1)
           AND lane.priority IN (SELECT priority FROM counter WHERE queued > 0 EXCEPT SELECT priority FROM seen) GROUP BY lane.priority)
    SELECT priority, coalesce(queued, 0), coalesce(leased, 0), coalesce(dead, 0), oldest.ready_at, now(),
           (SELECT queue_pace($1))
      FROM generate_series(3, 1, -1) AS priority LEFT JOIN counter USING (priority) LEFT JOIN oldest USING (priority)
     ORDER BY priority DESC)";

static constexpr std::string_view organisationsSql = R"(
    SELECT org_id, coalesce(sum(n) FILTER (WHERE state = 'queued'), 0), coalesce(sum(n) FILTER (WHERE state = 'queued' AND priority >= 2), 0),
           coalesce(sum(n) FILTER (WHERE state = 'leased'), 0), coalesce(sum(n) FILTER (WHERE state = 'dead'), 0),
           (SELECT min(job.ready_at) FROM queue_lane AS lane CROSS JOIN LATERAL (
                   SELECT ready_at FROM accounting_work_queue AS queued
                    WHERE queued.state = 'queued' AND queued.org_id = lane.org_id AND queued.priority = lane.priority
                      AND queued.ready_at >= lane.mark_at
                    ORDER BY queued.ready_at LIMIT 1) AS job
             WHERE lane.org_id = depth.org_id AND lane.wake_at < 'infinity'),
           (SELECT who || CASE WHEN why = '' THEN '' ELSE ': ' || why END FROM pause WHERE scope = 'organisation' AND key = depth.org_id)
      FROM queue_depth_now AS depth GROUP BY org_id ORDER BY 2 DESC, 1 LIMIT $1)";

static constexpr std::string_view sampleSql = R"(
    INSERT INTO depth_history (at, org_id, priority, queued, leased, dead)
    SELECT date_bin($1::interval, clock_timestamp(), 'epoch'), org_id, priority,
           coalesce(sum(n) FILTER (WHERE state = 'queued'), 0), coalesce(sum(n) FILTER (WHERE state = 'leased'), 0),
           coalesce(sum(n) FILTER (WHERE state = 'dead'), 0)
      FROM (SELECT org_id, priority, state, n FROM queue_depth_now UNION ALL SELECT '', 1, 'queued', 0) AS depth
     WHERE NOT EXISTS (SELECT 1 FROM depth_history WHERE at > clock_timestamp() - $1::interval)
     GROUP BY org_id, priority ON CONFLICT DO NOTHING)";

static constexpr std::string_view historySql = R"(
    SELECT at, sum(queued) FILTER (WHERE priority = 1), sum(queued) FILTER (WHERE priority = 2),
           sum(queued) FILTER (WHERE priority = 3), sum(dead)
      FROM depth_history WHERE at > now() - $1::interval GROUP BY at ORDER BY at)";

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
    return rows->affected() > 0;
}

Result<std::vector<DepthSample>> DepthStore::history(std::chrono::seconds span)
{
    auto rows = m_connection.run(historySql, {span});
    if (!rows)
        return failed(rows);
    std::vector<DepthSample> samples;
    for (const Row row : *rows)
        samples.push_back({.at = row.moment(0), .queued = {row.big(1), row.big(2), row.big(3)}, .dead = row.big(4)});
    return samples;
}

} // namespace leapfrog
