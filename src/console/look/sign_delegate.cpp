// SPDX-License-Identifier: MIT
#include "console/look/sign_delegate.h"

#include "console/look/theme.h"

#include <QIcon>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>

namespace leapfrog {

static constexpr int grid = 16; ///< the shapes are drawn on 16 × 16

static void drawShape(QPainter &painter, Sign sign)
{
    switch (sign) {
    case Sign::None:
        break;
    case Sign::Good:
        painter.drawPolyline(QPolygonF({{3, 8.5}, {6.5, 12}, {13, 4.5}}));
        break;
    case Sign::Waiting:
        painter.drawEllipse(QRectF(4, 4, 8, 8));
        break;
    case Sign::Running:
        painter.setBrush(painter.pen().color());
        painter.drawPolygon(QPolygonF({{5, 4}, {12, 8}, {5, 12}}));
        break;
    case Sign::Again:
        painter.drawArc(QRectF(3, 3, 10, 10), 40 * 16, 290 * 16);
        painter.drawPolyline(QPolygonF({{12.6, 1.8}, {12.3, 5.2}, {8.9, 4.9}}));
        break;
    case Sign::Bad:
        painter.drawLine(QPointF(4, 4), QPointF(12, 12));
        painter.drawLine(QPointF(12, 4), QPointF(4, 12));
        break;
    case Sign::Gone:
        painter.drawLine(QPointF(4, 8), QPointF(12, 8));
        break;
    }
}

static QPixmap shapePixmap(Sign sign, const QColor &colour, int size)
{
    const auto key = QStringLiteral("leapfrog.sign/%1/%2/%3").arg(static_cast<int>(sign)).arg(colour.name()).arg(size);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(static_cast<qreal>(size) / grid, static_cast<qreal>(size) / grid);
    painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    drawShape(painter, sign);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon signIcon(Sign sign, const QColor &colour, const QColor &selectedColour)
{
    QIcon icon;
    for (const int size : {grid, 2 * grid, 3 * grid}) {
        icon.addPixmap(shapePixmap(sign, colour, size), QIcon::Normal);
        icon.addPixmap(shapePixmap(sign, selectedColour, size), QIcon::Selected);
    }
    return icon;
}

QColor signColour(Sign sign, const QPalette &palette)
{
    const auto colours = SignColours::of(palette);
    switch (sign) {
    case Sign::Good:
    case Sign::Running:
        return colours.good;
    case Sign::Bad:
        return colours.bad;
    case Sign::Again:
        return isDark(palette) ? QColor(0xf5, 0xb4, 0x47) : QColor(0x8a, 0x55, 0x00);
    case Sign::Waiting:
    case Sign::Gone:
        return palette.color(QPalette::PlaceholderText);
    case Sign::None:
        break;
    }
    return palette.color(QPalette::Text);
}

void SignDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() == 0)
        option->textElideMode = Qt::ElideMiddle; // what names a row differs at its end
    const auto sign = static_cast<Sign>(index.data(signRole).toInt());
    if (sign == Sign::None)
        return;
    const auto colour = signColour(sign, option->palette);
    // What needs a person is loud, what went its normal way is quiet: the sign tells that it is done.
    option->palette.setColor(QPalette::Text,
                             sign == Sign::Good ? option->palette.color(QPalette::PlaceholderText) : colour);
    option->font.setBold(sign == Sign::Bad);
    option->icon = signIcon(sign, colour, colour);
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(grid, grid);
}

} // namespace leapfrog
