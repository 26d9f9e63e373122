// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/roles.h"

#include <array>
#include <string_view>

namespace leapfrog {

class Draft;

/// What a sales invoice and a credit note do alike, with opposite signs (docs/accounting-rules.md §4). The ids of one
/// of the two.
struct SalesRules
{
    std::string_view total;
    std::string_view revenue; ///< goods and services
    std::string_view shipping;
    std::string_view tip;
    std::string_view giftCard;
    std::string_view duty;
    std::string_view fee;
    std::string_view tax;
    std::string_view rounding;
    std::string_view discrepancy; ///< empty: this type has none
    std::string_view kept; ///< likewise
    Role revenueRole; ///< for lines that name no account
    int sign; ///< 1: the customer is debited, -1: credited
};

/// `settles`: the document whose open item its total opens or settles.
void postSalesDocument(Draft &draft, const SalesRules &rules, std::string_view settles);

} // namespace leapfrog
