// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace leapfrog {

/// One pixel between two parts of the window.
class Hairline : public QWidget
{
    Q_OBJECT
public:
    explicit Hairline(Qt::Orientation way, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace leapfrog
