// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QString>

#include <vector>

class QFont;
class QPainter;
class QRectF;

namespace leapfrog {

/// What came in and what it cost, month by month, in units of the base currency. Drawn, not counted with: so these are
/// no exact amounts.
struct MonthChart
{
    struct Month
    {
        QString name; ///< `2026-03`
        double income = 0;
        double cost = 0;
    };
    QString currency;
    std::vector<Month> months;
};

/// The colours of a chart. Cost is striped besides, so that a printer without colours tells the two apart.
struct MonthChartLook
{
    QColor text;
    QColor line;
    QColor income;
    QColor cost;
};

/// For paper.
MonthChartLook paperLook();

/// Draws income and cost side by side for each month, the axis with round numbers, and what the colours mean. Losses
/// (income below zero, cost given back) hang below the line. In `font`, which must fit the device.
void drawMonthChart(QPainter &painter, const QRectF &area, const MonthChart &chart, const MonthChartLook &look,
                    const QFont &font);

} // namespace leapfrog
