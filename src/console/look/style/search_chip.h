// SPDX-License-Identifier: MIT
#pragma once

#include <QPushButton>

namespace leapfrog {

/// Looks like a field to search in, and is the button that leads there. Its keys are those of showKeys().
class SearchChip : public QPushButton
{
    Q_OBJECT
public:
    explicit SearchChip(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace leapfrog
