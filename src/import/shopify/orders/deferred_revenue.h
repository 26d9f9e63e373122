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
