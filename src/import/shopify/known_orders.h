// SPDX-License-Identifier: MIT
#pragma once

#include "import/import_batch.h"
#include "import/order_facts.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace leapfrog {

/// The orders of this run and, through the OrderLookup, of earlier ones. What it hands out may be changed and goes
/// into the next batch. Pointers hold until takeChanged().
class KnownOrders
{
public:
    explicit KnownOrders(OrderLookup &lookup)
        : m_lookup(lookup)
    { }

    /// The order, or nullptr when it was never seen. Errors: the lookup's.
    Result<OrderFacts *> find(const std::string &orderId);
    /// The order; an empty one when it was never seen, or nullptr when another order has its name: two shops in one
    /// organisation number their orders alike. Errors: the lookup's.
    Result<OrderFacts *> findOrMake(const std::string &orderId, const std::string &name);

    /// All that was handed out since the last call, sorted by order id. They are asked of the lookup again once memory
    /// holds `maxKept` orders, so they must be stored by then.
    std::vector<ImportedOrder> takeChanged();

private:
    static constexpr std::size_t maxKept = 10'000;

    struct Known
    {
        OrderFacts facts;
        bool changed = true;
    };

    Result<bool> isTaken(const std::string &name);

    OrderLookup &m_lookup;
    std::unordered_map<std::string, Known> m_known; ///< by order id
    std::unordered_set<std::string> m_names; ///< of the orders that were made here
};

} // namespace leapfrog
