// SPDX-License-Identifier: MIT
#include "store/books/documents.h"

#include <QCoreApplication>

namespace leapfrog {

static constexpr std::string_view importSql = R"(
    WITH incoming AS (
        SELECT document.*, first.version
          FROM unnest($2::text[], $3::text[], $4::date[], $5::text[], $6::text[], $7::bigint[], $8::text[], $10::text[])
               AS document(document_id, document_type, document_date, currency, party, amount, body, payload_group)
         CROSS JOIN LATERAL (
               SELECT 1 + coalesce(max(version), 0) AS version FROM gl_entry
                WHERE gl_entry.org_id = $1 AND gl_entry.document_id = document.document_id) AS first),
    -- A document that was deleted by SQL and comes again goes on where its entries are: a version is posted once.
    stored AS (
        INSERT INTO document AS old (org_id, document_id, document_type, document_date, currency, party, amount, body,
                                     payload_group, accounting_ready_version)
        SELECT $1, document_id, document_type, document_date, currency, party, amount, body, payload_group, version
          FROM incoming WHERE version <= $9
        ON CONFLICT (org_id, document_id) DO UPDATE
           SET document_type = excluded.document_type, document_date = excluded.document_date, currency = excluded.currency,
               party = excluded.party, amount = excluded.amount, body = excluded.body,
               payload_group = coalesce(nullif(excluded.payload_group, ''), old.payload_group),
               accounting_ready_version = old.accounting_ready_version + 1,
               accounting_status = CASE WHEN old.awaiting_recreation THEN 'awaiting_recreation' ELSE 'waiting' END,
               status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
         WHERE old.body <> excluded.body AND old.accounting_ready_version < $9
           AND (excluded.payload_group = '' OR old.payload_group IN ('', excluded.payload_group))
        RETURNING org_id, document_id, document_type, accounting_ready_version, xmax = 0 AS is_new),
    job AS (
        INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, source)
        SELECT org_id, document_id, document_type, accounting_ready_version, 'sync' FROM stored)
    SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new), NULL FROM stored
    UNION ALL
    SELECT 0, 0, incoming.document_id FROM incoming LEFT JOIN document AS old ON old.org_id = $1 AND old.document_id = incoming.document_id
     WHERE greatest(incoming.version - 1, old.accounting_ready_version) >= $9 AND old.body IS DISTINCT FROM incoming.body)";

static constexpr std::string_view differingSql = R"(
    SELECT incoming.document_id, document.body IS NULL FROM unnest($2::text[], $3::text[]) AS incoming(document_id, body)
      LEFT JOIN document ON document.org_id = $1 AND document.document_id = incoming.document_id
     WHERE document.body IS DISTINCT FROM incoming.body ORDER BY incoming.document_id)";

static constexpr std::string_view listSql = R"(
    SELECT org_id, document_id, document_type, least(greatest(document_date, '0001-01-01'), '9999-12-31'), currency, party, amount,
           accounting_ready_version, posted_version,
           accounting_status, awaiting_recreation, status_code, status_field, status_message, status_at
      FROM document_page($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))";

static constexpr std::string_view countSql = R"(
    SELECT count(*) FROM (
        SELECT 1 FROM document
         WHERE ($1 = '' OR org_id = $1) AND ($2 = '' OR document_type = $2) AND ($3 = '' OR accounting_status = $3)
           AND ($4 = '' OR position(lower($4) IN lower(document_id)) > 0 OR position(lower($4) IN lower(party)) > 0)
           AND ($5::date IS NULL OR document_date >= $5) AND ($6::date IS NULL OR document_date <= $6)
         LIMIT $7) AS found)";

static constexpr std::string_view idsSql = R"(
    SELECT document_id FROM document
     WHERE ($1 = '' OR org_id = $1) AND ($2 = '' OR document_type = $2) AND ($3 = '' OR accounting_status = $3)
       AND ($4 = '' OR position(lower($4) IN lower(document_id)) > 0 OR position(lower($4) IN lower(party)) > 0)
       AND ($5::date IS NULL OR document_date >= $5) AND ($6::date IS NULL OR document_date <= $6)
     ORDER BY document_date, document_id)";

static std::optional<std::string> textOf(const std::optional<Date> &date)
{
    return date ? std::optional(dateText(*date)) : std::nullopt;
}

QString noVersionLeft(const std::string &documentId)
{
    return QCoreApplication::translate("leapfrog::DocumentStore",
                                       "\"%1\" has reached the last version that there is (%2), so it can't be posted "
                                       "anew and keeps its entries. Whoever raised its version by SQL went too far: "
                                       "move the document to a new id.")
        .arg(QString::fromStdString(documentId))
        .arg(lastVersion);
}

static Error notFound(const char *reason, const QString &message)
{
    return {.code = Error::Code::NotFound, .message = message, .cause = {}, .reason = reason, .field = {}};
}

Result<std::string> DocumentStore::ensureOrganisation(const std::string &orgId, const std::string &baseCurrency)
{
    auto inserted
        = m_connection.run("INSERT INTO organisation (org_id, base_currency) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                           {orgId, baseCurrency});
    if (!inserted)
        return failed(inserted);
    return this->baseCurrency(orgId);
}

Result<std::string> DocumentStore::baseCurrency(const std::string &orgId)
{
    auto rows = m_connection.run("SELECT base_currency FROM organisation WHERE org_id = $1", {orgId});
    if (!rows)
        return failed(rows);
    if (rows->isEmpty())
        return failed(
            notFound("unknown_organisation",
                     QCoreApplication::translate("leapfrog::DocumentStore", "There is no organisation \"%1\" here.")
                         .arg(QString::fromStdString(orgId))));
    return rows->first().text(0);
}

Result<std::vector<DocumentDifference>> DocumentStore::differing(const std::string &orgId,
                                                                 const std::vector<ImportedDocument> &documents)
{
    std::vector<std::string> ids;
    std::vector<std::string> bodies;
    for (const auto &document : documents) {
        ids.push_back(document.id);
        bodies.push_back(document.body);
    }
    const auto rows = m_connection.run(differingSql, {orgId, ids, bodies});
    if (!rows)
        return failed(rows);
    std::vector<DocumentDifference> differing;
    for (const Row row : *rows)
        differing.push_back({.documentId = row.text(0), .isNew = row.boolean(1)});
    return differing;
}

Result<std::vector<OrganisationRow>> DocumentStore::organisations()
{
    auto rows = m_connection.run(
        "SELECT org_id, base_currency, (SELECT count(*) FROM document WHERE document.org_id = organisation.org_id) "
        "FROM organisation ORDER BY org_id");
    if (!rows)
        return failed(rows);
    std::vector<OrganisationRow> all;
    for (const Row row : *rows)
        all.push_back({.id = row.text(0), .baseCurrency = row.text(1), .documents = row.big(2)});
    return all;
}

Result<ImportCounts> DocumentStore::import(const std::string &orgId, const std::vector<ImportedDocument> &documents)
{
    std::vector<std::string> ids;
    std::vector<std::string> types;
    std::vector<std::string> dates;
    std::vector<std::string> currencies;
    std::vector<std::string> parties;
    std::vector<std::optional<std::int64_t>> amounts;
    std::vector<std::string> bodies;
    std::vector<std::string> groups;
    for (const auto &document : documents) {
        ids.push_back(document.id);
        types.push_back(document.type);
        dates.push_back(document.date);
        currencies.push_back(document.currency);
        parties.push_back(document.partyName);
        amounts.push_back(document.amount);
        bodies.push_back(document.body);
        groups.push_back(document.group);
    }
    auto rows = m_connection.runHot(
        importSql, {orgId, ids, types, dates, currencies, parties, amounts, bodies, lastVersion, groups});
    if (!rows)
        return failed(rows);
    ImportCounts counts;
    for (const Row row : *rows) {
        counts.created += row.integer(0);
        counts.changed += row.integer(1);
        if (!row.isNull(2))
            counts.exhausted.push_back(row.text(2));
    }
    counts.unchanged = static_cast<int>(documents.size() - counts.exhausted.size()) - counts.created - counts.changed;
    return counts;
}

static DocumentRow documentOf(const Row &row)
{
    return {.orgId = row.text(0),
            .id = row.text(1),
            .type = row.text(2),
            .date = row.date(3).value_or(Date()),
            .currency = row.text(4),
            .party = row.text(5),
            .amount = row.isNull(6) ? std::nullopt : std::optional(row.big(6)),
            .readyVersion = row.integer(7),
            .postedVersion = row.integer(8),
            .status = row.text(9),
            .awaitingRecreation = row.boolean(10),
            .statusCode = row.text(11),
            .statusField = row.text(12),
            .statusMessage = row.words(13),
            .statusAt = row.moment(14)};
}

Result<std::vector<DocumentRow>> DocumentStore::list(const DocumentFilter &filter,
                                                     const std::optional<DocumentRow> &after, int limit)
{
    auto rows = m_connection.run(listSql,
                                 {filter.orgId, filter.type, filter.status, filter.text, textOf(filter.from),
                                  textOf(filter.through), after ? textOf(after->date) : std::nullopt,
                                  after ? after->id : std::string(), after ? after->orgId : std::string(), limit});
    if (!rows)
        return failed(rows);
    std::vector<DocumentRow> page;
    for (const Row row : *rows)
        page.push_back(documentOf(row));
    return page;
}

Result<int> DocumentStore::count(const DocumentFilter &filter, int cap)
{
    auto rows = m_connection.run(
        countSql,
        {filter.orgId, filter.type, filter.status, filter.text, textOf(filter.from), textOf(filter.through), cap});
    if (!rows)
        return failed(rows);
    return rows->first().integer(0);
}

Result<std::vector<std::string>> DocumentStore::ids(const DocumentFilter &filter)
{
    auto rows = m_connection.run(
        idsSql, {filter.orgId, filter.type, filter.status, filter.text, textOf(filter.from), textOf(filter.through)});
    if (!rows)
        return failed(rows);
    std::vector<std::string> ids;
    for (const Row row : *rows)
        ids.push_back(row.text(0));
    return ids;
}

Result<DocumentRow> DocumentStore::find(const std::string &orgId, const std::string &documentId)
{
    auto rows = m_connection.run(R"(
        SELECT org_id, document_id, document_type, least(greatest(document_date, '0001-01-01'), '9999-12-31'), currency, party, amount,
           accounting_ready_version, posted_version,
               accounting_status, awaiting_recreation, status_code, status_field, status_message, status_at
          FROM document WHERE org_id = $1 AND document_id = $2)",
                                 {orgId, documentId});
    if (!rows)
        return failed(rows);
    if (rows->isEmpty())
        return failed(notFound(
            "unknown_document",
            QCoreApplication::translate("leapfrog::DocumentStore", "Organisation \"%1\" has no document \"%2\".")
                .arg(QString::fromStdString(orgId), QString::fromStdString(documentId))));
    return documentOf(rows->first());
}

Result<std::string> DocumentStore::body(const std::string &orgId, const std::string &documentId)
{
    auto rows
        = m_connection.run("SELECT body FROM document WHERE org_id = $1 AND document_id = $2", {orgId, documentId});
    if (!rows)
        return failed(rows);
    return rows->isEmpty() ? std::string() : rows->first().text(0);
}

Result<std::map<std::string, std::string>> DocumentStore::orderFacts(const std::string &orgId,
                                                                     const std::vector<std::string> &orderIds)
{
    auto rows = m_connection.run(
        "SELECT order_id, facts::text FROM import_order WHERE org_id = $1 AND order_id = ANY ($2)", {orgId, orderIds});
    if (!rows)
        return failed(rows);
    std::map<std::string, std::string> facts;
    for (const Row row : *rows)
        facts.emplace(row.text(0), row.text(1));
    return facts;
}

Result<std::string> DocumentStore::orderNamed(const std::string &orgId, const std::string &name)
{
    const auto rows = m_connection.run(
        "SELECT order_id FROM import_order WHERE org_id = $1 AND facts ->> 'name' = $2 LIMIT 1", {orgId, name});
    if (!rows)
        return failed(rows);
    return rows->isEmpty() ? std::string() : rows->first().text(0);
}

Result<> DocumentStore::saveOrders(const std::string &orgId, const std::vector<ImportedOrder> &orders)
{
    std::vector<std::string> ids;
    std::vector<std::string> facts;
    for (const auto &order : orders) {
        ids.push_back(order.orderId);
        facts.push_back(order.facts);
    }
    auto rows = m_connection.run(R"(
        INSERT INTO import_order (org_id, order_id, facts)
        SELECT $1, id, fact::jsonb FROM unnest($2::text[], $3::text[]) AS known(id, fact)
        ON CONFLICT (org_id, order_id) DO UPDATE SET facts = excluded.facts WHERE import_order.facts <> excluded.facts)",
                                 {orgId, ids, facts});
    if (!rows)
        return failed(rows);
    return {};
}

} // namespace leapfrog
