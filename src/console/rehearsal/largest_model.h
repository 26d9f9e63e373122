// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "recreate/rehearsal.h"

#include <QString>

#include <string>

namespace leapfrog {

inline const std::string &rowKey(const MovedDocument &row)
{
    return row.id;
}

/// The documents that move most. Changes by difference. UI thread.
class LargestModel : public RowModel<MovedDocument>
{
    Q_OBJECT
public:
    enum Column
    {
        Document,
        Type,
        Moves,
        ColumnCount
    };

    using RowModel::RowModel;

    /// Of the amounts.
    void setCurrency(const std::string &currency) { m_currency = currency; }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::string m_currency;
};

} // namespace leapfrog
