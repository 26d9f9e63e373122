// SPDX-License-Identifier: MIT
#include "store/inbox/inbox_list.h"

#include <limits>

namespace leapfrog {

static constexpr std::string_view pageSql = R"(
    SELECT looked, down_to, payload_id, org_id, kind, shopify_id, payload_group, updated_at, source_file, source_line, received_at, received_by,
           state, code, field, message, waits_for, state_at
      FROM inbox_page($1, $2, $3, $4, $5, $6, $7, $8))";

static constexpr std::string_view reasonsSql = R"(
    SELECT state, kind, code, payloads, example, last_at FROM inbox_reasons($1, $2) ORDER BY state, payloads DESC, kind, code)";

static constexpr std::string_view organisationsSql = "SELECT org_id, refused, waiting FROM inbox_organisations($1)";

static constexpr std::string_view sizeSql = R"(
    SELECT count(*), count(DISTINCT wanted.payload_group)
      FROM (SELECT payload_group FROM import_payload
             WHERE org_id = $1 AND ($2 = '' OR kind = $2) AND ($3 = '' OR state = $3) AND ($4 = '' OR code = $4)
               AND ($5 = '' OR payload_group = $5) AND (cardinality($6::text[]) = 0 OR payload_group = ANY ($6)) LIMIT $7) AS wanted)";

static constexpr std::string_view findSql = R"(
    SELECT payload_id, org_id, kind, shopify_id, payload_group, updated_at, source_file, source_line, received_at, received_by,
           state, code, field, message, waits_for, state_at, left(payload, $2), octet_length(payload)
      FROM import_payload WHERE payload_id = $1)";

static constexpr std::string_view madeSql = R"(
    SELECT document_id, document_type, accounting_status, newer_refused
      FROM document WHERE org_id = $1 AND payload_group = $2 AND payload_group <> '' ORDER BY document_id COLLATE "C" LIMIT $3)";

static constexpr std::string_view historySql = R"(
    SELECT payload_id, org_id, kind, shopify_id, payload_group, updated_at, source_file, source_line, received_at, received_by,
           state, code, field, message, waits_for, state_at
      FROM import_payload WHERE org_id = $1 AND payload_group = $2 ORDER BY payload_id LIMIT $3)";

bool InboxReason::isWhole() const
{
    return payloads < InboxListStore::countCap;
}

bool InboxScopeSize::isWhole() const
{
    return payloads < InboxListStore::countCap;
}

Result<PayloadPage> InboxListStore::page(const InboxFilter &filter, std::int64_t before, int limit)
{
    const auto from = before > 0 ? before : std::numeric_limits<std::int64_t>::max();
    const auto rows = m_connection.run(
        pageSql, {filter.orgId, filter.state, filter.kind, filter.code, filter.text, from, limit, lookAtMost});
    if (!rows)
        return failed(rows);
    PayloadPage page;
    for (const Row row : *rows) {
        page.looked = row.big(0);
        page.next = row.big(1);
        if (!row.isNull(2))
            page.rows.push_back(payloadRowOf(row, 2));
    }
    const bool isFull = page.rows.size() >= static_cast<std::size_t>(limit) || page.looked >= lookAtMost;
    if (!isFull)
        page.next = 0;
    return page;
}

Result<std::vector<InboxReason>> InboxListStore::reasons(const std::string &orgId)
{
    const auto rows = m_connection.run(reasonsSql, {orgId, countCap});
    if (!rows)
        return failed(rows);
    std::vector<InboxReason> reasons;
    for (const Row row : *rows)
        reasons.push_back({.state = row.text(0),
                           .kind = row.text(1),
                           .code = row.text(2),
                           .payloads = row.big(3),
                           .example = row.words(4),
                           .lastAt = row.moment(5)});
    return reasons;
}

Result<std::vector<InboxOrganisation>> InboxListStore::organisations()
{
    const auto rows = m_connection.run(organisationsSql, {countCap});
    if (!rows)
        return failed(rows);
    std::vector<InboxOrganisation> all;
    for (const Row row : *rows)
        all.push_back({.orgId = row.text(0), .refused = row.big(1), .waiting = row.big(2)});
    return all;
}

Result<InboxScopeSize> InboxListStore::sizeOf(const InboxScope &scope)
{
    const auto &filter = scope.filter;
    const auto rows = m_connection.run(
        sizeSql, {filter.orgId, filter.kind, filter.state, filter.code, filter.group, scope.groups, countCap});
    if (!rows)
        return failed(rows);
    return InboxScopeSize{.payloads = rows->first().big(0), .groups = rows->first().big(1)};
}

Result<InboxPayload> InboxListStore::find(std::int64_t number, int characters)
{
    const auto rows = m_connection.run(findSql, {number, characters});
    if (!rows)
        return failed(rows);
    if (rows->isEmpty())
        return failed(unknownPayload(number));
    InboxPayload found{.row = payloadRowOf(rows->first(), 0),
                       .begin = rows->first().text(16),
                       .bytes = rows->first().big(17),
                       .documents = {},
                       .history = {}};
    const auto made = m_connection.run(madeSql, {found.row.orgId, found.row.group, mostHistory});
    if (!made)
        return failed(made);
    for (const Row row : *made)
        found.documents.push_back(
            {.id = row.text(0), .type = row.text(1), .status = row.text(2), .newerRefused = row.words(3)});
    const auto history = m_connection.run(historySql, {found.row.orgId, found.row.group, mostHistory});
    if (!history)
        return failed(history);
    for (const Row row : *history)
        found.history.push_back(payloadRowOf(row, 0));
    return found;
}

} // namespace leapfrog
