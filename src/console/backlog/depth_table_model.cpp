// SPDX-License-Identifier: MIT
#include "console/backlog/depth_table_model.h"

#include "console/look/words.h"

#include <QLocale>

namespace leapfrog {

void DepthTableModel::setPoints(const std::vector<DepthSample> &points)
{
    setRows({points.rbegin(), points.rend()});
}

int DepthTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DepthTableModel::data(const QModelIndex &index, int role) const
{
    const auto *point = find(index);
    if (point == nullptr)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((index.column() == Time ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time:
        return QLocale().toString(point->at.toLocalTime(), QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    case Urgent:
        return numberInWords(point->queued[2]);
    case High:
        return numberInWords(point->queued[1]);
    case Normal:
        return numberInWords(point->queued[0]);
    case Dead:
        return numberInWords(point->dead);
    default:
        return {};
    }
}

QVariant DepthTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == Time ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Urgent:
        return tr("Urgent waiting");
    case High:
        return tr("High waiting");
    case Normal:
        return tr("Normal waiting");
    case Dead:
        return tr("Dead");
    default:
        return {};
    }
}

} // namespace leapfrog
