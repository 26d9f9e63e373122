// SPDX-License-Identifier: MIT
#include "console/look/lists/progress_delegate.h"

#include "console/look/table_look.h"
#include "console/look/theme.h"

#include <QPainter>

#include <algorithm>

namespace leapfrog {

static constexpr int barHeight = 3;
static constexpr int margin = tableMargin;

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    SignDelegate::paint(painter, option, index);
    const auto progress = index.data(progressRole);
    if (!progress.isValid())
        return;
    auto groove = QRectF(option.rect).adjusted(margin, 0, -margin, 0);
    groove.setTop(groove.bottom() - barHeight);
    auto bar = groove;
    bar.setWidth(groove.width() * std::clamp(progress.toDouble(), 0.0, 1.0));
    if (option.direction == Qt::RightToLeft)
        bar.moveRight(groove.right());
    const auto colours = SignColours::of(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    auto track = option.palette.color(QPalette::PlaceholderText);
    track.setAlphaF(0.4F);
    painter->setBrush(track);
    painter->drawRoundedRect(groove, barHeight / 2.0, barHeight / 2.0);
    painter->setBrush(colours.running);
    painter->drawRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
    painter->restore();
}

} // namespace leapfrog
