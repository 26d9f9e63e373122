// SPDX-License-Identifier: MIT
#include "store/inbox/cut_records.h"

#include "store/inbox/columns.h"

namespace leapfrog {

// Of what an older version kept of such a record no digest is known.
static constexpr std::string_view cutRecordsSql = R"(
    SELECT cut.payload_id, cut.code, cut.source_file, (cut.content ->> 'bytes')::bigint, cut.content ->> 'sha256', cut.content ->> 'begins'
      FROM (SELECT kept.payload_id, kept.code, kept.source_file, kept.payload::jsonb AS content FROM import_payload AS kept
             WHERE kept.org_id = $1 AND kept.state = 'refused' AND kept.kind = 'unreadable'
               AND kept.code IN ('cut_off', 'malformed', 'shopify_errors') AND left(kept.payload, 9) = '{"bytes":'
             ORDER BY kept.payload_id DESC LIMIT 100) AS cut
     WHERE cut.content ->> 'sha256' IS NOT NULL AND cut.content ->> 'begins' IS NOT NULL)";

static constexpr std::string_view supersedeSql = R"(
    UPDATE import_payload SET state = 'superseded', message = $2, state_at = clock_timestamp()
     WHERE import_payload.payload_id = ANY ($1) AND import_payload.state = 'refused')";

Result<std::vector<CutRecord>> CutRecordStore::open(const std::string &orgId)
{
    const auto rows = m_connection.run(cutRecordsSql, {orgId});
    if (!rows)
        return failed(rows);
    std::vector<CutRecord> cut;
    for (const Row row : *rows)
        cut.push_back({.number = row.big(0),
                       .code = row.text(1),
                       .file = row.text(2),
                       .bytes = row.big(3),
                       .sha256 = row.text(4),
                       .begins = row.text(5)});
    return cut;
}

Result<> CutRecordStore::supersede(const std::vector<std::int64_t> &numbers, const QString &message)
{
    return done(m_connection.run(supersedeSql, {numbers, message.toStdString()}));
}

} // namespace leapfrog
