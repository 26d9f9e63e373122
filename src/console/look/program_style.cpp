// SPDX-License-Identifier: MIT
#include "console/look/program_style.h"

#include "console/look/table_look.h"
#include "console/look/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyleOption>

namespace leapfrog {

static constexpr int selectionBar = 3; ///< pixels

ProgramStyle::ProgramStyle(Density density)
    : QProxyStyle(QStringLiteral("Fusion"))
    , m_density(density)
{ }

int ProgramStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const auto *header = qobject_cast<const QHeaderView *>(widget);
    const bool isHeading = header != nullptr && header->orientation() == Qt::Horizontal;
    const bool isCell = qobject_cast<const QTableView *>(widget) || qobject_cast<const QTreeView *>(widget);
    if ((isCell && metric == PM_FocusFrameHMargin) || (isHeading && metric == PM_HeaderMargin))
        return tableMargin;
    if (metric == PM_HeaderDefaultSectionSizeVertical && header != nullptr) {
        const auto *table = header->parentWidget(); // whose font reaches its headers later
        const int line = (table == nullptr ? header : table)->fontMetrics().height();
        return m_density == Density::Compact ? line * 6 / 5 : line * 8 / 5;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

void ProgramStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (element != CE_ItemViewItem || item == nullptr || !item->state.testFlag(State_Selected)) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    auto tinted = *item;
    const auto accent = item->palette.color(QPalette::Highlight);
    tinted.palette.setColor(QPalette::Highlight, SignColours::of(item->palette).tint);
    tinted.palette.setColor(QPalette::HighlightedText, item->palette.color(QPalette::Text));
    QProxyStyle::drawControl(element, &tinted, painter, widget);
    if (item->index.column() == 0)
        painter->fillRect(QRect(item->rect.topLeft(), QSize(selectionBar, item->rect.height())), accent);
}

void ProgramStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isBox = element == PE_IndicatorCheckBox;
    const bool isField = element == PE_FrameLineEdit && !option->state.testFlag(State_HasFocus);
    if ((!isBox && !isField) || !isDark(option->palette))
        return;
    auto edge = option->palette.color(QPalette::PlaceholderText);
    edge.setAlphaF(isBox ? 1.0F : 0.5F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(edge);
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter->restore();
}

} // namespace leapfrog
