// SPDX-License-Identifier: MIT
#pragma once

#include "engine/guard/backoff.h"
#include "engine/worker/doorbell.h"
#include "store/queue/settings.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace leapfrog {

/// The poller's housekeeping on one thread and one connection: adds the changes of the depth up, parks lanes, keeps the
/// worker's row and its "I sleep" note fresh, reads the shared settings every 5 s, samples the depth for charts, trims
/// old events. Each duty fails for itself: it is told and tried again later, while the others go on. A lost connection
/// is opened again and costs nothing but time.
class Pulse
{
public:
    /// What the worker says of itself.
    struct WorkerLoad
    {
        int slotCount = 0;
        int busy = 0; ///< jobs in hand
        std::int64_t processed = 0;
    };
    struct Options
    {
        std::string dsn;
        std::string worker;
        std::function<WorkerLoad()> load; ///< called from the pulse's thread
        std::function<void(const Settings &)> apply; ///< likewise, with the database's settings as they are now
        std::function<void()> answered; ///< likewise, when the database has answered
    };

    Pulse(Options options, const Doorbell &bell);
    /// Says good-bye, for 2 s at most.
    ~Pulse();

    /// Ends without waiting for it.
    void stop() { m_thread.request_stop(); }

private:
    using Clock = std::chrono::steady_clock;
    struct Duty
    {
        std::chrono::milliseconds every;
        std::function<Result<>(Connection &)> act;
        Clock::time_point due;
        Backoff backoff;
    };

    void addDuties();
    void run(const std::stop_token &stop);
    /// Does what is due, until the connection is lost or it is to stop.
    void beat(Connection &connection, const std::stop_token &stop);
    void attend(Duty &duty, Connection &connection);
    Result<> noteIdle(Connection &connection);
    Result<> readSettings(Connection &connection);
    Result<> wakeUnseen(Connection &connection);
    Result<> trim(Connection &connection);
    Result<> showAlive(Connection &connection);
    void farewell(Connection &connection);
    void waitUntil(Clock::time_point time, const std::stop_token &stop);

    const Options m_options;
    const Doorbell &m_bell;
    std::chrono::milliseconds m_poll;
    std::vector<Duty> m_duties;
    std::stop_token m_stop;
    bool m_idleNoted = false;
    Clock::time_point m_idleNotedAt;
    Clock::time_point m_unseenAt; ///< when jobs that nobody noted are looked for again
    Clock::time_point m_trimAt; ///< when it is due again
    std::mutex m_mutex; ///< held while it waits for the next beat, or for the stop
    std::condition_variable_any m_stopped;
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace leapfrog
