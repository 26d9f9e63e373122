// SPDX-License-Identifier: MIT
#pragma once

#include "core/money.h"

#include <span>
#include <vector>

namespace leapfrog {

/// `whole` split in proportion to `weights` by largest remainder: the parts add up to it exactly. Equal remainders go
/// to the first. Weights are not below 0; when all are 0 the first part takes all. Empty for no weights.
std::vector<Wide> splitBy(Wide whole, std::span<const Wide> weights);

/// A line through known points from (0, 0): what a sum in one currency is in another, so that what is paid in full is
/// exactly the total. Beyond the last point it goes on as steep as the last part.
class Scale
{
public:
    /// Points whose both figures grow; others are ignored. Add them in the order of time.
    void add(Wide from, Wide to);
    [[nodiscard]] bool isEmpty() const { return m_points.empty(); }
    /// Rounded once, half away from zero. Not below 0.
    [[nodiscard]] Wide at(Wide from) const;

private:
    struct Point
    {
        Wide from = 0;
        Wide to = 0;
    };
    std::vector<Point> m_points;
};

/// Amounts of one scale, one after the other: each is rounded so that all of them until then are right together.
class ScaledSum
{
public:
    explicit ScaledSum(const Scale &scale)
        : m_scale(scale)
    { }
    /// What this amount more (below 0: less) comes to.
    Wide add(Wide from);

private:
    const Scale &m_scale;
    Wide m_from = 0;
    Wide m_to = 0;
};

} // namespace leapfrog
