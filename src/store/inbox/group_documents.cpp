// SPDX-License-Identifier: MIT
#include "store/inbox/group_documents.h"

#include "store/inbox/columns.h"

namespace leapfrog {

static constexpr std::string_view paymentsOfSql = R"(
    SELECT body FROM document
     WHERE org_id = $1 AND payload_group <> '' AND payload_group = ANY ($2) AND document_type = 'payment')";

static constexpr std::string_view documentsOfSql = R"(
    SELECT payload_group, document_id, document_type, document_date, currency, party, amount, newer_refused,
           posted_version < accounting_ready_version
      FROM document WHERE org_id = $1 AND payload_group = ANY ($2) AND payload_group <> '')";

static constexpr std::string_view refusedThroughSql = R"(
    SELECT to_char(closed.locked_through, 'YYYY-MM-DD') FROM organisation AS org JOIN period_lock AS closed ON closed.org_id = org.org_id
     WHERE org.org_id = $1 AND org.lock_policy = 'refuse' AND closed.locked_through IS NOT NULL)";

static constexpr std::string_view takenSql = R"(
    SELECT wanted.document_id FROM unnest($2::text[], $3::text[]) AS wanted(document_id, payload_group)
     WHERE EXISTS (SELECT 1 FROM document WHERE document.org_id = $1 AND document.document_id = wanted.document_id
                      AND document.payload_group NOT IN ('', wanted.payload_group))
        OR EXISTS (SELECT 1 FROM import_order WHERE import_order.org_id = $1 AND import_order.facts ->> 'name' = wanted.document_id
                      AND 'order/' || import_order.order_id <> wanted.payload_group
                      AND EXISTS (SELECT 1 FROM document WHERE document.org_id = $1 AND document.document_id = wanted.document_id)))";

// Refunds were counted; the others are known by what is made of the payloads now.
static constexpr std::string_view adoptSql = R"(
    WITH order_of_before AS MATERIALIZED (
        SELECT 'order/' || taken.order_id AS payload_group, taken.facts ->> 'name' AS name FROM import_order_take($1, $2) AS taken),
    known AS (
        SELECT payload_group, name || CASE WHEN place > 0 THEN '-R' || place ELSE '' END AS document_id
          FROM order_of_before CROSS JOIN generate_series(0, 99) AS place
        UNION
        SELECT payload_group, made.document_id FROM unnest($3::text[], $4::text[]) AS made(document_id, payload_group)
          JOIN order_of_before USING (payload_group))
    UPDATE document SET payload_group = known.payload_group FROM known
     WHERE document.org_id = $1 AND document.document_id = known.document_id AND document.payload_group = '')";

static constexpr std::string_view importedBeforeSql
    = "SELECT 'order/' || order_id FROM import_order WHERE org_id = $1 AND order_id = ANY ($2)";

static constexpr std::string_view markSql = R"(
    UPDATE document SET newer_refused = marked.why FROM unnest($2::text[], $3::text[]) AS marked(document_id, why)
     WHERE document.org_id = $1 AND document.document_id = marked.document_id AND document.newer_refused <> marked.why)";

/// The numbers of the orders among these groups.
static std::vector<std::string> ordersOf(const std::set<std::string> &groups)
{
    static constexpr std::string_view order = "order/";
    std::vector<std::string> orders;
    for (const auto &group : groups) {
        if (group.starts_with(order))
            orders.push_back(group.substr(order.size()));
    }
    return orders;
}

/// Ids and groups.
static std::pair<std::vector<std::string>, std::vector<std::string>>
groupColumns(const std::vector<ImportedDocument> &documents)
{
    std::pair<std::vector<std::string>, std::vector<std::string>> columns;
    for (const auto &document : documents) {
        columns.first.push_back(document.id);
        columns.second.push_back(document.group);
    }
    return columns;
}

Result<std::vector<std::string>> GroupDocumentStore::paymentsOf(const std::string &orgId,
                                                                const std::set<std::string> &orderGroups)
{
    const auto rows = m_connection.runHot(paymentsOfSql, {orgId, listOf(orderGroups)});
    if (!rows)
        return failed(rows);
    std::vector<std::string> bodies;
    for (const Row row : *rows)
        bodies.push_back(row.text(0));
    return bodies;
}

Result<std::vector<GroupDocument>> GroupDocumentStore::documentsOf(const std::string &orgId,
                                                                   const std::set<std::string> &groups)
{
    const auto rows = m_connection.runHot(documentsOfSql, {orgId, listOf(groups)});
    if (!rows)
        return failed(rows);
    std::vector<GroupDocument> documents;
    for (const Row row : *rows) {
        const auto date = row.date(3);
        documents.push_back({.group = row.text(0),
                             .document = {.id = row.text(1),
                                          .type = row.text(2),
                                          .date = date ? dateText(*date) : std::string(),
                                          .currency = row.text(4),
                                          .partyName = row.text(5),
                                          .amount = row.isNull(6) ? std::nullopt : std::optional(row.big(6)),
                                          .body = {},
                                          .group = row.text(0)},
                             .newerRefused = row.text(7),
                             .isOpen = row.boolean(8)});
    }
    return documents;
}

Result<std::string> GroupDocumentStore::refusedThrough(const std::string &orgId)
{
    const auto rows = m_connection.runHot(refusedThroughSql, {orgId});
    if (!rows)
        return failed(rows);
    return rows->isEmpty() ? std::string() : rows->first().text(0);
}

Result<std::set<std::string>> GroupDocumentStore::taken(const std::string &orgId,
                                                        const std::vector<ImportedDocument> &documents)
{
    const auto [ids, groups] = groupColumns(documents);
    return namesOf(m_connection.runHot(takenSql, {orgId, ids, groups}));
}

Result<> GroupDocumentStore::adopt(const std::string &orgId, const std::set<std::string> &groups,
                                   const std::vector<ImportedDocument> &documents)
{
    const auto orders = ordersOf(groups);
    if (orders.empty())
        return {};
    const auto [ids, theirs] = groupColumns(documents);
    return done(m_connection.run(adoptSql, {orgId, orders, ids, theirs}));
}

Result<std::set<std::string>> GroupDocumentStore::importedBefore(const std::string &orgId,
                                                                 const std::set<std::string> &groups)
{
    const auto orders = ordersOf(groups);
    return orders.empty() ? std::set<std::string>() : namesOf(m_connection.runHot(importedBeforeSql, {orgId, orders}));
}

Result<> GroupDocumentStore::mark(const std::string &orgId,
                                  const std::vector<std::pair<std::string, std::string>> &documents)
{
    if (documents.empty())
        return {};
    std::vector<std::string> ids;
    std::vector<std::string> reasons;
    for (const auto &[id, why] : documents) {
        ids.push_back(id);
        reasons.push_back(why);
    }
    return done(m_connection.runHot(markSql, {orgId, ids, reasons}));
}

} // namespace leapfrog
