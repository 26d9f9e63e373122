// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/inbox/inbox_list.h"

#include <cstdint>

namespace leapfrog {

inline std::int64_t rowKey(const PayloadRow &row)
{
    return row.number;
}

/// Payloads, the last arrived first, a page at a time. UI thread.
class PayloadsModel : public RowModel<PayloadRow>
{
    Q_OBJECT
public:
    enum Column
    {
        State,
        Kind,
        Number,
        Group,
        Received,
        Says,
        ColumnCount
    };
    static constexpr int pageSize = 200;

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// The answer to a new question: its rows take the place of all.
    void showFirstPage(const PayloadPage &page);
    /// The page that begins where the rows ended (`before`); dropped when that is not so any more.
    void appendPage(std::int64_t before, const PayloadPage &page);
    /// Fresh rows of the part below payload `before` (0: from the start). With `hold`, new rows stay out so that
    /// nothing moves under the user's hand. Returns how many were held back.
    int refreshPart(std::int64_t before, const PayloadPage &fresh, bool hold);
    /// A page that was asked for did not come: fetchMore() may ask again.
    void pageFailed() { m_asking = false; }

    /// Where what is not loaded yet begins; 0: all is loaded.
    [[nodiscard]] std::int64_t next() const { return m_next; }

signals:
    /// The next page is wanted, from that place on.
    void pageWanted(std::int64_t before);

private:
    /// The first row whose number is below; rowCount(): none.
    [[nodiscard]] int firstBelow(std::int64_t number) const;

    std::int64_t m_next = 0;
    bool m_asking = false;
};

} // namespace leapfrog
