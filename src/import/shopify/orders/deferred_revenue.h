// SPDX-License-Identifier: MIT
#pragma once

#include "core/money.h"

#include <cstdint>
#include <map>
#include <string>

namespace leapfrog {

/// What of an order's goods is not earned yet, line by line, where revenue counts when it is shipped. Feed it what
/// happened in the order of time.
class DeferredRevenue
{
public:
    /// Ordered, more of a line, at this revenue without tax.
    void add(const std::string &key, std::int64_t quantity, Wide net);
    /// Shipped: the revenue that is earned by that; 0 when nothing is left. The last of a line earns all the rest.
    Wide fulfil(const std::string &key, std::int64_t quantity);
    /// All that is left of a line is shipped.
    Wide fulfilRest(const std::string &key);
    /// A shipment that did not happen after all.
    void unfulfil(const std::string &key, std::int64_t quantity, Wide net);
    /// Taken back for `net`: how much of it had not been earned yet. What was not shipped goes first.
    Wide takeBack(const std::string &key, std::int64_t quantity, Wide net);

private:
    struct Line
    {
        std::int64_t quantity = 0; ///< not shipped yet
        Wide net = 0; ///< not earned yet
    };
    Wide restIfDone();

    std::map<std::string, Line> m_lines;
};

} // namespace leapfrog
