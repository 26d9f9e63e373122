// SPDX-License-Identifier: MIT
#include "console/table_look.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>

#include <algorithm>

namespace leapfrog {

void dressTable(QTableView &table)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setShowGrid(false);
    table.setAlternatingRowColors(true);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() * 8 / 5);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setStretchLastSection(true);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);

    auto *copy = new QAction(QTableView::tr("Copy rows"), &table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QAction::triggered, &table,
                     [&table] { QGuiApplication::clipboard()->setText(selectedRowsAsText(table)); });
    table.addAction(copy);
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

QString selectedRowsAsText(const QTableView &table)
{
    const auto *model = table.model();
    QList<int> columns;
    QStringList heading;
    for (int column = 0; column < model->columnCount(); ++column) {
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
            cells.append(row.siblingAtColumn(column).data().toString());
        lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace leapfrog
