// SPDX-License-Identifier: MIT
#include "store/inbox/payload_list.h"

#include <QCoreApplication>

namespace leapfrog {

static constexpr std::string_view listSql = R"(
    SELECT payload_id, org_id, kind, shopify_id, payload_group, updated_at, source_file, source_line, received_at, received_by,
           state, code, field, message, waits_for, state_at
      FROM import_payload
     WHERE org_id = $1 AND ($2 = 0 OR payload_id < $2::bigint) AND ($3 = '' OR kind = $3) AND ($4 = '' OR state = $4)
       AND ($5 = '' OR code = $5) AND ($6 = '' OR payload_group = $6) AND ($7 = '' OR received_at >= nullif($7, '')::date)
     ORDER BY payload_id DESC LIMIT $8)";

static constexpr std::string_view findSql = R"(
    SELECT payload_id, org_id, kind, shopify_id, payload_group, updated_at, source_file, source_line, received_at, received_by,
           state, code, field, message, waits_for, state_at, payload
      FROM import_payload WHERE payload_id = $1)";

static constexpr std::string_view madeSql = R"(
    SELECT document_id, document_type, accounting_status, newer_refused
      FROM document WHERE org_id = $1 AND payload_group = $2 AND payload_group <> '' ORDER BY document_id COLLATE "C")";

static constexpr std::string_view reasonsSql = R"(
    SELECT org_id, state, kind, code, count(*) FROM import_payload
     WHERE state IN ('waiting', 'refused') AND ($1 = '' OR org_id = $1)
     GROUP BY 1, 2, 3, 4 ORDER BY org_id, state, count(*) DESC, kind, code)";

static constexpr std::string_view purgeableSql = R"(
    SELECT coalesce(sum(payloads), 0)::bigint
      FROM (SELECT count(*) AS payloads FROM import_payload WHERE org_id = $1 GROUP BY payload_group
            HAVING bool_and(state IN ('read', 'superseded', 'not_needed') AND received_at < $2::date)) AS done)";

static constexpr std::string_view donePageSql = R"(
    SELECT payload_group FROM import_payload WHERE org_id = $1 GROUP BY payload_group
    HAVING bool_and(state IN ('read', 'superseded', 'not_needed') AND received_at < $2::date) LIMIT $3)";

static constexpr std::string_view purgeSql = "SELECT import_payload_purge($1, $2, $3::date)";

PayloadRow payloadRowOf(const Row &row, int at)
{
    return {.number = row.big(at),
            .orgId = row.text(at + 1),
            .kind = row.text(at + 2),
            .shopifyId = row.text(at + 3),
            .group = row.text(at + 4),
            .updatedAt = row.text(at + 5),
            .file = row.text(at + 6),
            .line = row.big(at + 7),
            .receivedAt = row.moment(at + 8),
            .receivedBy = row.text(at + 9),
            .state = row.text(at + 10),
            .code = row.text(at + 11),
            .field = row.text(at + 12),
            .message = row.words(at + 13),
            .waitsFor = row.text(at + 14),
            .stateAt = row.moment(at + 15)};
}

Error unknownPayload(std::int64_t number)
{
    return {
        .code = Error::Code::NotFound,
        .message
        = QCoreApplication::translate("leapfrog::PayloadListStore", "There is no payload %1 in the inbox.").arg(number),
        .cause = {},
        .reason = "unknown_payload",
        .field = "payload"};
}

Result<std::vector<PayloadRow>> PayloadListStore::list(const PayloadFilter &filter, std::int64_t before, int limit)
{
    const auto rows = m_connection.run(
        listSql, {filter.orgId, before, filter.kind, filter.state, filter.code, filter.group, filter.since, limit});
    if (!rows)
        return failed(rows);
    std::vector<PayloadRow> page;
    for (const Row row : *rows)
        page.push_back(payloadRowOf(row, 0));
    return page;
}

Result<PayloadDetails> PayloadListStore::find(std::int64_t number)
{
    const auto rows = m_connection.run(findSql, {number});
    if (!rows)
        return failed(rows);
    if (rows->isEmpty())
        return failed(unknownPayload(number));
    PayloadDetails details{.row = payloadRowOf(rows->first(), 0), .payload = rows->first().text(16), .documents = {}};
    const auto made = m_connection.run(madeSql, {details.row.orgId, details.row.group});
    if (!made)
        return failed(made);
    for (const Row row : *made)
        details.documents.push_back(
            {.id = row.text(0), .type = row.text(1), .status = row.text(2), .newerRefused = row.words(3)});
    return details;
}

Result<std::vector<PayloadReason>> PayloadListStore::reasons(const std::string &orgId)
{
    const auto rows = m_connection.run(reasonsSql, {orgId});
    if (!rows)
        return failed(rows);
    std::vector<PayloadReason> reasons;
    for (const Row row : *rows)
        reasons.push_back({.orgId = row.text(0),
                           .state = row.text(1),
                           .kind = row.text(2),
                           .code = row.text(3),
                           .payloads = row.big(4)});
    return reasons;
}

Result<std::int64_t> PayloadListStore::purgeable(const std::string &orgId, Date before)
{
    const auto rows = m_connection.run(purgeableSql, {orgId, dateText(before)});
    return rows ? Result<std::int64_t>(rows->first().big(0)) : failed(rows);
}

Result<std::int64_t> PayloadListStore::purge(const std::string &orgId, Date before, int limit)
{
    auto transaction = Transaction::begin(m_connection);
    if (!transaction)
        return failed(transaction);
    const auto page = m_connection.run(donePageSql, {orgId, dateText(before), limit});
    if (!page)
        return failed(page);
    std::set<std::string> groups;
    for (const Row row : *page)
        groups.insert(row.text(0));
    if (groups.empty())
        return 0;
    if (auto held = PayloadStore(m_connection).lock(orgId, groups); !held)
        return failed(held);
    // Under the lock it is looked again: an import may have brought more of a group meanwhile.
    const auto gone
        = m_connection.run(purgeSql, {orgId, std::vector<std::string>(groups.begin(), groups.end()), dateText(before)});
    if (!gone)
        return failed(gone);
    if (auto committed = transaction->commit(); !committed)
        return failed(committed);
    return gone->first().big(0);
}

} // namespace leapfrog
