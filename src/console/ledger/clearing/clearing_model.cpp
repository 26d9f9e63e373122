// SPDX-License-Identifier: MIT
#include "console/ledger/clearing/clearing_model.h"

#include "console/look/figures.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "store/inbox/rest_words.h"

#include <QFont>

namespace leapfrog {

int ClearingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QVariant textOf(const ClearingLine &row, int column)
{
    switch (column) {
    case ClearingModel::Account:
        return row.accountName;
    case ClearingModel::Order:
        return row.isBalance() ? ClearingModel::tr("Balance") : QString::fromStdString(row.name);
    case ClearingModel::Day:
        return row.date && !row.isBalance() ? dateFigure(*row.date) : QString();
    case ClearingModel::Amount:
        return amountFigure(row.amount, row.currency) + QChar(QChar::Nbsp) + QString::fromStdString(row.currency);
    case ClearingModel::Why:
        return row.isBalance() ? QString() : restReasonWords(row.reason);
    default:
        return {};
    }
}

QVariant ClearingModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant((index.column() == Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return index.column() == Order && !row->isBalance()
            ? QVariant(withShortWords(QString::fromStdString(row->place)))
            : QVariant();
    case wholeRole:
        if (index.column() == Amount)
            return true;
        return index.column() == Day ? QVariant() : QVariant(false);
    case Qt::FontRole:
        if (row->isBalance()) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    default:
        return {};
    }
}

QVariant ClearingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Account:
        return tr("Account");
    case Order:
        return tr("Order");
    case Day:
        return tr("Date");
    case Amount:
        return tr("Rest");
    case Why:
        return tr("Why");
    default:
        return {};
    }
}

} // namespace leapfrog
