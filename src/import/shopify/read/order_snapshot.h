// SPDX-License-Identifier: MIT
#pragma once

#include "import/document_text.h"
#include "ledger/refusal.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace leapfrog {

class JsonValue;

/// Something that an order charges: a line item, a duty on one, shipping, a tip, a fee.
struct OrderPart
{
    std::string key; ///< the same in every state of the order: `item/11`, `duty/3`, `shipping/12`, `fee/1`, `tip`
    DocumentLine line;
    bool taxable = true;
    bool fulfilled = false; ///< the line says so itself

    /// What it adds to the total.
    [[nodiscard]] Wide gross(bool taxIncluded) const { return grossOf(line, taxIncluded); }
    /// Without tax.
    [[nodiscard]] Wide net(bool taxIncluded) const;
    [[nodiscard]] Wide tax() const;
};

/// What tells whether an order is to be posted at all. Read leniently: what can't be read is empty or false.
struct OrderState
{
    std::string id;
    std::string name;
    std::string cancelledAt; ///< empty: it is not
    bool test = false;
    bool cancelled = false;
    bool saysPaid = false; ///< by its financial status
    bool whole
        = false; ///< it says what was sold and for how much; else it only carries refunds, fulfilments or the like
};

OrderState readOrderState(const JsonValue &payload);

/// One state of an order (docs/accounting-rules.md §8).
struct OrderSnapshot
{
    std::string id;
    std::string name;
    std::string customer;
    std::string processedAt;
    const Currency *currency = nullptr;
    const Currency *presentmentCurrency = nullptr;
    bool taxIncluded = false;
    bool fulfilled = false; ///< as a whole
    std::string financialStatus;
    std::int64_t total = 0;
    std::int64_t presentmentTotal = 0; ///< 0 when the payload does not tell
    Wide totalTax = 0; ///< `total_tax`, or the sum of its tax lines
    std::vector<OrderPart> parts;

    [[nodiscard]] const OrderPart *find(std::string_view key) const;
    [[nodiscard]] Wide sum() const;
};

/// Reads a state of an order and makes its parts add up: tips, taxes that Shopify puts on another line. `tipItems`: ids
/// of line items that are known to be tips. Refused: the first member that can't be read, by its path; `total_mismatch`
/// on `total` when the parts don't come to the total, saying how much is in none of them.
tl::expected<OrderSnapshot, Refusal> readOrder(const JsonValue &payload, const std::set<std::string> &tipItems);

} // namespace leapfrog
