// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/books/reports.h"

#include <QString>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace leapfrog {

/// An entry of the ledger as lists show it.
struct LedgerEntry
{
    EntryRow entry;
    QString account; ///< code and name
    std::string baseCurrency;

    friend bool operator==(const LedgerEntry &, const LedgerEntry &) = default;
};

using LedgerEntryKey = std::tuple<std::string, int, int>; ///< document, version, line

inline LedgerEntryKey rowKey(const LedgerEntry &row)
{
    return {row.entry.documentId, row.entry.version, row.entry.lineNo};
}

/// "in force", "replaced by version 4" …
QString entryStateWords(const EntryRow &entry);

/// Entries in the order of ReportStore::entries(), a page at a time. UI thread.
class LedgerEntriesModel : public RowModel<LedgerEntry>
{
    Q_OBJECT
public:
    enum Column
    {
        DateColumn,
        Document,
        Version,
        Account,
        Debit,
        Credit,
        Foreign, ///< the amount in the document's currency, where that is another
        Why,
        State,
        ColumnCount
    };
    static constexpr int pageSize = 200;

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// The answer to a new question: the first page takes the place of all rows.
    void showFirstPage(const std::vector<LedgerEntry> &page, bool more);
    /// The page after the last row, which was `after`; dropped when the rows have changed since it was asked for.
    void appendPage(const LedgerEntryKey &after, const std::vector<LedgerEntry> &page, bool more);
    /// Fresh rows of a part: those after `after`, which is row `first` - 1 (nothing: from the start). `more`: there are
    /// others behind them.
    void refreshPart(int first, const std::optional<LedgerEntryKey> &after, const std::vector<LedgerEntry> &fresh,
                     bool more);
    /// A page that was asked for did not come: fetchMore() may ask again.
    void pageFailed() { m_asking = false; }

    [[nodiscard]] bool hasMore() const { return m_hasMore; }
    /// Whether any amount is in another currency than the base currency.
    [[nodiscard]] bool hasForeign() const;
    /// Whether any entry is not simply in force.
    [[nodiscard]] bool hasStates() const;

signals:
    /// The next page is wanted, after that row.
    void pageWanted(const leapfrog::LedgerEntry &after);

private:
    bool m_hasMore = false;
    bool m_asking = false;
};

} // namespace leapfrog
