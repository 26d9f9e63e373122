// SPDX-License-Identifier: MIT
#pragma once

#include "console/backlog/rate_history.h"

#include <QWidget>

#include <vector>

namespace leapfrog {

/// Two lines of bars below the chart, on its time axis: jobs done a minute, and jobs that died. The mouse reads one
/// out.
class RateBars : public QWidget
{
    Q_OBJECT
public:
    explicit RateBars(QWidget *parent = nullptr);

    /// Oldest first. `from` to `end` is what the chart shows between the pixels `left` and `right`.
    void setBars(const std::vector<RateBar> &bars, const QDateTime &from, const QDateTime &end, int left, int right);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] double placeOf(const QDateTime &moment) const;
    [[nodiscard]] QString words(const RateBar &bar) const;

    std::vector<RateBar> m_bars;
    QDateTime m_from;
    QDateTime m_end;
    int m_left = 0;
    int m_right = 0;
};

} // namespace leapfrog
