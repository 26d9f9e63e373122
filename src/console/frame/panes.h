// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

class QWidget;

namespace leapfrog {

/// Gives the focus to the pane after (`direction` 1) or before (-1) that which has it, or to what Tab reaches first in
/// it. `focus`: what has it now, or nullptr.
void moveFocus(const std::vector<QWidget *> &panes, const QWidget *focus, int direction);

} // namespace leapfrog
