// SPDX-License-Identifier: MIT
#include "console/ledger/balance_model.h"

#include "console/look/figures.h"
#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"

#include <QFont>

namespace leapfrog {

int BalanceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void BalanceModel::setOpened(bool opened)
{
    if (opened == m_opened)
        return;
    m_opened = opened;
    emit headerDataChanged(Qt::Horizontal, Closing, Closing);
}

static bool isAmount(int column)
{
    return column >= BalanceModel::Opening && column <= BalanceModel::Closing;
}

/// Nothing is a dash, so that the figures that are there stand out; a total is always said.
static QString figure(const BalanceRow &row, Wide amount)
{
    return amount == 0 && !row.isTotal() ? QString(QChar(0x2013)) : amountFigure(amount, row.currency);
}

static QString checkWords(const BalanceRow &row)
{
    if (!row.isTotal())
        return {};
    return row.closing() == 0 ? BalanceModel::tr("balanced")
                              : BalanceModel::tr("off by %1").arg(amountFigure(row.closing(), row.currency));
}

static QVariant textOf(const BalanceRow &row, int column)
{
    switch (column) {
    case BalanceModel::Account:
        return row.isTotal() ? BalanceModel::tr("Total") : QString::fromStdString(row.account);
    case BalanceModel::Name:
        return row.name;
    case BalanceModel::Opening:
        return figure(row, row.opening);
    case BalanceModel::Debit:
        return figure(row, row.debit);
    case BalanceModel::Credit:
        return figure(row, row.credit);
    case BalanceModel::Closing:
        return amountFigure(row.closing(), row.currency);
    case BalanceModel::Check:
        return checkWords(row);
    default:
        return {};
    }
}

QVariant BalanceModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant((isAmount(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole: {
        if (!row->isTotal() && index.column() != Closing)
            return {};
        QFont font;
        font.setBold(true);
        return font;
    }
    case wholeRole:
        return isAmount(index.column()) ? QVariant(true) : index.column() == Name ? QVariant(false) : QVariant();
    case signRole: {
        if (!row->isTotal() || index.column() != Check)
            return {};
        return static_cast<int>(row->closing() == 0 ? Sign::Good : Sign::Bad);
    }
    default:
        return {};
    }
}

QVariant BalanceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isAmount(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Account:
        return tr("Account");
    case Name:
        return tr("Name");
    case Opening:
        return tr("Opening");
    case Debit:
        return tr("Debit");
    case Credit:
        return tr("Credit");
    case Closing:
        return m_opened ? tr("Closing") : tr("Balance");
    default:
        return {};
    }
}

} // namespace leapfrog
