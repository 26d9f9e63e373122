// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/queue/work_overview.h"

namespace leapfrog {

inline const std::string &rowKey(const ShareRow &row)
{
    return row.orgId;
}

/// Organisations and their shares of the queue. Changes by difference. UI thread.
class SharesModel : public RowModel<ShareRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Organisation,
        Waiting,
        Running,
        Weight,
        MaxLeased,
        MaxPerSecond,
        State,
        ColumnCount
    };

    using RowModel::RowModel;

    /// The setting that stands in a column; empty: none does.
    static std::string settingIn(int column);
    /// Its value in a row, as SettingStore::setOf() takes it.
    static std::string valueOf(const ShareRow &row, const std::string &key);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

} // namespace leapfrog
