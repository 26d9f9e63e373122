// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "recreate/rehearsal.h"

#include <QString>

#include <string>

namespace leapfrog {

inline QString rowKey(const RehearsedRefusal &row)
{
    return row.message;
}

/// Why documents would be refused, the most frequent reason first. Changes by difference. UI thread.
class RefusalsModel : public RowModel<RehearsedRefusal>
{
    Q_OBJECT
public:
    enum Column
    {
        Documents,
        Newly,
        Reason,
        Examples,
        ColumnCount
    };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

} // namespace leapfrog
