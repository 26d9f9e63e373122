// SPDX-License-Identifier: MIT
#pragma once

#include "import/shopify/orders/order_removals.h"
#include "import/shopify/read/refund.h"

#include <string>
#include <vector>

namespace leapfrog {

/// What an order charged at a moment of its life: its first invoice, or what an edit added or took away.
struct OrderChange
{
    std::int64_t moment = 0;
    std::string date; ///< the text of that moment
    std::size_t payload = 0; ///< that shows it
    std::vector<OrderPart> added = {};
    Wide addedTotal = 0;
    std::vector<CreditLine> taken = {}; ///< and is no refund
    Wide takenTotal = 0;
};

/// The life of an order.
struct OrderLife
{
    std::vector<OrderChange> changes; ///< the first is its invoice, each later one an edit
    std::vector<OrderPart> parts; ///< all that it ever had, with the largest quantities
    /// By refund and key: pieces that a refund lists although an edit of an earlier day took them off.
    std::map<std::string, std::map<std::string, std::int64_t>> covered;
};

/// The life of an order from its states and agreements. Quantities that refunds take back are no edits.
OrderLife lifeOf(const OrderGroup &group, const ShopDays &days);

/// What a part has more than before (nullptr: there was none), and what less. Both have no negative amounts.
std::pair<OrderPart, OrderPart> moreAndLess(const OrderPart &part, const OrderPart *before, bool taxIncluded);

} // namespace leapfrog
