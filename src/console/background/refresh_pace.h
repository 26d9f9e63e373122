// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

namespace leapfrog {

/// When the screens are to ask again: regularly, and when the queue rang. UI thread.
class RefreshPace : public QObject
{
    Q_OBJECT
public:
    RefreshPace();

    /// Whether somebody looks: due() comes once a second then, else every 10 s.
    void setWatched(bool watched);
    /// The queue was notified: due() comes at once, but at most 4 times a second.
    void ring();
    void stop();

signals:
    void due();

private:
    QTimer m_tick;
    QTimer m_afterRing; ///< single shot: rings meanwhile come when it ends
    bool m_rungAgain = false;
};

} // namespace leapfrog
