// SPDX-License-Identifier: MIT
#pragma once

#include "console/palette/palette_entry.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <map>
#include <vector>

namespace leapfrog {

/// What the palette shows: those of its entries that fit what was typed, the best first, and among equals those that
/// were used last.
class PaletteModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Title,
        Detail,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Screens, acts and preferences: searched here.
    void setEntries(std::vector<PaletteEntry> entries);
    /// What the database found for what is typed now, of one kind.
    void setFound(PaletteEntry::Kind kind, std::vector<PaletteEntry> found);
    /// Keys of those that were run, the last one first.
    void setRecent(const QStringList &recent);
    void setTyped(const QString &typed);

    /// nullptr: no row.
    [[nodiscard]] const PaletteEntry *entry(int row) const;
    /// The first that can be run; -1: none.
    [[nodiscard]] int firstUsable() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void show();

    std::vector<PaletteEntry> m_entries;
    std::map<PaletteEntry::Kind, std::vector<PaletteEntry>> m_found;
    QStringList m_recent;
    QString m_typed;
    std::vector<PaletteEntry> m_rows;
};

} // namespace leapfrog
