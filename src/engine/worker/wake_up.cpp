// SPDX-License-Identifier: MIT
#include "engine/worker/wake_up.h"

#include "core/log.h"
#include "engine/guard/backoff.h"
#include "engine/guard/guarded.h"
#include "store/queue/queue.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto longestWait = 10s;

WakeUp::WakeUp(std::string dsn, std::string name, Hear hear, std::optional<AliveCheck> alive)
    : m_dsn(std::move(dsn))
    , m_name(std::move(name))
    , m_hear(std::move(hear))
    , m_alive(std::move(alive))
    , m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{ }

WakeUp::~WakeUp()
{
    m_thread.request_stop();
    eventfd_write(m_wake, 1);
    m_thread.join();
    ::close(m_wake);
}

void WakeUp::run(const std::stop_token &stop)
{
    Backoff backoff(500ms, 15s);
    while (!stop.stop_requested()) {
        const auto ended = guarded([&] { return listen(backoff, stop); });
        if (stop.stop_requested())
            break;
        if (!ended)
            Log::failure(logEngine(), ended.error());
        rest(backoff.next());
    }
}

Result<> WakeUp::listen(Backoff &backoff, const std::stop_token &stop)
{
    const Limits limits{.statement = 30s, .stop = stop};
    const auto connection = Connection::open(m_dsn, m_name, limits);
    if (!connection)
        return failed(connection);
    (*connection)->setLimits(limits);
    QueueStore queue(**connection);
    if (auto listening = queue.listen(); !listening)
        return listening;
    if (m_alive)
        m_alive->answered();
    m_hear({""});
    using Clock = std::chrono::steady_clock;
    const std::chrono::milliseconds every = m_alive ? m_alive->every : longestWait;
    auto wait = every;
    auto asked = Clock::now();
    while (!stop.stop_requested()) {
        const auto notified = (*connection)->waitForNotification(wait, m_wake);
        if (!notified)
            return failed(notified);
        if (!notified->empty())
            m_hear(*notified);
        backoff.reset();
        wait = every;
        if (!m_alive || stop.stop_requested() || Clock::now() - asked < every)
            continue;
        if (auto listening = queue.listen(); !listening) // once more changes nothing
            return listening;
        m_alive->answered();
        asked = Clock::now();
        wait = 0ms; // what was notified meanwhile came with the answer: no socket tells of it
    }
    return {};
}

void WakeUp::rest(std::chrono::milliseconds atMost) const
{
    pollfd wake = {.fd = m_wake, .events = POLLIN, .revents = 0};
    ::poll(&wake, 1, static_cast<int>(atMost.count()));
}

} // namespace leapfrog
