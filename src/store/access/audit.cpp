// SPDX-License-Identifier: MIT
#include "store/access/audit.h"

#include "core/csv.h"

#include <QJsonDocument>

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
       AND starts_with(event.what, $5) AND ($6 = '' OR event.who = $6) AND ($8 = '' OR strpos(lower(event.object), lower($8)) > 0)
     ORDER BY event.event_id LIMIT $7)";

// Of one organisation, and of what concerns all: both from the end of an index.
static constexpr std::string_view newestSql = R"(
    SELECT event.event_id, event.at, event.org_id, event.who, event.program, event.host, event.what, event.object,
           coalesce(event.old::text, ''), coalesce(event.new::text, ''), event.why
      FROM (VALUES ($1), ('')) AS concerned(org_id)
     CROSS JOIN LATERAL (
           SELECT own.event_id, own.at, own.org_id, own.who, own.program, own.host, own.what, own.object, own.old, own.new, own.why
             FROM audit_event AS own
            WHERE own.org_id = concerned.org_id
              AND ($2::date IS NULL OR own.at >= $2::date::timestamp AT TIME ZONE 'UTC')
              AND ($3::date IS NULL OR own.at < ($3::date + 1)::timestamp AT TIME ZONE 'UTC')
              AND starts_with(own.what, $4) AND ($5 = '' OR own.who = $5) AND ($7 = '' OR strpos(lower(own.object), lower($7)) > 0)
            ORDER BY own.event_id DESC LIMIT $6) AS event
     ORDER BY event.event_id DESC LIMIT $6)";

static constexpr std::string_view newestOfAllSql = R"(
    SELECT event.event_id, event.at, event.org_id, event.who, event.program, event.host, event.what, event.object,
           coalesce(event.old::text, ''), coalesce(event.new::text, ''), event.why
      FROM audit_event AS event
     WHERE $1 = ''
       AND ($2::date IS NULL OR event.at >= $2::date::timestamp AT TIME ZONE 'UTC')
       AND ($3::date IS NULL OR event.at < ($3::date + 1)::timestamp AT TIME ZONE 'UTC')
       AND starts_with(event.what, $4) AND ($5 = '' OR event.who = $5) AND ($7 = '' OR strpos(lower(event.object), lower($7)) > 0)
     ORDER BY event.event_id DESC LIMIT $6)";

static constexpr std::string_view yearsSql = R"(
    SELECT org.start_month, coalesce(extract(year FROM span.first_at - make_interval(months => org.start_month - 1)), 0)::int,
           extract(year FROM now() - make_interval(months => org.start_month - 1))::int
      FROM (SELECT coalesce((SELECT own.fiscal_year_start FROM organisation AS own WHERE own.org_id = $1), 1) AS start_month) AS org
     CROSS JOIN (SELECT (SELECT event.at FROM audit_event AS event ORDER BY event.at LIMIT 1) AS first_at) AS span)";

static Parameter parameterOf(const std::optional<Date> &day)
{
    return day ? Parameter(dateText(*day)) : Parameter(nullptr);
}

static AuditEvent eventOf(const Row &row)
{
    return {.id = row.big(0),
            .at = row.moment(1),
            .orgId = row.text(2),
            .who = row.text(3),
            .program = row.text(4),
            .host = row.text(5),
            .what = row.text(6),
            .object = row.text(7),
            .before = row.text(8),
            .after = row.text(9),
            .why = row.words(10)};
}

std::string auditCsv(const AuditEvent &event)
{
    std::string line = std::to_string(event.id) + ',' + event.at.toString(Qt::ISODateWithMs).toStdString();
    for (const auto &text : {event.orgId, event.who, event.program, event.host, event.what, event.object, event.before,
                             event.after, event.why.toStdString()}) {
        line += ',';
        appendCsvText(line, text);
    }
    return line;
}

static QJsonValue jsonOf(const std::string &text)
{
    return text.empty() ? QJsonValue() : QJsonValue(QJsonDocument::fromJson(QByteArray::fromStdString(text)).object());
}

QJsonObject auditJson(const AuditEvent &event)
{
    const auto words = [](const std::string &text) { return QString::fromStdString(text); };
    return {{QStringLiteral("id"), qint64(event.id)},
            {QStringLiteral("at"), event.at.toUTC().toString(Qt::ISODateWithMs)},
            {QStringLiteral("org_id"), words(event.orgId)},
            {QStringLiteral("who"), words(event.who)},
            {QStringLiteral("program"), words(event.program)},
            {QStringLiteral("host"), words(event.host)},
            {QStringLiteral("what"), words(event.what)},
            {QStringLiteral("object"), words(event.object)},
            {QStringLiteral("old"), jsonOf(event.before)},
            {QStringLiteral("new"), jsonOf(event.after)},
            {QStringLiteral("why"), event.why}};
}

Result<> AuditStore::read(const AuditFilter &filter, const std::function<bool(const AuditEvent &)> &hear)
{
    for (std::int64_t after = 0;;) {
        const auto rows = m_connection.run(pageSql,
                                           {after, filter.orgId, parameterOf(filter.from), parameterOf(filter.through),
                                            filter.what, filter.who, pageSize, filter.object});
        if (!rows)
            return failed(rows);
        for (const Row row : *rows) {
            after = row.big(0);
            if (!hear(eventOf(row)))
                return {};
        }
        if (rows->size() < pageSize)
            return {};
    }
}

Result<std::vector<AuditEvent>> AuditStore::newest(const AuditFilter &filter, int limit)
{
    const auto rows = m_connection.run(filter.orgId.empty() ? newestOfAllSql : newestSql,
                                       {filter.orgId, parameterOf(filter.from), parameterOf(filter.through),
                                        filter.what, filter.who, limit, filter.object});
    if (!rows)
        return failed(rows);
    std::vector<AuditEvent> all;
    for (const Row row : *rows)
        all.push_back(eventOf(row));
    return all;
}

Result<AuditStore::Years> AuditStore::years(const std::string &orgId)
{
    const auto rows = m_connection.run(yearsSql, {orgId});
    if (!rows)
        return failed(rows);
    const auto row = rows->first();
    return Years{.startMonth = row.integer(0), .first = row.integer(1), .last = row.integer(2)};
}

} // namespace leapfrog
