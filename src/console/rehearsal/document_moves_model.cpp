// SPDX-License-Identifier: MIT
#include "console/rehearsal/document_moves_model.h"

#include "console/books/document_words.h"
#include "console/look/figures.h"

namespace leapfrog {

int DocumentMovesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static bool isFigure(int column)
{
    return column >= DocumentMovesModel::Before && column <= DocumentMovesModel::Difference;
}

/// With a plus sign when it is above zero.
static QString signedFigure(Wide amount, const std::string &currency)
{
    return (amount > 0 ? QStringLiteral("+") : QString()) + amountFigure(amount, currency);
}

static QVariant textOf(const DocumentMovement &row, int column, const std::string &currency)
{
    switch (column) {
    case DocumentMovesModel::Document:
        return QString::fromStdString(row.id);
    case DocumentMovesModel::Type:
        return documentTypeWords(row.type);
    case DocumentMovesModel::Before:
        return amountFigure(row.before, currency);
    case DocumentMovesModel::After:
        return amountFigure(row.after, currency);
    case DocumentMovesModel::Difference:
        return signedFigure(row.after - row.before, currency);
    default:
        return {};
    }
}

QVariant DocumentMovesModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? textOf(*row, index.column(), m_currency) : QVariant();
}

QVariant DocumentMovesModel::headerData(int section, Qt::Orientation orientation, int role) const
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
    case Before:
        return tr("Before %1").arg(QString::fromStdString(m_currency));
    case After:
        return tr("After %1").arg(QString::fromStdString(m_currency));
    case Difference:
        return tr("Difference");
    default:
        return {};
    }
}

} // namespace leapfrog
