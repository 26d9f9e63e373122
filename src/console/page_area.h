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

} // namespace leapfrog
