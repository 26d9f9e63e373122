// SPDX-License-Identifier: MIT
#pragma once

class QTableView;

namespace leapfrog {

/// The rows of a table that are on the screen.
struct VisibleRows
{
    int first = 0;
    int count = 0;
    bool hold = false; ///< the user has a hand in them (scrolled, several selected, a menu is open): new rows stay out
};

VisibleRows visibleRows(const QTableView &table);

} // namespace leapfrog
