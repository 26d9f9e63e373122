// SPDX-License-Identifier: MIT
#include "console/members/members_model.h"

#include "console/look/figures.h"
#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"
#include "console/members/member_words.h"

namespace leapfrog {

int MembersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QString words(const Member &row, int column)
{
    switch (column) {
    case MembersModel::Login:
        return QString::fromStdString(row.login);
    case MembersModel::Organisation:
        return QString::fromStdString(row.orgId);
    case MembersModel::Role:
        return memberRoleWords(row.role);
    case MembersModel::May:
        return memberGroupWords(row.group);
    case MembersModel::AddedBy:
        return QString::fromStdString(row.addedBy);
    case MembersModel::AddedAt:
        return momentFigure(row.addedAt);
    default:
        return {};
    }
}

QVariant MembersModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return words(*row, column);
    case idRole:
        return QString::fromStdString(row->login);
    case signRole:
        return static_cast<int>(column == May && row->group.empty() ? Sign::Bad : Sign::None);
    case wholeRole:
        return column == Role || column == AddedAt;
    case Qt::ToolTipRole:
        if (column == Role)
            return memberRoleMeaning(row->role);
        if (column == AddedAt)
            return momentWithZone(row->addedAt);
        return words(*row, column);
    default:
        return {};
    }
}

QVariant MembersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Login:
        return tr("Login");
    case Organisation:
        return tr("Organisation");
    case Role:
        return tr("Role");
    case May:
        return tr("May do there");
    case AddedBy:
        return tr("Added by");
    case AddedAt:
        return tr("Added");
    default:
        return {};
    }
}

} // namespace leapfrog
