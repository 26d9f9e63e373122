// SPDX-License-Identifier: MIT
#include "store/access/audit.h"

namespace leapfrog {

static constexpr int pageSize = 1000;

// By the number of the row, which rises with the time of its statement.
static constexpr std::string_view pageSql = R"(
    SELECT event.event_id, event.at, event.org_id, event.who, event.program, event.host, event.what, event.object,
           coalesce(event.old::text, ''), coalesce(event.new::text, ''), event.why
      FROM audit_event AS event
     WHERE event.event_id > $1 AND ($2 = '' OR event.org_id IN ($2, ''))
       AND ($3::date IS NULL OR event.at >= $3::date::timestamp AT TIME ZONE 'UTC')
       AND ($4::date IS NULL OR event.at < ($4::date + 1)::timestamp AT TIME ZONE 'UTC')
       AND starts_with(event.what, $5) AND ($6 = '' OR event.who = $6)
     ORDER BY event.event_id LIMIT $7)";

static Parameter parameterOf(const std::optional<Date> &day)
{
    return day ? Parameter(dateText(*day)) : Parameter(nullptr);
}

Result<> AuditStore::read(const AuditFilter &filter, const std::function<bool(const AuditEvent &)> &hear)
{
    for (std::int64_t after = 0;;) {
        const auto rows = m_connection.run(pageSql,
                                           {after, filter.orgId, parameterOf(filter.from), parameterOf(filter.through),
                                            filter.what, filter.who, pageSize});
        if (!rows)
            return failed(rows);
        for (const Row row : *rows) {
            after = row.big(0);
            if (!hear({.id = after,
                       .at = row.moment(1),
                       .orgId = row.text(2),
                       .who = row.text(3),
                       .program = row.text(4),
                       .host = row.text(5),
                       .what = row.text(6),
                       .object = row.text(7),
                       .before = row.text(8),
                       .after = row.text(9),
                       .why = row.words(10)}))
                return {};
        }
        if (rows->size() < pageSize)
            return {};
    }
}

} // namespace leapfrog
