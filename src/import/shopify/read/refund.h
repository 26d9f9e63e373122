// SPDX-License-Identifier: MIT
#pragma once

#include "import/shopify/read/order_snapshot.h"
#include "import/shopify/read/tax_lines.h"

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// A line that is taken back, and the part of the order that it belongs to.
struct CreditLine
{
    DocumentLine line;
    std::string key; ///< of an OrderPart; empty: of the order as a whole
};

/// What a refund takes back (docs/accounting-rules.md §8), in shop money.
struct ShopifyRefund
{
    std::string id;
    std::string processedAt;
    bool hasLines = true; ///< false: it came without them (a list within a list of a bulk file), or with some of them
    std::vector<CreditLine> lines;
    Wide linesTotal = 0;
    std::optional<Wide> presentmentTotal; ///< of all of it, where it is told throughout
    Wide kept = 0;
    Taxes keptTaxes;
    Wide discrepancy = 0; ///< what can't be attributed; above 0: given beyond the lines

    [[nodiscard]] Wide total() const { return linesTotal + discrepancy - kept - sumOf(keptTaxes); }
    void add(CreditLine line, bool taxIncluded);
};

/// What reading a refund needs to know of its order.
struct RefundedOrder
{
    const Currency &currency;
    const Currency &presentmentCurrency;
    bool taxIncluded = false;
    Wide total = 0;
    Wide totalTax = 0;
    const std::vector<OrderPart> &parts; ///< all that it ever had
    Taxes taxes; ///< of all parts, by code
};

/// Refused: the first member that is missing or can't be read, by its path.
tl::expected<ShopifyRefund, Refusal> readRefund(const JsonValue &payload, const RefundedOrder &order);

/// Adds what is given beyond the lines: a price reduction of `amount`, tax included. `tax`: as it is told, else in the
/// order's proportion.
void giveBeyond(ShopifyRefund &refund, const RefundedOrder &order, Wide amount, std::optional<Wide> tax);

} // namespace leapfrog
