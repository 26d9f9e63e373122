// SPDX-License-Identifier: MIT
#include "store/books/taken_out_entries.h"

#include "store/books/posting_store.h"

namespace leapfrog {

static constexpr std::string_view takenOutSql = R"(
    SELECT entry.document_id, entry.entry_date, entry.account, entry.currency, entry.amount, entry.base_amount, entry.rule, entry.source_line
      FROM document JOIN gl_entry AS entry ON entry.org_id = document.org_id AND entry.document_id = document.document_id
     WHERE document.org_id = $1 AND document.document_id = ANY ($2) AND document.awaiting_recreation
       AND entry.deleted_at IS NOT NULL AND entry.version <= document.posted_version AND entry.replaced_by_version > document.posted_version
     ORDER BY entry.document_id, entry.version, entry.line_no)";

Result<std::map<std::string, std::vector<Posting>>> takenOutEntries(Connection &connection, const std::string &orgId,
                                                                    const std::vector<std::string> &documents)
{
    const auto rows = connection.run(takenOutSql, {orgId, documents});
    if (!rows)
        return failed(rows);
    std::map<std::string, std::vector<Posting>> entries;
    for (const Row row : *rows)
        entries[row.text(0)].push_back(postingOf(row, 1));
    return entries;
}

} // namespace leapfrog
