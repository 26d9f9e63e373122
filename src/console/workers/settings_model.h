// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/queue/work_overview.h"

namespace leapfrog {

inline const std::string &rowKey(const SettingRow &row)
{
    return row.key;
}

/// The settings that all workers and consoles share. Changes by difference. UI thread.
class SettingsModel : public RowModel<SettingRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Setting,
        Value,
        Meaning,
        Bounds,
        Default,
        Changed,
        ColumnCount
    };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

} // namespace leapfrog
