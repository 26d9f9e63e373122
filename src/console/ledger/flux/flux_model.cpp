// SPDX-License-Identifier: MIT
#include "console/ledger/flux/flux_model.h"

#include "console/look/figures.h"
#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "engine/close/flux_report.h"

#include <QFont>
#include <QLocale>

#include <set>

namespace leapfrog {

using Kind = FluxRow::Kind;

void FluxModel::show(const Flux &flux, const ChartOfAccounts &chart, std::string_view currency)
{
    std::vector<FluxRow> rows;
    FluxRow total{.kind = Kind::Total, .currency = std::string(currency)};
    std::set<std::string> documents;
    for (const auto &account : flux.accounts) {
        total.before += account.before;
        total.after += account.after;
        if (account.reasons.empty() && account.before == account.after)
            continue;
        const auto *const known = chart.find(account.account);
        FluxRow row{.account = account.account,
                    .words = known == nullptr ? QString() : QString::fromStdString(known->name),
                    .before = account.before,
                    .after = account.after,
                    .difference = account.after - account.before,
                    .currency = total.currency};
        const auto place = rows.size();
        rows.push_back(row);
        std::set<std::string> ofAccount;
        for (const auto &part : account.reasons) {
            row.explained += part.amount;
            ofAccount.insert(part.documents.begin(), part.documents.end());
            rows.push_back({.kind = Kind::Reason,
                            .account = account.account,
                            .words = fluxReasonWords(part.reason),
                            .reason = part.reason,
                            .difference = part.amount,
                            .documents = static_cast<std::int64_t>(part.documents.size()),
                            .currency = total.currency});
        }
        row.documents = static_cast<std::int64_t>(ofAccount.size());
        rows[place] = row;
        total.explained += row.explained;
        documents.merge(ofAccount);
    }
    total.difference = total.after - total.before;
    total.documents = static_cast<std::int64_t>(documents.size());
    if (!rows.empty())
        rows.push_back(total);
    setRows(rows);
}

int FluxModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static bool isFigure(int column)
{
    return column >= FluxModel::Before && column <= FluxModel::Documents;
}

static QString signedFigure(Wide amount, const std::string &currency)
{
    const auto figure = amountFigure(amount, currency);
    return amount > 0 ? QLocale().positiveSign() + figure : figure;
}

/// Whether the reasons are all of the difference, where that is to be said.
static QString checkWords(const FluxRow &row)
{
    if (row.kind == Kind::Reason)
        return {};
    if (row.explained != row.difference)
        return FluxModel::tr("%1 without a reason").arg(amountFigure(row.difference - row.explained, row.currency));
    return row.kind == Kind::Total ? FluxModel::tr("all explained") : QString();
}

static QVariant textOf(const FluxRow &row, int column)
{
    switch (column) {
    case FluxModel::Account:
        return row.kind == Kind::Total ? FluxModel::tr("Total")
            : row.kind == Kind::Reason ? QString()
                                       : QString::fromStdString(row.account);
    case FluxModel::Words:
        return row.kind == Kind::Reason ? QStringLiteral("    ") + row.words : row.words;
    case FluxModel::Before:
        return row.kind == Kind::Reason ? QString() : amountFigure(row.before, row.currency);
    case FluxModel::After:
        return row.kind == Kind::Reason ? QString() : amountFigure(row.after, row.currency);
    case FluxModel::Difference:
        return signedFigure(row.difference, row.currency);
    case FluxModel::Documents:
        return numberInWords(row.documents);
    case FluxModel::Check:
        return checkWords(row);
    default:
        return {};
    }
}

QVariant FluxModel::data(const QModelIndex &index, int role) const
{
    const auto *const row = find(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant((isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole: {
        if (row->kind == Kind::Reason || (row->kind == Kind::Account && index.column() != Difference))
            return {};
        QFont font;
        font.setBold(true);
        return font;
    }
    case Qt::AccessibleTextRole:
        return index.column() == Account && row->kind == Kind::Reason
            ? QVariant(tr("%1, because of %2").arg(QString::fromStdString(row->account), row->words))
            : QVariant();
    case wholeRole:
        return isFigure(index.column()) ? QVariant(true) : index.column() == Words ? QVariant(false) : QVariant();
    case signRole:
        if (index.column() != Check || checkWords(*row).isEmpty())
            return {};
        return static_cast<int>(row->explained == row->difference ? Sign::Good : Sign::Bad);
    default:
        return {};
    }
}

QVariant FluxModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Account:
        return tr("Account");
    case Words:
        return tr("Name, and because of");
    case Before:
        return tr("Before");
    case After:
        return tr("After");
    case Difference:
        return tr("Difference");
    case Documents:
        return tr("Documents");
    default:
        return {};
    }
}

} // namespace leapfrog
