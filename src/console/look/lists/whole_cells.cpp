// SPDX-License-Identifier: MIT
#include "console/look/lists/whole_cells.h"

#include "console/look/sign_delegate.h"

#include <QGuiApplication>
#include <QHelpEvent>
#include <QScrollBar>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <vector>

namespace leapfrog {

static constexpr int wholeAtMost = 30; ///< characters; what is longer is a text, unless it is called whole
static constexpr int textAtLeast = 8; ///< characters that are left of a text

WholeCells::WholeCells(QTableView &table)
    : QObject(&table)
    , m_table(table)
    , m_header(*table.horizontalHeader())
{
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &WholeCells::fit);
    connect(table.model(), &QAbstractItemModel::rowsInserted, this, &WholeCells::fitLater);
    connect(table.model(), &QAbstractItemModel::dataChanged, this, &WholeCells::fitLater);
    connect(table.verticalScrollBar(), &QScrollBar::valueChanged, this, &WholeCells::fitLater);
    connect(&m_header, &QHeaderView::sectionResized, this, &WholeCells::noteWidth);
    connect(&m_header, &QHeaderView::sectionMoved, this, &WholeCells::fitLater);
    connect(table.model(), &QAbstractItemModel::headerDataChanged, this, &WholeCells::fitLater);
    table.viewport()->installEventFilter(this);
    table.installEventFilter(this);
    m_character = table.fontMetrics().averageCharWidth();
    setRowHeight();
}

bool WholeCells::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_table) {
        if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
            followText();
        return false;
    }
    if (event->type() == QEvent::Resize)
        fitLater();
    return event->type() == QEvent::ToolTip ? tell(*static_cast<QHelpEvent *>(event))
                                            : QObject::eventFilter(watched, event);
}

QHash<int, double> WholeCells::dragged() const
{
    QHash<int, double> widths;
    for (auto column = m_dragged.begin(); column != m_dragged.end(); ++column)
        widths.insert(column.key(), double(column.value()) / m_character);
    return widths;
}

void WholeCells::drag(const QHash<int, double> &characters)
{
    m_dragged.clear();
    for (auto column = characters.begin(); column != characters.end(); ++column)
        m_dragged.insert(column.key(), static_cast<int>(std::lround(column.value() * m_character)));
    fitLater();
}

/// Its text has another size, or rows have another height.
void WholeCells::followText()
{
    const int character = m_table.fontMetrics().averageCharWidth();
    for (auto *widths : {&m_wanted, &m_dragged}) {
        for (auto &width : *widths)
            width = width * character / m_character;
    }
    m_character = character;
    setRowHeight();
    fitLater();
}

void WholeCells::setRowHeight()
{
    auto *rows = m_table.verticalHeader();
    rows->setDefaultSectionSize(
        m_table.style()->pixelMetric(QStyle::PM_HeaderDefaultSectionSizeVertical, nullptr, rows));
}

void WholeCells::fitLater()
{
    if (!m_later.isActive())
        m_later.start();
}

/// What the screen or its user wants a column to be.
void WholeCells::noteWidth(int column, int, int width)
{
    if (m_fits)
        return;
    if (width > 0) // else it is hidden
        (QGuiApplication::mouseButtons() != Qt::NoButton ? m_dragged : m_wanted)[column] = width;
    fitLater();
}

/// A figure, or a state in a word or two.
static bool isWhole(const QModelIndex &index)
{
    if (const auto whole = index.data(wholeRole); whole.isValid())
        return whole.toBool();
    const auto text = index.data().toString();
    return text.size() <= wholeAtMost
        && (index.data(signRole).toInt() != 0 || std::ranges::any_of(text, [](QChar one) { return one.isDigit(); }));
}

int WholeCells::wantedWidth(int column) const
{
    return m_dragged.value(column, m_wanted.value(column, m_header.defaultSectionSize()));
}

/// Of its heading and of the figures that are in sight.
int WholeCells::leastWidth(int column) const
{
    const auto &model = *m_table.model();
    int least = std::max(m_header.sectionSizeHint(column),
                         std::min(wantedWidth(column), m_table.fontMetrics().averageCharWidth() * textAtLeast));
    const int last = m_table.rowAt(m_table.viewport()->height() - 1);
    const int end = last < 0 ? model.rowCount() : last + 1;
    for (int row = std::max(0, m_table.rowAt(0)); row < end; ++row) {
        if (const auto index = model.index(row, column); isWhole(index))
            least = std::max(least, m_table.sizeHintForIndex(index).width());
    }
    return least;
}

void WholeCells::fit()
{
    std::vector<std::pair<int, int>> least; // column, width
    int missing = -m_table.viewport()->width();
    int spare = 0;
    for (int place = 0; place < m_header.count(); ++place) {
        const int column = m_header.logicalIndex(place);
        if (m_header.isSectionHidden(column))
            continue;
        least.emplace_back(column, leastWidth(column));
        const int width = std::max(wantedWidth(column), least.back().second);
        missing += width;
        spare += width - least.back().second;
    }
    if (least.empty())
        return;
    // Whoever has dragged a column wants it as wide as that; then the table scrolls.
    const double share = !m_dragged.isEmpty() || spare == 0 ? 0.0 : std::clamp(double(missing) / spare, 0.0, 1.0);
    m_fits = true;
    int left = m_table.viewport()->width();
    for (const auto &[column, narrowest] : least) {
        const int wide = std::max(wantedWidth(column), narrowest);
        int width = wide - static_cast<int>(std::ceil((wide - narrowest) * share));
        left -= width;
        if (column == least.back().first)
            width += std::max(0, left);
        m_table.setColumnWidth(column, width);
    }
    m_fits = false;
}

bool WholeCells::tell(const QHelpEvent &event)
{
    const auto index = m_table.indexAt(event.pos());
    if (!index.isValid() || index.data(Qt::ToolTipRole).isValid()
        || m_table.columnWidth(index.column()) >= m_table.sizeHintForIndex(index).width())
        return false; // the table's own way
    QToolTip::showText(event.globalPos(), index.data().toString(), m_table.viewport());
    return true;
}

} // namespace leapfrog
