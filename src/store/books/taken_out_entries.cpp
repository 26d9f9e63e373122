// SPDX-License-Identifier: MIT
#include "store/books/taken_out_entries.h"

namespace leapfrog {

static constexpr std::string_view takenOutSql = R"(
    SELECT document_id, entry_date, account, entry.currency, entry.amount, base_amount, rule, source_line
      FROM document JOIN gl_entry AS entry USING (org_id, document_id)
     WHERE org_id = $1 AND document_id = ANY ($2) AND awaiting_recreation
       AND deleted_at IS NOT NULL AND version <= posted_version AND replaced_by_version > posted_version
     ORDER BY document_id, version, line_no)";

Result<std::map<std::string, std::vector<Posting>>> takenOutEntries(Connection &connection, const std::string &orgId,
                                                                    const std::vector<std::string> &documents)
{
    const auto rows = connection.run(takenOutSql, {orgId, documents});
    if (!rows)
        return failed(rows);
    std::map<std::string, std::vector<Posting>> entries;
    for (const Row row : *rows)
        entries[row.text(0)].push_back({.date = row.date(1).value_or(Date()),
                                        .account = row.text(2),
                                        .currency = row.text(3),
                                        .amount = row.big(4),
                                        .baseAmount = row.big(5),
                                        .rule = row.text(6),
                                        .line = row.isNull(7) ? noLine : row.integer(7)});
    return entries;
}

} // namespace leapfrog
