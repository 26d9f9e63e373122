// SPDX-License-Identifier: MIT
#include "paper/page_layout.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPagedPaintDevice>
#include <QPageLayout>
#include <QPainter>
#include <QTextOption>

#include <algorithm>
#include <numeric>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Paper)
};

constexpr double pointsPerInch = 72;
constexpr double margin = 42; ///< points
constexpr double largest = 9; ///< points
constexpr double smallest = 5;
constexpr double widestPortrait = 7; ///< columns; more go across
constexpr double chartShare = 0.3; ///< of the page's height

/// Everything about a page that does not change from one to the next. Lengths in the device's dots.
class Layout
{
public:
    Layout(QPainter &painter, QPagedPaintDevice &device, const PrintedReport &report, double points);

    /// Whether all columns have room.
    [[nodiscard]] bool fits() const { return m_fits; }
    [[nodiscard]] int pages() const { return static_cast<int>(m_firsts.size()); }
    void draw(int page) const;

private:
    void measureColumns();
    void breakPages();
    [[nodiscard]] double heightOf(const PrintedRow &row) const;
    [[nodiscard]] double headHeight() const;
    void drawHead() const;
    void drawFoot(int page) const;
    void drawRow(const PrintedRow &row, double top, double height) const;
    [[nodiscard]] QFont sized(double factor, bool isBold) const;
    [[nodiscard]] QString leftOutText() const;

    QPainter &m_painter;
    const PrintedReport &m_report;
    double m_dot; ///< of one point
    QFont m_font;
    QFont m_bold;
    QFontMetricsF m_metrics;
    QFontMetricsF m_boldMetrics;
    QRectF m_page;
    double m_line;
    double m_gap;
    std::vector<double> m_widths;
    bool m_fits = true;
    std::vector<std::size_t> m_firsts; ///< first row of each page
};

QFont fontOf(double points, bool isBold)
{
    // Found on every system that the programs run on, with Latin, Greek and Cyrillic letters.
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPointSizeF(points);
    font.setBold(isBold);
    return font;
}

/// Between words, and within one only where it is longer than its column.
QTextOption wrapped()
{
    QTextOption option(Qt::AlignLeft | Qt::AlignTop);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

Layout::Layout(QPainter &painter, QPagedPaintDevice &device, const PrintedReport &report, double points)
    : m_painter(painter)
    , m_report(report)
    , m_dot(device.logicalDpiX() / pointsPerInch)
    , m_font(fontOf(points, false))
    , m_bold(fontOf(points, true))
    , m_metrics(m_font, &device)
    , m_boldMetrics(m_bold, &device)
    , m_page(0, 0, device.width(), device.height())
    , m_line(m_metrics.height())
    , m_gap(m_metrics.height() * 0.5)
{
    measureColumns();
    if (m_fits)
        breakPages();
}

QFont Layout::sized(double factor, bool isBold) const
{
    return fontOf(m_font.pointSizeF() * factor, isBold);
}

/// Numbers get the room that they need; texts share the rest by what they hold.
void Layout::measureColumns()
{
    const auto &columns = m_report.columns;
    std::vector<double> wanted(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i)
        wanted[i] = m_boldMetrics.horizontalAdvance(columns[i].heading);
    std::vector<qsizetype> longest(columns.size());
    for (const auto &row : m_report.rows) {
        if (row.kind == PrintedRow::Kind::Section)
            continue;
        for (std::size_t i = 0; i < std::min(columns.size(), row.cells.size()); ++i) {
            if (row.cells[i].size() < longest[i])
                continue;
            longest[i] = row.cells[i].size();
            wanted[i] = std::max(wanted[i], m_boldMetrics.horizontalAdvance(row.cells[i]));
        }
    }
    const double room = m_page.width() - m_gap * static_cast<double>(columns.size() - 1);
    double numbers = 0;
    double texts = 0;
    double narrowest = 0;
    const double least = m_boldMetrics.horizontalAdvance(QStringLiteral("0000-00-00 00")); // days are never broken
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].isNumber) {
            numbers += wanted[i];
        } else {
            // One long text must not take the room of all others.
            wanted[i] = std::min(wanted[i], room / 2);
            texts += wanted[i];
            narrowest += std::min(wanted[i], least);
        }
    }
    m_widths = wanted;
    const double left = room - numbers;
    m_fits = narrowest <= left;
    if (texts <= 0 || !m_fits)
        return;
    const double spare = left - narrowest;
    const double wish = texts - narrowest;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].isNumber)
            continue;
        const double own = std::min(wanted[i], least);
        m_widths[i] = wish <= 0 ? wanted[i] : own + (wanted[i] - own) * std::min(1.0, spare / wish);
    }
    // What is left over goes to the last text, so that numbers stand at the margin.
    const double used = std::accumulate(m_widths.begin(), m_widths.end(), 0.0);
    const auto last = std::find_if(columns.rbegin(), columns.rend(), [](const auto &one) { return !one.isNumber; });
    if (last != columns.rend())
        m_widths[static_cast<std::size_t>(columns.rend() - last) - 1] += std::max(0.0, room - used);
}

double Layout::heightOf(const PrintedRow &row) const
{
    if (row.kind == PrintedRow::Kind::Section)
        return m_line * 1.9;
    const auto &metrics = row.kind == PrintedRow::Kind::Total ? m_boldMetrics : m_metrics;
    double height = m_line;
    for (std::size_t i = 0; i < std::min(m_widths.size(), row.cells.size()); ++i) {
        if (m_report.columns[i].isNumber || metrics.horizontalAdvance(row.cells[i]) <= m_widths[i])
            continue;
        m_painter.setFont(row.kind == PrintedRow::Kind::Total ? m_bold : m_font);
        const auto box = m_painter.boundingRect(QRectF(0, 0, m_widths[i], m_page.height()), row.cells[i], wrapped());
        height = std::max(height, box.height());
    }
    return std::min(height, m_page.height() / 3) + m_line * 0.35;
}

QString Layout::leftOutText() const
{
    return m_report.leftOut.isEmpty() ? Words::tr("All documents are in these figures.")
                                      : m_report.leftOut.join(QLatin1Char(' '));
}

double Layout::headHeight() const
{
    const auto box
        = m_metrics.boundingRect(QRectF(0, 0, m_page.width(), m_page.height()), Qt::TextWordWrap, leftOutText());
    const double lines = m_report.knownAt.isEmpty() ? 0 : 1;
    return m_line * (4.6 + lines) + std::min(box.height(), m_line * 4) + m_line * 1.6;
}

void Layout::breakPages()
{
    const double bottom = m_page.height() - m_line * 2;
    double y = headHeight();
    m_firsts.push_back(0);
    if (!m_report.chart.months.empty())
        y += m_page.height() * chartShare;
    for (std::size_t i = 0; i < m_report.rows.size(); ++i) {
        const auto &row = m_report.rows[i];
        // A heading is not left alone at a page's end.
        const double needed = heightOf(row) + (row.kind == PrintedRow::Kind::Section ? m_line * 2 : 0);
        if (y + needed > bottom && i > m_firsts.back()) {
            m_firsts.push_back(i);
            y = headHeight();
        }
        y += heightOf(row);
    }
}

void Layout::drawHead() const
{
    double y = 0;
    const auto line = [&](const QFont &font, const QString &text, double height) {
        m_painter.setFont(font);
        const QFontMetricsF metrics(font, m_painter.device());
        m_painter.drawText(QRectF(0, y, m_page.width(), height * 1.2), Qt::AlignLeft | Qt::AlignTop,
                           metrics.elidedText(text, Qt::ElideRight, m_page.width()));
        y += height;
    };
    m_painter.setPen(Qt::black);
    line(m_font, m_report.organisation, m_line * 1.2);
    line(sized(1.6, true), m_report.title, m_line * 2.1);
    line(m_font, m_report.range, m_line * 1.2);
    if (!m_report.knownAt.isEmpty())
        line(m_font, m_report.knownAt, m_line);
    m_painter.setFont(m_font);
    const auto box
        = m_metrics.boundingRect(QRectF(0, 0, m_page.width(), m_page.height()), Qt::TextWordWrap, leftOutText());
    const double height = std::min(box.height(), m_line * 4);
    m_painter.drawText(QRectF(0, y, m_page.width(), height + m_line * 0.2), Qt::TextWordWrap, leftOutText());
    y = headHeight() - m_line * 1.5;
    m_painter.setFont(m_bold);
    double x = 0;
    for (std::size_t i = 0; i < m_widths.size(); ++i) {
        const auto side = m_report.columns[i].isNumber ? Qt::AlignRight : Qt::AlignLeft;
        m_painter.drawText(QRectF(x, y, m_widths[i], m_line * 1.2), side | Qt::AlignTop, m_report.columns[i].heading);
        x += m_widths[i] + m_gap;
    }
    m_painter.setPen(QPen(Qt::black, m_dot * 0.6));
    m_painter.drawLine(QPointF(0, y + m_line * 1.25), QPointF(m_page.width(), y + m_line * 1.25));
}

void Layout::drawFoot(int page) const
{
    const QRectF foot(0, m_page.height() - m_line * 1.2, m_page.width(), m_line * 1.2);
    m_painter.setPen(Qt::black);
    m_painter.setFont(m_font);
    m_painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom,
                       Words::tr("Printed %1 by Leapfrog")
                           .arg(QLocale().toString(m_report.printedAt, QStringLiteral("yyyy-MM-dd HH:mm"))));
    m_painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom, Words::tr("Page %1 of %2").arg(page + 1).arg(pages()));
}

void Layout::drawRow(const PrintedRow &row, double top, double height) const
{
    using Kind = PrintedRow::Kind;
    m_painter.setPen(Qt::black);
    m_painter.setFont(row.kind == Kind::Line ? m_font : m_bold);
    if (row.kind == Kind::Section) {
        m_painter.drawText(QRectF(0, top, m_page.width(), height - m_line * 0.3), Qt::AlignLeft | Qt::AlignBottom,
                           row.cells.empty() ? QString() : row.cells.front());
        return;
    }
    double x = 0;
    for (std::size_t i = 0; i < std::min(m_widths.size(), row.cells.size()); ++i) {
        const QRectF cell(x, top + m_line * 0.15, m_widths[i], height);
        if (m_report.columns[i].isNumber)
            m_painter.drawText(cell, Qt::AlignRight | Qt::AlignTop | Qt::TextSingleLine, row.cells[i]);
        else
            m_painter.drawText(cell, row.cells[i], wrapped());
        x += m_widths[i] + m_gap;
    }
    m_painter.setPen(QPen(row.kind == Kind::Total ? QColor(Qt::black) : QColor(0xDD, 0xDD, 0xDD), m_dot * 0.4));
    const double y = row.kind == Kind::Total ? top : top + height;
    m_painter.drawLine(QPointF(0, y), QPointF(m_page.width(), y));
}

void Layout::draw(int page) const
{
    const auto index = static_cast<std::size_t>(page);
    drawHead();
    double y = headHeight();
    if (page == 0 && !m_report.chart.months.empty()) {
        const double height = m_page.height() * chartShare;
        drawMonthChart(m_painter, QRectF(0, y + m_line * 0.5, m_page.width(), height - m_line), m_report.chart,
                       paperLook(), m_font);
        y += height;
    }
    const auto end = index + 1 < m_firsts.size() ? m_firsts[index + 1] : m_report.rows.size();
    for (auto i = m_firsts[index]; i < end; ++i) {
        const double height = heightOf(m_report.rows[i]);
        drawRow(m_report.rows[i], y, height);
        y += height;
    }
    drawFoot(page);
}

} // namespace

void turnPages(QPagedPaintDevice &device, const PrintedReport &report)
{
    const bool isWide = static_cast<double>(report.columns.size()) > widestPortrait;
    device.setPageOrientation(isWide ? QPageLayout::Landscape : QPageLayout::Portrait);
    device.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout::Point);
}

void setUpPages(QPagedPaintDevice &device, const PrintedReport &report)
{
    const bool isImperial = QLocale::system().measurementSystem() == QLocale::ImperialUSSystem;
    device.setPageSize(QPageSize(isImperial ? QPageSize::Letter : QPageSize::A4));
    turnPages(device, report);
}

static Error tooWide(const PrintedReport &report)
{
    return {.code = Error::Code::Refused,
            .message = Words::tr("%n column(s) are too wide for a page: choose fewer months.", nullptr,
                                 static_cast<int>(report.columns.size())),
            .cause = {},
            .reason = "too_wide",
            .field = {}};
}

Result<> drawPages(QPagedPaintDevice &device, const PrintedReport &report, const std::function<bool()> &isCancelled)
{
    QPainter painter;
    const auto unwritable = Error{.code = Error::Code::Unavailable,
                                  .message = Words::tr("The pages can't be written."),
                                  .cause = {},
                                  .reason = "unwritable_output",
                                  .field = {}};
    if (!painter.begin(&device))
        return failed(unwritable);
    for (double points = largest; points >= smallest; points -= 0.5) {
        const Layout layout(painter, device, report, points);
        if (!layout.fits())
            continue;
        for (int page = 0; page < layout.pages(); ++page) {
            if (isCancelled && isCancelled())
                return failed({.code = Error::Code::Cancelled,
                               .message = Words::tr("Printing was cancelled."),
                               .cause = {},
                               .reason = "cancelled",
                               .field = {}});
            if (page > 0 && !device.newPage())
                return failed(unwritable);
            layout.draw(page);
        }
        return painter.end() ? Result<>() : failed(unwritable);
    }
    return failed(tooWide(report));
}

} // namespace leapfrog
