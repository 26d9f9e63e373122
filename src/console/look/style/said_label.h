// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace leapfrog {

/// The sentence that people come for: on a panel with a bar at its start.
class SaidLabel : public QLabel
{
    Q_OBJECT
public:
    explicit SaidLabel(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace leapfrog
