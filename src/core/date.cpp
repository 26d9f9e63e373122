// SPDX-License-Identifier: MIT
#include "core/date.h"

#include <algorithm>

namespace leapfrog {

using std::chrono::year_month_day;

static bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

static int number(std::string_view digits)
{
    int value = 0;
    for (const char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

std::optional<Date> parseDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return {};
    const auto year = text.substr(0, 4);
    const auto month = text.substr(5, 2);
    const auto day = text.substr(8, 2);
    if (!std::ranges::all_of(year, isDigit) || !std::ranges::all_of(month, isDigit)
        || !std::ranges::all_of(day, isDigit))
        return {};

    const year_month_day date{std::chrono::year(number(year)), std::chrono::month(static_cast<unsigned>(number(month))),
                              std::chrono::day(static_cast<unsigned>(number(day)))};
    if (!date.ok() || Date(date) < firstDate || Date(date) > lastDate)
        return {};
    return Date(date);
}

void appendDate(std::string &out, Date date)
{
    const year_month_day parts(date);
    const auto year = static_cast<int>(parts.year());
    const auto month = static_cast<unsigned>(parts.month());
    const auto day = static_cast<unsigned>(parts.day());
    const auto digit = [](unsigned value) { return static_cast<char>('0' + value % 10); };
    const auto y = static_cast<unsigned>(year);
    const char text[] = {digit(y / 1000),   digit(y / 100), digit(y / 10), digit(y),        '-',
                         digit(month / 10), digit(month),   '-',           digit(day / 10), digit(day)};
    out.append(text, sizeof text);
}

std::string dateText(Date date)
{
    std::string text;
    appendDate(text, date);
    return text;
}

Date lastDayOfMonth(Date date)
{
    const year_month_day parts(date);
    return Date(parts.year() / parts.month() / std::chrono::last);
}

int monthsTouched(Date first, Date last)
{
    const year_month_day from(first);
    const year_month_day to(last);
    const auto months = (to.year() / to.month()) - (from.year() / from.month());
    return static_cast<int>(months.count()) + 1;
}

} // namespace leapfrog
