// SPDX-License-Identifier: MIT
#include "console/ledger/verify/findings_model.h"

#include "console/look/figures.h"
#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

using Kind = LedgerFinding::Kind;

static constexpr std::size_t mostLines = 12;

QString findingName(Kind kind)
{
    switch (kind) {
    case Kind::Altered:
        return QCoreApplication::translate("leapfrog::FindingsModel", "altered");
    case Kind::Missing:
        return QCoreApplication::translate("leapfrog::FindingsModel", "missing");
    case Kind::Stale:
        return QCoreApplication::translate("leapfrog::FindingsModel", "stale");
    case Kind::Orphan:
        break;
    }
    return QCoreApplication::translate("leapfrog::FindingsModel", "orphan");
}

/// The amounts that differ: those in the base currency when the others agree.
static QString lineWords(const DifferenceLine &line, const std::string &base)
{
    const bool inBase = line.oldAmount == line.newAmount;
    const auto &currency = inBase ? base : line.currency;
    return FindingsModel::tr("%1, account %2, rule %3: in the ledger %4, should be %5")
        .arg(dateFigure(line.date), QString::fromStdString(line.account), QString::fromStdString(line.rule),
             amountWithCurrency(inBase ? line.oldBaseAmount : line.oldAmount, currency),
             amountWithCurrency(inBase ? line.newBaseAmount : line.newAmount, currency));
}

FindingRow findingRow(int place, const LedgerFinding &finding, const std::string &base)
{
    QStringList lines;
    const auto &all = finding.difference.lines;
    for (std::size_t i = 0; i < std::min(all.size(), mostLines); ++i)
        lines.append(lineWords(all[i], base));
    if (all.size() > mostLines)
        lines.append(FindingsModel::tr("and %Ln more", nullptr, static_cast<int>(all.size() - mostLines)));
    return {.place = place,
            .document = finding.documentId,
            .version = finding.version,
            .kind = finding.kind,
            .message = finding.message,
            .lines = lines.join(QLatin1Char('\n'))};
}

int FindingsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    if (role == signRole) {
        const auto sign = row->kind == Kind::Stale ? Sign::Again : Sign::Bad;
        return static_cast<int>(index.column() == Finding ? sign : Sign::None);
    }
    if (role == wholeRole && index.column() == Why)
        return false;
    if (role == Qt::ToolTipRole && index.column() == Why)
        return row->lines.isEmpty() ? row->message : row->message + QLatin1Char('\n') + row->lines;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Document:
        return QString::fromStdString(row->document);
    case Version:
        return QString::number(row->version);
    case Finding:
        return findingName(row->kind);
    case Why:
        return row->message;
    default:
        return {};
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Document:
        return tr("Document");
    case Version:
        return tr("Version");
    case Finding:
        return tr("Finding");
    case Why:
        return tr("Why");
    default:
        return {};
    }
}

} // namespace leapfrog
