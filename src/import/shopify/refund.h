// SPDX-License-Identifier: MIT
#pragma once

#include "import/document_text.h"
#include "import/order_facts.h"
#include "ledger/refusal.h"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

class JsonValue;

/// A refund payload as a credit_note, with the ids of the money movements that it lists.
struct ShopifyRefund
{
    ImportedDocument document;
    std::vector<std::string> transactions;
    std::optional<Refusal> mismatch; ///< `total_mismatch` on `transactions`: the document must not be posted
};

/// Maps a refund of a known order (docs/accounting-rules.md §8). `documentId`: the order's name, `-R` and the refund's
/// place. Refused: the first member that is missing or can't be read, by its path. When its refund transactions are in
/// shop currency, the successful ones must come to the lines and the discrepancy. A refund without refund transactions
/// moves no money (items taken off an unpaid order) and has nothing to compare.
tl::expected<ShopifyRefund, Refusal> readRefund(const JsonValue &payload, const std::string &documentId,
                                                const OrderFacts &order);

} // namespace leapfrog
