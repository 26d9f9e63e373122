// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/queue/work_overview.h"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// A worker as it is shown.
struct ShownWorker
{
    WorkerLine line;
    std::optional<int> perMinute; ///< jobs, of late; nothing: not known yet

    friend bool operator==(const ShownWorker &, const ShownWorker &) = default;
};

inline const std::string &rowKey(const ShownWorker &row)
{
    return row.line.worker.name;
}

/// Who works. Changes by difference. UI thread.
class WorkersModel : public RowModel<ShownWorker>
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Kind,
        Slots,
        PerMinute,
        Heartbeat,
        State,
        Host,
        Version,
        ColumnCount
    };

    using RowModel::RowModel;

    /// `now` is the server's clock, by which ages are counted.
    void setWorkers(const std::vector<WorkerLine> &lines, const QDateTime &now);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Sample
    {
        QDateTime at; ///< of a heartbeat
        std::int64_t processed = 0;
    };
    std::optional<int> paceOf(const WorkerRow &worker);
    [[nodiscard]] QString words(const ShownWorker &row, int column) const;

    std::map<std::string, std::deque<Sample>> m_samples; ///< of each worker, a minute of them
    QDateTime m_now;
};

} // namespace leapfrog
