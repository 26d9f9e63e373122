// SPDX-License-Identifier: MIT
#include "console/look/visible_rows.h"

#include <QApplication>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>

namespace leapfrog {

VisibleRows visibleRows(const QTableView &table)
{
    const int first = std::max(0, table.rowAt(0));
    const int last = table.rowAt(table.viewport()->height() - 1);
    const bool isScrolled = table.verticalScrollBar()->value() > 0;
    const bool isSelecting = table.selectionModel()->selectedRows().size() > 1;
    return {.first = first,
            .count = (last < 0 ? table.model()->rowCount() : last + 1) - first,
            .hold = isScrolled || isSelecting || QApplication::activePopupWidget() != nullptr};
}

} // namespace leapfrog
