// SPDX-License-Identifier: MIT
#include "paper/month_chart.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::MonthChart)
};

/// The axis: from a round number to a round number.
struct Scale
{
    double low = 0;
    double high = 0;
    double step = 1;
};

/// Where the bars stand.
struct Plot
{
    QRectF area;
    Scale scale;

    [[nodiscard]] double y(double value) const
    {
        return area.bottom() - (value - scale.low) / (scale.high - scale.low) * area.height();
    }
};

} // namespace

MonthChartLook paperLook()
{
    return {.text = QColor(0x22, 0x22, 0x22),
            .line = QColor(0xBB, 0xBB, 0xBB),
            .income = QColor(0x2E, 0x6F, 0x9E),
            .cost = QColor(0xC9, 0x7B, 0x2B)};
}

/// A step of 1, 2 or 5 times a power of ten that gives four or five lines.
static double stepOf(double span)
{
    static constexpr double lines = 5;
    const double power = std::pow(10, std::floor(std::log10(span / lines)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power * lines >= span)
            return factor * power;
    }
    return 10 * power;
}

static Scale scaleOf(const MonthChart &chart)
{
    Scale scale;
    for (const auto &month : chart.months) {
        scale.low = std::min({scale.low, month.income, month.cost});
        scale.high = std::max({scale.high, month.income, month.cost});
    }
    if (scale.high <= scale.low)
        scale.high = scale.low + 1;
    scale.step = stepOf(scale.high - scale.low);
    scale.low = std::floor(scale.low / scale.step) * scale.step;
    scale.high = std::ceil(scale.high / scale.step) * scale.step;
    return scale;
}

static void drawGrid(QPainter &painter, const Plot &plot, const MonthChartLook &look, double labelWidth, double em)
{
    const QLocale locale;
    const int decimals = plot.scale.step < 1 ? 2 : 0;
    const auto lines = std::lround((plot.scale.high - plot.scale.low) / plot.scale.step);
    for (long i = 0; i <= lines; ++i) {
        const double value = plot.scale.low + static_cast<double>(i) * plot.scale.step;
        const double y = plot.y(value);
        painter.setPen(QPen(std::abs(value) < plot.scale.step / 2 ? look.text : look.line, em / 20));
        painter.drawLine(QPointF(plot.area.left(), y), QPointF(plot.area.right(), y));
        painter.setPen(look.text);
        painter.drawText(QRectF(plot.area.left() - labelWidth, y - em, labelWidth - em / 2, 2 * em),
                         Qt::AlignRight | Qt::AlignVCenter, locale.toString(value, 'f', decimals));
    }
}

static void drawBar(QPainter &painter, const Plot &plot, double left, double width, double value, const QColor &colour,
                    bool isStriped)
{
    const double top = plot.y(std::max(value, 0.0));
    const QRectF bar(left, top, width, plot.y(std::min(value, 0.0)) - top);
    painter.fillRect(bar, colour);
    if (!isStriped || bar.height() <= 0)
        return;
    painter.save();
    painter.setClipRect(bar);
    painter.setPen(QPen(Qt::white, width / 14));
    const double gap = width / 3;
    for (double y = bar.top() - width; y < bar.bottom() + width; y += gap)
        painter.drawLine(QPointF(bar.left(), y + width), QPointF(bar.right(), y));
    painter.restore();
}

static void drawLegend(QPainter &painter, const QRectF &area, const MonthChart &chart, const MonthChartLook &look,
                       double em)
{
    const std::array<std::pair<QString, QColor>, 2> parts{
        {{Words::tr("Income"), look.income}, {Words::tr("Cost"), look.cost}}};
    const QFontMetricsF metrics(painter.font(), painter.device());
    double x = area.left();
    for (const auto &[name, colour] : parts) {
        painter.fillRect(QRectF(x, area.top() + em / 4, em, em), colour);
        if (colour == look.cost) {
            painter.setPen(QPen(Qt::white, em / 10));
            painter.drawLine(QPointF(x, area.top() + em * 1.25), QPointF(x + em, area.top() + em / 4));
        }
        painter.setPen(look.text);
        painter.drawText(QPointF(x + em * 1.5, area.top() + em * 1.15), name);
        x += em * 3.5 + metrics.horizontalAdvance(name);
    }
    painter.drawText(area, Qt::AlignRight | Qt::AlignTop, chart.currency);
}

void drawMonthChart(QPainter &painter, const QRectF &area, const MonthChart &chart, const MonthChartLook &look,
                    const QFont &font)
{
    if (chart.months.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    const QFontMetricsF metrics(font, painter.device());
    const double em = metrics.height() * 0.7;
    Plot plot{.area = {}, .scale = scaleOf(chart)};
    const QLocale locale;
    const double labelWidth = em
        + std::max(metrics.horizontalAdvance(locale.toString(plot.scale.high, 'f', plot.scale.step < 1 ? 2 : 0)),
                   metrics.horizontalAdvance(locale.toString(plot.scale.low, 'f', plot.scale.step < 1 ? 2 : 0)));
    plot.area = area.adjusted(labelWidth, em * 2.5, 0, -em * 2.2);
    drawLegend(painter, area, chart, look, em);
    drawGrid(painter, plot, look, labelWidth, em);
    const double slot = plot.area.width() / static_cast<double>(chart.months.size());
    const double bar = std::min(slot * 0.36, em * 4);
    // Every so many months are named that names do not run into each other.
    const auto every = static_cast<std::size_t>(
        std::max(1.0, std::ceil(metrics.horizontalAdvance(QStringLiteral("2026-030")) / slot)));
    for (std::size_t i = 0; i < chart.months.size(); ++i) {
        const auto &month = chart.months[i];
        const double middle = plot.area.left() + (static_cast<double>(i) + 0.5) * slot;
        drawBar(painter, plot, middle - bar, bar, month.income, look.income, false);
        drawBar(painter, plot, middle, bar, month.cost, look.cost, true);
        painter.setPen(look.text);
        if (i % every == 0)
            painter.drawText(QRectF(middle - em * 5, plot.area.bottom() + em / 2, em * 10, em * 1.7), Qt::AlignHCenter,
                             month.name);
    }
    painter.restore();
}

} // namespace leapfrog
