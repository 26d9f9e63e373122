// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/queue/job_list.h"

namespace leapfrog {

inline const QString &rowKey(const JobErrorRow &row)
{
    return row.error;
}

/// Dead jobs by what is wrong with them. UI thread.
class ErrorGroupsModel : public RowModel<JobErrorRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Reason,
        Jobs,
        Organisations,
        First,
        Last,
        ColumnCount
    };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
};

} // namespace leapfrog
