// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/queue/recreations.h"

namespace leapfrog {

inline const std::string &rowKey(const DocumentHistoryRow &row)
{
    return row.recreationId;
}

/// The recreations of one document. UI thread.
class DocumentHistoryModel : public RowModel<DocumentHistoryRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Started,
        By,
        Versions,
        Outcome,
        Reason,
        ColumnCount
    };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

} // namespace leapfrog
