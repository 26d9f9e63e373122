// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/activities.h"
#include "console/window/activities/activity_log.h"

#include <QFrame>

#include <map>

class QToolButton;
class QVBoxLayout;

namespace leapfrog {

/// The long acts at the foot of the window: title, progress, Cancel; of those that have ended the last one, its
/// outcome, Open and dismiss, and a button that opens the list of all. Hidden while there is nothing to tell.
class ActivityStrip : public QFrame
{
    Q_OBJECT
public:
    /// Both outlive it.
    ActivityStrip(Activities &activities, const ActivityLog &log, QWidget *parent = nullptr);
    ~ActivityStrip() override;

signals:
    /// "Open" was chosen for the act of that recreation.
    void recreationWanted(const QString &recreationId);
    /// The list of all was asked for.
    void historyWanted();

private:
    class Line;
    void showActivities();
    void dismissFinished();

    Activities &m_activities;
    const ActivityLog &m_log;
    QVBoxLayout *m_layout;
    QToolButton *m_more;
    std::map<int, Line *> m_lines; ///< by activity id
};

} // namespace leapfrog
