// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/sign_delegate.h"

namespace leapfrog {

/// Models give in this role how far a row is, as a double from 0 to 1; invalid: no bar.
inline constexpr int progressRole = Qt::UserRole + 101;

/// Paints a bar under the text of cells that have a progress; others as SignDelegate does.
class ProgressDelegate : public SignDelegate
{
    Q_OBJECT
public:
    using SignDelegate::SignDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace leapfrog
