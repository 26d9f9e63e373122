// SPDX-License-Identifier: MIT
#include "store/queue/rows/throughput.h"

namespace leapfrog {

static constexpr int rowsAtMost = 20'000; ///< of queue_ended: one per statement that ended jobs

// The oldest of so many rows may lie within its minute: that minute is not whole.
static constexpr std::string_view perMinuteSql = R"(
    WITH latest AS MATERIALIZED (
        SELECT ended.at, ended.jobs FROM queue_ended AS ended
         WHERE ended.at >= date_trunc('minute', now() - $1::interval) AND ended.at <= now() ORDER BY ended.at DESC LIMIT $2),
    seen AS (SELECT count(*) AS n, date_trunc('minute', min(latest.at)) AS first FROM latest)
    SELECT date_trunc('minute', latest.at) AS minute, sum(latest.jobs)::bigint
      FROM latest CROSS JOIN seen WHERE seen.n < $2 OR date_trunc('minute', latest.at) > seen.first
     GROUP BY 1 ORDER BY 1)";

// As queue_ended_since() does it for one organisation: at most the latest 3,000 events of the last minute.
static constexpr std::string_view byOrganisationSql = R"(
    WITH latest AS MATERIALIZED (
        SELECT event.at, event.org_id, event.what FROM job_event AS event
         WHERE event.at > now() - interval '60 s' AND event.at <= now() ORDER BY event.at DESC LIMIT 3000),
    span AS (
        SELECT greatest(1, extract(epoch FROM now() - CASE WHEN count(*) = 3000 THEN min(latest.at) ELSE now() - interval '60 s' END)) AS seconds
          FROM latest)
    SELECT latest.org_id, round(60 * count(*) / max(span.seconds))::bigint
      FROM latest CROSS JOIN span WHERE latest.what IN ('finished', 'superseded', 'failed', 'dead') GROUP BY latest.org_id)";

Result<std::vector<EndedInMinute>> ThroughputStore::perMinute(std::chrono::minutes span)
{
    auto rows = m_connection.run(perMinuteSql, {std::chrono::seconds(span), rowsAtMost});
    if (!rows)
        return failed(rows);
    std::vector<EndedInMinute> all;
    for (const Row row : *rows)
        all.push_back({.minute = row.moment(0), .jobs = row.big(1)});
    return all;
}

Result<std::map<std::string, std::int64_t>> ThroughputStore::byOrganisation()
{
    auto rows = m_connection.run(byOrganisationSql);
    if (!rows)
        return failed(rows);
    std::map<std::string, std::int64_t> all;
    for (const Row row : *rows)
        all.emplace(row.text(0), row.big(1));
    return all;
}

} // namespace leapfrog
