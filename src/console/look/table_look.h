// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/style/program_style.h"

#include <QTableView>
#include <QTreeView>

#include <initializer_list>

namespace leapfrog {

/// True: the cell is never cut, however long it is. False: it is a name, and gives way whatever is in it.
inline constexpr int wholeRole = Qt::UserRole + 102;

/// How all tables of lists look and are used: whole rows, no grid, rows one line high, figures never cut,
/// last column takes the rest, Tab leaves the table, Ctrl+C copies the selected rows as a table.
void dressTable(QTableView &table);

/// Widths of the first columns, in characters of the table's font.
void setColumnWidths(QTableView &table, std::initializer_list<int> characters);
void setColumnWidths(QTreeView &tree, std::initializer_list<int> characters);

/// The selected rows' visible columns as lines of tab-separated text with a heading.
QString selectedRowsAsText(const QTableView &table);

} // namespace leapfrog
