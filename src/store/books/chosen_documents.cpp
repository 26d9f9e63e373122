// SPDX-License-Identifier: MIT
#include "store/books/chosen_documents.h"

#include <utility>

namespace leapfrog {

static constexpr std::string_view organisationsWithSql = R"(
    SELECT org.org_id FROM organisation AS org JOIN document AS doc ON doc.org_id = org.org_id AND doc.document_id = $1
     ORDER BY org.org_id)";

static constexpr std::string_view listSql = R"(
    SELECT org_id, document_id, document_type, least(greatest(document_date, '0001-01-01'), '9999-12-31'), currency, party, amount,
           accounting_ready_version, posted_version,
           accounting_status, awaiting_recreation, status_code, status_field, status_message, status_at
      FROM unnest($1::text[], $2::text[]) AS wanted(org_id, document_id) JOIN document USING (org_id, document_id)
     WHERE $3::date IS NULL OR document_date < $3 OR (document_date = $3 AND (document_id, org_id) > ($4, $5))
     ORDER BY document_date DESC, document_id, org_id LIMIT $6)";

static constexpr std::string_view countFoundSql = R"(
    SELECT count(*)
      FROM unnest($7::text[], $8::text[]) AS wanted(org_id, document_id) JOIN document USING (org_id, document_id)
     WHERE ($1 = '' OR org_id = $1) AND ($2 = '' OR document_type = $2) AND ($3 = '' OR accounting_status = $3)
       AND ($4 = '' OR position(lower($4) IN lower(document_id)) > 0 OR position(lower($4) IN lower(party)) > 0)
       AND ($5::date IS NULL OR document_date >= $5) AND ($6::date IS NULL OR document_date <= $6))";

static constexpr std::string_view changedSinceSql = R"(
    SELECT seen.document_id
      FROM unnest($2::text[], $3::bigint[]) AS seen(document_id, version)
      LEFT JOIN document ON document.org_id = $1 AND document.document_id = seen.document_id
     WHERE accounting_ready_version IS DISTINCT FROM seen.version)";

static std::optional<std::string> textOf(const std::optional<Date> &date)
{
    return date ? std::optional(dateText(*date)) : std::nullopt;
}

/// Organisations and ids apart, as the statements take them.
static std::pair<std::vector<std::string>, std::vector<std::string>>
columnsOf(const std::vector<DocumentKey> &documents)
{
    std::vector<std::string> orgs;
    std::vector<std::string> ids;
    for (const auto &document : documents) {
        orgs.push_back(document.orgId);
        ids.push_back(document.id);
    }
    return {std::move(orgs), std::move(ids)};
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

Result<std::vector<DocumentRow>> ChosenDocuments::list(const std::vector<DocumentKey> &documents,
                                                       const std::optional<DocumentRow> &after, int limit)
{
    const auto [orgs, ids] = columnsOf(documents);
    auto rows = m_connection.run(listSql,
                                 {orgs, ids, after ? textOf(after->date) : std::nullopt,
                                  after ? after->id : std::string(), after ? after->orgId : std::string(), limit});
    if (!rows)
        return failed(rows);
    std::vector<DocumentRow> page;
    for (const Row row : *rows)
        page.push_back(documentOf(row));
    return page;
}

Result<int> ChosenDocuments::countFound(const DocumentFilter &filter, const std::vector<DocumentKey> &documents)
{
    const auto [orgs, ids] = columnsOf(documents);
    auto rows = m_connection.run(countFoundSql,
                                 {filter.orgId, filter.type, filter.status, filter.text, textOf(filter.from),
                                  textOf(filter.through), orgs, ids});
    if (!rows)
        return failed(rows);
    return rows->first().integer(0);
}

Result<std::vector<std::string>> ChosenDocuments::changedSince(const std::string &orgId,
                                                               const std::vector<std::string> &documents,
                                                               const std::vector<std::int64_t> &versions)
{
    auto rows = m_connection.run(changedSinceSql, {orgId, documents, versions});
    if (!rows)
        return failed(rows);
    std::vector<std::string> changed;
    for (const Row row : *rows)
        changed.push_back(row.text(0));
    return changed;
}

Result<std::vector<std::string>> ChosenDocuments::organisationsWith(const std::string &documentId)
{
    auto rows = m_connection.run(organisationsWithSql, {documentId});
    if (!rows)
        return failed(rows);
    std::vector<std::string> organisations;
    for (const Row row : *rows)
        organisations.push_back(row.text(0));
    return organisations;
}

} // namespace leapfrog
