// SPDX-License-Identifier: MIT
#pragma once

#include "import/shopify/orders/order_group.h"
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

/// The life of an order from its states: the first change is its invoice, each later one an edit. Quantities that
/// refunds take back are no edits. `parts` gets all that it ever had, with the largest quantities.
std::vector<OrderChange> changesOf(const OrderGroup &group, std::vector<OrderPart> &parts);

} // namespace leapfrog
