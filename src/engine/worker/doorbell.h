// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/queue.h"

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace leapfrog {

/// Which jobs a slot takes.
enum class SlotKind
{
    Any,
    Express, ///< priority 2 and 3 only: a click never finds all slots taken by sync
    Normal, ///< priority 1 only: endless high work can't starve the sync
};

/// The lowest and the highest priority that it takes.
inline int lowestOf(SlotKind kind)
{
    return kind == SlotKind::Express ? highPriority : normalPriority;
}

inline int highestOf(SlotKind kind)
{
    return kind == SlotKind::Normal ? normalPriority : urgentPriority;
}

/// Where idle slots sleep. A ring wakes one slot of each kind; a slot that then finds a full helping wakes the next, so
/// that one job does not wake a herd. A ring while nobody sleeps is kept for the next who lies down. Thread-safe.
class Doorbell
{
public:
    /// Sleeps until rung, or `atMost`, or closed.
    void sleep(SlotKind kind, std::chrono::milliseconds atMost);
    /// Sleeps `atMost`, or until closed; no ring wakes it.
    void pause(std::chrono::milliseconds atMost);
    void ring();
    void ring(SlotKind kind);
    /// A job of priority 2 or 3 came: wakes a slot kept for it, or where none sleeps one that takes anything.
    void ringForHigh();
    /// Wakes everybody, for good.
    void close();
    /// How many sleep that would take a job of priority 1.
    [[nodiscard]] int sleepingForNormal() const;

private:
    static std::size_t indexOf(SlotKind kind) { return static_cast<std::size_t>(kind); }

    mutable std::mutex m_mutex;
    std::array<std::condition_variable, 3> m_wake;
    std::array<bool, 3> m_rung = {};
    std::array<int, 3> m_sleeping = {};
    std::condition_variable m_ended;
    bool m_closed = false;
};

} // namespace leapfrog
