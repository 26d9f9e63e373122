// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"
#include "store/access/login_rights.h"

#include <QObject>

#include <optional>
#include <string>

namespace leapfrog {

/// What the session's login may do: asked when it is connected, and now and then, since owners change it meanwhile. One
/// for a session, which owns it. UI thread.
class RightsWatch : public QObject
{
    Q_OBJECT
public:
    static RightsWatch &of(Session &session);

    /// Why this can't be done in the organisation, for tooltips; empty: it may be, or it is not known yet.
    [[nodiscard]] QString whyNoRecreation(const std::string &orgId) const;
    [[nodiscard]] QString whyNoLock(const std::string &orgId) const;
    [[nodiscard]] QString whyNoSettings(const std::string &orgId) const;
    /// Without an organisation: whether there may be one at all.
    [[nodiscard]] QString whyNoImport(const std::string &orgId) const;
    [[nodiscard]] QString whyNoPoller() const;
    /// Whether workers post direct recreations (setting direct_by), not this console; false while it is not known.
    [[nodiscard]] bool isDirectByWorker() const { return m_rights && m_rights->directByWorker; }

signals:
    void changed();

private:
    explicit RightsWatch(Session &session);
    void ask();
    [[nodiscard]] QString whyNot(bool granted, std::string_view role, const std::string &orgId) const;

    Session &m_session;
    std::optional<LoginRights> m_rights;
    bool m_asking = false;
};

} // namespace leapfrog
