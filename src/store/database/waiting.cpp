// SPDX-License-Identifier: MIT
#include "store/database/waiting.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace leapfrog {

Waiting::Waiting(const Limits &limits)
    : m_deadline(limits.statement.count() > 0 ? std::min(QDeadlineTimer(limits.statement), limits.whole) : limits.whole)
    , m_stop(limits.stop)
{
    if (!m_stop.stop_possible())
        return;
    m_wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    m_onStop.emplace(m_stop, [descriptor = m_wake] { eventfd_write(descriptor, 1); });
}

Waiting::~Waiting()
{
    m_onStop.reset(); // waits for a callback under way, which writes to what is closed now
    if (m_wake >= 0)
        close(m_wake);
}

Waiting::End Waiting::wait(int socket, short events, QDeadlineTimer also)
{
    const auto deadline = std::min(m_deadline, also);
    for (;;) {
        if (m_wake >= 0 && m_stop.stop_requested())
            return End::Stopped;
        std::array<pollfd, 2> descriptors = {pollfd{.fd = socket, .events = events, .revents = 0},
                                             pollfd{.fd = m_wake, .events = POLLIN, .revents = 0}};
        const auto left = deadline.isForever() ? -1 : std::min<qint64>(deadline.remainingTime(), 3'600'000);
        const int ready = poll(descriptors.data(), descriptors.size(), static_cast<int>(left));
        if (ready > 0 && descriptors[0].revents != 0)
            return End::Ready;
        if (ready < 0 && errno != EINTR)
            return End::Ready; // libpq meets the same fault and says what it is
        if (deadline.hasExpired())
            return End::Late;
    }
}

} // namespace leapfrog
