// SPDX-License-Identifier: MIT
#pragma once

#include "paper/month_chart.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <vector>

namespace leapfrog {

/// Rows that a printed report has at most: about 2,500 pages.
inline constexpr int mostPrintedRows = 100'000;

struct PrintedColumn
{
    QString heading;
    bool isNumber = false; ///< to the right, and never broken
};

struct PrintedRow
{
    enum class Kind
    {
        Line,
        Section, ///< a heading among the lines: its first cell, over the whole width
        Total,
    };
    std::vector<QString> cells;
    Kind kind = Kind::Line;
};

/// A report as it is printed, whole. Plain data.
struct PrintedReport
{
    QString organisation;
    QString title;
    QString range; ///< which days
    QString knownAt; ///< a sentence; empty: by all that is known
    QStringList leftOut; ///< sentences on what is not in the figures; stands on every page
    QDateTime printedAt; ///< local time
    std::vector<PrintedColumn> columns;
    std::vector<PrintedRow> rows;
    MonthChart chart = {}; ///< before the rows; without months there is none
};

} // namespace leapfrog
