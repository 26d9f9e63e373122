// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/style/act_look.h"

#include <QFontMetrics>
#include <QPalette>

class QColor;
class QPainter;
class QRect;
class QString;

namespace leapfrog {

// What the style and the screens' own widgets are drawn with: flat, a hairline around, round corners. Pixels of the
// screen's own scale.

inline constexpr qreal controlRadius = 6; ///< buttons, fields, bars
inline constexpr qreal panelRadius = 8; ///< tables, cards, charts

/// A filled shape with a hairline; corners that join another control stay square.
void drawPanel(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &edge, qreal radius,
               Joined joined = Joined::Alone);

/// Who has the focus: two pixels in the accent, within `rect`.
void drawFocusRing(QPainter &painter, const QRect &rect, const QColor &accent, qreal radius);

/// An open arrow in the middle of `rect`.
void drawChevron(QPainter &painter, const QRect &rect, Qt::ArrowType way, const QColor &colour);

/// Keys as they are printed on a keyboard, over the whole of `rect`'s width.
void drawKeyCap(QPainter &painter, const QRect &rect, const QString &keys, const QPalette &palette);
/// For drawKeyCap(); 0 without keys.
int keyCapWidth(const QFontMetrics &metrics, const QString &keys);

} // namespace leapfrog
