// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractTableModel>

#include <algorithm>
#include <set>
#include <type_traits>
#include <utility>
#include <vector>

namespace leapfrog {

/// A table of plain rows that changes by difference: rows that stay keep their place, so selection, scroll position and
/// a screen reader's focus survive a refresh. `Row` has operator== and a function rowKey(const Row &) that tells rows
/// apart (found by argument-dependent look-up). Never resets.
template <typename Row> class RowModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    /// The row of an index of this model, or nullptr.
    [[nodiscard]] const Row *find(const QModelIndex &index) const
    {
        return index.isValid() && checkIndex(index) ? &m_rows[static_cast<std::size_t>(index.row())] : nullptr;
    }

    /// Turns all rows into the fresh ones.
    void setRows(const std::vector<Row> &fresh) { setRange(0, rowCount(), fresh); }

protected:
    /// Turns the rows from `first` up to, without, `end` into the fresh ones. Keys must differ over the whole table.
    void setRange(int first, int end, const std::vector<Row> &fresh)
    {
        end -= dropMissing(first, end, fresh);
        auto present = keysOf(first, end);
        int at = first;
        for (auto next = fresh.begin(); next != fresh.end();) {
            if (!present.contains(rowKey(*next))) {
                const auto stop
                    = std::find_if(next, fresh.end(), [&](const Row &row) { return present.contains(rowKey(row)); });
                const auto count = static_cast<int>(stop - next);
                beginInsertRows({}, at, at + count - 1);
                m_rows.insert(m_rows.begin() + at, next, stop);
                endInsertRows();
                at += count;
                end += count;
                next = stop;
                continue;
            }
            bringTo(at, end, rowKey(*next));
            change(at, *next);
            ++at;
            ++next;
        }
    }

private:
    [[nodiscard]] auto keysOf(int first, int end) const
    {
        std::set<std::decay_t<decltype(rowKey(std::declval<Row>()))>> keys;
        for (int i = first; i < end; ++i)
            keys.insert(rowKey(m_rows[static_cast<std::size_t>(i)]));
        return keys;
    }

    int dropMissing(int first, int end, const std::vector<Row> &fresh)
    {
        std::set<std::decay_t<decltype(rowKey(std::declval<Row>()))>> wanted;
        for (const auto &row : fresh)
            wanted.insert(rowKey(row));
        int dropped = 0;
        for (int i = end - 1; i >= first; --i) {
            if (wanted.contains(rowKey(m_rows[static_cast<std::size_t>(i)])))
                continue;
            beginRemoveRows({}, i, i);
            m_rows.erase(m_rows.begin() + i);
            endRemoveRows();
            ++dropped;
        }
        return dropped;
    }

    template <typename Key> void bringTo(int at, int end, const Key &key)
    {
        int from = at;
        while (from < end && rowKey(m_rows[static_cast<std::size_t>(from)]) != key)
            ++from;
        if (from == at)
            return;
        beginMoveRows({}, from, from, {}, at);
        std::rotate(m_rows.begin() + at, m_rows.begin() + from, m_rows.begin() + from + 1);
        endMoveRows();
    }

    void change(int at, const Row &fresh)
    {
        auto &row = m_rows[static_cast<std::size_t>(at)];
        if (row == fresh)
            return;
        row = fresh;
        emit dataChanged(index(at, 0), index(at, columnCount() - 1));
    }

    std::vector<Row> m_rows;
};

} // namespace leapfrog
