// SPDX-License-Identifier: MIT
#include "store/books/entries.h"

#include "store/books/posting_store.h"

namespace leapfrog {

static constexpr std::string_view inForceSql = R"(
    SELECT entry_date, account, currency, amount, base_amount, rule, source_line, settles, due_date, taxes
      FROM gl_entry WHERE org_id = $1 AND document_id = $2 AND coalesce(deleted_at, 'infinity') = 'infinity' ORDER BY version, line_no)";

static constexpr std::string_view inForceOfManySql = R"(
    SELECT document_id, entry_date, account, currency, amount, base_amount, rule, source_line, settles, due_date, taxes
      FROM ledger_in_force($1, $2))";

static constexpr std::string_view ofVersionSql = R"(
    SELECT entry_date, account, currency, amount, base_amount, rule, source_line
      FROM gl_entry WHERE org_id = $1 AND document_id = $2 AND version = $3 ORDER BY line_no)";

static constexpr std::string_view ofVersionsSql = R"(
    SELECT wanted.place - 1, entry.entry_date, entry.account, entry.currency, entry.amount, entry.base_amount, entry.rule, entry.source_line
      FROM unnest($1::text[], $2::text[], $3::int[]) WITH ORDINALITY AS wanted(org_id, document_id, version, place)
     CROSS JOIN LATERAL (
           SELECT entry_date, account, currency, amount, base_amount, rule, source_line FROM gl_entry AS own
            WHERE own.org_id = wanted.org_id AND own.document_id = wanted.document_id AND own.version = wanted.version
            ORDER BY line_no LIMIT ALL OFFSET 0) AS entry)";

static constexpr std::string_view ofRecreationSql = R"(
    SELECT done.document_id, entry.version = done.new_version, entry.entry_date, entry.account, entry.currency, entry.amount, entry.base_amount,
           entry.rule, entry.source_line
      FROM recreation_document AS done JOIN gl_entry AS entry
        ON entry.org_id = done.org_id AND entry.document_id = done.document_id
           AND (entry.version = done.new_version OR entry.recreation_id = done.recreation_id)
     WHERE done.recreation_id = $1 AND ($2 = '' OR done.document_id = $2) AND done.outcome IN ('posted', 'unchanged')
     ORDER BY done.document_id, entry.version, entry.line_no)";

static constexpr std::string_view takenOutSql = R"(
    SELECT entry.document_id, entry.entry_date, entry.account, entry.currency, entry.amount, entry.base_amount, entry.rule, entry.source_line
      FROM document JOIN gl_entry AS entry ON entry.org_id = document.org_id AND entry.document_id = document.document_id
     WHERE document.org_id = $1 AND document.document_id = ANY ($2) AND document.awaiting_recreation
       AND entry.deleted_at IS NOT NULL AND entry.version <= document.posted_version AND entry.replaced_by_version > document.posted_version
     ORDER BY entry.document_id, entry.version, entry.line_no)";

Posting postingOf(const Row &row, int first)
{
    return {.date = row.date(first).value_or(Date()),
            .account = row.text(first + 1),
            .currency = row.text(first + 2),
            .amount = row.big(first + 3),
            .baseAmount = row.big(first + 4),
            .rule = row.text(first + 5),
            .line = row.isNull(first + 6) ? noLine : row.integer(first + 6)};
}

Posting detailedPostingOf(const Row &row, int first, int details)
{
    auto posting = postingOf(row, first);
    posting.hasDetails = !row.isNull(details);
    posting.settles = row.text(details);
    posting.due = row.date(details + 1);
    readTaxes(posting, row.view(details + 2));
    return posting;
}

static Result<std::vector<Posting>> postingsOf(const Result<Rows> &rows, bool detailed)
{
    if (!rows)
        return failed(rows);
    std::vector<Posting> postings;
    for (const Row row : *rows)
        postings.push_back(detailed ? detailedPostingOf(row, 0, 7) : postingOf(row, 0));
    return postings;
}

/// Of rows that begin with the document's id.
static Result<std::map<std::string, std::vector<Posting>>> byDocument(const Result<Rows> &rows, bool detailed)
{
    if (!rows)
        return failed(rows);
    std::map<std::string, std::vector<Posting>> entries;
    for (const Row row : *rows)
        entries[row.text(0)].push_back(detailed ? detailedPostingOf(row, 1, 8) : postingOf(row, 1));
    return entries;
}

Result<std::vector<Posting>> EntryStore::inForce(const std::string &orgId, const std::string &documentId)
{
    return postingsOf(m_connection.runHot(inForceSql, {orgId, documentId}), true);
}

Result<std::map<std::string, std::vector<Posting>>> EntryStore::inForce(const std::string &orgId,
                                                                        const std::vector<std::string> &documents)
{
    return byDocument(m_connection.runHot(inForceOfManySql, {orgId, documents}), true);
}

Result<std::vector<Posting>> EntryStore::ofVersion(const std::string &orgId, const std::string &documentId, int version)
{
    return postingsOf(m_connection.run(ofVersionSql, {orgId, documentId, version}), false);
}

Result<std::vector<std::vector<Posting>>>
EntryStore::ofPostedVersions(const std::vector<const DocumentToPost *> &documents)
{
    std::vector<std::string> orgs;
    std::vector<std::string> ids;
    std::vector<int> versions;
    for (const auto *const document : documents) {
        orgs.push_back(document->orgId);
        ids.push_back(document->documentId);
        versions.push_back(document->postedVersion);
    }
    auto rows = m_connection.runHot(ofVersionsSql, {orgs, ids, versions});
    if (!rows)
        return failed(rows);
    std::vector<std::vector<Posting>> entries(documents.size());
    for (const Row row : *rows)
        entries[static_cast<std::size_t>(row.big(0))].push_back(postingOf(row, 1));
    return entries;
}

Result<std::vector<RecreatedEntries>> EntryStore::ofRecreation(const std::string &recreationId,
                                                               const std::string &documentId)
{
    auto rows = m_connection.run(ofRecreationSql, {recreationId, documentId});
    if (!rows)
        return failed(rows);
    std::vector<RecreatedEntries> all;
    for (const Row row : *rows) {
        if (all.empty() || all.back().documentId != row.view(0))
            all.push_back({.documentId = row.text(0), .before = {}, .after = {}});
        (row.boolean(1) ? all.back().after : all.back().before).push_back(postingOf(row, 2));
    }
    return all;
}

Result<std::map<std::string, std::vector<Posting>>> EntryStore::takenOut(const std::string &orgId,
                                                                         const std::vector<std::string> &documents)
{
    return byDocument(m_connection.run(takenOutSql, {orgId, documents}), false);
}

} // namespace leapfrog
