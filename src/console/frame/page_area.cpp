// SPDX-License-Identifier: MIT
#include "console/frame/page_area.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

#include <algorithm>

namespace leapfrog {

PageArea::PageArea(QWidget *page, QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidget(page);
    page->setAutoFillBackground(false);
    page->installEventFilter(this);
    fit();
}

bool PageArea::eventFilter(QObject *page, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return QScrollArea::eventFilter(page, event);
}

void PageArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

void PageArea::fit()
{
    const auto *layout = widget()->layout();
    const auto view = maximumViewportSize();
    const int leastWidth = layout->totalMinimumSize().width();
    const auto leastHeight = [layout](int width) {
        return layout->hasHeightForWidth() ? layout->totalMinimumHeightForWidth(width)
                                           : layout->totalMinimumSize().height();
    };
    int width = std::max(view.width(), leastWidth);
    if (leastHeight(width) > view.height()) // the bar takes its room from the page
        width = std::max(view.width() - verticalScrollBar()->sizeHint().width(), leastWidth);
    const int height
        = leastWidth > view.width() ? view.height() - horizontalScrollBar()->sizeHint().height() : view.height();
    widget()->resize(width, std::max(height, leastHeight(width)));
}

namespace {

/// Follows one widget, as its child.
class TextHeight : public QObject
{
public:
    explicit TextHeight(QWidget &part)
        : QObject(&part)
    {
        part.installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        auto *part = static_cast<QWidget *>(watched);
        if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
            part->setMinimumHeight(std::max(0, part->layout()->totalMinimumHeightForWidth(part->width())));
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

void keepTextsWhole(QWidget &part)
{
    new TextHeight(part); // the part's child
}

} // namespace leapfrog
