// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/access/audit.h"

namespace leapfrog {

inline std::int64_t rowKey(const AuditEvent &row)
{
    return row.id;
}

/// Acts of the trail. Changes by difference. UI thread.
class AuditModel : public RowModel<AuditEvent>
{
    Q_OBJECT
public:
    enum Column
    {
        At,
        Who,
        Act,
        Object,
        Change,
        Why,
        Organisation,
        From,
        ColumnCount
    };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

} // namespace leapfrog
