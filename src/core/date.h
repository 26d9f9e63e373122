// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace leapfrog {

/// A calendar day without time or zone. Compares and counts in days.
using Date = std::chrono::sys_days;

/// The days that a document may carry (docs/accounting-rules.md §1).
inline constexpr Date firstDate = std::chrono::sys_days(std::chrono::year(1970) / 1 / 1);
inline constexpr Date lastDate = std::chrono::sys_days(std::chrono::year(2199) / 12 / 31);

/// Reads exactly `YYYY-MM-DD`, 1970 to 2199, a day that exists; nothing for anything else (no spaces, no time).
std::optional<Date> parseDate(std::string_view text);

/// `YYYY-MM-DD`. Right for any day of the years 0 to 9999.
std::string dateText(Date date);
void appendDate(std::string &out, Date date);

/// The last day of the month that `date` is in.
Date lastDayOfMonth(Date date);

/// How many calendar months the days from `first` to `last` touch, both included: 31 January to 1 February is 2.
/// `last` must not be before `first`.
int monthsTouched(Date first, Date last);

} // namespace leapfrog
