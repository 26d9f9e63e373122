// SPDX-License-Identifier: MIT
#include "console/session/rights_watch.h"

#include <chrono>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto askedAgainAfter = 30s;

RightsWatch &RightsWatch::of(Session &session)
{
    auto *known = session.findChild<RightsWatch *>(QString(), Qt::FindDirectChildrenOnly);
    return known != nullptr ? *known : *new RightsWatch(session);
}

RightsWatch::RightsWatch(Session &session)
    : QObject(&session)
    , m_session(session)
{
    connect(&session, &Session::stateChanged, this, [this] {
        if (!m_session.isConnected())
            m_rights.reset(); // the next login may be another
        ask();
    });
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &RightsWatch::ask);
    timer->start(askedAgainAfter);
    ask();
}

void RightsWatch::ask()
{
    if (m_asking || !m_session.isLive())
        return;
    m_asking = true;
    m_session.read(
        this, [](Connection &connection) { return LoginRights::read(connection); },
        [this](const Result<LoginRights> &rights) {
            m_asking = false;
            if (!rights)
                return; // the database itself refuses what may not be
            m_rights = *rights;
            emit changed();
        });
}

QString RightsWatch::whyNoRecreation(const std::string &orgId) const
{
    return m_rights ? whyNot(m_rights->recreates, "accountant", orgId) : QString();
}

QString RightsWatch::whyNoLock(const std::string &orgId) const
{
    return m_rights ? whyNot(m_rights->locks, "closer", orgId) : QString();
}

QString RightsWatch::whyNoSettings(const std::string &orgId) const
{
    return m_rights ? whyNot(m_rights->sets, "owner", orgId) : QString();
}

QString RightsWatch::whyNoImport(const std::string &orgId) const
{
    if (orgId.empty() && m_rights && m_rights->recreates)
        return {};
    return whyNoRecreation(orgId);
}

QString RightsWatch::whyNoPoller() const
{
    return m_rights && !m_rights->works ? tr("Your login may not work on the queue: that takes the rights of a worker.")
                                        : QString();
}

QString RightsWatch::whyNot(bool granted, std::string_view role, const std::string &orgId) const
{
    if (!granted)
        return tr("Your login may only look. Ask an administrator.");
    if (m_rights->isAtLeast(role, orgId))
        return {};
    const auto org = QString::fromStdString(orgId);
    if (role == "owner")
        return tr("In %1 your login may not change settings. An owner of %1 can, or allow it.").arg(org);
    return role == "closer" ? tr("In %1 your login may not lock or open periods. An owner of %1 can allow it.").arg(org)
                            : tr("In %1 your login may only look. An owner of %1 can allow more.").arg(org);
}

} // namespace leapfrog
