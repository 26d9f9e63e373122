// SPDX-License-Identifier: MIT
#include "console/jobs/job_badge.h"

#include "store/queue/job_list.h"

#include <QCoreApplication>
#include <QWidget>

#include <chrono>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr std::chrono::milliseconds every = 5s;

JobBadge::JobBadge(Session &session, QWidget &page)
    : m_session(session)
    , m_page(page)
{
    connect(&session, &Session::refreshWanted, this, &JobBadge::ask);
}

void JobBadge::show(std::int64_t dead)
{
    m_since.start();
    const int count = static_cast<int>(dead);
    emit changed(count > 0 ? QCoreApplication::translate("leapfrog::JobsPage", "%Ln dead", nullptr, count) : QString());
}

void JobBadge::ask()
{
    const bool isSeen = m_page.isVisible() || !m_page.window()->isVisible() || m_page.window()->isMinimized();
    if (isSeen || m_asking || !m_session.isConnected() || (m_since.isValid() && !m_since.hasExpired(every.count())))
        return;
    m_asking = true;
    m_session.read(
        this,
        [org = m_session.organisation()](Connection &connection) { return JobListStore(connection).totals(org, {}); },
        [this](const Result<JobTotals> &totals) {
            m_asking = false;
            if (totals)
                show(totals->dead);
        });
}

} // namespace leapfrog
