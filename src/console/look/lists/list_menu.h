// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>

class QAction;
class QContextMenuEvent;
class QMenu;
class QPoint;
class QTableView;

namespace leapfrog {

class ColumnChoice;

/// Models give what names a row to other programs (a document's number, a job's id) in this role; empty: nothing does.
inline constexpr int idRole = Qt::UserRole + 103;

/// What the right mouse button, the menu key and Shift+F10 offer on a list: the table's own actions (its screen adds
/// those that are in its menu and on its buttons, QWidget::addActions()), copying of the selected rows, and the
/// columns. On the heading: the columns. The table's child, made by dressTable(). UI thread.
class ListMenu : public QObject
{
    Q_OBJECT
public:
    ListMenu(QTableView &table, ColumnChoice &columns);

    /// The ids of the selected rows, a line each; empty: they have none.
    [[nodiscard]] QString selectedIds() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *addCopy(const QString &text, const QKeySequence &keys);
    void open(const QPoint &place);
    void openForColumns(const QPoint &place);
    void openAtCurrent();
    QMenu *newMenu();
    void addColumns(QMenu &menu);

    QTableView &m_table;
    ColumnChoice &m_columns;
    QAction *m_copyRows;
    QAction *m_copyId;
    QPointer<QMenu> m_menu;
};

} // namespace leapfrog
