// SPDX-License-Identifier: MIT
#include "console/inbox/made_documents_model.h"

#include "console/books/document_words.h"
#include "console/look/table_look.h"
#include "console/look/words.h"

namespace leapfrog {

int MadeDocumentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MadeDocumentsModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    if (role == wholeRole)
        return index.column() == Document || index.column() == NewerRefused ? QVariant(false) : QVariant();
    if (role == Qt::ToolTipRole && index.column() == NewerRefused)
        return withShortWords(row->newerRefused);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Document:
        return QString::fromStdString(row->id);
    case Type:
        return documentTypeWords(row->type);
    case Status:
        return statusName(row->status);
    case NewerRefused:
        return row->newerRefused;
    default:
        return {};
    }
}

QVariant MadeDocumentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Document:
        return tr("Document");
    case Type:
        return tr("Type");
    case Status:
        return tr("Accounting status");
    case NewerRefused:
        return tr("Newer version refused");
    default:
        return {};
    }
}

Qt::ItemFlags MadeDocumentsModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? RowModel::flags(index) | Qt::ItemNeverHasChildren : RowModel::flags(index);
}

} // namespace leapfrog
