// SPDX-License-Identifier: MIT
#include "console/look/lists/list_menu.h"

#include "console/look/lists/column_choice.h"
#include "console/look/lists/column_dialog.h"
#include "console/look/table_look.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>

namespace leapfrog {

ListMenu::ListMenu(QTableView &table, ColumnChoice &columns)
    : QObject(&table)
    , m_table(table)
    , m_columns(columns)
    , m_copyRows(addCopy(tr("Copy rows"), QKeySequence::Copy))
    , m_copyId(addCopy(tr("Copy id"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)))
{
    connect(m_copyRows, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(selectedRowsAsText(m_table)); });
    connect(m_copyId, &QAction::triggered, this, [this] {
        if (const auto ids = selectedIds(); !ids.isEmpty())
            QGuiApplication::clipboard()->setText(ids);
    });
    table.installEventFilter(this);
    table.viewport()->installEventFilter(this);
    table.horizontalHeader()->viewport()->installEventFilter(this);
}

QAction *ListMenu::addCopy(const QString &text, const QKeySequence &keys)
{
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_table.addAction(action);
    return action;
}

QString ListMenu::selectedIds() const
{
    auto rows = m_table.selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList ids;
    for (const auto &row : rows) {
        if (const auto id = row.data(idRole).toString(); !id.isEmpty())
            ids.append(id);
    }
    return ids.join(QLatin1Char('\n'));
}

bool ListMenu::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched == &m_table) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (key.key() != Qt::Key_F10 || key.modifiers() != Qt::ShiftModifier)
            return false;
        openAtCurrent();
        return true;
    }
    if (event->type() != QEvent::ContextMenu)
        return false;
    const auto &asked = *static_cast<QContextMenuEvent *>(event);
    if (watched == m_table.horizontalHeader()->viewport())
        openForColumns(asked.globalPos());
    else if (asked.reason() == QContextMenuEvent::Keyboard)
        openAtCurrent();
    else
        open(asked.globalPos());
    return true;
}

void ListMenu::openAtCurrent()
{
    const auto cell = m_table.visualRect(m_table.currentIndex());
    open(m_table.viewport()->mapToGlobal(m_table.viewport()->rect().contains(cell.bottomLeft()) ? cell.bottomLeft()
                                                                                                : QPoint(0, 0)));
}

QMenu *ListMenu::newMenu()
{
    m_menu = new QMenu(&m_table);
    m_menu->setObjectName(QStringLiteral("listMenu"));
    m_menu->setAttribute(Qt::WA_DeleteOnClose);
    m_menu->setToolTipsVisible(true); // why something can't be done
    return m_menu;
}

void ListMenu::open(const QPoint &place)
{
    if (m_menu)
        return;
    auto *menu = newMenu();
    for (auto *action : m_table.actions()) {
        if (action != m_copyRows && action != m_copyId)
            menu->addAction(action);
    }
    menu->addSeparator();
    m_copyRows->setEnabled(m_table.selectionModel()->hasSelection());
    menu->addAction(m_copyRows);
    if (!selectedIds().isEmpty())
        menu->addAction(m_copyId);
    menu->addSeparator();
    auto *columns = menu->addAction(tr("Columns…"));
    connect(columns, &QAction::triggered, &m_table, [table = &m_table] { ColumnDialog::open(*table); });
    menu->popup(place);
    // The first act can be chosen at once.
    if (const auto acts = menu->actions(); !acts.isEmpty())
        menu->setActiveAction(acts.first());
    connect(menu, &QMenu::aboutToHide, this, [this] { m_copyRows->setEnabled(true); });
}

void ListMenu::addColumns(QMenu &menu)
{
    for (const auto &column : m_columns.columns()) {
        auto *action = menu.addAction(column.heading.isEmpty() ? tr("(without a heading)") : column.heading);
        action->setCheckable(true);
        action->setChecked(column.shown);
        action->setEnabled(!column.shown || m_columns.mayHide(column.number));
        connect(action, &QAction::toggled, &m_columns,
                [choice = &m_columns, number = column.number](bool shown) { choice->show(number, shown); });
    }
}

void ListMenu::openForColumns(const QPoint &place)
{
    if (m_menu)
        return;
    auto *menu = newMenu();
    addColumns(*menu);
    menu->addSeparator();
    auto *columns = menu->addAction(tr("Columns…"));
    connect(columns, &QAction::triggered, &m_table, [table = &m_table] { ColumnDialog::open(*table); });
    auto *reset = menu->addAction(tr("Restore columns"));
    reset->setEnabled(!m_columns.state().isEmpty());
    connect(reset, &QAction::triggered, &m_columns, &ColumnChoice::reset);
    menu->popup(place);
}

} // namespace leapfrog
