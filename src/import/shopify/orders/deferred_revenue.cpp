// SPDX-License-Identifier: MIT
#include "import/shopify/orders/deferred_revenue.h"

#include "import/shopify/read/shares.h"

#include <algorithm>
#include <vector>

namespace leapfrog {

void DeferredRevenue::add(const std::string &key, std::int64_t quantity, Wide net)
{
    auto &line = m_lines[key];
    line.quantity += quantity;
    line.net += net;
}

DeferredRevenue::Shipped DeferredRevenue::fulfil(const std::string &key, std::int64_t quantity)
{
    auto &line = m_lines[key];
    const auto shipped = std::min(quantity, line.quantity);
    if (shipped <= 0)
        return {.key = key};
    const Wide earned = shipped == line.quantity ? line.net : roundedQuotient(line.net * shipped, line.quantity);
    line.quantity -= shipped;
    line.net -= earned;
    m_isShipped = true;
    return {.key = key, .quantity = shipped, .net = earned + restIfDone()};
}

/// What came back at another value than it was sold for leaves cents: they are earned, or taken, with the last line.
Wide DeferredRevenue::restIfDone()
{
    Wide rest = 0;
    for (const auto &[key, line] : m_lines) {
        if (line.quantity > 0)
            return 0;
        rest += line.net;
    }
    for (auto &[key, line] : m_lines)
        line.net = 0;
    return rest;
}

Wide DeferredRevenue::takeBack(const std::string &key, std::int64_t quantity, Wide net)
{
    auto &line = m_lines[key];
    const auto taken = std::min(quantity, line.quantity);
    if (taken <= 0 || net <= 0)
        return 0;
    const Wide share = taken == quantity ? net : roundedQuotient(net * taken, quantity);
    line.quantity -= taken;
    line.net -= share;
    const Wide deferred = share + restIfDone();
    const Wide notEarned = std::clamp<Wide>(deferred, 0, net);
    m_rest += deferred - notEarned;
    return notEarned;
}

Wide DeferredRevenue::reduce(Wide net)
{
    std::vector<Wide> nets;
    Wide all = 0;
    for (const auto &[key, line] : m_lines) {
        nets.push_back(std::max<Wide>(line.net, 0));
        all += nets.back();
    }
    if (all <= 0 || net <= 0 || m_isShipped)
        return 0;
    const Wide notEarned = std::min(all, net);
    const auto shares = splitBy(notEarned, nets);
    auto share = shares.begin();
    for (auto &[key, line] : m_lines)
        line.net -= *share++;
    return notEarned;
}

} // namespace leapfrog
