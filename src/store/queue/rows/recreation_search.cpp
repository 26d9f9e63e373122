// SPDX-License-Identifier: MIT
#include "store/queue/rows/recreation_search.h"

namespace leapfrog {

static constexpr std::string_view listSql = R"(
    SELECT recent.recreation_id, recent.org_id, recent.path, recent.who, recent.why, recent.documents, recent.started_at,
           CASE WHEN counted.waiting + todo.preparing = 0 THEN greatest(counted.ended_at, recent.not_begun_at) END,
           counted.waiting + todo.preparing, counted.posted, counted.unchanged, counted.refused,
           counted.superseded, counted.cancelled + recent.not_begun, counted.undone, recent.who = session_user, todo.preparing
      FROM (SELECT made.recreation_id, made.org_id, made.path, made.who, made.why, made.documents, made.started_at, made.not_begun, made.not_begun_at
              FROM recreation AS made
             WHERE ($1 = '' OR made.org_id = $1) AND ($2::uuid IS NULL OR made.recreation_id = $2)
               AND ($4::uuid IS NULL
                    OR (made.started_at, made.recreation_id)
                     < (SELECT last.started_at, last.recreation_id FROM recreation AS last WHERE last.recreation_id = $4))
               AND (NOT $5 OR made.who = session_user)
               AND ($6 NOT IN ('running', 'done')
                    OR ($6 = 'running') = (EXISTS (SELECT FROM recreation_document AS own WHERE own.recreation_id = made.recreation_id AND own.outcome = 'waiting')
                                           OR EXISTS (SELECT FROM recreation_chunk AS chunk WHERE chunk.recreation_id = made.recreation_id AND chunk.act = 'prepare')))
               AND ($6 <> 'problems'
                    OR EXISTS (SELECT FROM recreation_document AS own WHERE own.recreation_id = made.recreation_id AND own.outcome IN ('refused', 'left_out')))
               AND ($7 = '' OR position(lower($7) IN lower(made.why)) > 0 OR starts_with(made.recreation_id::text, lower($7))
                    OR EXISTS (SELECT FROM recreation_document AS own WHERE own.recreation_id = made.recreation_id AND own.document_id = $7))
             ORDER BY made.started_at DESC, made.recreation_id DESC LIMIT $3) AS recent
     CROSS JOIN LATERAL (
           SELECT count(*) FILTER (WHERE done.outcome = 'waiting') AS waiting, count(*) FILTER (WHERE done.outcome = 'posted') AS posted,
                  count(*) FILTER (WHERE done.outcome = 'unchanged') AS unchanged, count(*) FILTER (WHERE done.outcome IN ('refused', 'left_out')) AS refused,
                  count(*) FILTER (WHERE done.outcome = 'superseded') AS superseded, count(*) FILTER (WHERE done.outcome = 'cancelled') AS cancelled,
                  count(*) FILTER (WHERE done.outcome = 'undone') AS undone, max(done.finished_at) AS ended_at
             FROM recreation_document AS done WHERE done.recreation_id = recent.recreation_id) AS counted
     CROSS JOIN LATERAL (
           SELECT coalesce(sum(chunk.size), 0)::int AS preparing FROM recreation_chunk AS chunk
            WHERE chunk.recreation_id = recent.recreation_id AND chunk.act = 'prepare') AS todo
     ORDER BY recent.started_at DESC, recent.recreation_id DESC)";

static RecreationRow recreationOf(const Row &row)
{
    return {.id = row.text(0),
            .orgId = row.text(1),
            .path = row.text(2),
            .who = row.words(3),
            .mine = row.boolean(15),
            .why = row.words(4),
            .documents = row.integer(5),
            .preparing = row.integer(16),
            .startedAt = row.moment(6),
            .finishedAt = row.moment(7),
            .waiting = row.integer(8),
            .posted = row.integer(9),
            .unchanged = row.integer(10),
            .refused = row.integer(11),
            .superseded = row.integer(12),
            .cancelled = row.integer(13),
            .undone = row.integer(14)};
}

Result<std::vector<RecreationRow>> RecreationSearch::list(const RecreationFilter &filter, int limit,
                                                          const std::optional<std::string> &before)
{
    auto rows
        = m_connection.run(listSql, {filter.orgId, nullptr, limit, before, filter.mine, filter.state, filter.text});
    if (!rows)
        return failed(rows);
    std::vector<RecreationRow> all;
    for (const Row row : *rows)
        all.push_back(recreationOf(row));
    return all;
}

Result<std::optional<RecreationRow>> RecreationSearch::find(const std::string &id)
{
    auto rows = m_connection.run(listSql, {"", id, 1, nullptr, false, "", ""});
    if (!rows)
        return failed(rows);
    return rows->isEmpty() ? std::nullopt : std::optional(recreationOf(rows->first()));
}

} // namespace leapfrog
