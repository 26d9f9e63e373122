// SPDX-License-Identifier: MIT
#include "import/shopify/known_orders.h"

#include <algorithm>

namespace leapfrog {

Result<OrderFacts *> KnownOrders::find(const std::string &orderId)
{
    auto known = m_known.find(orderId);
    if (known == m_known.end()) {
        auto stored = m_lookup.find(orderId);
        if (!stored)
            return failed(stored);
        if (!*stored)
            return nullptr;
        known = m_known.try_emplace(orderId, Known{.facts = std::move(**stored)}).first;
    }
    known->second.changed = true;
    return &known->second.facts;
}

Result<bool> KnownOrders::isTaken(const std::string &name)
{
    if (m_names.contains(name))
        return true;
    const auto stored = m_lookup.idOfName(name);
    if (!stored)
        return failed(stored);
    return !stored->empty();
}

Result<OrderFacts *> KnownOrders::findOrMake(const std::string &orderId, const std::string &name)
{
    auto found = find(orderId);
    if (!found || *found != nullptr)
        return found;
    const auto taken = isTaken(name);
    if (!taken)
        return failed(taken);
    if (*taken)
        return nullptr;
    m_names.insert(name);
    return &m_known[orderId].facts;
}

std::vector<ImportedOrder> KnownOrders::takeChanged()
{
    std::vector<ImportedOrder> orders;
    for (auto &[orderId, known] : m_known) {
        if (std::exchange(known.changed, false))
            orders.push_back({.orderId = orderId, .facts = known.facts.toJson()});
    }
    std::ranges::sort(orders, {}, &ImportedOrder::orderId);
    if (m_known.size() > maxKept) {
        m_known.clear();
        m_names.clear();
    }
    return orders;
}

} // namespace leapfrog
