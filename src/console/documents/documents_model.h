// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/books/chosen_documents.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace leapfrog {

inline DocumentKey rowKey(const DocumentRow &row)
{
    return {row.orgId, row.id};
}

/// Documents in the order of DocumentStore::list(), a page at a time, each with a tick. Ticks belong to documents, not
/// to rows: they stay when a document is filtered out or not loaded yet. UI thread.
class DocumentsModel : public RowModel<DocumentRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Number,
        Type,
        Organisation,
        DateColumn,
        Customer,
        Amount,
        Status,
        Version,
        ColumnCount
    };
    static constexpr int pageSize = 200;

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// The answer to a new question: the first page takes the place of all rows.
    void showFirstPage(const std::vector<DocumentRow> &page);
    /// The page after the last row, which was `after`; dropped when the rows have changed since it was asked for.
    void appendPage(const DocumentRow &after, const std::vector<DocumentRow> &page);
    /// Fresh rows of a part: those after `after` (nothing: from the start), `limit` were asked for. With `hold`, new
    /// rows stay out so that nothing moves under the user's hand. Returns how many were held back.
    int refreshPart(const std::optional<DocumentRow> &after, const std::vector<DocumentRow> &fresh, int limit,
                    bool hold);
    /// A page that was asked for did not come: fetchMore() may ask again.
    void pageFailed() { m_asking = false; }

    /// Whether more rows can be loaded than there are.
    [[nodiscard]] bool hasMore() const { return m_hasMore; }

    [[nodiscard]] const std::set<DocumentKey> &ticked() const { return m_ticked; }
    /// How many of the loaded rows are ticked.
    [[nodiscard]] int tickedRows() const;
    void tick(const std::vector<DocumentKey> &documents);
    void untick(const std::vector<DocumentKey> &documents);
    void clearTicks();
    /// Ticks the rows, or unticks them when all of them are ticked.
    void toggle(const QModelIndexList &indexes);

signals:
    /// The next page is wanted, after that row.
    void pageWanted(const leapfrog::DocumentRow &after);
    void ticksChanged();

private:
    using DocumentName = std::pair<std::string_view, std::string_view>; ///< organisation and id
    using Places = std::map<DocumentName, int>;
    [[nodiscard]] int placeOf(const DocumentRow &row) const; ///< -1: not loaded
    /// Where those of the fresh rows are that are loaded. Valid until the rows change.
    [[nodiscard]] Places placesOf(const std::vector<DocumentRow> &fresh) const;
    void setTick(int row, bool ticked);
    void noteTicks();
    QVariant textOf(const DocumentRow &row, int column) const;

    std::set<DocumentKey> m_ticked;
    bool m_hasMore = false;
    bool m_asking = false;
};

} // namespace leapfrog
