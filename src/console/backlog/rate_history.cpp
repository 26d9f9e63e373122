// SPDX-License-Identifier: MIT
#include "console/backlog/rate_history.h"

#include <algorithm>

namespace leapfrog {

static constexpr qint64 minute = 60'000; ///< ms
static constexpr qint64 keptMinutes = 24 * 60;
static constexpr qint64 mostBars = 60;

static qint64 minuteOf(const QDateTime &moment)
{
    return moment.toMSecsSinceEpoch() / minute;
}

void RateHistory::reset(const std::vector<EndedInMinute> &minutes)
{
    m_jobs.clear();
    add(minutes);
}

/// Minutes between two that are known had nothing: the bars tell that from what is not known.
void RateHistory::add(const std::vector<EndedInMinute> &minutes)
{
    for (const auto &one : minutes)
        m_jobs[minuteOf(one.minute)] = one.jobs;
    if (!m_jobs.empty())
        m_jobs.erase(m_jobs.begin(), m_jobs.lower_bound(m_jobs.rbegin()->first - keptMinutes));
}

std::vector<RateBar> RateHistory::bars(const QDateTime &end, std::chrono::seconds span,
                                       const std::vector<DepthSample> &samples) const
{
    const auto minutes = std::max<qint64>(1, span / std::chrono::minutes(1));
    const auto width = (minutes + mostBars - 1) / mostBars; // minutes of one bar
    const auto last = minuteOf(end) / width;
    const auto first = last - minutes / width + 1;
    std::vector<RateBar> bars;
    for (auto bar = first; bar <= last; ++bar) {
        RateBar one{.from = QDateTime::fromMSecsSinceEpoch(bar * width * minute, Qt::UTC), .done = {}, .died = 0};
        const auto stop = m_jobs.lower_bound((bar + 1) * width);
        for (auto job = m_jobs.lower_bound(bar * width); job != stop; ++job)
            one.done = one.done.value_or(0) + static_cast<double>(job->second) / static_cast<double>(width);
        if (!one.done && !m_jobs.empty() && bar * width > m_jobs.begin()->first)
            one.done = 0;
        bars.push_back(one);
    }
    for (std::size_t i = 1; i < samples.size(); ++i) {
        const auto more = samples[i].dead - samples[i - 1].dead;
        const auto bar = minuteOf(samples[i].at) / width - first;
        if (more > 0 && bar >= 0 && bar < std::ssize(bars))
            bars[static_cast<std::size_t>(bar)].died += static_cast<double>(more) / static_cast<double>(width);
    }
    return bars;
}

} // namespace leapfrog
