// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"

#include <QElapsedTimer>
#include <QObject>

#include <cstdint>

namespace leapfrog {

/// How many payloads are refused, for the sidebar, which says it while another screen is looked at, too. UI thread.
class InboxBadge : public QObject
{
    Q_OBJECT
public:
    explicit InboxBadge(Session &session, QObject *parent = nullptr);

    /// Asks, unless that is under way or is known well enough.
    void ask();
    /// It became known otherwise.
    void show(std::int64_t refused);

signals:
    void changed(const QString &badge);

private:
    static Result<std::int64_t> read(Connection &connection, const std::string &orgId);

    Session &m_session;
    QElapsedTimer m_since;
    bool m_asking = false;
};

} // namespace leapfrog
