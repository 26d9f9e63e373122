// SPDX-License-Identifier: MIT
#include "console/preview/preview_rows.h"

#include "console/look/figures.h"
#include "console/preview/preview_model.h"

#include <QGuiApplication>
#include <QPalette>

namespace leapfrog {

bool isAmountColumn(int column)
{
    return column == PreviewModel::Old || column == PreviewModel::New || column == PreviewModel::Change;
}

static QVariant alignment(int column)
{
    return QVariant((isAmountColumn(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
}

QVariant previewCauseData(const PreviewCause &cause, int column, int role)
{
    if (role == Qt::TextAlignmentRole)
        return alignment(column);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case PreviewModel::Account:
        return cause.what;
    case PreviewModel::Old:
        return cause.before;
    case PreviewModel::New:
        return cause.after;
    case PreviewModel::Why:
        return cause.why;
    default:
        return {};
    }
}

static QVariant lineText(const PreviewLine &line, int column)
{
    static const auto nothing = QStringLiteral("–");
    switch (column) {
    case PreviewModel::Account:
        return PreviewModel::tr("%1, %2").arg(line.account, dateFigure(line.date));
    case PreviewModel::Old:
        return line.hasOld ? amountWithCurrency(line.oldAmount, line.currency) : nothing;
    case PreviewModel::New:
        return line.hasNew ? amountWithCurrency(line.newAmount, line.currency) : nothing;
    case PreviewModel::Change:
        return signedAmountFigure(line.newAmount - line.oldAmount, line.currency);
    case PreviewModel::Why:
        return line.why;
    default:
        return {};
    }
}

QVariant previewLineData(const PreviewLine &line, int column, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return lineText(line, column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    case Qt::ForegroundRole:
        return line.changes ? QVariant() : QVariant(QGuiApplication::palette().brush(QPalette::PlaceholderText));
    default:
        return {};
    }
}

} // namespace leapfrog
