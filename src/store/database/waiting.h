// SPDX-License-Identifier: MIT
#pragma once

#include <QDeadlineTimer>

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>

namespace leapfrog {

/// What ends a statement early. Without a limit a frozen server would hold its caller for ever.
struct Limits
{
    std::chrono::milliseconds statement = std::chrono::minutes(5); ///< of each statement; 0: none
    QDeadlineTimer whole = QDeadlineTimer(QDeadlineTimer::Forever); ///< of all statements together
    std::stop_token stop = {}; ///< asked for from any thread: what runs is cancelled, what follows is not begun
};

/// Waits for a socket as long as `Limits` allow, while a connection is made; one thread at a time.
class Waiting
{
public:
    enum class End
    {
        Ready,
        Late,
        Stopped
    };

    /// For one act that begins now.
    explicit Waiting(const Limits &limits);
    ~Waiting();
    Waiting(const Waiting &) = delete;
    Waiting &operator=(const Waiting &) = delete;

    /// Until `socket` has one of `events` (poll's), or the time is over, or `also` is.
    End wait(int socket, short events, QDeadlineTimer also = QDeadlineTimer(QDeadlineTimer::Forever));

private:
    QDeadlineTimer m_deadline;
    std::stop_token m_stop;
    int m_wake = -1; ///< becomes readable when a stop is asked for
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace leapfrog
