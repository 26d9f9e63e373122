// SPDX-License-Identifier: MIT
#pragma once

#include "engine/worker/wake_up.h"

#include <QObject>

namespace leapfrog {

/// The queue's NOTIFY as a signal.
class QueueListener : public QObject
{
    Q_OBJECT
public:
    /// Waits for its thread when it is destroyed: do that in the background.
    explicit QueueListener(std::string dsn);

signals:
    /// Comes from the listener's thread: connect with Qt::QueuedConnection. Also after each (re)connect, since what was
    /// notified before was missed.
    void rang();

private:
    WakeUp m_wakeUp;
};

} // namespace leapfrog
