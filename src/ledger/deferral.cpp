// SPDX-License-Identifier: MIT
#include "ledger/deferral.h"

#include "core/money.h"

#include <algorithm>

namespace leapfrog {

namespace {

struct Month
{
    Date end; ///< its last day, or the deferral's
    std::int64_t weight = 0;
};

std::vector<Month> weighedMonths(const Deferral &deferral)
{
    std::vector<Month> months;
    months.reserve(static_cast<std::size_t>(monthsTouched(deferral.start, deferral.end)));
    for (Date first = deferral.start; first <= deferral.end; first = months.back().end + std::chrono::days(1)) {
        const Date end = std::min(lastDayOfMonth(first), deferral.end);
        std::int64_t weight = 1;
        if (deferral.method == DeferralMethod::Daily)
            weight = (end - first).count() + 1;
        else if (deferral.method == DeferralMethod::MidMonth && !months.empty() && end != deferral.end)
            weight = 2;
        months.push_back({end, weight});
    }
    return months;
}

} // namespace

std::vector<DeferralPart> deferralSchedule(std::int64_t amount, const Deferral &deferral, DeferralRounding rounding)
{
    const auto months = weighedMonths(deferral);
    std::int64_t whole = 0;
    for (const auto &month : months)
        whole += month.weight;

    std::vector<DeferralPart> parts;
    parts.reserve(months.size());
    std::int64_t weight = 0;
    std::int64_t released = 0;
    for (const auto &month : months) {
        weight += month.weight;
        const auto rest = amount - released;
        std::int64_t part = rest;
        if (rounding == DeferralRounding::Cumulative)
            part = static_cast<std::int64_t>(roundedQuotient(Wide{amount} * weight, whole)) - released;
        else if (weight < whole)
            part = std::min(rest, static_cast<std::int64_t>(roundedQuotient(Wide{amount} * month.weight, whole)));
        released += part;
        parts.push_back({month.end, part});
    }
    return parts;
}

} // namespace leapfrog
