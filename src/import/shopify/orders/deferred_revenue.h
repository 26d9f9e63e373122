// SPDX-License-Identifier: MIT
#pragma once

#include "core/money.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace leapfrog {

/// What of an order's goods is not earned yet, line by line, where revenue counts when it is shipped. Feed it what
/// happened in the order of time.
class DeferredRevenue
{
public:
    /// Ordered, more of a line, at this revenue without tax.
    void add(const std::string &key, std::int64_t quantity, Wide net);
    /// What was shipped of a line, and the revenue that is earned by that.
    struct Shipped
    {
        std::string key;
        std::int64_t quantity = 0;
        Wide net = 0;
    };
    /// Ships as much of it as is left, maybe nothing. The last of a line earns all the rest.
    Shipped fulfil(const std::string &key, std::int64_t quantity);
    /// That shipment did not happen after all.
    void unfulfil(const Shipped &shipped) { add(shipped.key, shipped.quantity, shipped.net); }
    /// Taken back for `net`: how much of it had not been earned yet. What was not shipped goes first.
    Wide takeBack(const std::string &key, std::int64_t quantity, Wide net);
    /// Taken off the price of all of it: how much of that is not to be earned any more; none once something was
    /// shipped.
    Wide reduce(Wide net);
    /// Cents that were deferred although all is shipped or taken back: earned now. Below 0: too much was earned.
    Wide takeRest() { return std::exchange(m_rest, 0); }

private:
    struct Line
    {
        std::int64_t quantity = 0; ///< not shipped yet
        Wide net = 0; ///< not earned yet
    };
    Wide restIfDone();

    std::map<std::string, Line> m_lines;
    bool m_isShipped = false; ///< at least something
    Wide m_rest = 0;
};

} // namespace leapfrog
