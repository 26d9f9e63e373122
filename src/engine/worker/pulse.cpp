// SPDX-License-Identifier: MIT
#include "engine/worker/pulse.h"

#include "core/log.h"
#include "engine/guard/guarded.h"
#include "store/queue/depth.h"
#include "store/queue/queue.h"
#include "store/queue/workers.h"
#include "store/schema/migrator.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

using namespace std::chrono_literals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Pulse)
};

} // namespace

static constexpr auto beatTime = 1s;
static constexpr auto sampleTime = 10s;
static constexpr auto longest = 2min; ///< a statement

Pulse::Pulse(Options options, const Doorbell &bell)
    : m_options(std::move(options))
    , m_bell(bell)
    , m_poll(Settings().poll)
{
    addDuties();
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

Pulse::~Pulse()
{
    m_thread.request_stop();
    m_thread.join();
}

void Pulse::addDuties()
{
    const auto add = [this](std::chrono::milliseconds every, std::function<Result<>(Connection &)> act,
                            std::chrono::milliseconds first = 0ms) {
        m_duties.push_back(
            {.every = every, .act = std::move(act), .due = Clock::now() + first, .backoff = Backoff(beatTime, 60s)});
    };
    add(5s, [this](Connection &connection) { // quick on any server that is well: so a frozen one is noticed soon
        connection.setLimits({.statement = 10s, .stop = m_stop});
        auto shown = showAlive(connection);
        connection.setLimits({.statement = longest, .stop = m_stop});
        return shown;
    });
    add(5s, [this](Connection &connection) { return readSettings(connection); });
    add(beatTime, [this](Connection &connection) { return noteIdle(connection); });
    add(beatTime, [](Connection &connection) { return QueueStore(connection).maintain(); });
    add(sampleTime, [](Connection &connection) -> Result<> {
        const auto sampled = DepthStore(connection).sample(sampleTime);
        return sampled ? Result<>() : Result<>(failed(sampled));
    });
    add(beatTime, [this](Connection &connection) { return wakeUnseen(connection); });
    add(
        beatTime, [this](Connection &connection) { return trim(connection); }, 60s);
    add(
        30s, [](Connection &connection) { return Migrator(connection).check(); }, 30s); // somebody may have migrated it
}

void Pulse::waitUntil(Clock::time_point time, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    m_stopped.wait_until(lock, stop, time, [] { return false; });
}

void Pulse::run(const std::stop_token &stop)
{
    Backoff backoff(500ms, 15s);
    m_stop = stop;
    while (!stop.stop_requested()) {
        const auto ended = guarded([&]() -> Result<> {
            const Limits limits{.statement = longest, .stop = stop};
            const auto connection = Connection::open(m_options.dsn, "queue housekeeping", limits);
            if (!connection)
                return failed(connection);
            (*connection)->setLimits(limits);
            backoff.reset();
            beat(**connection, stop);
            if (stop.stop_requested())
                farewell(**connection);
            return {};
        });
        if (!ended && !stop.stop_requested())
            Log::failure(logEngine(), ended.error());
        if (!stop.stop_requested())
            waitUntil(Clock::now() + backoff.next(), stop);
    }
}

void Pulse::beat(Connection &connection, const std::stop_token &stop)
{
    auto next = Clock::now();
    while (!stop.stop_requested()) {
        for (auto &duty : m_duties) {
            if (duty.due > Clock::now() || stop.stop_requested())
                continue;
            attend(duty, connection);
            if (!connection.isAtRest())
                return;
        }
        Log::tellRepeats();
        next = std::max(next + beatTime, Clock::now());
        waitUntil(next, stop);
    }
}

void Pulse::attend(Duty &duty, Connection &connection)
{
    const auto done = guarded([&] { return duty.act(connection); });
    if (connection.isOpen())
        m_options.answered();
    if (done) {
        duty.backoff.reset();
        duty.due = Clock::now() + duty.every - beatTime / 10; // beats are never on time to the millisecond
        return;
    }
    duty.due = Clock::now() + std::max<std::chrono::milliseconds>(duty.backoff.next(), beatTime);
    if (done.error().code != Error::Code::Cancelled)
        Log::failure(logEngine(), done.error());
}

Result<> Pulse::noteIdle(Connection &connection)
{
    const bool idle = m_bell.sleepingForNormal() > 0;
    const bool refresh = idle && Clock::now() - m_idleNotedAt >= 5s;
    if (idle == m_idleNoted && !refresh)
        return {};
    if (auto noted = QueueStore(connection).setIdle(m_options.worker, idle, 3 * m_poll); !noted)
        return noted;
    m_idleNoted = idle;
    m_idleNotedAt = Clock::now();
    return {};
}

/// As often as an idle worker looks by itself, and never for more than a fiftieth of the time.
Result<> Pulse::wakeUnseen(Connection &connection)
{
    if (Clock::now() < m_unseenAt || m_bell.sleepingForNormal() == 0)
        return {};
    const auto began = Clock::now();
    const auto woken = QueueStore(connection).wakeUnseen();
    if (!woken)
        return failed(woken);
    m_unseenAt = Clock::now() + std::max<Clock::duration>(m_poll, 50 * (Clock::now() - began));
    if (*woken > 0)
        Log::note(logEngine(), QtWarningMsg,
                  Words::tr("Jobs were found that no trigger had noted: where they were written, the queue's triggers "
                            "were off. Run: leapfrogctl doctor"),
                  {.code = "unseen_lanes"});
    return {};
}

/// Once an hour, in pieces of a beat each, so that nobody waits for it.
Result<> Pulse::trim(Connection &connection)
{
    if (Clock::now() < m_trimAt)
        return {};
    const auto more = QueueStore(connection).trim();
    if (!more)
        return failed(more);
    m_trimAt = *more ? Clock::now() : Clock::now() + 1h;
    return {};
}

Result<> Pulse::readSettings(Connection &connection)
{
    const auto settings = SettingStore(connection).read();
    if (!settings)
        return failed(settings);
    m_poll = settings->poll;
    m_options.apply(*settings);
    return {};
}

Result<> Pulse::showAlive(Connection &connection)
{
    const auto load = m_options.load();
    return WorkerStore(connection).heartbeat(m_options.worker, "queue", load.slotCount, load.busy, load.processed);
}

void Pulse::farewell(Connection &connection)
{
    connection.setLimits({.statement = 2s, .whole = QDeadlineTimer(2s)});
    // What stays behind is seen as silent after 30 s.
    for (const auto &done : {QueueStore(connection).setIdle(m_options.worker, false, 0ms),
                             WorkerStore(connection).remove(m_options.worker)}) {
        if (!done)
            Log::failure(logEngine(), done.error());
    }
}

} // namespace leapfrog
