// SPDX-License-Identifier: MIT
#include "console/documents/document_history_model.h"

#include "console/books/recreation_words.h"
#include "console/look/figures.h"

namespace leapfrog {

int DocumentHistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DocumentHistoryModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    if (role == signRole)
        return static_cast<int>(index.column() == Outcome ? outcomeSign(row->outcome) : Sign::None);
    if (role == Qt::ToolTipRole && index.column() == Started)
        return momentWithZone(row->startedAt);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Started:
        return timeFigure(row->startedAt);
    case By:
        return row->who;
    case Versions:
        return row->oldVersion == 0 ? tr("%1, the first").arg(row->newVersion)
                                    : tr("%1 after %2").arg(row->newVersion).arg(row->oldVersion);
    case Outcome:
        return row->message.isEmpty() ? outcomeName(row->outcome)
                                      : tr("%1: %2").arg(outcomeName(row->outcome), row->message);
    case Reason:
        return row->why;
    default:
        return {};
    }
}

QVariant DocumentHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Started:
        return tr("Recreated");
    case By:
        return tr("By");
    case Versions:
        return tr("Version");
    case Outcome:
        return tr("Result");
    case Reason:
        return tr("Reason");
    default:
        return {};
    }
}

} // namespace leapfrog
