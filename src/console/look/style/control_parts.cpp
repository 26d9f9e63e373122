// SPDX-License-Identifier: MIT
#include "console/look/style/control_parts.h"

#include "console/look/style/control_shapes.h"
#include "console/look/style/sign_colours.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>

#include <algorithm>

namespace leapfrog {

static constexpr int leastHandle = 28; ///< of a scroll bar, in pixels
static constexpr int tabLine = 2; ///< under the chosen tab

static bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

static bool isDefault(const QWidget *widget)
{
    const auto *button = qobject_cast<const QPushButton *>(widget);
    return button != nullptr && button->isDefault();
}

bool isFilled(const QStyleOption &option, const QWidget *widget)
{
    return has(option, QStyle::State_Enabled) && (isPrimary(widget) || isDefault(widget));
}

/// As it is seen: the first one stands at the right where one reads from there.
static Joined seenJoined(const QStyleOption &option, const QWidget *widget)
{
    const auto joined = joinedBy(widget);
    if (option.direction == Qt::LeftToRight || joined == Joined::Alone || joined == Joined::Middle)
        return joined;
    return joined == Joined::First ? Joined::Last : Joined::First;
}

void drawButton(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const auto colours = SignColours::of(option.palette);
    const bool over = has(option, QStyle::State_Enabled) && has(option, QStyle::State_MouseOver);
    const bool pressed = has(option, QStyle::State_Sunken);
    if (isFilled(option, widget)) {
        const auto accent = option.palette.color(QPalette::Highlight);
        const auto fill = pressed ? accent.darker(115) : over ? accent.lighter(108) : accent;
        drawPanel(painter, option.rect, fill, fill, controlRadius);
        return;
    }
    const auto *tool = qobject_cast<const QToolButton *>(widget);
    const bool quiet = isLink(widget) || (tool != nullptr && tool->autoRaise());
    const bool on = has(option, QStyle::State_On);
    if (quiet && !on && !pressed && !over)
        return;
    const auto surface
        = has(option, QStyle::State_Enabled) ? option.palette.color(QPalette::Base) : QColor(Qt::transparent);
    const auto fill = on || pressed ? colours.tint : over ? colours.hover : surface;
    drawPanel(painter, option.rect, fill, quiet ? fill : colours.line, controlRadius, seenJoined(option, widget));
}

QColor buttonTextColour(const QStyleOption &button, const QWidget *widget)
{
    if (isFilled(button, widget))
        return button.palette.color(QPalette::HighlightedText);
    if (isLink(widget) && has(button, QStyle::State_Enabled))
        return button.palette.color(QPalette::Link);
    return button.palette.color(QPalette::ButtonText);
}

void drawField(const QStyleOption &option, QPainter &painter)
{
    const auto colours = SignColours::of(option.palette);
    const auto fill
        = has(option, QStyle::State_Enabled) ? option.palette.color(QPalette::Base) : QColor(Qt::transparent);
    drawPanel(painter, option.rect, fill, colours.line, controlRadius);
    if (has(option, QStyle::State_HasFocus))
        drawFocusRing(painter, option.rect, option.palette.color(QPalette::Highlight), controlRadius);
}

void drawCheckBox(const QStyleOption &option, QPainter &painter)
{
    const auto accent = option.palette.color(has(option, QStyle::State_Enabled) ? QPalette::Active : QPalette::Disabled,
                                             QPalette::Highlight);
    const int side = std::min({option.rect.width(), option.rect.height(), 16});
    QRect box(0, 0, side, side);
    box.moveCenter(option.rect.center());
    const bool marked = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
    if (!marked) {
        auto edge = option.palette.color(QPalette::PlaceholderText);
        edge.setAlphaF(has(option, QStyle::State_Enabled) ? 0.8F : 0.4F);
        drawPanel(painter, box, option.palette.color(QPalette::Base), edge, 4);
        return;
    }
    drawPanel(painter, box, accent, accent, 4);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(side / 16.0, side / 16.0);
    painter.setPen(
        QPen(option.palette.color(QPalette::HighlightedText), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (has(option, QStyle::State_NoChange))
        painter.drawLine(QPointF(4.5, 8), QPointF(11.5, 8));
    else
        painter.drawPolyline(QPolygonF({{4, 8.5}, {6.8, 11.2}, {12, 5}}));
    painter.restore();
}

void drawRadioButton(const QStyleOption &option, QPainter &painter)
{
    const int side = std::min({option.rect.width(), option.rect.height(), 16});
    QRect circle(0, 0, side, side);
    circle.moveCenter(option.rect.center());
    const auto accent = option.palette.color(QPalette::Highlight);
    const bool on = has(option, QStyle::State_On);
    auto edge = option.palette.color(QPalette::PlaceholderText);
    edge.setAlphaF(has(option, QStyle::State_Enabled) ? 0.8F : 0.4F);
    drawPanel(painter, circle, on ? accent : option.palette.color(QPalette::Base), on ? accent : edge, side / 2.0);
    if (on) {
        const auto dot = option.palette.color(QPalette::HighlightedText);
        const int inset = side * 5 / 16;
        drawPanel(painter, circle.adjusted(inset, inset, -inset, -inset), dot, dot, side / 2.0);
    }
}

void drawFrame(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const auto *area = qobject_cast<const QAbstractScrollArea *>(widget);
    const auto fill = area == nullptr ? option.palette.color(QPalette::Base)
                                      : area->viewport()->palette().color(area->viewport()->backgroundRole());
    drawPanel(painter, option.rect, fill, SignColours::of(option.palette).line, panelRadius);
    if (area != nullptr && area->hasFocus())
        drawFocusRing(painter, option.rect, option.palette.color(QPalette::Highlight), panelRadius);
}

void drawFocus(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const auto accent = option.palette.color(QPalette::Highlight);
    const bool isButton = qobject_cast<const QPushButton *>(widget) || qobject_cast<const QToolButton *>(widget);
    if (isButton && isFilled(option, widget)) { // on its own colour: within it
        drawPanel(painter, widget->rect().adjusted(2, 2, -2, -2), {}, option.palette.color(QPalette::HighlightedText),
                  controlRadius - 2);
        return;
    }
    if (isButton) {
        drawFocusRing(painter, widget->rect(), accent, controlRadius);
        return;
    }
    if (qobject_cast<const QAbstractItemView *>(widget)) { // the row that keys act on, in a view that has a ring itself
        drawPanel(painter, option.rect.adjusted(1, 1, -1, -1), {}, accent, 3);
        return;
    }
    drawFocusRing(painter, option.rect, accent, 4);
}

void drawHeading(const QStyleOption &option, QPainter &painter)
{
    painter.fillRect(option.rect, option.palette.color(QPalette::Base));
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     SignColours::of(option.palette).line);
}

void drawTab(const QStyleOptionTab &tab, QPainter &painter)
{
    const auto colours = SignColours::of(tab.palette);
    if (has(tab, QStyle::State_MouseOver) && !has(tab, QStyle::State_Selected))
        drawPanel(painter, tab.rect.adjusted(1, 2, -1, -3), colours.hover, colours.hover, controlRadius);
    if (has(tab, QStyle::State_Selected)) {
        const auto accent = has(tab, QStyle::State_Enabled) ? tab.palette.color(QPalette::Highlight) : colours.line;
        painter.fillRect(QRect(tab.rect.left(), tab.rect.bottom() - tabLine + 1, tab.rect.width(), tabLine), accent);
    }
    if (has(tab, QStyle::State_HasFocus))
        drawFocusRing(painter, tab.rect.adjusted(0, 0, 0, -tabLine), tab.palette.color(QPalette::Highlight), 4);
}

static QRect barOf(const QStyleOption &option)
{
    const int height = std::min(option.rect.height(), 8);
    return {option.rect.left(), option.rect.center().y() - height / 2, option.rect.width(), height};
}

void drawGroove(const QStyleOption &option, QPainter &painter)
{
    const auto line = SignColours::of(option.palette).line;
    drawPanel(painter, barOf(option), line, line, 4);
}

void drawProgress(const QStyleOptionProgressBar &bar, QPainter &painter)
{
    auto done = barOf(bar);
    const double share = double(bar.progress - bar.minimum) / (bar.maximum - bar.minimum);
    const int width = static_cast<int>(done.width() * std::clamp(share, 0.0, 1.0));
    if (width < 1)
        return;
    done.setWidth(std::max(width, done.height()));
    const auto running = SignColours::of(bar.palette).running;
    drawPanel(painter, QStyle::visualRect(bar.direction, barOf(bar), done), running, running, 4);
}

QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const bool across = bar.orientation == Qt::Horizontal;
    const int room = across ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    const int length = range <= 0 ? room
                                  : static_cast<int>(std::clamp(qint64(bar.pageStep) * room / (range + bar.pageStep),
                                                                qint64(std::min(leastHandle, room)), qint64(room)));
    const int start
        = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, room - length, bar.upsideDown);
    const auto along = [&](int from, int to) {
        return across ? QRect(bar.rect.left() + from, bar.rect.top(), to - from, bar.rect.height())
                      : QRect(bar.rect.left(), bar.rect.top() + from, bar.rect.width(), to - from);
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return along(start, start + length);
    case QStyle::SC_ScrollBarGroove:
        return bar.rect;
    case QStyle::SC_ScrollBarSubPage:
        return bar.upsideDown ? along(start + length, room) : along(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return bar.upsideDown ? along(0, start) : along(start + length, room);
    default:
        return {};
    }
}

void drawScrollBar(const QStyleOptionSlider &bar, QPainter &painter, const QWidget *widget)
{
    // Within a panel the groove is the panel's surface.
    const bool onWindow = widget != nullptr && widget->window() == widget->parentWidget();
    painter.fillRect(bar.rect, bar.palette.color(onWindow ? QPalette::Window : QPalette::Base));
    if (bar.maximum <= bar.minimum)
        return;
    auto colour = bar.palette.color(QPalette::PlaceholderText);
    const bool held = bar.state.testFlag(QStyle::State_Sunken) || bar.state.testFlag(QStyle::State_MouseOver);
    colour.setAlphaF(held ? 0.7F : 0.35F);
    const auto handle = scrollBarPart(bar, QStyle::SC_ScrollBarSlider).adjusted(2, 2, -2, -2);
    drawPanel(painter, handle, colour, {}, std::min(handle.width(), handle.height()) / 2.0);
}

} // namespace leapfrog
