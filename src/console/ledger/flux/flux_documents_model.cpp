// SPDX-License-Identifier: MIT
#include "console/ledger/flux/flux_documents_model.h"

#include "console/look/figures.h"
#include "console/look/table_look.h"

#include <QLocale>

namespace leapfrog {

int FluxDocumentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static bool isAmount(int column)
{
    return column >= FluxDocumentsModel::Before && column <= FluxDocumentsModel::Difference;
}

static QString versionWords(const FluxDocumentRow &row)
{
    if (row.versionBefore == row.versionAfter)
        return QString::number(row.versionAfter);
    return row.versionBefore == 0
        ? FluxDocumentsModel::tr("new, %1").arg(row.versionAfter)
        : FluxDocumentsModel::tr("%1 to %2", "versions").arg(row.versionBefore).arg(row.versionAfter);
}

static QVariant textOf(const FluxDocumentRow &row, int column)
{
    switch (column) {
    case FluxDocumentsModel::Document:
        return QString::fromStdString(row.document);
    case FluxDocumentsModel::Versions:
        return versionWords(row);
    case FluxDocumentsModel::Before:
        return amountFigure(row.before, row.currency);
    case FluxDocumentsModel::After:
        return amountFigure(row.after, row.currency);
    case FluxDocumentsModel::Difference: {
        const auto figure = amountFigure(row.after - row.before, row.currency);
        return row.after > row.before ? QLocale().positiveSign() + figure : figure;
    }
    case FluxDocumentsModel::What:
        return row.what;
    default:
        return {};
    }
}

QVariant FluxDocumentsModel::data(const QModelIndex &index, int role) const
{
    const auto *const row = find(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant((isAmount(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case wholeRole:
        return isAmount(index.column()) ? QVariant(true) : index.column() == What ? QVariant(false) : QVariant();
    default:
        return {};
    }
}

QVariant FluxDocumentsModel::headerData(int section, Qt::Orientation orientation, int role) const
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
    case Versions:
        return tr("Version");
    case Before:
        return tr("Before");
    case After:
        return tr("After");
    case Difference:
        return tr("Difference");
    case What:
        return tr("What changed");
    default:
        return {};
    }
}

} // namespace leapfrog
