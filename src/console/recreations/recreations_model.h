// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/queue/recreations.h"

#include <string>
#include <vector>

namespace leapfrog {

inline const std::string &rowKey(const RecreationRow &row)
{
    return row.id;
}

/// Recreations, the newest first, a page at a time. UI thread.
class RecreationsModel : public RowModel<RecreationRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Started,
        By,
        Organisation,
        Path,
        Documents, ///< with a bar (see progressRole) while it runs
        Result,
        Took,
        Reason,
        ColumnCount
    };
    static constexpr int pageSize = 100;

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// The answer to a new question takes the place of all rows. `hasMore`: older ones may follow.
    void showFirstPage(const std::vector<RecreationRow> &page, bool hasMore);
    /// The page after the row `after`; dropped when that is not the last row any more.
    void appendPage(const std::string &after, const std::vector<RecreationRow> &page);
    /// The newest page again. With `hold`, new rows stay out so that nothing moves under the user's hand. Returns how
    /// many were held back.
    int refreshTop(const std::vector<RecreationRow> &fresh, bool hold);
    /// Fresh facts of one row, if it is there.
    void refreshRow(const RecreationRow &fresh);
    /// A page that was asked for did not come: fetchMore() may ask again.
    void pageFailed() { m_asking = false; }

    /// Where that recreation is; -1: not loaded.
    [[nodiscard]] int placeOf(const std::string &id) const;

signals:
    /// The next page is wanted, after that recreation.
    void pageWanted(const std::string &after);

private:
    QVariant textOf(const RecreationRow &row, int column) const;

    bool m_hasMore = false;
    bool m_asking = false;
};

} // namespace leapfrog
