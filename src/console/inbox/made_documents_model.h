// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/inbox/payload_list.h"

#include <string>

namespace leapfrog {

inline const std::string &rowKey(const MadeDocument &row)
{
    return row.id;
}

/// The documents that were made of a payload's group. UI thread.
class MadeDocumentsModel : public RowModel<MadeDocument>
{
    Q_OBJECT
public:
    enum Column
    {
        Document,
        Type,
        Status,
        NewerRefused,
        ColumnCount
    };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
};

} // namespace leapfrog
