// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace leapfrog {

class Backoff;

/// Listens for the queue's NOTIFY, on a connection and a thread of its own, so that nothing else delays a wake-up. A
/// lost connection is opened again.
class WakeUp
{
public:
    /// Gets what was notified: "high" for a click, a worker's name when it is called, "" for everybody
    /// (migrations/functions/queue_on_insert.sql). Also {""} after each (re)connect, since what was notified before was
    /// missed. Called from the listening thread.
    using Hear = std::function<void(const std::vector<std::string> &payloads)>;
    /// What a listener that hears nothing can't know: whether the server is still there.
    struct AliveCheck
    {
        std::chrono::milliseconds every;
        std::function<void()> answered; ///< called from the listening thread, when the server has answered
    };

    /// `name` is what the server shows of the connection.
    WakeUp(std::string dsn, std::string name, Hear hear, std::optional<AliveCheck> alive = {});
    /// Waits for the thread, which may be just connecting: not in the UI thread.
    ~WakeUp();

private:
    void run(const std::stop_token &stop);
    /// Until it is to stop, or something failed.
    Result<> listen(Backoff &backoff, const std::stop_token &stop);
    void rest(std::chrono::milliseconds atMost) const;

    const std::string m_dsn;
    const std::string m_name;
    const Hear m_hear;
    const std::optional<AliveCheck> m_alive;
    int m_wake; ///< eventfd: wakes the thread to stop
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace leapfrog
