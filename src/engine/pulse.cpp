// SPDX-License-Identifier: MIT
#include "engine/pulse.h"

#include "engine/backoff.h"
#include "store/depth.h"
#include "store/queue.h"
#include "store/workers.h"

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto beatTime = 1s;
static constexpr auto sampleTime = 10s;

Pulse::Pulse(Options options, const Doorbell &bell)
    : m_options(std::move(options))
    , m_bell(bell)
    , m_poll(Settings().poll)
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{ }

Pulse::~Pulse()
{
    m_thread.request_stop();
    m_thread.join();
}

void Pulse::waitUntil(std::chrono::steady_clock::time_point time, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    m_stopped.wait_until(lock, stop, time, [] { return false; });
}

void Pulse::run(const std::stop_token &stop)
{
    Backoff backoff(500ms, 15s);
    while (!stop.stop_requested()) {
        auto connection = Connection::open(m_options.dsn, "queue housekeeping");
        auto going = connection ? Result<>() : Result<>(failed(connection));
        auto nextBeat = std::chrono::steady_clock::now();
        while (going && !stop.stop_requested()) {
            going = beat(**connection);
            if (going)
                backoff.reset();
            nextBeat += beatTime;
            waitUntil(nextBeat, stop);
        }
        if (going)
            farewell(**connection);
        else if (!stop.stop_requested())
            waitUntil(std::chrono::steady_clock::now() + backoff.next(), stop);
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
