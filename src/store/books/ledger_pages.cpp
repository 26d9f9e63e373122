// SPDX-License-Identifier: MIT
#include "store/books/ledger_pages.h"

#include "store/books/entries.h"

namespace leapfrog {

static constexpr int documentsPerPage = 500;

// A body comes with a document's first row only. The keys of both tables are read in the order of their indexes.
static constexpr std::string_view pageSql = R"(
    WITH page AS (
        SELECT document_id FROM (
               (SELECT document_id FROM document WHERE org_id = $1 AND document_id > $2 ORDER BY document_id LIMIT $3)
               UNION
               (SELECT DISTINCT document_id FROM gl_entry WHERE org_id = $1 AND document_id > $2 AND deleted_at IS NULL
                 ORDER BY document_id LIMIT $3)) AS key
         ORDER BY document_id LIMIT $3)
    SELECT page.document_id, document.document_type, document.accounting_ready_version, document.posted_version,
           document.awaiting_recreation, waiting.document_id IS NOT NULL, document.status_at,
           CASE WHEN ($4 OR ($6 AND octet_length(document.body) < 200000)) AND coalesce(entry.place, 1) = 1 THEN document.body END,
           entry.version, entry.posted_at, entry.entry_date, entry.account, entry.currency, entry.amount, entry.base_amount, entry.rule,
           entry.source_line, NOT $4 OR entry.deleted_at IS NULL, entry.replaced_by_version, waiting.is_refused,
           document.party, entry.settles, entry.due_date, entry.taxes
      FROM page
      LEFT JOIN document ON document.org_id = $1 AND document.document_id = page.document_id
      LEFT JOIN document_open AS waiting ON waiting.org_id = $1 AND waiting.document_id = page.document_id
      LEFT JOIN LATERAL (
           SELECT own.version, own.line_no, own.posted_at, own.entry_date, own.account, own.currency, own.amount, own.base_amount, own.rule,
                  own.source_line, own.deleted_at, own.replaced_by_version, own.settles, own.due_date, own.taxes, row_number() OVER (ORDER BY own.version, own.line_no) AS place
             FROM gl_entry AS own
            WHERE own.org_id = $1 AND own.document_id = page.document_id
              AND ($4 OR own.deleted_at IS NULL
                   OR ($5 AND document.awaiting_recreation AND own.replaced_by_version > document.posted_version))) AS entry ON true
     ORDER BY page.document_id, entry.version, entry.line_no)";

// Organisation by organisation through the primary key, not entry by entry.
static constexpr std::string_view withoutOrganisationSql = R"(
    WITH RECURSIVE found AS (
        SELECT (SELECT min(org_id) FROM gl_entry) AS org_id
        UNION ALL
        SELECT (SELECT min(gl_entry.org_id) FROM gl_entry WHERE gl_entry.org_id > found.org_id) FROM found WHERE found.org_id IS NOT NULL)
    SELECT org_id FROM found
     WHERE org_id IS NOT NULL AND ($1 = '' OR org_id = $1) AND NOT EXISTS (SELECT 1 FROM organisation WHERE organisation.org_id = found.org_id)
     ORDER BY org_id)";

Result<std::vector<std::string>> LedgerPages::booksWithoutOrganisation(Connection &connection, const std::string &orgId)
{
    const auto rows = connection.run(withoutOrganisationSql, {orgId});
    if (!rows)
        return failed(rows);
    std::vector<std::string> orgs;
    for (const Row row : *rows)
        orgs.push_back(row.text(0));
    return orgs;
}

Result<std::int64_t> LedgerPages::count()
{
    const auto rows = m_connection.run("SELECT count(*) FROM document WHERE org_id = $1", {m_orgId});
    if (!rows)
        return failed(rows);
    return rows->first().big(0);
}

static BookedDocument documentOf(const Row &row)
{
    return {.id = row.text(0),
            .type = row.text(1),
            .readyVersion = row.integer(2),
            .postedVersion = row.integer(3),
            .awaitingRecreation = row.boolean(4),
            .isOpen = row.boolean(5),
            .isRefused = row.boolean(19),
            .settledAt = row.moment(6),
            .party = row.text(20),
            .body = row.text(7),
            .versions = {}};
}

static void addEntry(std::vector<BookedDocument::Version> &versions, const Row &row)
{
    if (versions.empty() || versions.back().number != row.integer(8))
        versions.push_back({.number = row.integer(8), .postedAt = row.moment(9), .postings = {}, .replaced = {}});
    auto &version = versions.back();
    if (row.boolean(17))
        version.postings.push_back(detailedPostingOf(row, 10, 21));
    else
        version.replaced.push_back({.posting = detailedPostingOf(row, 10, 21), .byVersion = row.integer(18)});
}

Result<std::vector<BookedDocument>> LedgerPages::next()
{
    const auto rows = m_connection.run(pageSql,
                                       {m_orgId, m_after, documentsPerPage, m_reading == Reading::ToVerify,
                                        m_reading == Reading::Previous, m_withWords});
    if (!rows)
        return failed(rows);
    std::vector<BookedDocument> page;
    for (const Row row : *rows) {
        if (page.empty() || page.back().id != row.view(0))
            page.push_back(documentOf(row));
        if (!row.isNull(8))
            addEntry(page.back().versions, row);
    }
    if (!page.empty())
        m_after = page.back().id;
    return page;
}

} // namespace leapfrog
