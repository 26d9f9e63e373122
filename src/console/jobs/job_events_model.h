// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/queue/jobs.h"

#include <tuple>

namespace leapfrog {

/// One thing that happened to a job.
struct JobEvent : JobEventRow
{
    int place = 0; ///< in time; tells two of one moment apart

    friend bool operator==(const JobEvent &a, const JobEvent &b)
    {
        return std::tie(a.place, a.at, a.what, a.attempt, a.who, a.detail)
            == std::tie(b.place, b.at, b.what, b.attempt, b.who, b.detail);
    }
};

inline int rowKey(const JobEvent &row)
{
    return row.place;
}

/// What happened to one job, the newest first. UI thread.
class JobEventsModel : public RowModel<JobEvent>
{
    Q_OBJECT
public:
    enum Column
    {
        Attempt,
        When,
        Who,
        Result,
        ColumnCount
    };

    using RowModel::RowModel;

    /// Oldest first, as they are read.
    void setEvents(const std::vector<JobEventRow> &events);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
};

} // namespace leapfrog
