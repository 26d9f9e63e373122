// SPDX-License-Identifier: MIT
#include "console/documents/documents_model.h"

#include "console/books/document_words.h"
#include "console/look/figures.h"
#include "console/look/table_look.h"

namespace leapfrog {

int DocumentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

static QString words(const std::string &text)
{
    return QString::fromStdString(text);
}

QVariant DocumentsModel::textOf(const DocumentRow &row, int column) const
{
    switch (column) {
    case Number:
        return words(row.id);
    case Type:
        return documentTypeWords(row.type);
    case Organisation:
        return words(row.orgId);
    case DateColumn:
        return dateFigure(row.date);
    case Customer:
        return words(row.party);
    case Amount:
        return row.amount ? amountWithCurrency(*row.amount, row.currency) : QString();
    case Status:
        return documentStatusWords(row);
    case Version:
        return documentVersionWords(row);
    default:
        return {};
    }
}

QVariant DocumentsModel::data(const QModelIndex &index, int role) const
{
    const auto *row = find(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Status)
            return row->status == "posted" ? momentWithZone(row->statusAt) : documentStatusWords(*row);
        return index.column() == Customer ? QVariant(words(row->party)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant((index.column() == Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::CheckStateRole:
        if (index.column() == Number)
            return m_ticked.contains(rowKey(*row)) ? Qt::Checked : Qt::Unchecked;
        return {};
    case idRole:
        return QString::fromStdString(row->id);
    case wholeRole:
        return index.column() == Customer || index.column() == Organisation ? QVariant(false) : QVariant();
    case signRole:
        return static_cast<int>(index.column() == Status ? documentSign(*row) : Sign::None);
    default:
        return {};
    }
}

QVariant DocumentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("Number");
    case Type:
        return tr("Type");
    case Organisation:
        return tr("Organisation");
    case DateColumn:
        return tr("Date");
    case Customer:
        return tr("Customer");
    case Amount:
        return tr("Amount");
    case Status:
        return tr("Accounting status");
    case Version:
        return tr("Version");
    default:
        return {};
    }
}

Qt::ItemFlags DocumentsModel::flags(const QModelIndex &index) const
{
    auto flags = RowModel::flags(index);
    if (index.isValid())
        flags |= Qt::ItemNeverHasChildren;
    if (index.isValid() && index.column() == Number)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool DocumentsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Number || find(index) == nullptr)
        return false;
    setTick(index.row(), value.toInt() == Qt::Checked);
    emit ticksChanged();
    return true;
}

void DocumentsModel::setTick(int row, bool ticked)
{
    const auto key = rowKey(rows()[static_cast<std::size_t>(row)]);
    if (ticked)
        m_ticked.insert(key);
    else
        m_ticked.erase(key);
    emit dataChanged(index(row, Number), index(row, Number), {Qt::CheckStateRole});
}

void DocumentsModel::toggle(const QModelIndexList &indexes)
{
    const bool allTicked = std::ranges::all_of(indexes, [this](const QModelIndex &index) {
        const auto *row = find(index);
        return row != nullptr && m_ticked.contains(rowKey(*row));
    });
    for (const auto &index : indexes) {
        if (find(index) != nullptr)
            setTick(index.row(), !allTicked);
    }
    emit ticksChanged();
}

void DocumentsModel::tick(const std::vector<DocumentKey> &documents)
{
    m_ticked.insert(documents.begin(), documents.end());
    noteTicks();
}

void DocumentsModel::untick(const std::vector<DocumentKey> &documents)
{
    for (const auto &document : documents)
        m_ticked.erase(document);
    noteTicks();
}

void DocumentsModel::clearTicks()
{
    m_ticked.clear();
    noteTicks();
}

void DocumentsModel::noteTicks()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, Number), index(rowCount() - 1, Number), {Qt::CheckStateRole});
    emit ticksChanged();
}

int DocumentsModel::tickedRows() const
{
    if (m_ticked.empty())
        return 0;
    return static_cast<int>(
        std::ranges::count_if(rows(), [this](const DocumentRow &row) { return m_ticked.contains(rowKey(row)); }));
}

bool DocumentsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_asking && !rows().empty();
}

void DocumentsModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_asking = true;
    emit pageWanted(rows().back());
}

void DocumentsModel::showFirstPage(const std::vector<DocumentRow> &page)
{
    m_asking = false;
    m_hasMore = static_cast<int>(page.size()) == pageSize;
    setRows(page);
}

void DocumentsModel::appendPage(const DocumentRow &after, const std::vector<DocumentRow> &page)
{
    m_asking = false;
    if (rows().empty() || rowKey(rows().back()) != rowKey(after))
        return;
    m_hasMore = static_cast<int>(page.size()) == pageSize;
    const auto places = placesOf(page);
    auto added = page;
    std::erase_if(added, [&](const DocumentRow &row) { return places.contains({row.orgId, row.id}); });
    setRange(rowCount(), rowCount(), added);
}

int DocumentsModel::placeOf(const DocumentRow &row) const
{
    const auto found = std::ranges::find_if(
        rows(), [&](const DocumentRow &known) { return known.id == row.id && known.orgId == row.orgId; });
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

DocumentsModel::Places DocumentsModel::placesOf(const std::vector<DocumentRow> &fresh) const
{
    std::set<DocumentName> asked;
    for (const auto &row : fresh)
        asked.emplace(row.orgId, row.id);
    Places places;
    for (int i = 0; i < rowCount(); ++i) {
        const auto &row = rows()[static_cast<std::size_t>(i)];
        if (asked.contains({row.orgId, row.id}))
            places.emplace(DocumentName(row.orgId, row.id), i);
    }
    return places;
}

int DocumentsModel::refreshPart(const std::optional<DocumentRow> &after, const std::vector<DocumentRow> &fresh,
                                int limit, bool hold)
{
    const int first = after ? placeOf(*after) + 1 : 0;
    if (after && first == 0)
        return 0; // the rows have changed since this was asked for
    const auto places = placesOf(fresh);
    const auto placeIn = [&](const DocumentRow &row) {
        const auto found = places.find({row.orgId, row.id});
        return found == places.end() ? -1 : found->second;
    };
    // Where the part ends is found by its last known row, since the order is the database's own.
    const bool toTheEnd = static_cast<int>(fresh.size()) < limit;
    int end = toTheEnd ? rowCount() : first;
    for (auto row = fresh.rbegin(); row != fresh.rend() && end == first; ++row)
        end = std::max(end, placeIn(*row) + 1);
    m_hasMore = !toTheEnd && (m_hasMore || end == rowCount());

    std::vector<DocumentRow> known;
    int held = 0;
    for (const auto &row : fresh) {
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

} // namespace leapfrog
