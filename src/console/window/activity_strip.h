// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/activities.h"

#include <QFrame>

#include <map>

class QVBoxLayout;

namespace leapfrog {

/// The long acts at the foot of the window: title, progress, Cancel; when done the outcome, Open and dismiss. Hidden
/// while there are none.
class ActivityStrip : public QFrame
{
    Q_OBJECT
public:
    explicit ActivityStrip(Activities &activities, QWidget *parent = nullptr);
    ~ActivityStrip() override;

signals:
    /// "Open" was chosen for the act of that recreation.
    void recreationWanted(const QString &recreationId);

private:
    class Line;
    void showActivities();

    Activities &m_activities;
    QVBoxLayout *m_layout;
    std::map<int, Line *> m_lines; ///< by activity id
};

} // namespace leapfrog
