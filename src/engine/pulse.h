// SPDX-License-Identifier: MIT
#pragma once

#include "engine/doorbell.h"
#include "store/settings.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace leapfrog {

/// The poller's housekeeping on one thread and one connection: folds the depth counters, puts lanes to rest, keeps the
/// worker's row and its "I sleep" note fresh, reads the shared settings every 5 s, samples the depth for charts, trims
/// old events. Everything it does is repeated; a lost connection is opened again and costs nothing but time.
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
    };

    Pulse(Options options, const Doorbell &bell);
    ~Pulse();

private:
    void run(const std::stop_token &stop);
    Result<> beat(Connection &connection);
    void farewell(Connection &connection);
    void waitUntil(std::chrono::steady_clock::time_point time, const std::stop_token &stop);

    const Options m_options;
    const Doorbell &m_bell;
    std::chrono::milliseconds m_poll;
    std::int64_t m_beats = 0;
    bool m_idleNoted = false;
    std::mutex m_mutex; ///< held while it waits for the next beat, or for the stop
    std::condition_variable_any m_stopped;
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace leapfrog
