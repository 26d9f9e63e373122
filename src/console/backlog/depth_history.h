// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/depth.h"

#include <chrono>
#include <vector>

namespace leapfrog {

/// The backlog over a span of time, for the chart and its table: what the database kept, then what was seen live.
class DepthHistory
{
public:
    /// Forgets all and begins with the database's samples, oldest first; `span` is how far points() looks back.
    void reset(const std::vector<DepthSample> &samples, std::chrono::seconds span);
    /// One more, seen now. Older than the newest: dropped.
    void add(const DepthSample &sample);

    /// At most about 300 points, oldest first, at times that stay the same while new samples come. A point is the most
    /// that waited since the point before; the newest is how it is now.
    [[nodiscard]] std::vector<DepthSample> points() const;

    [[nodiscard]] std::chrono::seconds span() const { return m_span; }

private:
    std::vector<DepthSample> m_samples; ///< oldest first
    std::chrono::seconds m_span{900};
};

} // namespace leapfrog
