// SPDX-License-Identifier: MIT
#include "console/look/lists/column_choice.h"

#include "console/look/lists/whole_cells.h"

#include <QTableView>

#include <algorithm>

namespace leapfrog {

static const auto countKey = QStringLiteral("count");
static const auto hiddenKey = QStringLiteral("hidden");
static const auto orderKey = QStringLiteral("order");
static const auto widthsKey = QStringLiteral("widths");

ColumnChoice::ColumnChoice(QTableView &table, WholeCells &widths)
    : QObject(&table)
    , m_table(table)
    , m_header(*table.horizontalHeader())
    , m_widths(widths)
{
    setObjectName(QStringLiteral("columnChoice"));
    m_header.setSectionsMovable(true);
    // Its screen puts the columns in order after this; the user can't before.
    QMetaObject::invokeMethod(this, &ColumnChoice::noteOrder, Qt::QueuedConnection);
    connect(&m_header, &QHeaderView::sectionMoved, this, &ColumnChoice::changed);
}

ColumnChoice *ColumnChoice::of(const QTableView &table)
{
    return table.findChild<ColumnChoice *>(QString(), Qt::FindDirectChildrenOnly);
}

std::vector<int> ColumnChoice::order() const
{
    std::vector<int> columns;
    for (int place = 0; place < m_header.count(); ++place)
        columns.push_back(m_header.logicalIndex(place));
    return columns;
}

void ColumnChoice::noteOrder()
{
    if (m_ownOrder.empty())
        m_ownOrder = order();
}

void ColumnChoice::arrange(const std::vector<int> &columns)
{
    int place = 0;
    for (const int column : columns)
        m_header.moveSection(m_header.visualIndex(column), place++);
}

void ColumnChoice::apply(int column)
{
    m_table.setColumnHidden(column, m_notOffered.contains(column) || m_hidden.contains(column));
}

void ColumnChoice::offer(int column, bool offered)
{
    if (offered != m_notOffered.contains(column))
        return;
    if (offered)
        m_notOffered.remove(column);
    else
        m_notOffered.insert(column);
    apply(column);
    emit changed();
}

std::vector<ColumnChoice::Column> ColumnChoice::columns() const
{
    std::vector<Column> columns;
    for (const int column : order()) {
        if (!m_notOffered.contains(column))
            columns.push_back({.number = column,
                               .heading = m_table.model()->headerData(column, Qt::Horizontal).toString(),
                               .shown = !m_hidden.contains(column)});
    }
    return columns;
}

bool ColumnChoice::mayHide(int column) const
{
    return std::ranges::any_of(columns(), [column](const Column &one) { return one.shown && one.number != column; });
}

void ColumnChoice::show(int column, bool shown)
{
    if (shown)
        m_hidden.remove(column);
    else if (mayHide(column))
        m_hidden.insert(column);
    apply(column);
    emit changed();
}

void ColumnChoice::move(int column, int by)
{
    const auto offered = columns();
    const auto at = std::ranges::find(offered, column, &Column::number) - offered.begin();
    const auto next = at + by;
    if (at == std::ssize(offered) || next < 0 || next >= std::ssize(offered))
        return;
    noteOrder();
    m_header.moveSection(m_header.visualIndex(column),
                         m_header.visualIndex(offered[static_cast<std::size_t>(next)].number));
}

void ColumnChoice::reset()
{
    const auto hidden = std::exchange(m_hidden, {});
    for (const int column : hidden)
        apply(column);
    arrange(m_ownOrder);
    m_widths.drag({});
    emit changed();
}

QVariantMap ColumnChoice::state() const
{
    QVariantMap state;
    if (!m_hidden.isEmpty()) {
        QVariantList hidden;
        for (const int column : m_hidden)
            hidden.append(column);
        state.insert(hiddenKey, hidden);
    }
    if (const auto columns = order(); !m_ownOrder.empty() && columns != m_ownOrder)
        state.insert(orderKey, QVariantList(columns.begin(), columns.end()));
    QVariantMap widths;
    const auto dragged = m_widths.dragged();
    for (auto column = dragged.begin(); column != dragged.end(); ++column)
        widths.insert(QString::number(column.key()), column.value());
    if (!widths.isEmpty())
        state.insert(widthsKey, widths);
    if (!state.isEmpty())
        state.insert(countKey, m_header.count());
    return state;
}

void ColumnChoice::restore(const QVariantMap &state)
{
    if (state.value(countKey).toInt() != m_header.count())
        return;
    noteOrder();
    std::vector<int> columns;
    for (const auto &column : state.value(orderKey).toList())
        columns.push_back(column.toInt());
    auto sorted = columns;
    std::ranges::sort(sorted);
    auto all = m_ownOrder;
    std::ranges::sort(all);
    if (sorted == all) // else somebody has changed the file
        arrange(columns);
    for (const auto &column : state.value(hiddenKey).toList()) {
        if (column.toInt() >= 0 && column.toInt() < m_header.count())
            show(column.toInt(), false);
    }
    QHash<int, double> widths;
    const auto kept = state.value(widthsKey).toMap();
    for (auto column = kept.begin(); column != kept.end(); ++column) {
        if (column.key().toInt() < m_header.count() && column.value().toDouble() > 0)
            widths.insert(column.key().toInt(), column.value().toDouble());
    }
    m_widths.drag(widths);
    emit changed();
}

} // namespace leapfrog
