// SPDX-License-Identifier: MIT
#include "console/inbox/payloads_model.h"

#include "console/books/payload_words.h"
#include "console/look/figures.h"
#include "console/look/table_look.h"
#include "console/look/words.h"

namespace leapfrog {

int PayloadsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QString saysOf(const PayloadRow &row)
{
    return row.message.isEmpty() ? payloadReasonWords(row.code) : row.message;
}

static QVariant textOf(const PayloadRow &row, int column)
{
    switch (column) {
    case PayloadsModel::State:
        return payloadStateWords(row.state);
    case PayloadsModel::Kind:
        return payloadKindWords(row.kind);
    case PayloadsModel::Number:
        return QString::fromStdString(row.shopifyId);
    case PayloadsModel::Group:
        return payloadGroupWords(row.group);
    case PayloadsModel::Received:
        return momentFigure(row.receivedAt);
    case PayloadsModel::Says:
        return saysOf(row);
    default:
        return {};
    }
}

QVariant PayloadsModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Received)
            return momentWithZone(row->receivedAt);
        return index.column() == Says ? QVariant(withShortWords(saysOf(*row))) : QVariant();
    case idRole:
        return qlonglong(row->number);
    case wholeRole:
        return index.column() == Number || index.column() == Group || index.column() == Says ? QVariant(false)
                                                                                             : QVariant();
    case signRole:
        return static_cast<int>(index.column() == State ? payloadSign(row->state) : Sign::None);
    default:
        return {};
    }
}

QVariant PayloadsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return tr("State");
    case Kind:
        return tr("Kind");
    case Number:
        return tr("Number");
    case Group:
        return tr("Read with");
    case Received:
        return tr("Received");
    case Says:
        return tr("What it says");
    default:
        return {};
    }
}

Qt::ItemFlags PayloadsModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? RowModel::flags(index) | Qt::ItemNeverHasChildren : RowModel::flags(index);
}

bool PayloadsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_next > 0 && !m_asking;
}

void PayloadsModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_asking = true;
    emit pageWanted(m_next);
}

void PayloadsModel::showFirstPage(const PayloadPage &page)
{
    m_asking = false;
    m_next = page.next;
    setRows(page.rows);
}

void PayloadsModel::appendPage(std::int64_t before, const PayloadPage &page)
{
    m_asking = false;
    if (before != m_next)
        return;
    m_next = page.next;
    setRange(rowCount(), rowCount(), page.rows);
}

int PayloadsModel::firstBelow(std::int64_t number) const
{
    const auto found = std::ranges::find_if(rows(), [number](const PayloadRow &row) { return row.number < number; });
    return static_cast<int>(found - rows().begin());
}

int PayloadsModel::refreshPart(std::int64_t before, const PayloadPage &fresh, bool hold)
{
    // All from `before` down to `fresh.next` was looked at: what is not in it is not wanted any more.
    const int first = before == 0 ? 0 : firstBelow(before);
    const int end = fresh.next == 0 ? rowCount() : firstBelow(fresh.next);
    const bool reachesEnd = end == rowCount();
    std::vector<PayloadRow> known;
    int held = 0;
    std::set<std::int64_t> present;
    for (int i = first; i < end; ++i)
        present.insert(rows()[static_cast<std::size_t>(i)].number);
    for (const auto &row : fresh.rows) {
        // A row below those that are loaded comes with the next page.
        const bool isBelow = fresh.next > 0 && m_next > 0 && row.number < m_next;
        const bool isHeld = hold && !isBelow && !present.contains(row.number);
        held += isHeld ? 1 : 0;
        if (!isHeld && !isBelow)
            known.push_back(row);
    }
    if (fresh.next == 0)
        m_next = 0;
    else if (reachesEnd && m_next == 0)
        m_next = fresh.next;
    setRange(first, end, known);
    return held;
}

} // namespace leapfrog
