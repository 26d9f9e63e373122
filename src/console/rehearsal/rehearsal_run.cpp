// SPDX-License-Identifier: MIT
#include "console/rehearsal/rehearsal_run.h"

#include "store/close/settings_acts.h"

#include <QFutureWatcher>

#include <atomic>
#include <utility>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto betweenLooks = 100ms;

struct RehearsalRun::Progress
{
    std::atomic<std::int64_t> done = 0;
    std::atomic<std::int64_t> total = 0;
};

RehearsalRun::RehearsalRun(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_progress(std::make_shared<Progress>())
{
    m_look.setInterval(betweenLooks);
    connect(&m_look, &QTimer::timeout, this, &RehearsalRun::progressed);
}

RehearsalRun::~RehearsalRun()
{
    if (m_stop)
        m_stop->request_stop();
}

std::int64_t RehearsalRun::done() const
{
    return m_progress->done;
}

std::int64_t RehearsalRun::total() const
{
    return m_progress->total;
}

void RehearsalRun::start(const std::string &orgId, const OrganisationChange &change)
{
    m_wanted = Wanted{.orgId = orgId, .change = change};
    if (m_underWay)
        m_stop->request_stop(); // the next one begins at its end: never two at once
    else
        begin();
}

void RehearsalRun::cancel()
{
    m_wanted.reset();
    m_look.stop();
    if (m_underWay)
        m_stop->request_stop();
}

void RehearsalRun::begin()
{
    m_underWay = m_wanted;
    m_stop.emplace();
    m_progress = std::make_shared<Progress>();
    auto future = m_session.runLong(
        [wanted = *m_wanted, progress = m_progress,
         stop = m_stop->get_token()](Connection &connection) -> Result<std::shared_ptr<const RehearsedChange>> {
            const auto begunAt = SettingsActs(connection).now();
            if (!begunAt)
                return failed(begunAt);
            OrganisationStore store(connection);
            const auto now = store.show(wanted.orgId);
            if (!now)
                return failed(now);
            auto next = store.preview(wanted.orgId, wanted.change);
            if (!next)
                return failed(next);
            const auto tell = [&](std::int64_t done, std::int64_t total) {
                progress->done = done;
                progress->total = total;
            };
            const auto shop = wanted.change.concernsPayloads() ? std::optional(next->shop) : std::nullopt;
            auto rehearsal = rehearse(connection, wanted.orgId, next->context, tell, stop, shop, now->context);
            if (!rehearsal)
                return failed(rehearsal);
            return std::make_shared<const RehearsedChange>(RehearsedChange{.orgId = wanted.orgId,
                                                                           .change = wanted.change,
                                                                           .begunAt = *begunAt,
                                                                           .next = std::move(*next),
                                                                           .rehearsal = std::move(*rehearsal)});
        },
        m_stop->get_token());
    auto *watcher = new QFutureWatcher<Result<std::shared_ptr<const RehearsedChange>>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        finished(watcher->result());
    });
    watcher->setFuture(future);
    m_look.start();
    emit progressed();
}

void RehearsalRun::finished(const Result<std::shared_ptr<const RehearsedChange>> &result)
{
    const bool isWanted = m_wanted && m_wanted->orgId == m_underWay->orgId && m_wanted->change == m_underWay->change
        && !m_stop->stop_requested();
    m_underWay.reset();
    if (!isWanted) {
        if (m_wanted)
            begin();
        return;
    }
    m_wanted.reset();
    m_look.stop();
    m_outcome = result;
    emit ended();
}

} // namespace leapfrog
