// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/queue/work_overview.h"

namespace leapfrog {

inline const std::string &rowKey(const HeldJob &row)
{
    return row.id;
}

/// The jobs that a worker holds. Changes by difference. UI thread.
class HeldJobsModel : public RowModel<HeldJob>
{
    Q_OBJECT
public:
    enum Column
    {
        Document,
        Type,
        Organisation,
        Priority,
        Attempt,
        Returns,
        ColumnCount
    };

    using RowModel::RowModel;

    /// `now` is the server's clock.
    void setJobs(const std::vector<HeldJob> &jobs, const QDateTime &now);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QDateTime m_now;
};

} // namespace leapfrog
