// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"
#include "store/queue/recreations.h"

#include <QObject>

#include <functional>
#include <string>

namespace leapfrog {

class NoticeBar;

/// Keeps a notice about a recreation true: it says what became of the recreation, and goes when there is nothing left
/// to say, whoever ended, undid or cancelled it. UI thread.
class RecreationNotice : public QObject
{
    Q_OBJECT
public:
    enum class Tells
    {
        UnderWay, ///< what is to come
        NotPosted, ///< how many of its documents were not posted
        Undone, ///< that the entries from before are in force again
    };

    /// `session` and `bar` must outlive it.
    RecreationNotice(Session &session, NoticeBar &bar, QObject *parent);

    /// What the bar says from now until it says something else is about that recreation. `count`: what it tells.
    /// `open`: shows that recreation; nothing: it is on the screen.
    void follow(const std::string &id, Tells tells, int count, std::function<void()> open = {});

private:
    void look();
    void lookAtUndone();
    void show(const RecreationRow &row);
    void end();

    Session &m_session;
    NoticeBar &m_bar;
    std::string m_id; ///< empty: the notice is about something else
    Tells m_tells = Tells::UnderWay;
    int m_count = 0;
    int m_said = 0; ///< the notice that it is about
    bool m_asking = false;
    std::function<void()> m_open;
};

} // namespace leapfrog
