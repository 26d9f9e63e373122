// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSet>
#include <QString>
#include <QVariantMap>

#include <vector>

class QHeaderView;
class QTableView;

namespace leapfrog {

class WholeCells;

/// Which columns of a list are shown, how wide and in which order: what its screen offers, less what its user has
/// hidden. The table's child, made by dressTable(). Columns are named by their number in the model. UI thread.
class ColumnChoice : public QObject
{
    Q_OBJECT
public:
    struct Column
    {
        int number = 0;
        QString heading;
        bool shown = false;
    };

    ColumnChoice(QTableView &table, WholeCells &widths);
    /// That of a table; nullptr: it was not dressed.
    static ColumnChoice *of(const QTableView &table);

    /// The screen has something to say in that column, or not: then nobody can show it.
    void offer(int column, bool offered);
    /// Those that are offered, in the order in which they stand.
    [[nodiscard]] std::vector<Column> columns() const;
    /// The user shows or hides it. The last one that is shown stays.
    void show(int column, bool shown);
    /// Whether it may be hidden: another one is shown.
    [[nodiscard]] bool mayHide(int column) const;
    /// Moves it past the next one that is offered: `by` 1 towards the end, -1 towards the start.
    void move(int column, int by);
    /// As the screen has them.
    void reset();

    /// What the user has chosen, to be kept; empty: nothing.
    [[nodiscard]] QVariantMap state() const;
    /// Chooses what state() said; what was kept for other columns than there are is left.
    void restore(const QVariantMap &state);

signals:
    /// Another choice, order or offer.
    void changed();

private:
    void apply(int column);
    void noteOrder();
    [[nodiscard]] std::vector<int> order() const;
    void arrange(const std::vector<int> &columns);

    QTableView &m_table;
    QHeaderView &m_header;
    WholeCells &m_widths;
    QSet<int> m_notOffered;
    QSet<int> m_hidden; ///< by the user
    std::vector<int> m_ownOrder; ///< the screen's; empty: not noted yet
};

} // namespace leapfrog
