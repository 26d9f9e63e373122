// SPDX-License-Identifier: MIT
#include "console/look/style/search_chip.h"

#include "console/look/style/control_shapes.h"
#include "console/look/style/sign_colours.h"

#include <QPainter>
#include <QStyle>

namespace leapfrog {

static constexpr int characters = 44; ///< of its width, where there is room
static constexpr int margin = 10; ///< pixels

SearchChip::SearchChip(QWidget *parent)
    : QPushButton(parent)
{
    setCursor(Qt::IBeamCursor);
    setAttribute(Qt::WA_Hover);
}

QSize SearchChip::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * characters, QPushButton::sizeHint().height()};
}

void SearchChip::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const auto colours = SignColours::of(palette());
    drawPanel(painter, rect(), palette().color(QPalette::Base),
              underMouse() ? palette().color(QPalette::PlaceholderText) : colours.line, controlRadius);
    const auto keys = shownKeys(this);
    const int cap = keyCapWidth(fontMetrics(), keys);
    const QRect keysRect(width() - margin - cap, 0, cap, height());
    const QRect textRect(margin, 0, keysRect.left() - 2 * margin, height());
    const auto seen = [this](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
    painter.setPen(palette().color(QPalette::PlaceholderText));
    auto words = text();
    words.remove(QLatin1Char('&'));
    painter.drawText(seen(textRect),
                     static_cast<int>(Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)),
                     fontMetrics().elidedText(words, Qt::ElideRight, textRect.width()));
    if (!keys.isEmpty())
        drawKeyCap(painter, seen(keysRect), keys, palette());
    if (hasFocus())
        drawFocusRing(painter, rect(), palette().color(QPalette::Highlight), controlRadius);
}

} // namespace leapfrog
