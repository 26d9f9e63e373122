// SPDX-License-Identifier: MIT
#include "console/backlog/depth_chart.h"

#include "console/look/style/control_shapes.h"
#include "console/look/style/sign_colours.h"
#include "console/look/words.h"

#include <QAccessible>
#include <QAreaSeries>
#include <QChart>
#include <QDateTimeAxis>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QLocale>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace leapfrog {

static constexpr int leastSpan = 60; ///< seconds
static constexpr int fewMinutes = 6 * 60; ///< seconds; then labels of minutes would be alike
static constexpr int longSpan = 6 * 3600; ///< seconds; then the day is told

DepthChart::DepthChart(QWidget *parent)
    : QChartView(parent)
    , m_time(new QDateTimeAxis(this))
    , m_count(new QValueAxis(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Waiting jobs by priority over time"));
    setAccessibleDescription(tr("Left and right arrow keys read out a point"));
    chart()->setMargins({8, 4, 12, 6});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setBackgroundRoundness(panelRadius);
    chart()->legend()->setAlignment(Qt::AlignTop);
    chart()->legend()->setMarkerShape(QLegend::MarkerShapeRectangle);
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_count, Qt::AlignLeft);
    m_time->setTickCount(6);
    m_count->setLabelFormat(QStringLiteral("%.0f")); // one of those that are localised
    makeSeries();
    nameSeries();
    colour();
}

void DepthChart::makeSeries()
{
    QLineSeries *below = nullptr;
    for (std::size_t i = 0; i < m_areas.size(); ++i) {
        m_tops.at(i) = new QLineSeries(this);
        m_areas.at(i) = new QAreaSeries(m_tops.at(i), below);
        chart()->addSeries(m_areas.at(i));
        m_areas.at(i)->attachAxis(m_time);
        m_areas.at(i)->attachAxis(m_count);
        below = m_tops.at(i);
        for (auto *marker : chart()->legend()->markers(m_areas.at(i)))
            connect(marker, &QLegendMarker::clicked, this, [this, i] { emit priorityChosen(static_cast<int>(i) + 1); });
    }
}

void DepthChart::nameSeries()
{
    const std::array names = {tr("Normal"), tr("High"), tr("Urgent")};
    for (std::size_t i = 0; i < m_areas.size(); ++i)
        m_areas.at(i)->setName(names.at(i));
    chart()->setLocalizeNumbers(true);
    chart()->setLocale(QLocale());
}

/// Stripes beside the colour: series are told apart without it.
static QBrush striped(const QColor &colour)
{
    QPixmap tile(8, 8);
    tile.fill(colour);
    QPainter painter(&tile);
    painter.setPen(QPen(colour.darker(150), 1.6));
    painter.drawLine(0, 8, 8, 0);
    return {tile};
}

/// The normal case: there, but not loud.
static QColor paled(QColor colour)
{
    colour.setAlphaF(0.3F);
    return colour;
}

void DepthChart::colour()
{
    const auto signs = SignColours::of(palette());
    const auto text = palette().color(QPalette::Text);
    const auto faint = palette().color(QPalette::PlaceholderText);
    setBackgroundBrush(palette().color(QPalette::Window));
    chart()->setBackgroundBrush(palette().color(QPalette::Base));
    chart()->setBackgroundPen(signs.line);
    chart()->legend()->setLabelColor(text);
    const std::array<QBrush, 3> brushes = {QBrush(paled(signs.normal)), striped(signs.high), QBrush(signs.urgent)};
    for (std::size_t i = 0; i < m_areas.size(); ++i)
        m_areas.at(i)->setBrush(brushes.at(i));
    drawEdges();
    for (QAbstractAxis *axis : std::initializer_list<QAbstractAxis *>{m_time, m_count}) {
        axis->setLabelsColor(faint);
        axis->setGridLineColor(signs.line);
        axis->setLinePenColor(signs.line);
    }
    m_time->setGridLineVisible(false);
}

/// An edge shows a priority whose area is too thin to be seen; where none of its jobs waited, it would be a lie.
void DepthChart::drawEdges()
{
    const auto signs = SignColours::of(palette());
    const std::array<QColor, 3> edges = {signs.normal, signs.high, signs.urgent};
    for (std::size_t i = 0; i < m_areas.size(); ++i) {
        const bool any
            = std::ranges::any_of(m_points, [i](const DepthSample &point) { return point.queued.at(i) > 0; });
        m_areas.at(i)->setPen(any ? QPen(edges.at(i), 1.5) : QPen(Qt::NoPen));
    }
}

/// A round number not below `value` that four steps divide well: 4, 8, 20, 40, 80, 200 …
static double roundUp(double value)
{
    double power = 1;
    for (;; power *= 10) {
        for (const double step : {4.0, 8.0, 20.0}) {
            if (step * power >= value)
                return step * power;
        }
    }
}

void DepthChart::setPoints(const std::vector<DepthSample> &points, std::chrono::seconds span)
{
    m_points = points;
    m_pointed = std::min(m_pointed, static_cast<int>(points.size()) - 1);
    std::array<QList<QPointF>, 3> tops;
    double highest = 0;
    for (const auto &point : points) {
        double height = 0;
        for (std::size_t i = 0; i < tops.size(); ++i) {
            height += static_cast<double>(point.queued.at(i));
            tops.at(i).append({static_cast<double>(point.at.toMSecsSinceEpoch()), height});
        }
        highest = std::max(highest, height);
    }
    for (std::size_t i = 0; i < tops.size(); ++i)
        m_tops.at(i)->replace(tops.at(i));
    drawEdges();
    const auto end = points.empty() ? QDateTime::currentDateTimeUtc() : points.back().at;
    // What lies before the first look is not drawn: it would say that nothing waited.
    const auto begin = end.addSecs(-span.count());
    const auto first = points.empty() ? begin : std::min(points.front().at, end.addSecs(-leastSpan));
    const auto from = std::max(begin, first);
    m_time->setRange(from, end);
    m_time->setFormat(from.secsTo(end) > longSpan         ? QStringLiteral("ddd HH:mm")
                          : from.secsTo(end) < fewMinutes ? QStringLiteral("HH:mm:ss")
                                                          : QStringLiteral("HH:mm"));
    m_count->setRange(0, roundUp(highest * 1.05));
    m_count->setTickCount(5);
    viewport()->update();
}

std::pair<QDateTime, QDateTime> DepthChart::range() const
{
    return {m_time->min(), m_time->max()};
}

std::pair<int, int> DepthChart::edges() const
{
    const auto plot = chart()->plotArea();
    return {static_cast<int>(plot.left()), static_cast<int>(plot.right())};
}

void DepthChart::point(int index)
{
    m_pointed = std::clamp(index, -1, static_cast<int>(m_points.size()) - 1);
    viewport()->update();
    if (m_pointed < 0) {
        emit read({});
        return;
    }
    const auto &point = m_points.at(static_cast<std::size_t>(m_pointed));
    const auto words
        = tr("%1: %2 urgent, %3 high, %4 normal waiting")
              .arg(point.at.toLocalTime().toString(QStringLiteral("HH:mm:ss")), numberInWords(point.queued[2]),
                   numberInWords(point.queued[1]), numberInWords(point.queued[0]));
    setAccessibleDescription(words);
    QAccessibleEvent announcement(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&announcement);
    emit read(words);
}

void DepthChart::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_points.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        point(m_pointed < 0 ? last : std::max(0, m_pointed - 1));
        return;
    case Qt::Key_Right:
        point(m_pointed < 0 ? last : m_pointed + 1);
        return;
    case Qt::Key_Home:
        point(0);
        return;
    case Qt::Key_End:
        point(last);
        return;
    case Qt::Key_Escape:
        point(-1);
        return;
    default:
        QChartView::keyPressEvent(event);
    }
}

void DepthChart::mouseMoveEvent(QMouseEvent *event)
{
    QChartView::mouseMoveEvent(event);
    const auto moment = chart()->mapToValue(event->position(), m_areas.front()).x();
    const auto after = std::ranges::find_if(
        m_points, [&](const DepthSample &one) { return static_cast<double>(one.at.toMSecsSinceEpoch()) >= moment; });
    const bool inside = chart()->plotArea().contains(event->position()) && after != m_points.end();
    point(inside ? static_cast<int>(after - m_points.begin()) : -1);
}

void DepthChart::leaveEvent(QEvent *event)
{
    QChartView::leaveEvent(event);
    point(-1);
}

void DepthChart::drawForeground(QPainter *painter, const QRectF &area)
{
    QChartView::drawForeground(painter, area);
    const auto plot = chart()->plotArea();
    if (m_pointed >= 0) {
        const auto moment = m_points.at(static_cast<std::size_t>(m_pointed)).at.toMSecsSinceEpoch();
        const auto x = chart()->mapToPosition({static_cast<double>(moment), 0}, m_areas.front()).x();
        painter->setPen(QPen(palette().color(QPalette::Text), 1, Qt::DashLine));
        painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    if (hasFocus()) {
        drawFocusRing(*painter, viewport()->rect(), palette().color(QPalette::Highlight), panelRadius);
    }
}

void DepthChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        colour();
    if (event->type() == QEvent::LanguageChange)
        nameSeries();
    QChartView::changeEvent(event);
}

} // namespace leapfrog
