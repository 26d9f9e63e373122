// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/inbox/inbox_list.h"

#include <string>
#include <tuple>

namespace leapfrog {

inline std::tuple<std::string, std::string, std::string> rowKey(const InboxReason &row)
{
    return {row.state, row.kind, row.code};
}

/// What was refused and what waits, by reason. UI thread.
class ReasonsModel : public RowModel<InboxReason>
{
    Q_OBJECT
public:
    enum Column
    {
        State,
        Kind,
        Reason,
        Payloads,
        Last,
        Example,
        ColumnCount
    };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
};

} // namespace leapfrog
