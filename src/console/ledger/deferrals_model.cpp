// SPDX-License-Identifier: MIT
#include "console/ledger/deferrals_model.h"

#include "console/look/figures.h"
#include "console/look/table_look.h"

#include <QFont>

namespace leapfrog {

int DeferralsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QString money(Wide amount, const std::string &currency)
{
    return amountFigure(amount, currency) + QChar(QChar::Nbsp) + QString::fromStdString(currency);
}

static QString dayOrNone(const DeferralLine &row, const std::optional<Date> &day)
{
    if (row.isTotal())
        return {};
    return day ? dateFigure(*day) : DeferralsModel::tr("none");
}

static bool isAmount(int column)
{
    return column == DeferralsModel::Deferred || column == DeferralsModel::Left;
}

QVariant DeferralsModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isAmount(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == wholeRole)
        return isAmount(index.column()) ? QVariant(true) : index.column() == Account ? QVariant(false) : QVariant();
    if (role == Qt::ToolTipRole && index.column() >= Next)
        return row->schedule;
    if (role == Qt::FontRole && row->isTotal()) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Document:
        return row->isTotal() ? tr("Total") : QString::fromStdString(row->document);
    case Account:
        return row->accountName;
    case Since:
        return row->isTotal() ? QString() : dayOrNone(*row, row->since);
    case Deferred:
        return row->isTotal() ? QString() : money(row->deferred, row->currency);
    case Left:
        return money(row->left, row->currency);
    case Next:
        return dayOrNone(*row, row->next);
    case Last:
        return dayOrNone(*row, row->last);
    default:
        return {};
    }
}

QVariant DeferralsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isAmount(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Document:
        return tr("Document");
    case Account:
        return tr("Account");
    case Since:
        return tr("Since");
    case Deferred:
        return tr("Deferred");
    case Left:
        return tr("Left");
    case Next:
        return tr("Next release");
    case Last:
        return tr("Last release");
    default:
        return {};
    }
}

} // namespace leapfrog
