// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"
#include "core/money.h"

#include <QDateTime>
#include <QString>

#include <cstdint>
#include <string_view>

namespace leapfrog {

// Figures as the reader's locale writes them. Exact: no amount passes through floating point.

/// Minor units of a currency with its decimals and its code: "1,190.00 EUR". Of an unknown currency: with two decimals.
QString amountWithCurrency(std::int64_t minor, std::string_view currency);
/// The same without the code.
QString amountFigure(std::int64_t minor, std::string_view currency);
/// The same of a sum, which may be wider than any amount.
QString amountFigure(Wide minor, std::string_view currency);
/// The same with a plus sign when it is above zero; for differences.
QString signedAmountFigure(std::int64_t minor, std::string_view currency);

/// The locale's short date, always with four digits of the year.
QString dateFigure(Date date);
/// Local date and time to the minute.
QString momentFigure(const QDateTime &moment);
/// Local time to the second, with the date unless it is today's.
QString timeFigure(const QDateTime &moment);
/// Local date and time with the zone, for tooltips.
QString momentWithZone(const QDateTime &moment);

QDate toQDate(Date date);
Date fromQDate(QDate date);

} // namespace leapfrog
