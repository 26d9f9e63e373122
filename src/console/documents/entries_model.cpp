// SPDX-License-Identifier: MIT
#include "console/documents/entries_model.h"

#include "console/look/figures.h"
#include "ledger/post.h"

namespace leapfrog {

int EntriesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static bool isAmount(int column)
{
    return column == EntriesModel::Debit || column == EntriesModel::Credit || column == EntriesModel::Base;
}

static QVariant textOf(const DocumentEntry &row, int column)
{
    const auto &posting = row.posting;
    const auto size = posting.amount < 0 ? -posting.amount : posting.amount;
    switch (column) {
    case EntriesModel::DateColumn:
        return dateFigure(posting.date);
    case EntriesModel::Account:
        return row.account;
    case EntriesModel::Debit:
        return isDebit(posting) ? amountWithCurrency(size, posting.currency) : QString();
    case EntriesModel::Credit:
        return isDebit(posting) ? QString() : amountWithCurrency(size, posting.currency);
    case EntriesModel::Base:
        return amountWithCurrency(posting.baseAmount, row.baseCurrency);
    case EntriesModel::Why:
        return why(posting);
    default:
        return {};
    }
}

QVariant EntriesModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    if (role == Qt::DisplayRole)
        return textOf(*row, index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant((isAmount(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == Why)
        return tr("%1 (rule %2)").arg(why(row->posting), QString::fromStdString(row->posting.rule));
    return {};
}

QVariant EntriesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isAmount(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case DateColumn:
        return tr("Date");
    case Account:
        return tr("Account");
    case Debit:
        return tr("Debit");
    case Credit:
        return tr("Credit");
    case Base:
        return tr("In base currency");
    case Why:
        return tr("Why");
    default:
        return {};
    }
}

} // namespace leapfrog
