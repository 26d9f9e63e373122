// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QHeaderView>
#include <QTableView>
#include <QTimer>

class QHelpEvent;

namespace leapfrog {

/// True: the cell is never cut, however long it is. False: it is a name, and gives way whatever is in it.
inline constexpr int wholeRole = Qt::UserRole + 102;

/// Follows one table, as its child: no figure and no heading is cut (a text may be, a number would be another one).
/// Where the table is too narrow, texts give way first; the last column takes what is left. What is cut is told in the
/// cell's tooltip. UI thread.
class WholeCells : public QObject
{
    Q_OBJECT
public:
    explicit WholeCells(QTableView &table);

    /// Widths, in characters of the table's text, of columns that the user has dragged.
    [[nodiscard]] QHash<int, double> dragged() const;
    /// As if the user had dragged them to that. None: the screen's own widths again.
    void drag(const QHash<int, double> &characters);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void followText();
    void setRowHeight();
    void fitLater();
    void noteWidth(int column, int, int width);
    [[nodiscard]] int wantedWidth(int column) const;
    [[nodiscard]] int leastWidth(int column) const;
    void fit();
    bool tell(const QHelpEvent &event);

    QTableView &m_table;
    QHeaderView &m_header;
    QTimer m_later;
    QHash<int, int> m_wanted; ///< by the screen
    QHash<int, int> m_dragged; ///< by the user
    int m_character = 1; ///< its width, as long as that is what both go by
    bool m_fits = false; ///< now: what changes is not what anybody wants
};

} // namespace leapfrog
