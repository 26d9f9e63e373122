// SPDX-License-Identifier: MIT
#include "console/preview/preview_delegate.h"

#include "console/look/table_look.h"
#include "console/preview/preview_model.h"
#include "console/preview/preview_rows.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QTreeView>

#include <algorithm>

namespace leapfrog {

static constexpr std::array figureColumns = {PreviewModel::Old, PreviewModel::New, PreviewModel::Change};
static constexpr int textCharacters = 10; ///< that figures leave to a column of words; what is longer wraps
static constexpr int leastCharacters = 4; ///< of a column; else the header takes more than a narrow window has
static constexpr int verticalSpace = 2; ///< above and below a row's text

PreviewDelegate::PreviewDelegate(QTreeView &tree)
    : SignDelegate(&tree)
    , m_tree(tree)
{
    tree.setWordWrap(true);
    tree.setUniformRowHeights(false);
    tree.header()->setStretchLastSection(false); // it would keep what it had when the window becomes narrower
    tree.header()->setMinimumSectionSize(tree.fontMetrics().averageCharWidth() * leastCharacters);
    tree.viewport()->installEventFilter(this);
    for (std::size_t i = 0; i < figureColumns.size(); ++i)
        m_figures.at(i) = widthOf(tree.model()->headerData(figureColumns.at(i), Qt::Horizontal).toString());
    connect(tree.model(), &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &parent, int first, int last) {
                if (widen(parent, first, last))
                    fitColumns();
            });
    // A row is as high as its columns are narrow.
    connect(tree.header(), &QHeaderView::sectionResized, this, [this] { emit sizeHintChanged({}); });
}

bool PreviewDelegate::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_tree.viewport())
        return SignDelegate::eventFilter(watched, event);
    if (event->type() == QEvent::Resize)
        fitColumns();
    return false;
}

int PreviewDelegate::widthOf(int characters) const
{
    return m_tree.fontMetrics().averageCharWidth() * characters + 4 * tableMargin;
}

int PreviewDelegate::widthOf(const QString &text) const
{
    return m_tree.fontMetrics().horizontalAdvance(text) + 4 * tableMargin;
}

/// Makes room for the figures of these rows; true when it was too little before.
bool PreviewDelegate::widen(const QModelIndex &parent, int first, int last)
{
    const auto *model = m_tree.model();
    const auto before = m_figures;
    for (int row = first; row <= last; ++row) {
        const bool isLine = !model->index(row, PreviewModel::Change, parent).data().toString().isEmpty();
        for (std::size_t i = 0; isLine && i < figureColumns.size(); ++i) { // else words that may be long
            const auto text = model->index(row, figureColumns.at(i), parent).data().toString();
            m_figures.at(i) = std::max(m_figures.at(i), widthOf(text));
        }
        const auto index = model->index(row, 0, parent);
        widen(index, 0, model->rowCount(index) - 1);
    }
    return m_figures != before;
}

void PreviewDelegate::fitColumns()
{
    const int width = m_tree.viewport()->width();
    const int atMost = (width - 2 * widthOf(textCharacters)) / 3;
    int left = width;
    for (std::size_t i = 0; i < figureColumns.size(); ++i) {
        const int figure = std::min(m_figures.at(i), atMost);
        m_tree.setColumnWidth(figureColumns.at(i), figure);
        left -= figure;
    }
    m_tree.setColumnWidth(PreviewModel::Account, left / 2);
    m_tree.setColumnWidth(PreviewModel::Why, left - left / 2);
    emit sizeHintChanged({});
}

/// How wide the text of a cell may become, with its sign.
int PreviewDelegate::widthFor(const QModelIndex &index) const
{
    const auto *model = qobject_cast<const PreviewModel *>(index.model());
    const bool isSentence = model != nullptr && model->isSentence(index);
    int width = isSentence ? m_tree.header()->length() : m_tree.columnWidth(index.column());
    if (index.column() != PreviewModel::Account)
        return width;
    for (auto at = index; at.isValid(); at = at.parent())
        width -= m_tree.indentation();
    if (index.flags().testFlag(Qt::ItemIsUserCheckable)) {
        const auto *style = m_tree.style();
        width -= style->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, &m_tree)
            + 2 * (style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &m_tree) + 1);
    }
    return width;
}

QSize PreviewDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    auto item = option;
    initStyleOption(&item, index);
    item.rect = QRect(0, 0, std::max(1, widthFor(index)), QWIDGETSIZE_MAX);
    auto size = m_tree.style()->sizeFromContents(QStyle::CT_ItemViewItem, &item, {}, &m_tree);
    size.rheight() += 2 * verticalSpace;
    return size;
}

void PreviewDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    SignDelegate::initStyleOption(option, index);
    option->features |= QStyleOptionViewItem::WrapText;
    option->textElideMode = Qt::ElideNone;
}

} // namespace leapfrog
