// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/depth.h"
#include "store/queue/rows/throughput.h"

#include <QDateTime>

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace leapfrog {

/// What was done and what died in one stretch of time, as jobs a minute.
struct RateBar
{
    QDateTime from;
    std::optional<double> done; ///< of all organisations; nothing: not known (any more)
    double died = 0; ///< more dead than before

    friend bool operator==(const RateBar &, const RateBar &) = default;
};

/// Jobs a minute over time, for the bars below the chart: what the database has counted, minute by minute.
class RateHistory
{
public:
    /// Forgets all and begins with these.
    void reset(const std::vector<EndedInMinute> &minutes);
    /// The last minutes as they are now.
    void add(const std::vector<EndedInMinute> &minutes);

    /// Bars that fill `span` up to `end`, oldest first, at most 60, each of whole minutes. `samples`: for the dead
    /// ones.
    [[nodiscard]] std::vector<RateBar> bars(const QDateTime &end, std::chrono::seconds span,
                                            const std::vector<DepthSample> &samples) const;

private:
    std::map<qint64, std::int64_t> m_jobs; ///< by minute since 1970
};

} // namespace leapfrog
