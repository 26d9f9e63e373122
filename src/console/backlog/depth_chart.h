// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/depth.h"

#include <QChartView>

#include <array>
#include <chrono>
#include <utility>
#include <vector>

class QAreaSeries;
class QDateTimeAxis;
class QLineSeries;
class QValueAxis;

namespace leapfrog {

/// The waiting jobs over time, stacked by priority. The mouse or the arrow keys read out a point.
class DepthChart : public QChartView
{
    Q_OBJECT
public:
    explicit DepthChart(QWidget *parent = nullptr);

    /// Oldest first; the time axis ends at the newest and looks `span` back.
    void setPoints(const std::vector<DepthSample> &points, std::chrono::seconds span);

    /// What is shown: from and to when, and between which pixels.
    [[nodiscard]] std::pair<QDateTime, QDateTime> range() const;
    [[nodiscard]] std::pair<int, int> edges() const;

signals:
    /// A point in words: "12:03:20: 0 urgent, 2 high, 1,482 normal"; empty when none is pointed at.
    void read(const QString &words);
    /// The user clicked a priority in the legend.
    void priorityChosen(int priority);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &area) override;

private:
    void makeSeries();
    void nameSeries();
    void colour();
    void drawEdges();
    void point(int index);

    std::vector<DepthSample> m_points;
    std::array<QAreaSeries *, 3> m_areas = {}; ///< normal, high, urgent: from the bottom
    std::array<QLineSeries *, 3> m_tops = {};
    QDateTimeAxis *m_time;
    QValueAxis *m_count;
    int m_pointed = -1;
};

} // namespace leapfrog
