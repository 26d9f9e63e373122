// SPDX-License-Identifier: MIT
#pragma once

#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionTab;
class QWidget;

namespace leapfrog {

// How ProgramStyle draws each kind of control, from the option's palette and state.

/// Push buttons and tool buttons; a raised look only where the button has one.
void drawButton(const QStyleOption &option, QPainter &painter, const QWidget *widget);
/// Filled with the accent: the screen's primary act or a question's default, while it can be done.
bool isFilled(const QStyleOption &option, const QWidget *widget);
QColor buttonTextColour(const QStyleOption &button, const QWidget *widget);

/// What text is entered into or chosen in.
void drawField(const QStyleOption &option, QPainter &painter);
void drawCheckBox(const QStyleOption &option, QPainter &painter);
void drawRadioButton(const QStyleOption &option, QPainter &painter);

/// Around tables, lists, texts; with the focus's ring where they have it.
void drawFrame(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void drawFocus(const QStyleOption &option, QPainter &painter, const QWidget *widget);

void drawHeading(const QStyleOption &option, QPainter &painter);
void drawTab(const QStyleOptionTab &tab, QPainter &painter);
void drawGroove(const QStyleOption &option, QPainter &painter);
void drawProgress(const QStyleOptionProgressBar &bar, QPainter &painter);

/// A handle alone, without arrows.
QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part);
void drawScrollBar(const QStyleOptionSlider &bar, QPainter &painter, const QWidget *widget);

} // namespace leapfrog
