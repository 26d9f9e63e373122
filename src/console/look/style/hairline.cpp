// SPDX-License-Identifier: MIT
#include "console/look/style/hairline.h"

#include "console/look/style/sign_colours.h"

#include <QPainter>

namespace leapfrog {

Hairline::Hairline(Qt::Orientation way, QWidget *parent)
    : QWidget(parent)
{
    if (way == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Hairline::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter(this).fillRect(rect(), SignColours::of(palette()).line);
}

} // namespace leapfrog
