// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

namespace leapfrog {

/// A page that is scrolled where the window is too small for it, instead of being cut off: it fills the window, but is
/// never narrower or lower than its parts need.
class PageArea : public QScrollArea
{
    Q_OBJECT
public:
    explicit PageArea(QWidget *page, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *page, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
};

/// Lets a part of a splitter be as high as its texts need at its width: a splitter asks for the height at any width,
/// and squeezes what wraps in a narrow window.
void keepTextsWhole(QWidget &part);

} // namespace leapfrog
