// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"

#include <QElapsedTimer>
#include <QObject>

#include <cstdint>

namespace leapfrog {

/// The word beside the Jobs screen's name in the sidebar: how many jobs are dead. Asks by itself while another screen
/// is looked at; while the window is hidden nobody is told anything. UI thread.
class JobBadge : public QObject
{
    Q_OBJECT
public:
    /// `page`: the screen, which must outlive it.
    JobBadge(Session &session, QWidget &page);

    /// It is known by other means.
    void show(std::int64_t dead);

signals:
    /// "3 dead", or empty.
    void changed(const QString &words);

private:
    void ask();

    Session &m_session;
    QWidget &m_page;
    QElapsedTimer m_since; ///< the last answer
    bool m_asking = false;
};

} // namespace leapfrog
