// SPDX-License-Identifier: MIT
#include "console/rehearsal/largest_model.h"

#include "console/books/document_words.h"
#include "console/look/figures.h"

namespace leapfrog {

int LargestModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static bool isFigure(int column)
{
    return column >= LargestModel::Moves && column <= LargestModel::Moves;
}

static QVariant textOf(const MovedDocument &row, int column, const std::string &currency)
{
    switch (column) {
    case LargestModel::Document:
        return QString::fromStdString(row.id);
    case LargestModel::Type:
        return documentTypeWords(row.type);
    case LargestModel::Moves:
        return amountFigure(row.moved, currency);
    default:
        return {};
    }
}

QVariant LargestModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? textOf(*row, index.column(), m_currency) : QVariant();
}

QVariant LargestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Document:
        return tr("Document");
    case Type:
        return tr("Type");
    case Moves:
        return tr("Moves %1").arg(QString::fromStdString(m_currency));
    default:
        return {};
    }
}

} // namespace leapfrog
