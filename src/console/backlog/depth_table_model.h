// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/queue/depth.h"

#include <vector>

namespace leapfrog {

inline qint64 rowKey(const DepthSample &row)
{
    return row.at.toMSecsSinceEpoch();
}

/// The chart's figures as rows, newest first: for screen readers, and for copying. Changes by difference.
class DepthTableModel : public RowModel<DepthSample>
{
    Q_OBJECT
public:
    enum Column
    {
        Time,
        Urgent,
        High,
        Normal,
        Dead,
        ColumnCount
    };

    using RowModel::RowModel;

    /// `points` oldest first, as DepthHistory::points() gives them.
    void setPoints(const std::vector<DepthSample> &points);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace leapfrog
