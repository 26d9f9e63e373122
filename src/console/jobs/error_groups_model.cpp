// SPDX-License-Identifier: MIT
#include "console/jobs/error_groups_model.h"

#include "console/look/figures.h"
#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"
#include "console/look/words.h"

namespace leapfrog {

int ErrorGroupsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QString organisationsOf(const JobErrorRow &row)
{
    return row.organisations == 1 ? QString::fromStdString(row.orgIds.front()) : numberInWords(row.organisations);
}

static QString namesOf(const JobErrorRow &row)
{
    QStringList names;
    for (const auto &org : row.orgIds)
        names.append(withShortWords(QString::fromStdString(org)));
    if (row.organisations > names.size())
        names.append(ErrorGroupsModel::tr("and %n more", nullptr, static_cast<int>(row.organisations - names.size())));
    return names.join(QLatin1Char('\n'));
}

QVariant ErrorGroupsModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return QVariant((column == Jobs ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == signRole)
        return static_cast<int>(column == Reason ? Sign::Bad : Sign::None);
    if (role == wholeRole)
        return column == Reason || column == Organisations ? QVariant(false) : QVariant();
    if (role == Qt::ToolTipRole) {
        switch (column) {
        case Reason:
            return withShortWords(row->error);
        case Organisations:
            return namesOf(*row);
        case First:
            return momentWithZone(row->firstAt);
        case Last:
            return momentWithZone(row->lastAt);
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Reason:
        return row->sentence();
    case Jobs:
        return numberInWords(row->jobs);
    case Organisations:
        return organisationsOf(*row);
    case First:
        return timeFigure(row->firstAt);
    case Last:
        return timeFigure(row->lastAt);
    default:
        return {};
    }
}

QVariant ErrorGroupsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Jobs ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Reason:
        return tr("Reason");
    case Jobs:
        return tr("Jobs");
    case Organisations:
        return tr("Organisations");
    case First:
        return tr("First");
    case Last:
        return tr("Last");
    default:
        return {};
    }
}

Qt::ItemFlags ErrorGroupsModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? RowModel::flags(index) | Qt::ItemNeverHasChildren : RowModel::flags(index);
}

} // namespace leapfrog
