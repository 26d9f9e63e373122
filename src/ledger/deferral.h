// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"
#include "ledger/context.h"

#include <cstdint>
#include <vector>

namespace leapfrog {

/// How the months of a deferral are weighed (docs/accounting-rules.md §5).
enum class DeferralMethod
{
    Daily, ///< by the days of the deferral in the month
    Monthly, ///< all the same
    MidMonth, ///< the first and the last month count half
};

/// What an amount is spread over: all days from `start` to `end`, both included.
struct Deferral
{
    static constexpr int maxMonths = 120;

    Date start;
    Date end; ///< not before `start`, at most maxMonths later
    DeferralMethod method = DeferralMethod::Daily;
};

/// One month's share.
struct DeferralPart
{
    Date date; ///< the month's last day; `end` for the last part
    std::int64_t amount = 0; ///< minor units

    friend bool operator==(const DeferralPart &, const DeferralPart &) = default;
};

/// Spreads `amount` (minor units, at most 18 digits, not negative) over the calendar months touched, one part each,
/// parts of zero included. The parts sum up to `amount` exactly.
std::vector<DeferralPart> deferralSchedule(std::int64_t amount, const Deferral &deferral, DeferralRounding rounding);

} // namespace leapfrog
