// SPDX-License-Identifier: MIT
#include "store/queue/queue_speed.h"

#include <algorithm>
#include <cmath>

namespace leapfrog {

static constexpr int fewestTurns = 3; ///< with fewer an estimate says nothing

QueueSpeed queueSpeedOf(const Row &row, int first)
{
    return {.workers = row.integer(first),
            .slotCount = row.integer(first + 1),
            .expressSlots = row.integer(first + 2),
            .normalSlots = row.integer(first + 3),
            .high = {.jobs = row.big(first + 4), .turns = row.big(first + 5), .slotSeconds = row.real(first + 6)},
            .normal = {.jobs = row.big(first + 7), .turns = row.big(first + 8), .slotSeconds = row.real(first + 9)}};
}

static Estimate operator*(const Estimate &range, double factor)
{
    return {.least = range.least * factor, .likely = range.likely * factor, .most = range.most * factor};
}

/// Slots that work on this priority when only this kind waits.
double QueueSpeed::workingSlots(int priority) const
{
    return slotCount - (priority > 1 ? normalSlots : expressSlots);
}

/// What one slot gets done. What was in hand at the end is not counted, and took a part of the time: so it is at most
/// one turn more per slot. Turns differ, so few of them say little.
std::optional<Estimate> QueueSpeed::perSlot(int priority) const
{
    const auto &measured = priority > 1 ? high : normal;
    if (measured.turns < fewestTurns || measured.slotSeconds <= 0 || slotCount == 0)
        return std::nullopt;
    double working = workingSlots(priority);
    if (priority == 1 && high.slotSeconds > 0) { // meanwhile only the slots kept for it served it
        const double beside = std::min(1.0, high.slotSeconds / normal.slotSeconds);
        working = beside * normalSlots + (1 - beside) * working;
    }
    if (working <= 0)
        return std::nullopt;
    const auto turns = static_cast<double>(measured.turns);
    const double spread = 1.1 + 1 / std::sqrt(turns);
    const double counted
        = static_cast<double>(measured.jobs) / (measured.slotSeconds * working / static_cast<double>(slotCount));
    const double inHand = working / turns;
    return Estimate{
        .least = counted / spread, .likely = counted * (1 + inHand / 2), .most = counted * (1 + inHand) * spread};
}

std::optional<Estimate> QueueSpeed::perSecond(int priority) const
{
    auto one = perSlot(priority);
    if (!one)
        one = perSlot(priority > 1 ? 1 : 2); // jobs of the other kind are much alike
    const double working = workingSlots(priority);
    return one && working > 0 ? std::optional(*one * working) : std::nullopt;
}

std::optional<Estimate> QueueSpeed::secondsFor(int priority, double ahead, double higherAhead) const
{
    const auto clicks = perSecond(2);
    const auto sync = perSecond(1);
    if (priority > 1) {
        if (!clicks)
            return std::nullopt;
        const double all = ahead + higherAhead;
        return Estimate{.least = all / clicks->most, .likely = all / clicks->likely, .most = (all + 1) / clicks->least};
    }
    if (!sync || (!clicks && higherAhead > 0))
        return std::nullopt;
    const double share = normalSlots / workingSlots(1);
    // While higher ones are worked off, only the slots kept for it serve priority 1.
    const auto seconds = [&](double jobs, double normalSpeed, double highSpeed) {
        const double highTime = higherAhead > 0 ? higherAhead / highSpeed : 0;
        const double besides = highTime * share * normalSpeed;
        return share > 0 && jobs <= besides ? jobs / (share * normalSpeed) : highTime + (jobs - besides) / normalSpeed;
    };
    const auto &highSpeed = clicks ? *clicks : *sync;
    return Estimate{.least = seconds(ahead, sync->most, highSpeed.most),
                    .likely = seconds(ahead, sync->likely, highSpeed.likely),
                    .most = seconds(ahead + 1, sync->least, highSpeed.least)};
}

} // namespace leapfrog
