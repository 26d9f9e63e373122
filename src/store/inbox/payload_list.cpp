// SPDX-License-Identifier: MIT
#include "store/inbox/payload_list.h"

#include "import/shopify/purged_facts.h"
#include "store/inbox/columns.h"
#include "store/inbox/group_documents.h"

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
            HAVING bool_and(state IN ('read', 'superseded', 'not_needed') AND received_at < $2::date)
               AND (NOT bool_or(kind = 'payout' AND payload ~ '"status":"(scheduled|in_transit)["]')
                    OR bool_or(kind = 'payout' AND payload ~ '"status":"(paid|failed|canceled|cancelled)["]'))) AS done)";

// A payout that is on its way is not settled, though all of it is read.
static constexpr std::string_view donePageSql = R"(
    SELECT payload_group FROM import_payload WHERE org_id = $1 AND (cardinality($4::text[]) = 0 OR payload_group = ANY ($4)) GROUP BY payload_group
    HAVING bool_and(state IN ('read', 'superseded', 'not_needed') AND received_at < $2::date)
       AND (NOT bool_or(kind = 'payout' AND payload ~ '"status":"(scheduled|in_transit)["]')
            OR bool_or(kind = 'payout' AND payload ~ '"status":"(paid|failed|canceled|cancelled)["]')) LIMIT $3)";

static constexpr std::string_view purgeSql = "SELECT import_payload_purge($1, $2, $3::date)";

static constexpr std::string_view discardableSql = R"(
    SELECT count(*) FROM import_payload AS kept
     WHERE kept.org_id = $1 AND kept.state = 'refused' AND ($2 = '' OR kept.kind = $2) AND ($3 = '' OR kept.code = $3)
       AND ($4 = '' OR kept.payload_group = $4) AND ($5 = '' OR kept.received_at >= nullif($5, '')::date) AND ($6 = 0 OR kept.payload_id = $6::bigint))";

static constexpr std::string_view discardPageSql = R"(
    SELECT DISTINCT kept.payload_group FROM import_payload AS kept
     WHERE kept.org_id = $1 AND kept.state = 'refused' AND ($2 = '' OR kept.kind = $2) AND ($3 = '' OR kept.code = $3)
       AND ($4 = '' OR kept.payload_group = $4) AND ($5 = '' OR kept.received_at >= nullif($5, '')::date) AND ($6 = 0 OR kept.payload_id = $6::bigint)
     LIMIT $7)";

static constexpr std::string_view discardSql
    = "SELECT payload_discard($1, $2, $3, $4, nullif($5, '')::date, $6::bigint, $7)";

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

/// Keeps what has to be known of these groups once their payloads are gone.
static Result<> rememberFacts(Connection &connection, const std::string &orgId, const std::set<std::string> &groups)
{
    PayloadStore payloads(connection);
    std::map<std::string, std::string> facts;
    for (const auto &group : groups) { // one by one: a payout may have 100,000
        const auto kept = payloads.ofGroups(orgId, {group});
        if (!kept)
            return failed(kept);
        std::vector<KeptPayload> read;
        for (const auto &one : *kept) {
            if (!one.isFinal)
                read.push_back(one.payload);
        }
        if (!read.empty())
            facts[group] = factsOfGroup(read);
    }
    return GroupDocumentStore(connection).rememberPurged(orgId, facts);
}

Result<std::int64_t> PayloadListStore::purge(const std::string &orgId, Date before, int limit)
{
    auto transaction = Transaction::begin(m_connection);
    if (!transaction)
        return failed(transaction);
    const std::vector<std::string> any;
    auto groups = namesOf(m_connection.run(donePageSql, {orgId, dateText(before), limit, any}));
    if (!groups)
        return failed(groups);
    if (groups->empty())
        return 0;
    if (auto held = PayloadStore(m_connection).lock(orgId, *groups); !held)
        return failed(held);
    // Under the lock it is looked again: an import may have brought more of a group meanwhile.
    groups = namesOf(m_connection.run(donePageSql, {orgId, dateText(before), limit, listOf(*groups)}));
    if (!groups)
        return failed(groups);
    if (auto kept = rememberFacts(m_connection, orgId, *groups); !kept)
        return failed(kept);
    const auto gone = m_connection.run(purgeSql, {orgId, listOf(*groups), dateText(before)});
    if (!gone)
        return failed(gone);
    if (auto committed = transaction->commit(); !committed)
        return failed(committed);
    return gone->first().big(0);
}

Result<std::int64_t> PayloadListStore::discardable(const PayloadFilter &filter, std::int64_t number)
{
    const auto rows = m_connection.run(discardableSql,
                                       {filter.orgId, filter.kind, filter.code, filter.group, filter.since, number});
    return rows ? Result<std::int64_t>(rows->first().big(0)) : failed(rows);
}

Result<std::int64_t> PayloadListStore::discard(const PayloadFilter &filter, std::int64_t number, const std::string &why,
                                               int limit)
{
    auto transaction = Transaction::begin(m_connection);
    if (!transaction)
        return failed(transaction);
    const auto groups = namesOf(m_connection.run(
        discardPageSql, {filter.orgId, filter.kind, filter.code, filter.group, filter.since, number, limit}));
    if (!groups)
        return failed(groups);
    if (groups->empty())
        return 0;
    if (auto held = PayloadStore(m_connection).lock(filter.orgId, *groups); !held)
        return failed(held);
    const auto gone = m_connection.run(
        discardSql, {filter.orgId, listOf(*groups), filter.kind, filter.code, filter.since, number, why});
    if (!gone)
        return failed(gone);
    if (auto committed = transaction->commit(); !committed)
        return failed(committed);
    return gone->first().big(0);
}

} // namespace leapfrog
