// SPDX-License-Identifier: MIT
#include "console/window/activities/activity_log.h"

#include "console/look/figures.h"
#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace leapfrog {

static constexpr std::size_t keptAtMost = 500;

ActivityLog::ActivityLog(Activities &activities, QObject *parent)
    : RowModel(parent)
{
    connect(&activities, &Activities::finished, this, [this, &activities](int id) {
        const auto all = activities.all();
        const auto found = std::ranges::find(all, id, [](const Activity *one) { return one->id; });
        if (found != all.end())
            note(**found);
    });
}

/// An export's outcome names its file.
static QString fileOf(const Activity &activity)
{
    const auto &outcomes = activity.task.outcomes;
    if (activity.hasProblems() || outcomes.resultCount() == 0)
        return {};
    const auto item = QString::fromStdString(outcomes.resultAt(outcomes.resultCount() - 1).item);
    return QFileInfo(item).isAbsolute() ? item : QString();
}

void ActivityLog::note(const Activity &activity)
{
    auto entries = rows();
    entries.insert(entries.begin(),
                   {.id = activity.id,
                    .at = QDateTime::currentDateTimeUtc(),
                    .title = activity.task.title,
                    .outcome = activity.summary(),
                    .hasProblems = activity.hasProblems(),
                    .recreationId = activity.recreationId,
                    .file = fileOf(activity)});
    entries.resize(std::min(entries.size(), keptAtMost));
    setRows(entries);
    emit changed();
}

int ActivityLog::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QString textOf(const PastActivity &activity, int column)
{
    switch (column) {
    case ActivityLog::At:
        return timeFigure(activity.at);
    case ActivityLog::What:
        return activity.title;
    case ActivityLog::Outcome:
        return activity.outcome;
    default:
        return {};
    }
}

QVariant ActivityLog::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*row, index.column());
    case Qt::ToolTipRole:
        return index.column() == At ? momentWithZone(row->at) : textOf(*row, index.column());
    case wholeRole:
        return index.column() == At;
    case signRole:
        return static_cast<int>(index.column() != Outcome ? Sign::None : row->hasProblems ? Sign::Bad : Sign::Good);
    default:
        return {};
    }
}

QVariant ActivityLog::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case At:
        return tr("Ended");
    case What:
        return tr("Activity");
    case Outcome:
        return tr("Result");
    default:
        return {};
    }
}

void ActivityLog::openFile(const QString &file)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(file));
}

} // namespace leapfrog
