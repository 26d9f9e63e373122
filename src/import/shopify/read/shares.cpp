// SPDX-License-Identifier: MIT
#include "import/shopify/read/shares.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace leapfrog {

std::vector<Wide> splitBy(Wide whole, std::span<const Wide> weights)
{
    std::vector<Wide> parts(weights.size(), 0);
    if (parts.empty())
        return parts;
    const Wide sum = std::accumulate(weights.begin(), weights.end(), Wide{0});
    if (sum == 0) {
        parts[0] = whole;
        return parts;
    }
    const Wide sign = whole < 0 ? -1 : 1;
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Wide rest = whole * sign;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        parts[at] = whole * sign * weights[at] / sum;
        rest -= parts[at];
    }
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t at) { return whole * sign * weights[at] % sum; });
    for (std::size_t at = 0; rest > 0 && at < order.size(); ++at, --rest)
        ++parts[order[at]];
    for (auto &part : parts)
        part *= sign;
    return parts;
}

void Scale::add(Wide from, Wide to)
{
    const auto last = m_points.empty() ? Point() : m_points.back();
    if (from > last.from && to > last.to)
        m_points.push_back({from, to});
}

Wide Scale::at(Wide from) const
{
    Point before;
    for (std::size_t number = 0; number < m_points.size(); ++number) {
        const auto &point = m_points[number];
        if (from <= point.from || number + 1 == m_points.size())
            return before.to + roundedQuotient((from - before.from) * (point.to - before.to), point.from - before.from);
        before = point;
    }
    return from;
}

Wide ScaledSum::add(Wide from)
{
    m_from += from;
    const Wide now = m_scale.at(std::max<Wide>(m_from, 0));
    return now - std::exchange(m_to, now);
}

} // namespace leapfrog
