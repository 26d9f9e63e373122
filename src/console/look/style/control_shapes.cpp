// SPDX-License-Identifier: MIT
#include "console/look/style/control_shapes.h"

#include "console/look/style/sign_colours.h"

#include <QPainter>
#include <QPainterPath>

namespace leapfrog {

static constexpr qreal keyCapFont = 0.85; ///< of the text beside it
static constexpr int keyCapMargin = 5;

/// Drawn with smooth edges, and what the painter was set to before is set again.
class Smooth
{
public:
    explicit Smooth(QPainter &painter)
        : m_painter(painter)
    {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
    }
    ~Smooth() { m_painter.restore(); }
    Q_DISABLE_COPY_MOVE(Smooth)

private:
    QPainter &m_painter;
};

/// The middle of the hairline around a rectangle.
static QRectF hairline(const QRect &rect)
{
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

void drawPanel(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &edge, qreal radius,
               Joined joined)
{
    const Smooth smooth(painter);
    painter.setPen(edge.isValid() ? QPen(edge) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    if (joined == Joined::Alone) {
        painter.drawRoundedRect(hairline(rect), radius, radius);
        return;
    }
    // The round ends of a shape that reaches beyond the edges where it joins.
    const qreal beyond = radius + 2;
    painter.setClipRect(rect);
    painter.drawRoundedRect(
        hairline(rect).adjusted(joined == Joined::First ? 0 : -beyond, 0, joined == Joined::Last ? 0 : beyond, 0),
        radius, radius);
    if (joined != Joined::First && edge.isValid())
        painter.drawLine(hairline(rect).topLeft(), hairline(rect).bottomLeft());
}

void drawFocusRing(QPainter &painter, const QRect &rect, const QColor &accent, qreal radius)
{
    const Smooth smooth(painter);
    painter.setPen(QPen(accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius);
}

void drawChevron(QPainter &painter, const QRect &rect, Qt::ArrowType way, const QColor &colour)
{
    const Smooth smooth(painter);
    painter.translate(QRectF(rect).center());
    const qreal turn = way == Qt::UpArrow ? 180 : way == Qt::LeftArrow ? 90 : way == Qt::RightArrow ? -90 : 0;
    painter.rotate(turn);
    painter.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({{-3.5, -1.75}, {0, 1.75}, {3.5, -1.75}}));
}

static QFont keyCapFontOf(const QFont &font)
{
    auto small = font;
    small.setPointSizeF(font.pointSizeF() * keyCapFont);
    small.setWeight(QFont::Normal);
    return small;
}

void drawKeyCap(QPainter &painter, const QRect &rect, const QString &keys, const QPalette &palette)
{
    const Smooth smooth(painter);
    painter.setFont(keyCapFontOf(painter.font()));
    const int height = painter.fontMetrics().height() + 2;
    const QRect cap(rect.left(), rect.center().y() - height / 2, rect.width(), height);
    painter.setPen(palette.color(QPalette::PlaceholderText));
    painter.setBrush(Qt::NoBrush);
    painter.drawText(cap, Qt::AlignCenter, keys);
    auto edge = palette.color(QPalette::PlaceholderText);
    edge.setAlphaF(0.4F);
    painter.setPen(edge);
    painter.drawRoundedRect(hairline(cap), 4, 4);
}

int keyCapWidth(const QFontMetrics &metrics, const QString &keys)
{
    return keys.isEmpty() ? 0 : static_cast<int>(metrics.horizontalAdvance(keys) * keyCapFont) + 2 * keyCapMargin + 1;
}

} // namespace leapfrog
