// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/lists/list_menu.h"
#include "console/look/lists/whole_cells.h"
#include "console/look/style/program_style.h"

#include <QTableView>
#include <QTreeView>

#include <initializer_list>

namespace leapfrog {

/// How all tables of lists look and are used: whole rows, no grid, rows one line high, figures never cut,
/// last column takes the rest, Tab leaves the table, Ctrl+C copies the selected rows as a table. It gets a menu
/// (ListMenu) and its columns can be chosen (ColumnChoice). After setModel().
void dressTable(QTableView &table);

/// A screen shows that column of a dressed table, or has nothing to say in it now. Who looks may hide it all the same.
void offerColumn(QTableView &table, int column, bool offered);

/// Widths of the first columns, in characters of the table's font.
void setColumnWidths(QTableView &table, std::initializer_list<int> characters);
void setColumnWidths(QTreeView &tree, std::initializer_list<int> characters);

/// The selected rows' visible columns as lines of tab-separated text with a heading.
QString selectedRowsAsText(const QTableView &table);

} // namespace leapfrog
