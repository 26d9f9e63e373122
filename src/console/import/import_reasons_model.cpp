// SPDX-License-Identifier: MIT
#include "console/import/import_reasons_model.h"

#include "console/books/payload_words.h"
#include "console/look/table_look.h"
#include "console/look/words.h"

namespace leapfrog {

int ImportReasonsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ImportReasonsModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return QVariant((column == Records ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == wholeRole)
        return column == Reason || column == First ? QVariant(false) : QVariant();
    if (role == signRole)
        return static_cast<int>(column == State ? payloadSign(row->state) : Sign::None);
    if (role == Qt::ToolTipRole)
        return column == First ? QVariant(withShortWords(row->first)) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case State:
        return payloadStateWords(row->state);
    case Reason:
        return payloadReasonWords(row->code);
    case Records:
        return numberInWords(row->records);
    case First:
        return row->first;
    default:
        return {};
    }
}

QVariant ImportReasonsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Records ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return tr("State");
    case Reason:
        return tr("Reason");
    case Records:
        return tr("Records");
    case First:
        return tr("The first says");
    default:
        return {};
    }
}

} // namespace leapfrog
