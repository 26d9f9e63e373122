// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QListWidget;
class QPushButton;
class QTableView;

namespace leapfrog {

class ColumnChoice;

/// Shows, hides and moves the columns of one list, by mouse or by keyboard (Space, Alt+Up, Alt+Down). Takes effect at
/// once. UI thread.
class ColumnDialog : public QDialog
{
    Q_OBJECT
public:
    /// `columns` outlives it.
    ColumnDialog(ColumnChoice &columns, QWidget *parent);
    /// For a table that was dressed; not modal to anything but its window.
    static void open(QTableView &table);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showColumns();
    void showButtons();
    void move(int by);

    ColumnChoice &m_columns;
    QListWidget *m_list;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_reset;
    bool m_shows = false; ///< now: what changes in the list is not the user's doing
};

} // namespace leapfrog
