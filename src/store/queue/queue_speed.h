// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/rows.h"

#include <cstdint>
#include <optional>

namespace leapfrog {

/// A figure that was measured: most likely this, and nearly always between the other two.
struct Estimate
{
    double least = 0;
    double likely = 0;
    double most = 0;

    friend bool operator==(const Estimate &, const Estimate &) = default;
};

/// How fast the workers that live now get on, measured in the time in which they were there and had work
/// (migrations/functions/queue_speed.sql). Workers keep slots for one kind of work, so each kind has its own speed.
struct QueueSpeed
{
    struct Measured
    {
        std::int64_t jobs = 0; ///< that ended, whatever became of them
        std::int64_t turns = 0; ///< in so many turns: quick jobs are done many at a time
        double slotSeconds = 0; ///< a worker of 6 slots that worked for 10 s gives 60
    };
    int workers = 0; ///< alive and not paused
    int slotCount = 0;
    int expressSlots = 0; ///< of them, for priority 2 and 3 only
    int normalSlots = 0; ///< of them, for priority 1 only
    Measured high; ///< priority 2 and 3
    Measured normal; ///< priority 1

    /// Jobs per second of this priority while none of the other kind waits; nothing: not known yet.
    [[nodiscard]] std::optional<Estimate> perSecond(int priority) const;
    /// Seconds until so many jobs of the same priority and of higher ones have started. Nothing: not known yet.
    [[nodiscard]] std::optional<Estimate> secondsFor(int priority, double ahead, double higherAhead) const;

private:
    [[nodiscard]] double workingSlots(int priority) const;
    [[nodiscard]] std::optional<Estimate> perSlot(int priority) const;
};

/// From ten columns as queue_speed() gives them, beginning with this one.
QueueSpeed queueSpeedOf(const Row &row, int first);

} // namespace leapfrog
