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

static constexpr std::string_view postedOfSql = R"(
    SELECT payload_group, document_id, document_type, document_date, currency, party, amount, body
      FROM document WHERE org_id = $1 AND payload_group = ANY ($2) AND payload_group <> ''
       AND posted_version > 0 AND posted_version = accounting_ready_version AND document_type <> 'withdrawn'
     ORDER BY document_id)";

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

static constexpr std::string_view importedBeforeSql = "SELECT 'order/' || order_id FROM import_order WHERE org_id = $1 "
                                                      "AND order_id = ANY ($2) AND facts ->> 'purged' IS NULL";

static constexpr std::string_view enqueueSql = R"(
    SELECT count(accounting_enqueue($1, made.document_id, made.document_type, made.accounting_ready_version, 'sync', 1))
      FROM document AS made WHERE made.org_id = $1 AND made.document_id = ANY ($2))";

// Under an order's number, else under the group's name.
static constexpr std::string_view purgedSql
    = "SELECT known.order_id, known.facts::text FROM import_order AS known WHERE known.org_id = $1 AND known.order_id "
      "= ANY ($2) AND known.facts ->> 'purged' IS NOT NULL";

static constexpr std::string_view rememberPurgedSql = R"(
    INSERT INTO import_order AS known (org_id, order_id, facts)
    SELECT $1, purged.order_id, purged.facts || jsonb_build_object('purged', to_char(clock_timestamp(), 'YYYY-MM-DD'))
      FROM unnest($2::text[], $3::jsonb[]) AS purged(order_id, facts) ORDER BY purged.order_id
    ON CONFLICT (org_id, order_id) DO UPDATE SET facts = excluded.facts)";

static constexpr std::string_view forgetPurgedSql = "SELECT count(*) FROM import_order_take($1, $2)";

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

Result<> GroupDocumentStore::enqueue(const std::string &orgId, const std::vector<ImportedDocument> &documents)
{
    if (documents.empty())
        return {};
    std::vector<std::string> ids;
    for (const auto &document : documents)
        ids.push_back(document.id);
    return done(m_connection.run(enqueueSql, {orgId, ids}));
}

/// Under what import_order has a group.
static std::string keyOf(const std::string &group)
{
    static constexpr std::string_view order = "order/";
    return group.starts_with(order) ? group.substr(order.size()) : group;
}

Result<std::map<std::string, std::string>> GroupDocumentStore::purged(const std::string &orgId,
                                                                      const std::set<std::string> &groups)
{
    std::map<std::string, std::string> groupOf; // by key
    std::vector<std::string> keys;
    for (const auto &group : groups) {
        keys.push_back(keyOf(group));
        groupOf[keys.back()] = group;
    }
    const auto rows = m_connection.runHot(purgedSql, {orgId, keys});
    if (!rows)
        return failed(rows);
    std::map<std::string, std::string> facts;
    for (const Row row : *rows)
        facts[groupOf[row.text(0)]] = row.text(1);
    return facts;
}

Result<> GroupDocumentStore::rememberPurged(const std::string &orgId, const std::map<std::string, std::string> &facts)
{
    std::vector<std::string> keys;
    std::vector<std::string> texts;
    for (const auto &[group, text] : facts) {
        keys.push_back(keyOf(group));
        texts.push_back(text);
    }
    return done(m_connection.run(rememberPurgedSql, {orgId, keys, texts}));
}

Result<> GroupDocumentStore::forgetPurged(const std::string &orgId, const std::set<std::string> &groups)
{
    std::vector<std::string> keys;
    for (const auto &group : groups)
        keys.push_back(keyOf(group));
    return done(m_connection.run(forgetPurgedSql, {orgId, keys}));
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

/// The columns that both have, from payload_group on.
static ImportedDocument documentOf(const Row &row)
{
    const auto date = row.date(3);
    return {.id = row.text(1),
            .type = row.text(2),
            .date = date ? dateText(*date) : std::string(),
            .currency = row.text(4),
            .partyName = row.text(5),
            .amount = row.isNull(6) ? std::nullopt : std::optional(row.big(6)),
            .body = {},
            .group = row.text(0)};
}

Result<std::vector<GroupDocument>> GroupDocumentStore::documentsOf(const std::string &orgId,
                                                                   const std::set<std::string> &groups)
{
    const auto rows = m_connection.runHot(documentsOfSql, {orgId, listOf(groups)});
    if (!rows)
        return failed(rows);
    std::vector<GroupDocument> documents;
    for (const Row row : *rows)
        documents.push_back(
            {.group = row.text(0), .document = documentOf(row), .newerRefused = row.text(7), .isOpen = row.boolean(8)});
    return documents;
}

Result<std::vector<ImportedDocument>> GroupDocumentStore::postedOf(const std::string &orgId,
                                                                   const std::set<std::string> &groups)
{
    const auto rows = m_connection.runHot(postedOfSql, {orgId, listOf(groups)});
    if (!rows)
        return failed(rows);
    std::vector<ImportedDocument> documents;
    for (const Row row : *rows) {
        documents.push_back(documentOf(row));
        documents.back().body = row.text(7);
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
