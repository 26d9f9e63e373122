// SPDX-License-Identifier: MIT
#pragma once

#include "import/import_batch.h"
#include "import/order_facts.h"
#include "ledger/refusal.h"

#include <tl/expected.hpp>

#include <string>

namespace leapfrog {

class JsonValue;

/// What a transaction payload says, before its order is asked (docs/accounting-rules.md §8).
struct ShopifyTransaction
{
    enum class Effect
    {
        Payment, ///< a successful sale or capture
        Refund, ///< a successful refund
        NoCash, ///< an authorisation or void, or not successful
        Test, ///< of a test gateway
    };

    std::string id;
    std::string orderId; ///< empty when the payload does not say; an order's own transactions need not
    std::string kind;
    std::string status;
    Effect effect = Effect::NoCash;
};

/// Reads what tells whether cash moved. Refused: `bad_value` for a kind or status that is not known, and the first
/// member that is missing or can't be read.
tl::expected<ShopifyTransaction, Refusal> readTransaction(const JsonValue &payload);

/// A transaction that moved cash as a payment allocated to `allocatedTo`, the order's document or a credit note. Money
/// in presentment currency becomes shop money by OrderFacts::shareOf, so the order remembers it.
/// Refused: as above; `bad_currency` when it is in neither of the order's currencies; `missing_rate` when the order
/// does not tell its total in presentment money; `zero_amount`, `negative_amount`. A share too small for shop money
/// comes to an amount of 0: nothing to post.
tl::expected<ImportedDocument, Refusal> payment(const JsonValue &payload, const ShopifyTransaction &transaction,
                                                const std::string &allocatedTo, OrderFacts &order);

} // namespace leapfrog
