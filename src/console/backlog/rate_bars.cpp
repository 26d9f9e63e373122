// SPDX-License-Identifier: MIT
#include "console/backlog/rate_bars.h"

#include "console/look/style/sign_colours.h"
#include "console/look/words.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace leapfrog {

static constexpr int gap = 2; ///< pixels between bars
static constexpr int space = 4; ///< pixels above a line

RateBars::RateBars(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Jobs done and failed for good, per minute"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

int RateBars::lineHeight() const
{
    return fontMetrics().height() * 3 / 2;
}

QSize RateBars::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, 2 * (lineHeight() + space)};
}

void RateBars::setBars(const std::vector<RateBar> &bars, const QDateTime &from, const QDateTime &end, int left,
                       int right)
{
    m_bars = bars;
    m_from = from;
    m_end = end;
    m_left = left;
    m_right = right;
    if (!bars.empty())
        setAccessibleDescription(words(bars.back()));
    update();
}

QString RateBars::words(const RateBar &bar) const
{
    const auto time = QLocale().toString(bar.from.toLocalTime().time(), QLocale::ShortFormat);
    const auto died = numberInWords(std::llround(bar.died));
    return bar.done
        ? tr("%1: %2 done per minute, %3 failed for good").arg(time, numberInWords(std::llround(*bar.done)), died)
        : tr("%1: what was done is not kept so long, %2 failed for good").arg(time, died);
}

double RateBars::placeOf(const QDateTime &moment) const
{
    const auto whole = std::max<qint64>(1, m_from.msecsTo(m_end));
    return m_left + (m_right - m_left) * (static_cast<double>(m_from.msecsTo(moment)) / static_cast<double>(whole));
}

void RateBars::paintEvent(QPaintEvent *)
{
    if (m_right <= m_left)
        return;
    QPainter painter(this);
    const auto signs = SignColours::of(palette());
    double mostDone = 1;
    double mostDied = 1;
    for (const auto &bar : m_bars) {
        mostDone = std::max(mostDone, bar.done.value_or(0));
        mostDied = std::max(mostDied, bar.died);
    }
    const auto draw = [&](int line, const QString &name, const QColor &colour, auto figure, double most) {
        auto quiet = colour;
        quiet.setAlphaF(0.7F);
        const int bottom = (line + 1) * (lineHeight() + space);
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(QRect(0, bottom - lineHeight(), m_left - space, lineHeight()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         fontMetrics().elidedText(name, Qt::ElideRight, m_left - space));
        for (std::size_t i = 0; i < m_bars.size(); ++i) {
            const auto end = i + 1 < m_bars.size() ? m_bars[i + 1].from : m_end;
            const double left = std::max<double>(m_left, placeOf(m_bars[i].from));
            const double right = std::min<double>(m_right, placeOf(end) - gap);
            const double value = figure(m_bars[i]);
            if (value <= 0 || right <= left)
                continue;
            const double height = std::max(1.0, lineHeight() * value / most);
            painter.fillRect(QRectF(left, bottom - height, std::max(1.0, right - left), height), quiet);
        }
        painter.setPen(signs.line);
        painter.drawLine(m_left, bottom, m_right, bottom);
    };
    draw(
        0, tr("Done"), signs.running, [](const RateBar &bar) { return bar.done.value_or(0); }, mostDone);
    draw(
        1, tr("Failed"), signs.dead, [](const RateBar &bar) { return bar.died; }, mostDied);
}

bool RateBars::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto &asked = *static_cast<QHelpEvent *>(event);
    const auto after
        = std::ranges::find_if(m_bars, [&](const RateBar &bar) { return placeOf(bar.from) > asked.pos().x(); });
    if (after == m_bars.begin() || asked.pos().x() < m_left || asked.pos().x() > m_right)
        QToolTip::hideText();
    else
        QToolTip::showText(asked.globalPos(), words(*(after - 1)), this);
    return true;
}

} // namespace leapfrog
