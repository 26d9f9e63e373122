// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace leapfrog {

/// How many of a line an agreement sold.
struct SoldQuantity
{
    std::string happenedAt;
    std::int64_t quantity = 0;
    bool isFirst = false; ///< by the order's first agreement
};

/// What an agreement after the first changed of a part, and is no refund.
struct AgreedEdit
{
    std::string happenedAt;
    std::int64_t moment = 0;
    std::int64_t quantity = 0; ///< below 0: taken away; 0: another price
    const JsonValue *sale = nullptr; ///< has `total_amount` and `total_tax_amount`, both signed
};

/// An order's agreements (GraphQL): on which day what was sold, added and taken away.
class OrderAgreements
{
public:
    /// Adds those of a state of the order; to be called in the order of time. The JSON must outlive this.
    void add(const JsonValue &order);

    std::map<std::string, std::string> addedAt; ///< keys of parts that an agreement after the first added → its moment
    std::map<std::string, std::vector<SoldQuantity>> sold; ///< by key, of what several agreements sold, by time
    std::map<std::string, std::vector<AgreedEdit>> edits; ///< by key, by time
    std::set<std::string> tipItems; ///< ids of line items that are tips
};

} // namespace leapfrog
