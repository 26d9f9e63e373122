// SPDX-License-Identifier: MIT
#include "console/backlog/depth_history.h"

#include <algorithm>

namespace leapfrog {

static constexpr int mostPoints = 300;

void DepthHistory::reset(const std::vector<DepthSample> &samples, std::chrono::seconds span)
{
    m_samples = samples;
    m_span = span;
}

void DepthHistory::add(const DepthSample &sample)
{
    if (!m_samples.empty() && sample.at <= m_samples.back().at)
        return;
    m_samples.push_back(sample);
    const auto from = sample.at.addSecs(-m_span.count());
    const auto keep = std::ranges::find_if(m_samples, [&](const DepthSample &one) { return one.at >= from; });
    m_samples.erase(m_samples.begin(), keep);
}

static void takeMost(DepthSample &point, const DepthSample &sample)
{
    for (std::size_t i = 0; i < point.queued.size(); ++i)
        point.queued.at(i) = std::max(point.queued.at(i), sample.queued.at(i));
    point.dead = std::max(point.dead, sample.dead);
}

std::vector<DepthSample> DepthHistory::points() const
{
    const qint64 step = std::max<qint64>(1000, m_span / std::chrono::milliseconds(1) / mostPoints);
    std::vector<DepthSample> points;
    for (const auto &sample : m_samples) {
        const auto moment = QDateTime::fromMSecsSinceEpoch(sample.at.toMSecsSinceEpoch() / step * step, Qt::UTC);
        if (!points.empty() && points.back().at == moment)
            takeMost(points.back(), sample);
        else
            points.push_back({.at = moment, .queued = sample.queued, .dead = sample.dead});
    }
    if (!points.empty()) {
        points.back().queued = m_samples.back().queued;
        points.back().dead = m_samples.back().dead;
    }
    return points;
}

} // namespace leapfrog
