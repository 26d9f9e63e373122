// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/sign_delegate.h"

#include <array>

class QTreeView;

namespace leapfrog {

/// Cells of the preview: what is too long for its column goes on in the next line, so that no sentence and no figure is
/// cut off. Also keeps the columns within the tree's width, those of figures as wide as the widest. Made for one tree,
/// which has its model already, and which it serves as item delegate.
class PreviewDelegate : public SignDelegate
{
    Q_OBJECT
public:
    explicit PreviewDelegate(QTreeView &tree);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool widen(const QModelIndex &parent, int first, int last);
    void fitColumns();
    [[nodiscard]] int widthOf(int characters) const;
    [[nodiscard]] int widthOf(const QString &text) const;
    [[nodiscard]] int widthFor(const QModelIndex &index) const;

    QTreeView &m_tree;
    std::array<int, 3> m_figures{}; ///< widths that the columns of figures want
};

} // namespace leapfrog
