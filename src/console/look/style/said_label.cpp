// SPDX-License-Identifier: MIT
#include "console/look/style/said_label.h"

#include "console/look/style/control_shapes.h"
#include "console/look/style/sign_colours.h"

#include <QPainter>
#include <QStyle>

namespace leapfrog {

static constexpr int bar = 3; ///< pixels

SaidLabel::SaidLabel(QWidget *parent)
    : QLabel(parent)
{
    setContentsMargins(14, 8, 14, 8);
}

void SaidLabel::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    drawPanel(painter, rect(), palette().color(QPalette::Base), SignColours::of(palette()).line, controlRadius);
    drawPanel(painter, QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, bar, height())),
              palette().color(QPalette::Highlight), {}, 1);
    painter.end();
    QLabel::paintEvent(event);
}

} // namespace leapfrog
