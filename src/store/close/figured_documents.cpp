// SPDX-License-Identifier: MIT
#include "store/close/figured_documents.h"

#include "store/books/entries.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace leapfrog {

static constexpr int documentsPerPage = 500;

static constexpr std::string_view documentSql = R"(
    SELECT document_id, document_type, accounting_ready_version, posted_version, awaiting_recreation,
           CASE WHEN octet_length(body) <= $4 THEN body END, payload_group
      FROM document WHERE org_id = $1 AND document_id > $2 ORDER BY document_id LIMIT $3)";

// By primary key: coalesce(deleted_at, …) keeps the planner from the index of accounts (ledger_complete.sql). Up to the
// page's last document in one statement, to the end in the other: "or there is no end" in one would read to the end
// each time.
static constexpr std::string_view entriesThroughSql = R"(
    SELECT entry.document_id, entry.entry_date, entry.account, entry.currency, entry.amount, entry.base_amount, entry.rule, entry.source_line,
           entry.deleted_at IS NULL, entry.replaced_by_version
      FROM gl_entry AS entry
     WHERE entry.org_id = $1 AND entry.document_id > $2 AND entry.document_id <= $4
       AND (coalesce(entry.deleted_at, 'infinity') = 'infinity' OR entry.document_id = ANY ($3))
     ORDER BY entry.document_id, entry.version, entry.line_no)";

static constexpr std::string_view entriesToTheEndSql = R"(
    SELECT entry.document_id, entry.entry_date, entry.account, entry.currency, entry.amount, entry.base_amount, entry.rule, entry.source_line,
           entry.deleted_at IS NULL, entry.replaced_by_version
      FROM gl_entry AS entry
     WHERE entry.org_id = $1 AND entry.document_id > $2
       AND (coalesce(entry.deleted_at, 'infinity') = 'infinity' OR entry.document_id = ANY ($3))
     ORDER BY entry.document_id, entry.version, entry.line_no)";

static constexpr std::string_view chosenSql = R"(
    SELECT own.document_id, own.document_type, own.accounting_ready_version, own.posted_version, own.awaiting_recreation,
           CASE WHEN octet_length(own.body) <= $3 THEN own.body END, own.payload_group
      FROM unnest($2::text[]) AS wanted(document_id)
     CROSS JOIN LATERAL (
           SELECT document_id, document_type, accounting_ready_version, posted_version, awaiting_recreation, body, payload_group
             FROM document WHERE document.org_id = $1 AND document.document_id = wanted.document_id LIMIT 1) AS own)";

static constexpr std::string_view entriesOfChosenSql = R"(
    SELECT entry.document_id, entry.entry_date, entry.account, entry.currency, entry.amount, entry.base_amount, entry.rule, entry.source_line,
           entry.deleted_at IS NULL, entry.replaced_by_version
      FROM unnest($2::text[]) AS wanted(document_id)
     CROSS JOIN LATERAL (
           SELECT own.document_id, own.version, own.line_no, own.entry_date, own.account, own.currency, own.amount, own.base_amount, own.rule,
                  own.source_line, own.deleted_at, own.replaced_by_version
             FROM gl_entry AS own
            WHERE own.org_id = $1 AND own.document_id = wanted.document_id
              AND (coalesce(own.deleted_at, 'infinity') = 'infinity' OR own.document_id = ANY ($3))
            ORDER BY own.version, own.line_no LIMIT ALL OFFSET 0) AS entry)";

std::vector<Posting> FiguredDocument::figures() const
{
    auto all = inForce;
    all.insert(all.end(), previous.begin(), previous.end());
    return all;
}

Result<std::int64_t> FiguredDocuments::count()
{
    const auto rows = m_connection.run("SELECT count(*) FROM document WHERE org_id = $1", {m_orgId});
    if (!rows)
        return failed(rows);
    return rows->first().big(0);
}

/// Long bodies come one at a time.
Result<> FiguredDocuments::addLongBodies(std::vector<FiguredDocument> &page)
{
    for (auto &document : page) {
        if (!document.bodyLeftOut)
            continue;
        auto alone = PostingStore(m_connection)
                         .load({{.id = {}, .orgId = m_orgId, .documentId = document.id, .documentType = {}}});
        if (!alone)
            return failed(alone);
        if (alone->empty() || alone->front().bodyLeftOut)
            continue;
        document.body = std::move(alone->front().body);
        document.bodyLeftOut = false;
    }
    return {};
}

namespace {

/// Documents as they are read, entries to come.
struct Page
{
    explicit Page(const Rows &rows)
    {
        for (const Row row : rows) {
            documents.push_back({.id = row.text(0),
                                 .type = row.text(1),
                                 .group = row.text(6),
                                 .readyVersion = row.integer(2),
                                 .body = row.text(5),
                                 .bodyLeftOut = row.isNull(5),
                                 .inForce = {},
                                 .previous = {}});
            postedVersions.push_back(row.integer(3));
            if (row.boolean(4))
                awaiting.push_back(row.text(0));
        }
    }
    void addEntries(const Rows &rows);

    std::vector<FiguredDocument> documents;
    std::vector<int> postedVersions;
    std::vector<std::string> awaiting; ///< those that await a recreation
};

void Page::addEntries(const Rows &rows)
{
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < documents.size(); ++i)
        places.emplace(documents[i].id, i);
    std::vector<FiguredDocument> orphans;
    for (const Row row : rows) {
        const auto place = places.find(row.view(0));
        if (place == places.end()) {
            if (orphans.empty() || orphans.back().id != row.view(0))
                orphans.push_back({.id = row.text(0), .type = {}, .body = {}, .inForce = {}, .previous = {}});
            orphans.back().inForce.push_back(postingOf(row, 1));
            continue;
        }
        auto &document = documents[place->second];
        if (row.boolean(8))
            document.inForce.push_back(postingOf(row, 1));
        else if (row.integer(9) > postedVersions[place->second])
            document.previous.push_back(postingOf(row, 1));
    }
    std::ranges::move(orphans, std::back_inserter(documents));
}

} // namespace

Result<std::vector<FiguredDocument>> FiguredDocuments::next()
{
    if (m_isOver)
        return std::vector<FiguredDocument>();
    const auto rows = m_connection.runHot(documentSql, {m_orgId, m_after, documentsPerPage, largestSharedBody});
    if (!rows)
        return failed(rows);
    Page page(*rows);
    if (auto added = addLongBodies(page.documents); !added)
        return failed(added);
    m_isOver = rows->size() < documentsPerPage;
    const auto last = page.documents.empty() ? m_after : page.documents.back().id;
    const auto entries = m_isOver ? m_connection.runHot(entriesToTheEndSql, {m_orgId, m_after, page.awaiting})
                                  : m_connection.runHot(entriesThroughSql, {m_orgId, m_after, page.awaiting, last});
    if (!entries)
        return failed(entries);
    page.addEntries(*entries);
    m_after = last;
    return std::move(page.documents);
}

Result<std::vector<FiguredDocument>> FiguredDocuments::only(const std::vector<std::string> &documents)
{
    const auto rows = m_connection.runHot(chosenSql, {m_orgId, documents, largestSharedBody});
    if (!rows)
        return failed(rows);
    Page page(*rows);
    if (auto added = addLongBodies(page.documents); !added)
        return failed(added);
    const auto entries = m_connection.runHot(entriesOfChosenSql, {m_orgId, documents, page.awaiting});
    if (!entries)
        return failed(entries);
    page.addEntries(*entries);
    return std::move(page.documents);
}

Result<std::vector<std::string>> FiguredDocuments::touchedSince(const QDateTime &moment)
{
    const auto rows = m_connection.run(
        "SELECT document_id FROM document WHERE org_id = $1 AND status_at >= $2::timestamptz ORDER BY document_id",
        {m_orgId, moment.toUTC().toString(Qt::ISODateWithMs).toStdString()});
    if (!rows)
        return failed(rows);
    std::vector<std::string> ids;
    for (const Row row : *rows)
        ids.push_back(row.text(0));
    return ids;
}

} // namespace leapfrog
