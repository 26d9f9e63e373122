// SPDX-License-Identifier: MIT
#pragma once

#include "import/shopify/orders/order_group.h"

#include <map>
#include <string>
#include <vector>

namespace leapfrog {

/// What a refund takes back, as far as edits need to know it.
struct RefundedPieces
{
    std::string id;
    std::int64_t moment = 0;
    std::string day;
    bool hasLines = true; ///< false: it came without them, so nobody knows which pieces
    std::map<std::string, std::int64_t> quantities = {}; ///< by key
    Wide lines = 0;
    Wide total = 0;
    std::set<std::size_t> seenIn = {}; ///< payloads
};

/// So many pieces of a line are gone by edits: more than before, or fewer where they were put back.
struct RemovalStep
{
    const OrderPart *part = nullptr;
    const OrderSighting *sighting = nullptr; ///< the state that shows it
    std::string date; ///< of the agreement, else of that state
    std::int64_t before = 0; ///< pieces that were gone
    std::int64_t after = 0;
};

/// What edits took off an order's lines and put back.
struct Removals
{
    std::vector<RemovalStep> steps; ///< by time, for each line
    /// By refund and key: pieces that it lists although an edit of an earlier day had taken them off. It only gives
    /// their money back.
    std::map<std::string, std::map<std::string, std::int64_t>> covered;
};

/// Follows from state to state the pieces that are gone without a refund that lists them. Each state is judged by what
/// it says of itself: its `current_quantity` and `current_total_price` must agree. `group` must outlive the result.
Removals removalsOf(const OrderGroup &group, const ShopDays &days, const std::vector<RefundedPieces> &refunds);

/// A part of a part: `quantity` of its pieces, after `before` of them; all such parts add up to it.
OrderPart pieceOf(const OrderPart &part, std::int64_t before, std::int64_t quantity);

} // namespace leapfrog
