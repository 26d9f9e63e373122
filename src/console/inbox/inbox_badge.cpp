// SPDX-License-Identifier: MIT
#include "console/inbox/inbox_badge.h"

#include "console/books/payload_words.h"

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr std::chrono::milliseconds holdsFor = 30s;

InboxBadge::InboxBadge(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &Session::organisationChanged, this, [this] { m_since.invalidate(); });
}

void InboxBadge::show(std::int64_t refused)
{
    m_since.start();
    emit changed(refused > 0 ? tr("%1 refused").arg(payloadCount(refused)) : QString());
}

Result<std::int64_t> InboxBadge::read(Connection &connection, const std::string &orgId)
{
    InboxListStore store(connection);
    std::int64_t refused = 0;
    if (orgId.empty()) {
        const auto all = store.organisations();
        if (!all)
            return failed(all);
        for (const auto &one : *all)
            refused += one.refused;
        return refused;
    }
    const auto reasons = store.reasons(orgId);
    if (!reasons)
        return failed(reasons);
    for (const auto &one : *reasons)
        refused += one.state == "refused" ? one.payloads : 0;
    return refused;
}

void InboxBadge::ask()
{
    if (m_asking || !m_session.isConnected() || (m_since.isValid() && !m_since.hasExpired(holdsFor.count())))
        return;
    m_asking = true;
    m_session.read(
        this, [orgId = m_session.organisation()](Connection &connection) { return read(connection, orgId); },
        [this](const Result<std::int64_t> &refused) {
            m_asking = false;
            m_since.start(); // a login that may not see payloads is not asked for all the time
            if (refused)
                show(*refused);
        });
}

} // namespace leapfrog
