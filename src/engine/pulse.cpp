// SPDX-License-Identifier: MIT
#include "engine/pulse.h"

#include "engine/backoff.h"
#include "store/depth.h"
#include "store/queue.h"
#include "store/workers.h"

#include <sys/eventfd.h>
#include <unistd.h>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto beatTime = 1s;
static constexpr auto sampleTime = 10s;

Pulse::Pulse(Options options, Doorbell &bell)
    : m_options(std::move(options))
    , m_bell(bell)
    , m_poll(Settings().poll)
    , m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{ }

Pulse::~Pulse()
{
    m_thread.request_stop();
    eventfd_write(m_wake, 1);
    m_thread.join();
    close(m_wake);
}

void Pulse::run(const std::stop_token &stop)
{
    Backoff backoff(500ms, 15s);
    while (!stop.stop_requested()) {
        auto connection = Connection::open(m_options.dsn, "queue housekeeping");
        auto going = connection ? QueueStore(**connection).listen() : Result<>(failed(connection));
        m_bell.ring(); // what was notified meanwhile was missed
        auto nextBeat = std::chrono::steady_clock::now();
        while (going && !stop.stop_requested()) {
            const auto left = nextBeat - std::chrono::steady_clock::now();
            if (left <= 0ms) {
                going = beat(**connection);
                nextBeat += beatTime;
                continue;
            }
            const auto notified
                = (*connection)->waitForNotification(std::chrono::ceil<std::chrono::milliseconds>(left), m_wake);
            if (!notified)
                going = failed(notified);
            else
                hear(*notified);
            if (going)
                backoff.reset();
        }
        if (going)
            farewell(**connection);
        else if (!stop.stop_requested())
            usleep(static_cast<useconds_t>(std::chrono::microseconds(backoff.next()).count()));
    }
}

void Pulse::hear(const std::vector<std::string> &payloads)
{
    // migrations/0005_lanes_and_depth.sql says who is called how.
    for (const auto &payload : payloads) {
        if (payload == "high")
            m_bell.ringForHigh();
        else if (payload.empty() || payload == m_options.worker)
            m_bell.ring();
    }
}

Result<> Pulse::beat(Connection &connection)
{
    QueueStore queue(connection);
    if (auto folded = queue.fold(); !folded)
        return folded;

    const bool idle = m_bell.sleepingForNormal() > 0;
    const bool refresh = idle && m_beats % 5 == 0;
    if (idle != m_idleNoted || refresh) {
        if (auto noted = queue.setIdle(m_options.worker, idle, 3 * m_poll); !noted)
            return noted;
        m_idleNoted = idle;
    }
    if (m_beats % 5 == 0) {
        const auto settings = SettingStore(connection).read();
        if (!settings)
            return failed(settings);
        m_poll = settings->poll;
        m_options.apply(*settings);
        const auto load = m_options.load();
        if (auto alive
            = WorkerStore(connection).heartbeat(m_options.worker, "queue", load.slotCount, load.busy, load.processed);
            !alive)
            return alive;
    }
    if (m_beats % 10 == 0) {
        if (auto sampled = DepthStore(connection).sample(sampleTime); !sampled)
            return failed(sampled);
    }
    if (m_beats % 3600 == 60) {
        if (auto trimmed = queue.trim(); !trimmed)
            return trimmed;
    }
    ++m_beats;
    return {};
}

void Pulse::farewell(Connection &connection)
{
    // Best effort: what stays behind is seen as silent after 30 s.
    static_cast<void>(QueueStore(connection).setIdle(m_options.worker, false, 0ms));
    static_cast<void>(WorkerStore(connection).remove(m_options.worker));
}

} // namespace leapfrog
