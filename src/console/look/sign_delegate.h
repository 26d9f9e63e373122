// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace leapfrog {

/// What a cell means at a glance. Each has its own shape besides its colour, and the cell says it in words.
enum class Sign
{
    None,
    Good, ///< check mark
    Waiting, ///< empty circle
    Running, ///< triangle
    Again, ///< circular arrow: to be posted again
    Bad, ///< cross
    Gone, ///< dash: over, without effect
};

/// Models give a cell's sign (as int) in this role.
inline constexpr int signRole = Qt::UserRole + 100;

/// The shape of a sign, in `colour` and (for selected rows) `selectedColour`.
QIcon signIcon(Sign sign, const QColor &colour, const QColor &selectedColour);
/// The colour of a sign and its words on that palette's base.
QColor signColour(Sign sign, const QPalette &palette);

/// Paints cells that have a sign: shape before the text, both in the sign's colour.
class SignDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace leapfrog
