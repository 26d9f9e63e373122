// SPDX-License-Identifier: MIT
#include "console/ledger/entries/ledger_entries_model.h"

#include "console/look/figures.h"
#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"
#include "ledger/post.h"

#include <algorithm>

namespace leapfrog {

QString entryStateWords(const EntryRow &entry)
{
    if (!entry.deletedAt.isValid())
        return LedgerEntriesModel::tr("in force");
    if (entry.isPrevious)
        return LedgerEntriesModel::tr("previous figure");
    return entry.replacedByVersion > 0 ? LedgerEntriesModel::tr("replaced by version %1").arg(entry.replacedByVersion)
                                       : LedgerEntriesModel::tr("out of force");
}

int LedgerEntriesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static bool isAmount(int column)
{
    return column == LedgerEntriesModel::Debit || column == LedgerEntriesModel::Credit
        || column == LedgerEntriesModel::Foreign;
}

static QVariant textOf(const LedgerEntry &row, int column)
{
    const auto &entry = row.entry;
    const auto &posting = entry.posting;
    const Wide size = posting.baseAmount < 0 ? -Wide{posting.baseAmount} : Wide{posting.baseAmount};
    switch (column) {
    case LedgerEntriesModel::DateColumn:
        return dateFigure(posting.date);
    case LedgerEntriesModel::Document:
        return QString::fromStdString(entry.documentId);
    case LedgerEntriesModel::Version:
        return QString::number(entry.version);
    case LedgerEntriesModel::Account:
        return row.account;
    case LedgerEntriesModel::Debit:
        return isDebit(posting) ? amountFigure(size, row.baseCurrency) : QString();
    case LedgerEntriesModel::Credit:
        return isDebit(posting) ? QString() : amountFigure(size, row.baseCurrency);
    case LedgerEntriesModel::Foreign:
        return posting.currency == row.baseCurrency ? QString() : amountWithCurrency(posting.amount, posting.currency);
    case LedgerEntriesModel::Why:
        return why(posting);
    case LedgerEntriesModel::State:
        return entryStateWords(entry);
    default:
        return {};
    }
}

QVariant LedgerEntriesModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*row, index.column());
    case idRole:
        return QString::fromStdString(row->entry.documentId);
    case Qt::TextAlignmentRole:
        return QVariant((isAmount(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (index.column() == Why)
            return tr("%1 (rule %2)").arg(why(row->entry.posting), QString::fromStdString(row->entry.posting.rule));
        if (index.column() == State)
            return tr("Posted %1 by %2")
                .arg(momentWithZone(row->entry.postedAt), QString::fromStdString(row->entry.postedBy));
        return {};
    case wholeRole:
        return isAmount(index.column())                          ? QVariant(true)
            : index.column() == Account || index.column() == Why ? QVariant(false)
                                                                 : QVariant();
    case signRole:
        return static_cast<int>(index.column() == State && row->entry.deletedAt.isValid() ? Sign::Gone : Sign::None);
    default:
        return {};
    }
}

QVariant LedgerEntriesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((isAmount(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case DateColumn:
        return tr("Date");
    case Document:
        return tr("Document");
    case Version:
        return tr("Version");
    case Account:
        return tr("Account");
    case Debit:
        return tr("Debit");
    case Credit:
        return tr("Credit");
    case Foreign:
        return tr("Amount");
    case Why:
        return tr("Why");
    case State:
        return tr("State");
    default:
        return {};
    }
}

bool LedgerEntriesModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_asking && !rows().empty();
}

void LedgerEntriesModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_asking = true;
    emit pageWanted(rows().back());
}

void LedgerEntriesModel::showFirstPage(const std::vector<LedgerEntry> &page, bool more)
{
    m_asking = false;
    m_hasMore = more;
    setRows(page);
}

void LedgerEntriesModel::appendPage(const LedgerEntryKey &after, const std::vector<LedgerEntry> &page, bool more)
{
    m_asking = false;
    if (rows().empty() || rowKey(rows().back()) != after)
        return;
    m_hasMore = more;
    setRange(rowCount(), rowCount(), page);
}

/// Entries never move, they only come and go: so the part ends after its last row that was known.
void LedgerEntriesModel::refreshPart(int first, const std::optional<LedgerEntryKey> &after,
                                     const std::vector<LedgerEntry> &fresh, bool more)
{
    if (first > rowCount() || (after && (first == 0 || rowKey(rows()[static_cast<std::size_t>(first) - 1]) != *after)))
        return; // the rows have changed since this was asked for
    int end = more ? first : rowCount();
    for (auto row = fresh.rbegin(); row != fresh.rend() && end == first; ++row) {
        const auto key = rowKey(*row);
        const auto from = rows().begin() + first;
        const auto found = std::find_if(from, rows().end(), [&](const LedgerEntry &one) { return rowKey(one) == key; });
        if (found != rows().end())
            end = static_cast<int>(found - rows().begin()) + 1;
    }
    m_hasMore = more && (m_hasMore || end == rowCount());
    setRange(first, end, fresh);
}

bool LedgerEntriesModel::hasForeign() const
{
    return std::ranges::any_of(rows(),
                               [](const LedgerEntry &row) { return row.entry.posting.currency != row.baseCurrency; });
}

bool LedgerEntriesModel::hasStates() const
{
    return std::ranges::any_of(rows(), [](const LedgerEntry &row) { return row.entry.deletedAt.isValid(); });
}

} // namespace leapfrog
