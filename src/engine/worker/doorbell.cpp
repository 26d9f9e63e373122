// SPDX-License-Identifier: MIT
#include "engine/worker/doorbell.h"

namespace leapfrog {

void Doorbell::sleep(SlotKind kind, std::chrono::milliseconds atMost)
{
    const auto i = indexOf(kind);
    std::unique_lock lock(m_mutex);
    ++m_sleeping[i];
    m_wake[i].wait_for(lock, atMost, [&] { return m_rung[i] || m_closed; });
    --m_sleeping[i];
    m_rung[i] = false;
}

void Doorbell::pause(std::chrono::milliseconds atMost)
{
    std::unique_lock lock(m_mutex);
    m_ended.wait_for(lock, atMost, [this] { return m_closed; });
}

void Doorbell::ring()
{
    ring(SlotKind::Any);
    ring(SlotKind::Express);
    ring(SlotKind::Normal);
}

void Doorbell::ring(SlotKind kind)
{
    const auto i = indexOf(kind);
    const std::scoped_lock lock(m_mutex);
    m_rung[i] = true;
    m_wake[i].notify_one();
}

void Doorbell::ringForHigh()
{
    bool express = false;
    {
        const std::scoped_lock lock(m_mutex);
        const auto i = indexOf(SlotKind::Express);
        express = m_sleeping[i] > 0 && !m_rung[i];
    }
    ring(express ? SlotKind::Express : SlotKind::Any);
    if (!express)
        ring(SlotKind::Express); // for the next that lies down
}

void Doorbell::close()
{
    const std::scoped_lock lock(m_mutex);
    m_closed = true;
    for (auto &wake : m_wake)
        wake.notify_all();
    m_ended.notify_all();
}

int Doorbell::sleepingForNormal() const
{
    const std::scoped_lock lock(m_mutex);
    return m_sleeping[indexOf(SlotKind::Any)] + m_sleeping[indexOf(SlotKind::Normal)];
}

} // namespace leapfrog
