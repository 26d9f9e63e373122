// SPDX-License-Identifier: MIT
#pragma once

#include "import/document_text.h"
#include "import/order_facts.h"
#include "ledger/refusal.h"

#include <tl/expected.hpp>

#include <string>
#include <vector>

namespace leapfrog {

class JsonValue;

/// What tells whether an order is to be posted at all. Read leniently: what can't be read is empty or false.
struct ShopifyOrderState
{
    std::string id;
    std::string name;
    bool test = false;
    bool cancelled = false;
    bool paid = false; ///< says so itself, or carries a successful payment
};

ShopifyOrderState readOrderState(const JsonValue &payload);

/// An order payload, read (docs/accounting-rules.md §8).
struct ShopifyOrder
{
    /// A line of the order and the line item that it came from (none for shipping and tips).
    struct Line
    {
        DocumentLine document;
        std::string itemId;
    };

    std::string id;
    std::string name;
    std::string date;
    std::string customer;
    const Currency *currency = nullptr;
    const Currency *presentmentCurrency = nullptr;
    bool taxIncluded = false;
    std::int64_t total = 0;
    std::int64_t presentmentTotal = 0; ///< 0 when the payload does not tell
    std::vector<Line> lines;
};

/// Reads an order. Refused: the first member that is missing or can't be read, by its path in the payload.
tl::expected<ShopifyOrder, Refusal> readOrder(const JsonValue &payload);

/// The order as a sales_invoice: line items with their duties, shipping lines that are not removed, the tip.
ImportedDocument salesInvoice(const ShopifyOrder &order);

/// Takes over what refunds and transactions need to know; what is known of those is kept.
void remember(const ShopifyOrder &order, OrderFacts &facts);

} // namespace leapfrog
