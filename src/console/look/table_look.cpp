// SPDX-License-Identifier: MIT
#include "console/look/table_look.h"

#include "console/look/sign_delegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHash>
#include <QHeaderView>
#include <QHelpEvent>
#include <QScrollBar>
#include <QStyle>
#include <QTimer>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <vector>

namespace leapfrog {

static constexpr int wholeAtMost = 30; ///< characters; what is longer is a text, unless it is called whole
static constexpr int textAtLeast = 8; ///< characters that are left of a text

namespace {

/// Follows one table, as its child: no figure and no heading is cut (a text may be, a number would be another one).
/// Where the table is too narrow, texts give way first; the last column takes what is left. What is cut is told in the
/// cell's tooltip.
class WholeCells : public QObject
{
public:
    explicit WholeCells(QTableView &table)
        : QObject(&table)
        , m_table(table)
        , m_header(*table.horizontalHeader())
    {
        m_later.setSingleShot(true);
        m_later.setInterval(0);
        connect(&m_later, &QTimer::timeout, this, &WholeCells::fit);
        const auto later = [this] { fitLater(); };
        connect(table.model(), &QAbstractItemModel::rowsInserted, this, later);
        connect(table.model(), &QAbstractItemModel::dataChanged, this, later);
        connect(table.verticalScrollBar(), &QScrollBar::valueChanged, this, later);
        connect(&m_header, &QHeaderView::sectionResized, this, &WholeCells::noteWidth);
        connect(table.model(), &QAbstractItemModel::headerDataChanged, this, later);
        table.viewport()->installEventFilter(this);
        table.installEventFilter(this);
        m_character = table.fontMetrics().averageCharWidth();
        setRowHeight();
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
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

private:
    /// Its text has another size, or rows have another height.
    void followText()
    {
        const int character = m_table.fontMetrics().averageCharWidth();
        for (auto &width : m_wanted)
            width = width * character / m_character;
        m_character = character;
        setRowHeight();
        fitLater();
    }

    void setRowHeight()
    {
        auto *rows = m_table.verticalHeader();
        rows->setDefaultSectionSize(
            m_table.style()->pixelMetric(QStyle::PM_HeaderDefaultSectionSizeVertical, nullptr, rows));
    }

    void fitLater()
    {
        if (!m_later.isActive())
            m_later.start();
    }

    /// What the screen or its user wants a column to be.
    void noteWidth(int column, int, int width)
    {
        if (m_fits)
            return;
        m_draggedByUser = m_draggedByUser || QGuiApplication::mouseButtons() != Qt::NoButton;
        if (width > 0) // else it is hidden
            m_wanted[column] = width;
        fitLater();
    }

    /// A figure, or a state in a word or two.
    static bool isWhole(const QModelIndex &index)
    {
        if (const auto whole = index.data(wholeRole); whole.isValid())
            return whole.toBool();
        const auto text = index.data().toString();
        return text.size() <= wholeAtMost
            && (index.data(signRole).toInt() != 0
                || std::ranges::any_of(text, [](QChar one) { return one.isDigit(); }));
    }

    [[nodiscard]] int wantedWidth(int column) const { return m_wanted.value(column, m_header.defaultSectionSize()); }

    /// Of its heading and of the figures that are in sight.
    [[nodiscard]] int leastWidth(int column) const
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

    void fit()
    {
        std::vector<std::pair<int, int>> least; // column, width
        int missing = -m_table.viewport()->width();
        int spare = 0;
        for (int column = 0; column < m_header.count(); ++column) {
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
        const double share = m_draggedByUser || spare == 0 ? 0.0 : std::clamp(double(missing) / spare, 0.0, 1.0);
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

    bool tell(const QHelpEvent &event)
    {
        const auto index = m_table.indexAt(event.pos());
        if (!index.isValid() || index.data(Qt::ToolTipRole).isValid()
            || m_table.columnWidth(index.column()) >= m_table.sizeHintForIndex(index).width())
            return false; // the table's own way
        QToolTip::showText(event.globalPos(), index.data().toString(), m_table.viewport());
        return true;
    }

    QTableView &m_table;
    QHeaderView &m_header;
    QTimer m_later;
    QHash<int, int> m_wanted;
    int m_character = 1; ///< its width, as long as that is what m_wanted goes by
    bool m_draggedByUser = false;
    bool m_fits = false; ///< now: what changes is not what anybody wants
};

} // namespace

void dressTable(QTableView &table)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setShowGrid(false);
    table.setAlternatingRowColors(false); // the style parts rows by a hairline
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);

    new WholeCells(table); // the table's child

    auto *copy = new QAction(QTableView::tr("Copy rows"), &table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QAction::triggered, &table,
                     [&table] { QGuiApplication::clipboard()->setText(selectedRowsAsText(table)); });
    table.addAction(copy);
}

static int widthOf(const QWidget &view, int characters)
{
    return view.fontMetrics().averageCharWidth() * characters + 4 * tableMargin;
}

void setColumnWidths(QTableView &table, std::initializer_list<int> characters)
{
    int column = 0;
    for (const int count : characters)
        table.setColumnWidth(column++, widthOf(table, count));
}

void setColumnWidths(QTreeView &tree, std::initializer_list<int> characters)
{
    int column = 0;
    for (const int count : characters)
        tree.setColumnWidth(column++, widthOf(tree, count));
}

/// Programs that it is pasted into know a hyphen as a minus only.
QString selectedRowsAsText(const QTableView &table)
{
    const auto *model = table.model();
    QList<int> columns;
    QStringList heading;
    for (int column = 0; column < model->columnCount(); ++column) {
        if (table.isColumnHidden(column))
            continue;
        columns.append(column);
        heading.append(model->headerData(column, Qt::Horizontal).toString());
    }
    auto rows = table.selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList lines = {heading.join(QLatin1Char('\t'))};
    for (const auto &row : rows) {
        QStringList cells;
        for (const int column : columns)
            cells.append(row.siblingAtColumn(column).data().toString().replace(QChar(0x2212), QLatin1Char('-')));
        lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace leapfrog
