// SPDX-License-Identifier: MIT
#include "console/table_look.h"

#include "console/sign_delegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QScrollBar>
#include <QTimer>
#include <QToolTip>

#include <algorithm>

namespace leapfrog {

static constexpr int figureAtMost = 30; ///< characters; what is longer is a text

namespace {

/// Follows one table, as its child: widens columns so that no figure is cut (a text may be, a number would be another
/// one), and tells what is cut in the cell's tooltip.
class WholeCells : public QObject
{
public:
    explicit WholeCells(QTableView &table)
        : QObject(&table)
        , m_table(table)
    {
        m_later.setSingleShot(true);
        m_later.setInterval(0);
        connect(&m_later, &QTimer::timeout, this, &WholeCells::widen);
        const auto later = [this] {
            if (!m_later.isActive())
                m_later.start();
        };
        connect(table.model(), &QAbstractItemModel::rowsInserted, this, later);
        connect(table.model(), &QAbstractItemModel::dataChanged, this, later);
        connect(table.verticalScrollBar(), &QScrollBar::valueChanged, this, later);
        table.viewport()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *viewport, QEvent *event) override
    {
        if (event->type() == QEvent::Resize && !m_later.isActive())
            m_later.start();
        return event->type() == QEvent::ToolTip ? tell(*static_cast<QHelpEvent *>(event))
                                                : QObject::eventFilter(viewport, event);
    }

private:
    static bool isFigure(const QString &text)
    {
        return text.size() <= figureAtMost && std::ranges::any_of(text, [](QChar one) { return one.isDigit(); });
    }

    [[nodiscard]] int widthOf(const QModelIndex &index) const
    {
        auto font = m_table.font();
        font.setBold(true); // as delegates may write it
        const auto heading = index.data(Qt::DisplayRole).toString();
        const bool hasSign = index.data(signRole).toInt() != 0 || index.data(Qt::CheckStateRole).isValid();
        return QFontMetrics(font).horizontalAdvance(heading) + 4 * tableMargin + (hasSign ? 24 : 0);
    }

    void widen()
    {
        const auto &model = *m_table.model();
        const int first = std::max(0, m_table.rowAt(0));
        const int last = m_table.rowAt(m_table.viewport()->height() - 1);
        const int end = last < 0 ? model.rowCount() : last + 1;
        for (int column = 0; column < model.columnCount(); ++column) {
            if (m_table.isColumnHidden(column))
                continue;
            for (int row = first; row < end; ++row) {
                const auto index = model.index(row, column);
                if (isFigure(index.data().toString()) && widthOf(index) > m_table.columnWidth(column))
                    m_table.setColumnWidth(column, widthOf(index));
            }
        }
    }

    bool tell(const QHelpEvent &event)
    {
        const auto index = m_table.indexAt(event.pos());
        const auto text = index.data().toString();
        if (!index.isValid() || index.data(Qt::ToolTipRole).isValid()
            || m_table.columnWidth(index.column()) >= widthOf(index))
            return false; // the table's own way
        QToolTip::showText(event.globalPos(), text, m_table.viewport());
        return true;
    }

    QTableView &m_table;
    QTimer m_later;
};

} // namespace

void dressTable(QTableView &table)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setShowGrid(false);
    table.setAlternatingRowColors(true);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() * 8 / 5);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setStretchLastSection(true);
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
            cells.append(row.siblingAtColumn(column).data().toString());
        lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace leapfrog
