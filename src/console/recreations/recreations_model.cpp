// SPDX-License-Identifier: MIT
#include "console/recreations/recreations_model.h"

#include "console/books/recreation_words.h"
#include "console/look/figures.h"
#include "console/look/lists/progress_delegate.h"
#include "console/look/table_look.h"
#include "console/look/words.h"

namespace leapfrog {

int RecreationsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RecreationsModel::textOf(const RecreationRow &row, int column) const
{
    switch (column) {
    case Started:
        return timeFigure(row.startedAt);
    case By:
        return row.who;
    case Organisation:
        return QString::fromStdString(row.orgId);
    case Path:
        return pathName(row.path);
    case Documents:
        return row.waiting == 0
            ? numberInWords(row.documents)
            : tr("%1 of %2").arg(numberInWords(row.documents - row.waiting), numberInWords(row.documents));
    case Result:
        return resultWords(row);
    case Took:
        // Undone documents ended when they were undone; how long their posting took is not known any more.
        return row.undone > 0 ? QString() : durationWords(row.startedAt, row.finishedAt);
    case Reason:
        return row.why;
    default:
        return {};
    }
}

QVariant RecreationsModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*row, index.column());
    case Qt::ToolTipRole:
        return index.column() == Started ? momentWithZone(row->startedAt) : textOf(*row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case wholeRole:
        return index.column() == Result ? QVariant(true) : QVariant();
    case signRole:
        return static_cast<int>(index.column() == Result ? recreationSign(*row) : Sign::None);
    case idRole:
        return QString::fromStdString(row->id);
    case progressRole:
        if (index.column() == Documents && row->waiting > 0 && row->documents > 0)
            return static_cast<double>(row->documents - row->waiting) / row->documents;
        return {};
    default:
        return {};
    }
}

QVariant RecreationsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Started:
        return tr("Started");
    case By:
        return tr("By");
    case Organisation:
        return tr("Organisation");
    case Path:
        return tr("Path");
    case Documents:
        return tr("Documents");
    case Result:
        return tr("Result");
    case Took:
        return tr("Took");
    case Reason:
        return tr("Reason");
    default:
        return {};
    }
}

bool RecreationsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_asking && !rows().empty();
}

void RecreationsModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_asking = true;
    emit pageWanted(rows().back().id);
}

void RecreationsModel::showFirstPage(const std::vector<RecreationRow> &page, bool hasMore)
{
    m_asking = false;
    m_hasMore = hasMore;
    setRows(page);
}

void RecreationsModel::appendPage(const std::string &after, const std::vector<RecreationRow> &page)
{
    m_asking = false;
    if (rows().empty() || rows().back().id != after)
        return;
    m_hasMore = static_cast<int>(page.size()) == pageSize;
    setRange(rowCount(), rowCount(), page);
}

int RecreationsModel::refreshTop(const std::vector<RecreationRow> &fresh, bool hold)
{
    const bool isAll = static_cast<int>(fresh.size()) < pageSize;
    int end = isAll ? rowCount() : 0;
    for (auto row = fresh.rbegin(); row != fresh.rend() && end == 0; ++row)
        end = placeOf(row->id) + 1;
    if (end == 0 && !hold) { // so many new ones that the rows don't join
        showFirstPage(fresh, !isAll);
        return 0;
    }
    std::vector<RecreationRow> known;
    int held = 0;
    for (const auto &row : fresh) {
        if (hold && placeOf(row.id) < 0)
            ++held;
        else
            known.push_back(row);
    }
    m_hasMore = !isAll && (m_hasMore || end == rowCount());
    setRange(0, end, known);
    return held;
}

void RecreationsModel::refreshRow(const RecreationRow &fresh)
{
    if (const int place = placeOf(fresh.id); place >= 0)
        setRange(place, place + 1, {fresh});
}

int RecreationsModel::placeOf(const std::string &id) const
{
    const auto found = std::ranges::find(rows(), id, &RecreationRow::id);
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

} // namespace leapfrog
