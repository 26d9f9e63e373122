// SPDX-License-Identifier: MIT
#include "console/frame/panes.h"

#include <QWidget>

#include <algorithm>

namespace leapfrog {

void moveFocus(const std::vector<QWidget *> &panes, const QWidget *focus, int direction)
{
    const auto at = std::ranges::find_if(panes, [focus](const QWidget *pane) {
        return pane == focus || (focus != nullptr && pane->isAncestorOf(focus));
    });
    const auto count = std::ssize(panes);
    const auto next = at == panes.end() ? 0 : (at - panes.begin() + direction + count) % count;
    auto *pane = panes.at(static_cast<std::size_t>(next));
    if (pane->focusPolicy() != Qt::NoFocus) {
        pane->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    for (auto *child = pane->nextInFocusChain(); child != pane; child = child->nextInFocusChain()) {
        if (pane->isAncestorOf(child) && child->isVisible() && child->isEnabled()
            && (child->focusPolicy() & Qt::TabFocus) != 0) {
            child->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

} // namespace leapfrog
