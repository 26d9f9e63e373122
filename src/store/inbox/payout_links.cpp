// SPDX-License-Identifier: MIT
#include "store/inbox/payout_links.h"

namespace leapfrog {

// A payout's own documents are those of its group; the payout itself is the one of that type.
static constexpr std::string_view linksSql = R"(
    WITH payout AS (
        SELECT DISTINCT ON (own.payload_group) own.payload_group, own.document_id, own.document_date FROM document AS own
         WHERE own.org_id = $1 AND own.document_type = 'payout' AND own.payload_group <> '' ORDER BY own.payload_group, own.document_id),
    told AS (
        SELECT DISTINCT ON (line.shopify_id) line.payload_group, line.order_group,
               coalesce(line.payload::jsonb ->> 'source_order_transaction_id', '') AS transaction_id
          FROM import_payload AS line
         WHERE line.org_id = $1 AND line.kind = 'balance_transaction' AND line.order_group <> '' AND line.state = 'read'
         ORDER BY line.shopify_id, line.payload_id DESC),
    link AS (
        SELECT told.order_group, told.transaction_id, payout.document_id, payout.document_date
          FROM told JOIN payout ON payout.payload_group = told.payload_group)
    SELECT DISTINCT ON (found.document_id) found.document_id, found.payout_id FROM (
        SELECT part.document_id, link.document_id AS payout_id, link.document_date AS day
          FROM document AS part JOIN link ON link.order_group = part.payload_group
         WHERE part.org_id = $1 AND part.payload_group <> ''
           AND (part.document_type <> 'payment'
                OR (link.transaction_id <> '' AND right(part.document_id, length(link.transaction_id) + 1) = '/' || link.transaction_id))
        UNION ALL
        SELECT part.document_id, payout.document_id, payout.document_date
          FROM document AS part JOIN payout ON payout.payload_group = part.payload_group WHERE part.org_id = $1) AS found
     ORDER BY found.document_id, found.day, found.payout_id)";

Result<std::map<std::string, std::string>> payoutsOfDocuments(Connection &connection, const std::string &orgId)
{
    const auto rows = connection.run(linksSql, {orgId});
    if (!rows)
        return failed(rows);
    std::map<std::string, std::string> payouts;
    for (const Row row : *rows)
        payouts.emplace(row.text(0), row.text(1));
    return payouts;
}

} // namespace leapfrog
