// SPDX-License-Identifier: MIT
#include "console/preview/preview_delegate.h"

#include "console/preview/preview_model.h"
#include "console/preview/preview_rows.h"
#include "console/table_look.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QTreeView>

#include <algorithm>

namespace leapfrog {

static constexpr int figureCharacters = 15; ///< of an amount with its currency; wider ones wrap
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

void PreviewDelegate::fitColumns()
{
    const int width = m_tree.viewport()->width();
    const int wanted = m_tree.fontMetrics().averageCharWidth() * figureCharacters + 4 * tableMargin;
    const int figure = std::min(wanted, width / 6);
    for (const int column : {PreviewModel::Old, PreviewModel::New, PreviewModel::Change})
        m_tree.setColumnWidth(column, figure);
    const int account = (width - 3 * figure) / 2;
    m_tree.setColumnWidth(PreviewModel::Account, account);
    m_tree.setColumnWidth(PreviewModel::Why, width - 3 * figure - account);
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
