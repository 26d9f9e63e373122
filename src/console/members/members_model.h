// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/access/members.h"

#include <utility>

namespace leapfrog {

inline std::pair<std::string, std::string> rowKey(const Member &row)
{
    return {row.orgId, row.login};
}

/// Members of organisations. Changes by difference. UI thread.
class MembersModel : public RowModel<Member>
{
    Q_OBJECT
public:
    enum Column
    {
        Login,
        Organisation,
        Role,
        May,
        AddedBy,
        AddedAt,
        ColumnCount
    };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

} // namespace leapfrog
