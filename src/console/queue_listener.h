// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <string>
#include <thread>

namespace leapfrog {

/// Listens for the queue's NOTIFY on a connection and a thread of its own. A lost connection is opened again.
class QueueListener : public QObject
{
    Q_OBJECT
public:
    explicit QueueListener(std::string dsn);
    /// Waits for the thread: call it in the background.
    ~QueueListener() override;

signals:
    /// Comes from the listener's thread: connect with Qt::QueuedConnection. Also after each (re)connect, since what was
    /// notified before was missed.
    void rang();

private:
    void run(const std::stop_token &stop);
    void rest(std::chrono::milliseconds atMost) const;

    const std::string m_dsn;
    int m_wake; ///< eventfd: wakes the thread to stop
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace leapfrog
