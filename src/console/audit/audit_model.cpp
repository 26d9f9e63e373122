// SPDX-License-Identifier: MIT
#include "console/audit/audit_model.h"

#include "console/audit/audit_words.h"
#include "console/look/figures.h"
#include "console/look/table_look.h"

namespace leapfrog {

int AuditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QString words(const AuditEvent &row, int column)
{
    switch (column) {
    case AuditModel::At:
        return timeFigure(row.at);
    case AuditModel::Who:
        return QString::fromStdString(row.who);
    case AuditModel::Act:
        return actWords(row.what);
    case AuditModel::Object:
        return QString::fromStdString(row.object);
    case AuditModel::Change:
        return changeWords(row);
    case AuditModel::Why:
        return row.why.simplified();
    case AuditModel::Organisation:
        return QString::fromStdString(row.orgId);
    case AuditModel::From:
        return placeWords(row);
    default:
        return {};
    }
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return words(*row, index.column());
    case idRole:
        return QString::fromStdString(row->object);
    case wholeRole:
        return index.column() == At;
    case Qt::ToolTipRole:
        return index.column() == At ? momentWithZone(row->at) : words(*row, index.column());
    default:
        return {};
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case At:
        return tr("When");
    case Who:
        return tr("Who");
    case Act:
        return tr("What");
    case Object:
        return tr("To what");
    case Change:
        return tr("Before → after");
    case Why:
        return tr("Reason");
    case Organisation:
        return tr("Organisation");
    case From:
        return tr("From");
    default:
        return {};
    }
}

} // namespace leapfrog
