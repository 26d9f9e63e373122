// SPDX-License-Identifier: MIT
#include "console/rehearsal/month_moves_model.h"

#include "console/look/figures.h"
#include "console/look/table_look.h"
#include "console/look/words.h"

namespace leapfrog {

int MonthMovesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static bool isFigure(int column)
{
    return column >= MonthMovesModel::Before && column <= MonthMovesModel::Documents;
}

/// With a plus sign when it is above zero.
static QString signedFigure(Wide amount, const std::string &currency)
{
    return (amount > 0 ? QStringLiteral("+") : QString()) + amountFigure(amount, currency);
}

static QVariant textOf(const MonthMoveRow &row, int column, const std::string &currency)
{
    switch (column) {
    case MonthMovesModel::Account:
        return row.words;
    case MonthMovesModel::Month:
        return QString::fromStdString(row.month);
    case MonthMovesModel::Before:
        return amountFigure(row.before, currency);
    case MonthMovesModel::After:
        return amountFigure(row.after, currency);
    case MonthMovesModel::Difference:
        return signedFigure(row.after - row.before, currency);
    case MonthMovesModel::Documents:
        return row.changed == 0 ? QString() : numberInWords(row.changed);
    default:
        return {};
    }
}

QVariant MonthMovesModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    if (role == wholeRole && index.column() == Account)
        return false;
    if (role == Qt::TextAlignmentRole)
        return QVariant((isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? textOf(*row, index.column(), m_currency) : QVariant();
}

QVariant MonthMovesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Account:
        return tr("Account");
    case Month:
        return tr("Month");
    case Before:
        return tr("Before %1").arg(QString::fromStdString(m_currency));
    case After:
        return tr("After %1").arg(QString::fromStdString(m_currency));
    case Difference:
        return tr("Difference");
    case Documents:
        return tr("Documents");
    default:
        return {};
    }
}

} // namespace leapfrog
