// SPDX-License-Identifier: MIT
#include "store/books/ledger_pages.h"

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
    SELECT page.document_id, document_type, accounting_ready_version, posted_version, accounting_status, awaiting_recreation,
           (SELECT event.locked_through FROM period_lock_event AS event
             WHERE event.org_id = $1 AND event.at <= status_at ORDER BY event.at DESC LIMIT 1), status_at,
           EXISTS (SELECT 1 FROM recreation_document AS done
                    WHERE done.org_id = $1 AND done.document_id = page.document_id AND done.outcome = 'undone'
                      AND done.new_version + 1 = document.posted_version),
           CASE WHEN $4 AND coalesce(entry.place, 1) = 1 THEN body END,
           version, posted_at, entry_date, account, entry.currency, entry.amount, base_amount, rule, source_line
      FROM page
      LEFT JOIN document ON document.org_id = $1 AND document.document_id = page.document_id
      LEFT JOIN LATERAL (
           SELECT *, row_number() OVER (ORDER BY version, line_no) AS place FROM gl_entry
            WHERE org_id = $1 AND document_id = page.document_id AND deleted_at IS NULL) AS entry ON true
     ORDER BY page.document_id, version, line_no)";

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
            .status = row.text(4),
            .awaitingRecreation = row.boolean(5),
            .undone = row.boolean(8),
            .lockedThrough = row.date(6),
            .settledAt = row.moment(7),
            .body = row.text(9),
            .versions = {}};
}

static Posting postingOf(const Row &row)
{
    return {.date = row.date(12).value_or(Date()),
            .account = row.text(13),
            .currency = row.text(14),
            .amount = row.big(15),
            .baseAmount = row.big(16),
            .rule = row.text(17),
            .line = row.isNull(18) ? noLine : row.integer(18)};
}

Result<std::vector<BookedDocument>> LedgerPages::next()
{
    const auto rows = m_connection.run(pageSql, {m_orgId, m_after, documentsPerPage, m_bodies == Bodies::Read});
    if (!rows)
        return failed(rows);
    std::vector<BookedDocument> page;
    for (const Row row : *rows) {
        if (page.empty() || page.back().id != row.view(0))
            page.push_back(documentOf(row));
        if (row.isNull(10))
            continue;
        auto &versions = page.back().versions;
        if (versions.empty() || versions.back().number != row.integer(10))
            versions.push_back({.number = row.integer(10), .postedAt = row.moment(11), .postings = {}});
        versions.back().postings.push_back(postingOf(row));
    }
    if (!page.empty())
        m_after = page.back().id;
    return page;
}

} // namespace leapfrog
