// SPDX-License-Identifier: MIT
#include "console/look/style/program_style.h"

#include "console/look/style/control_parts.h"
#include "console/look/style/control_shapes.h"
#include "console/look/style/sign_colours.h"

#include <QAbstractScrollArea>
#include <QComboBox>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QTableView>
#include <QTreeView>

namespace leapfrog {

static constexpr int selectionBar = 3; ///< pixels
static constexpr int controlMargin = 6; ///< over and under a control's text
static constexpr int roundFrame = 3; ///< from a panel's edge to what is in it: its round corners need that much
static constexpr int fieldMargin = 4; ///< more of it than Fusion has, before what is in a field
static constexpr int leastField = 100; ///< a field as wide as that has room for it
static constexpr int buttonMargin = 8; ///< more of it than Fusion has
static constexpr int keysGap = 8; ///< between a button's words and its keys

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
    switch (metric) {
    case PM_DefaultFrameWidth:
        return qobject_cast<const QAbstractScrollArea *>(widget) != nullptr
            ? roundFrame
            : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_ScrollBarExtent:
        return 10;
    case PM_SplitterWidth:
        return 10;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize ProgramStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                     const QWidget *widget) const
{
    auto size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton:
    case CT_ToolButton:
    case CT_ComboBox:
    case CT_LineEdit:
    case CT_SpinBox:
        size.setHeight(std::max(size.height(), option->fontMetrics.height() + 2 * controlMargin));
        break;
    case CT_HeaderSection:
        size.setHeight(std::max(size.height(), option->fontMetrics.height() * 8 / 5));
        break;
    default:
        break;
    }
    if (type == CT_PushButton)
        size.rwidth() += buttonMargin;
    if (type == CT_ComboBox)
        size.rwidth() += fieldMargin;
    if (type == CT_PushButton || type == CT_ToolButton) {
        const auto keys = shownKeys(widget);
        if (!keys.isEmpty())
            size.rwidth() += 2 * keysGap + keyCapWidth(option->fontMetrics, keys);
    }
    return size;
}

QRect ProgramStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                   const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return scrollBarPart(*bar, part);
    }
    const auto rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->direction == Qt::LeftToRight ? rect.adjusted(fieldMargin, 0, 0, 0)
                                                    : rect.adjusted(0, 0, -fieldMargin, 0);
    return rect;
}

QRect ProgramStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    auto rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents && option->rect.width() > leastField) {
        rect.adjust(fieldMargin, 0, -fieldMargin, 0);
    } else if (element == SE_HeaderArrow) { // beside the words, not over them
        rect.moveCenter({rect.center().x(), option->rect.center().y()});
    }
    return rect;
}

/// Rows are parted by a hairline; what is selected has a tint, and a bar where the row begins.
void ProgramStyle::drawCell(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&option);
    if (item == nullptr)
        return;
    const auto colours = SignColours::of(item->palette);
    if (item->state.testFlag(State_Selected)) {
        auto tinted = *item;
        tinted.palette.setColor(QPalette::Highlight, colours.tint);
        tinted.palette.setColor(QPalette::HighlightedText, item->palette.color(QPalette::Text));
        QProxyStyle::drawControl(CE_ItemViewItem, &tinted, &painter, widget);
        if (item->index.column() == 0) {
            auto bar = item->rect;
            if (item->direction == Qt::RightToLeft)
                bar.setLeft(bar.right() - selectionBar + 1);
            else
                bar.setWidth(selectionBar);
            painter.fillRect(bar, item->palette.color(QPalette::Highlight));
        }
    } else {
        QProxyStyle::drawControl(CE_ItemViewItem, item, &painter, widget);
    }
    if (qobject_cast<const QTableView *>(widget))
        painter.fillRect(QRect(item->rect.left(), item->rect.bottom(), item->rect.width(), 1), colours.softLine);
}

/// Draws the button's keys at its end; what is left for its words.
static QRect afterKeys(const QStyleOption &button, QPainter &painter, const QWidget *widget)
{
    const auto keys = shownKeys(widget);
    if (keys.isEmpty())
        return button.rect;
    const int cap = keyCapWidth(button.fontMetrics, keys);
    auto room = button.rect.adjusted(0, 0, -keysGap, 0);
    room.setLeft(room.right() - cap + 1);
    auto colours = button.palette;
    if (isFilled(button, widget))
        colours.setColor(QPalette::PlaceholderText, buttonTextColour(button, widget));
    painter.setFont(widget->font());
    drawKeyCap(painter, QStyle::visualRect(button.direction, button.rect, room), keys, colours);
    return QStyle::visualRect(button.direction, button.rect, button.rect.adjusted(keysGap, 0, -cap - 2 * keysGap, 0));
}

void ProgramStyle::drawButtonLabel(const QStyleOptionButton &button, QPainter &painter, const QWidget *widget) const
{
    auto label = button;
    label.palette.setColor(QPalette::ButtonText, buttonTextColour(button, widget));
    label.rect = afterKeys(button, painter, widget);
    QProxyStyle::drawControl(CE_PushButtonLabel, &label, &painter, widget);
}

void ProgramStyle::drawToolLabel(const QStyleOptionToolButton &button, QPainter &painter, const QWidget *widget) const
{
    auto label = button;
    label.palette.setColor(QPalette::ButtonText, buttonTextColour(button, widget));
    label.rect = afterKeys(button, painter, widget);
    QProxyStyle::drawControl(CE_ToolButtonLabel, &label, &painter, widget);
}

void ProgramStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case CE_ItemViewItem:
        drawCell(*option, *painter, widget);
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            drawButtonLabel(*button, *painter, widget);
            return;
        }
        break;
    case CE_ToolButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            drawToolLabel(*button, *painter, widget);
            return;
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        drawHeading(*option, *painter);
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            auto quiet = *header;
            quiet.palette.setColor(QPalette::ButtonText, header->palette.color(QPalette::PlaceholderText));
            QProxyStyle::drawControl(element, &quiet, painter, widget);
            return;
        }
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            drawTab(*tab, *painter);
            return;
        }
        break;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            auto label = *tab;
            if (!tab->state.testFlag(State_Selected) && tab->state.testFlag(State_Enabled))
                label.palette.setColor(QPalette::WindowText, tab->palette.color(QPalette::PlaceholderText));
            label.state.setFlag(State_HasFocus, false); // its ring is drawn around its shape
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    case CE_ProgressBarGroove:
        drawGroove(*option, *painter);
        return;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
            bar != nullptr && bar->maximum > bar->minimum) {
            drawProgress(*bar, *painter);
            return;
        }
        break;
    case CE_Splitter:
        return; // the gap between two panels tells it
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ProgramStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        drawButton(*option, *painter, widget);
        return;
    case PE_FrameDefaultButton:
        return;
    case PE_FrameFocusRect:
        drawFocus(*option, *painter, widget);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame != nullptr && frame->lineWidth > 0) {
            drawField(*option, *painter);
            return;
        }
        break;
    case PE_FrameLineEdit:
        drawField(*option, *painter);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheckBox(*option, *painter);
        return;
    case PE_IndicatorRadioButton:
        drawRadioButton(*option, *painter);
        return;
    case PE_Frame:
        drawFrame(*option, *painter, widget);
        return;
    case PE_FrameGroupBox:
        drawPanel(*painter, option->rect, QColor(), SignColours::of(option->palette).line, panelRadius);
        return;
    case PE_FrameTabWidget:
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(),
                                element == PE_FrameTabWidget ? option->rect.top() : option->rect.bottom(),
                                option->rect.width(), 1),
                          SignColours::of(option->palette).line);
        return;
    case PE_PanelItemViewRow: // before a row of a tree
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            auto tinted = *item;
            tinted.palette.setColor(QPalette::Highlight, SignColours::of(item->palette).tint);
            QProxyStyle::drawPrimitive(element, &tinted, painter, widget);
            return;
        }
        break;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            drawChevron(*painter, header->rect,
                        header->sortIndicator == QStyleOptionHeader::SortUp ? Qt::DownArrow : Qt::UpArrow,
                        header->palette.color(QPalette::PlaceholderText));
            return;
        }
        break;
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight: {
        const auto way = element == PE_IndicatorArrowDown ? Qt::DownArrow
            : element == PE_IndicatorArrowUp              ? Qt::UpArrow
            : element == PE_IndicatorArrowLeft            ? Qt::LeftArrow
                                                          : Qt::RightArrow;
        drawChevron(*painter, option->rect, way, option->palette.color(QPalette::ButtonText));
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ProgramStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                      const QWidget *widget) const
{
    const auto part = [&](SubControl wanted) { return subControlRect(control, option, wanted, widget); };
    switch (control) {
    case CC_ComboBox:
        drawField(*option, *painter);
        drawChevron(*painter, part(SC_ComboBoxArrow), Qt::DownArrow, option->palette.color(QPalette::PlaceholderText));
        return;
    case CC_SpinBox:
        drawField(*option, *painter);
        if (option->subControls.testFlag(SC_SpinBoxUp)) {
            drawChevron(*painter, part(SC_SpinBoxUp), Qt::UpArrow, option->palette.color(QPalette::PlaceholderText));
            drawChevron(*painter, part(SC_SpinBoxDown), Qt::DownArrow,
                        option->palette.color(QPalette::PlaceholderText));
        }
        return;
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            drawScrollBar(*bar, *painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace leapfrog
