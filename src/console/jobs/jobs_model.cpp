// SPDX-License-Identifier: MIT
#include "console/jobs/jobs_model.h"

#include "console/jobs/job_row_words.h"
#include "console/look/figures.h"
#include "console/look/table_look.h"
#include "console/look/words.h"

#include <map>
#include <string_view>
#include <unordered_set>

namespace leapfrog {

int JobsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JobsModel::textOf(const JobRow &row, int column) const
{
    switch (column) {
    case Priority:
        return tr("%1 %2").arg(priorityShape(row.priority), priorityWords(row.priority));
    case State:
        return jobStateWords(stateOf(row, m_now));
    case Document:
        return QString::fromStdString(row.documentId);
    case Organisation:
        return QString::fromStdString(row.orgId);
    case Waiting:
        return stateOf(row, m_now) == "waiting" ? durationInWords(std::chrono::milliseconds(row.readyAt.msecsTo(m_now)))
                                                : QStringLiteral("–");
    case Attempts:
        return numberInWords(row.runCount);
    case Outlook:
        return jobOutlook(row, m_now);
    default:
        return {};
    }
}

QVariant JobsModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*row, index.column());
    case idRole:
        return QString::fromStdString(row->id);
    case Qt::ToolTipRole:
        if (index.column() == Waiting)
            return momentWithZone(row->readyAt);
        return index.column() == Outlook ? QVariant(withShortWords(row->lastError)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant((index.column() == Attempts || index.column() == Waiting ? Qt::AlignRight : Qt::AlignLeft)
                        | Qt::AlignVCenter);
    case wholeRole:
        return index.column() == Document || index.column() == Organisation || index.column() == Outlook
            ? QVariant(false)
            : QVariant();
    case signRole:
        return static_cast<int>(index.column() == State ? jobSign(stateOf(*row, m_now)) : Sign::None);
    default:
        return {};
    }
}

QVariant JobsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Attempts || section == Waiting ? Qt::AlignRight : Qt::AlignLeft)
                        | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Priority:
        return tr("Priority");
    case State:
        return tr("State");
    case Document:
        return tr("Document");
    case Organisation:
        return tr("Organisation");
    case Waiting:
        return tr("Waiting");
    case Attempts:
        return tr("Attempts");
    case Outlook:
        return tr("Starts / last error");
    default:
        return {};
    }
}

Qt::ItemFlags JobsModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? RowModel::flags(index) | Qt::ItemNeverHasChildren : RowModel::flags(index);
}

bool JobsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_next.empty() && !m_asking;
}

void JobsModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_asking = true;
    emit pageWanted(m_next);
}

void JobsModel::showFirstPage(const JobPage &page)
{
    m_asking = false;
    m_next = page.next;
    setRows(page.rows);
}

void JobsModel::appendPage(const std::string &after, const JobPage &page)
{
    m_asking = false;
    if (after != m_next)
        return;
    m_next = page.next;
    std::unordered_set<std::string_view> loaded;
    for (const auto &row : rows())
        loaded.insert(row.id);
    auto added = page.rows;
    std::erase_if(added, [&loaded](const JobRow &row) { return loaded.contains(row.id); });
    setRange(rowCount(), rowCount(), added);
}

int JobsModel::refreshPart(const std::string &after, const JobPage &fresh, int limit, bool hold)
{
    const auto before = std::ranges::find(rows(), after, &JobRow::place);
    if (!after.empty() && before == rows().end())
        return 0; // the rows have changed since this was asked for
    const int first = after.empty() ? 0 : static_cast<int>(before - rows().begin()) + 1;
    std::map<std::string_view, int> places;
    for (int i = 0; i < rowCount(); ++i)
        places.emplace(rows()[static_cast<std::size_t>(i)].id, i);
    const auto placeIn = [&](const JobRow &row) {
        const auto found = places.find(row.id);
        return found == places.end() ? -1 : found->second;
    };
    // Where the part ends is found by its last known row, since the order is the database's own.
    const bool isFull = static_cast<int>(fresh.rows.size()) == limit;
    const bool toTheEnd = !isFull && fresh.next.empty();
    int end = toTheEnd ? rowCount() : first;
    for (auto row = fresh.rows.rbegin(); row != fresh.rows.rend() && end == first; ++row)
        end = std::max(end, placeIn(*row) + 1);
    if (toTheEnd)
        m_next.clear();
    else if (end == rowCount() && (rowCount() == 0 || m_next.empty()))
        m_next = fresh.next;
    std::vector<JobRow> known;
    int held = 0;
    for (const auto &row : fresh.rows) {
        const int place = placeIn(row);
        // One that is loaded elsewhere has moved: it comes here once its old place was refreshed, never twice.
        const bool elsewhere = place >= 0 && (place < first || place >= end);
        const bool isHeld = place < 0 && hold;
        held += isHeld ? 1 : 0;
        if (!elsewhere && !isHeld)
            known.push_back(row);
    }
    setRange(first, end, known);
    return held;
}

void JobsModel::setNow(const QDateTime &now)
{
    m_now = now;
    if (rowCount() > 0)
        emit dataChanged(index(0, State), index(rowCount() - 1, Outlook), {Qt::DisplayRole});
}

} // namespace leapfrog
