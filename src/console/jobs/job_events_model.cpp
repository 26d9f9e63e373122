// SPDX-License-Identifier: MIT
#include "console/jobs/job_events_model.h"

#include "console/jobs/job_row_words.h"
#include "console/look/figures.h"
#include "console/look/table_look.h"
#include "console/look/words.h"

namespace leapfrog {

void JobEventsModel::setEvents(const std::vector<JobEventRow> &events)
{
    std::vector<JobEvent> rows;
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        rows.emplace_back();
        static_cast<JobEventRow &>(rows.back()) = *event;
        rows.back().place = static_cast<int>(events.rend() - event);
    }
    setRows(rows);
}

int JobEventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QString whatHappened(const JobEventRow &event)
{
    const auto detail = errorSentence(event.detail);
    const auto with
        = [&](const QString &what) { return detail.isEmpty() ? what : what + QStringLiteral(": ") + detail; };
    if (event.what == "failed")
        return with(JobEventsModel::tr("failed, comes again"));
    if (event.what == "dead")
        return with(JobEventsModel::tr("dead"));
    if (event.what == "adopted")
        return with(JobEventsModel::tr("taken over"));
    if (event.what == "merged")
        return with(JobEventsModel::tr("made one with another"));
    if (event.what == "retried")
        return with(JobEventsModel::tr("retried"));
    if (event.what == "reprioritised")
        return with(JobEventsModel::tr("priority changed"));
    if (event.what == "cancelled")
        return with(JobEventsModel::tr("cancelled"));
    return with(QString::fromStdString(event.what));
}

QVariant JobEventsModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    if (role == wholeRole)
        return index.column() == Result || index.column() == Who ? QVariant(false) : QVariant();
    if (role == Qt::ToolTipRole)
        return index.column() == When                            ? QVariant(momentWithZone(row->at))
            : index.column() == Result && !row->detail.isEmpty() ? QVariant(withShortWords(row->detail))
                                                                 : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Attempt:
        return row->attempt > 0 ? numberInWords(row->attempt) : QString();
    case When:
        return timeFigure(row->at);
    case Who:
        return row->who;
    case Result:
        return whatHappened(*row);
    default:
        return {};
    }
}

QVariant JobEventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Attempt:
        return tr("Attempt");
    case When:
        return tr("When");
    case Who:
        return tr("Who");
    case Result:
        return tr("Result");
    default:
        return {};
    }
}

} // namespace leapfrog
