// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// A document as it goes into the database.
struct ImportedDocument
{
    std::string id;
    std::string type; ///< as `sales_invoice`
    std::string date; ///< `YYYY-MM-DD`
    std::string currency; ///< ISO 4217 code
    std::string partyName; ///< customer or vendor; may be empty
    std::optional<std::int64_t> amount; ///< what it comes to, in minor units of `currency`; none where it has no total
    std::string body; ///< the document in the golden format (docs/accounting-rules.md), compact JSON; the same input,
                      ///< the same bytes
    std::string group = {}; ///< of the payloads that it was made of (import/kept_payload.h); empty: a document came
};

/// A record that gave no document, and why.
struct ImportNote
{
    std::string source; ///< what it is: `order`, `refund`, `transaction`, `payout`, `document`; empty when unreadable
    std::string id; ///< the document's id where it is known (`#1001-R1`), else the payload's own; may be empty
    std::string file; ///< as given to Importer::beginFile
    std::int64_t line = 0; ///< where the record begins in that file, from 1
    /// Refused: a code of docs/accounting-rules.md §7, `unknown_document`, or `other_shop` (an order whose name belongs
    /// to another order). Kept back: `test` (a test order, or what belongs to one), `cancelled` (cancelled and never
    /// paid), `not_cash` (an authorisation, a pending or failed transaction), `failed_payout`.
    std::string code;
    std::string field; ///< path in the payload (`line_items[0].price`) or in the document it gives (`total`)
    QString message; ///< a translated sentence
};

/// What the database keeps of an order, for refunds and transactions that come later.
struct ImportedOrder
{
    std::string orderId; ///< Shopify's number of the order
    std::string facts; ///< OrderFacts as JSON
};

/// What an import gave since the last batch: one transaction's worth. Writing a batch again changes nothing.
struct ImportBatch
{
    std::vector<ImportedDocument> documents; ///< no id occurs twice; the last sighting counts
    std::vector<ImportedOrder> orders; ///< no order occurs twice
    std::vector<ImportNote> refused;
    std::vector<ImportNote> keptBack; ///< rightly without a document
    std::vector<ImportNote> waiting = {}; ///< for something that may still come
    std::vector<QString> said = {}; ///< worth saying, though all is well
    std::int64_t repeated = 0; ///< documents that were met again, unchanged, within this batch
};

} // namespace leapfrog
