// SPDX-License-Identifier: MIT
#include "console/rehearsal/refusals_model.h"

#include "console/look/table_look.h"
#include "console/look/words.h"

namespace leapfrog {

int RefusalsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QString examplesOf(const RehearsedRefusal &row)
{
    QStringList ids;
    for (const auto &id : row.examples)
        ids.append(QString::fromStdString(id));
    return ids.join(QStringLiteral(", "));
}

static bool isFigure(int column)
{
    return column >= RefusalsModel::Documents && column <= RefusalsModel::Newly;
}

static QVariant textOf(const RehearsedRefusal &row, int column)
{
    switch (column) {
    case RefusalsModel::Documents:
        return numberInWords(row.documents);
    case RefusalsModel::Newly:
        return row.newly == 0 ? QString() : numberInWords(row.newly);
    case RefusalsModel::Reason:
        return row.message;
    case RefusalsModel::Examples:
        return examplesOf(row);
    default:
        return {};
    }
}

QVariant RefusalsModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    if (role == wholeRole && index.column() >= Reason)
        return false;
    if (role == Qt::ToolTipRole && index.column() == Reason)
        return QString(row->message + QLatin1Char('\n') + tr("Code: %1").arg(QString::fromStdString(row->code)));
    if (role == Qt::ToolTipRole && index.column() == Newly)
        return tr("Of these, so many are posted by today's settings.");
    if (role == Qt::TextAlignmentRole)
        return QVariant((isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? textOf(*row, index.column()) : QVariant();
}

QVariant RefusalsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Documents:
        return tr("Documents");
    case Newly:
        return tr("Newly");
    case Reason:
        return tr("Reason");
    case Examples:
        return tr("Examples");
    default:
        return {};
    }
}

} // namespace leapfrog
