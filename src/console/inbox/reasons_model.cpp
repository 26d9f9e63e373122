// SPDX-License-Identifier: MIT
#include "console/inbox/reasons_model.h"

#include "console/books/payload_words.h"
#include "console/look/figures.h"
#include "console/look/table_look.h"
#include "console/look/words.h"

namespace leapfrog {

int ReasonsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QVariant textOf(const InboxReason &row, int column)
{
    switch (column) {
    case ReasonsModel::State:
        return payloadStateWords(row.state);
    case ReasonsModel::Kind:
        return payloadKindWords(row.kind);
    case ReasonsModel::Reason:
        return payloadReasonWords(row.code);
    case ReasonsModel::Payloads:
        return payloadCount(row.payloads);
    case ReasonsModel::Last:
        return momentFigure(row.lastAt);
    case ReasonsModel::Example:
        return row.example;
    default:
        return {};
    }
}

QVariant ReasonsModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*row, column);
    case Qt::TextAlignmentRole:
        return QVariant((column == Payloads ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (column == Reason)
            return QString::fromStdString(row->code);
        if (column == Last)
            return momentWithZone(row->lastAt);
        return column == Example ? QVariant(withShortWords(row->example)) : QVariant();
    case wholeRole:
        return column == Reason || column == Example ? QVariant(false) : QVariant();
    case signRole:
        return static_cast<int>(column == State ? payloadSign(row->state) : Sign::None);
    default:
        return {};
    }
}

QVariant ReasonsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Payloads ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return tr("State");
    case Kind:
        return tr("Kind");
    case Reason:
        return tr("Reason");
    case Payloads:
        return tr("Payloads");
    case Last:
        return tr("Last");
    case Example:
        return tr("What the last one says");
    default:
        return {};
    }
}

Qt::ItemFlags ReasonsModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? RowModel::flags(index) | Qt::ItemNeverHasChildren : RowModel::flags(index);
}

} // namespace leapfrog
