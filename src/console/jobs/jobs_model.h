// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/row_model.h"
#include "store/queue/job_list.h"

#include <string>
#include <vector>

namespace leapfrog {

inline const std::string &rowKey(const JobRow &row)
{
    return row.id;
}

/// Jobs in the order of JobListStore::list(), a page at a time. UI thread.
class JobsModel : public RowModel<JobRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Priority,
        State,
        Document,
        Organisation,
        Waiting,
        Attempts,
        Outlook,
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
    void showFirstPage(const JobPage &page);
    /// The page that begins where the rows ended (`after`); dropped when that is not so any more.
    void appendPage(const std::string &after, const JobPage &page);
    /// Fresh rows of a part: those after row `after` (empty: from the start), `limit` were asked for. With `hold`, new
    /// rows stay out so that nothing moves under the user's hand. Returns how many were held back.
    int refreshPart(const std::string &after, const JobPage &fresh, int limit, bool hold);
    /// A page that was asked for did not come: fetchMore() may ask again.
    void pageFailed() { m_asking = false; }
    /// Durations and what is "now" have moved on.
    void setNow(const QDateTime &now);

    /// Where what is not loaded yet begins; empty: all is loaded.
    [[nodiscard]] const std::string &next() const { return m_next; }

signals:
    /// The next page is wanted, from that place on.
    void pageWanted(const std::string &after);

private:
    QVariant textOf(const JobRow &row, int column) const;

    QDateTime m_now = QDateTime::currentDateTimeUtc();
    std::string m_next;
    bool m_asking = false;
};

} // namespace leapfrog
