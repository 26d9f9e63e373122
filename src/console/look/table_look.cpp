// SPDX-License-Identifier: MIT
#include "console/look/table_look.h"

#include "console/look/lists/column_choice.h"
#include "console/look/lists/list_menu.h"

#include <QHeaderView>

#include <algorithm>

namespace leapfrog {

void dressTable(QTableView &table)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setShowGrid(false);
    table.setAlternatingRowColors(false); // the style parts rows by a hairline
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);

    auto *widths = new WholeCells(table); // all three are the table's children
    auto *columns = new ColumnChoice(table, *widths);
    new ListMenu(table, *columns);
}

void offerColumn(QTableView &table, int column, bool offered)
{
    ColumnChoice::of(table)->offer(column, offered);
}

static int widthOf(const QWidget &view, int characters)
{
    return view.fontMetrics().averageCharWidth() * characters + 4 * tableMargin;
}

void setColumnWidths(QTableView &table, std::initializer_list<int> characters)
{
    int column = 0;
    for (const int count : characters)
        table.setColumnWidth(column++, widthOf(table, count));
}

void setColumnWidths(QTreeView &tree, std::initializer_list<int> characters)
{
    int column = 0;
    for (const int count : characters)
        tree.setColumnWidth(column++, widthOf(tree, count));
}

/// Programs that it is pasted into know a hyphen as a minus only.
QString selectedRowsAsText(const QTableView &table)
{
    const auto *model = table.model();
    QList<int> columns; // as they stand
    QStringList heading;
    for (int place = 0; place < model->columnCount(); ++place) {
        const int column = table.horizontalHeader()->logicalIndex(place);
        if (table.isColumnHidden(column))
            continue;
        columns.append(column);
        heading.append(model->headerData(column, Qt::Horizontal).toString());
    }
    auto rows = table.selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList lines = {heading.join(QLatin1Char('\t'))};
    for (const auto &row : rows) {
        QStringList cells;
        for (const int column : columns)
            cells.append(row.siblingAtColumn(column).data().toString().replace(QChar(0x2212), QLatin1Char('-')));
        lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace leapfrog
