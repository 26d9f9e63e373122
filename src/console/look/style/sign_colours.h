// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPalette>

namespace leapfrog {

/// Colours with a meaning, for the palette of the widget that paints. Never the only sign: a word and a shape go along.
struct SignColours
{
    QColor urgent;
    QColor high;
    QColor normal;
    QColor running;
    QColor dead;
    QColor good; ///< text: done, live
    QColor bad; ///< text: refused, failed
    QColor noticeBack; ///< bar that says something is not as usual
    QColor noticeText;
    QColor errorBack;
    QColor errorText;
    QColor line; ///< hairlines and frames
    QColor softLine; ///< between the rows of a table
    QColor hover; ///< behind what the mouse is over
    QColor tint; ///< behind what is selected or switched on; text keeps its colour there

    static SignColours of(const QPalette &palette);
};

/// Whether a palette is a dark one.
bool isDark(const QPalette &palette);

/// The program's palettes. Their Base is the surface of panels and controls.
QPalette lightPalette();
QPalette darkPalette();

} // namespace leapfrog
