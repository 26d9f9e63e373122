// SPDX-License-Identifier: MIT
#include "console/session/embedded_poller.h"

#include "console/session/open_database.h"
#include "store/queue/workers.h"

#include <QFutureWatcher>
#include <QSignalBlocker>

namespace leapfrog {

using namespace std::chrono_literals;

EmbeddedPoller::EmbeddedPoller(QObject *parent)
    : QObject(parent)
{
    m_look.setInterval(500ms);
    connect(&m_look, &QTimer::timeout, this, &EmbeddedPoller::look);
}

EmbeddedPoller::~EmbeddedPoller()
{
    const QSignalBlocker quiet(this); // whoever listens may be half gone: the window that this belongs to
    stop();
}

void EmbeddedPoller::setDatabase(const std::shared_ptr<OpenDatabase> &database)
{
    stop();
    m_database = database;
}

void EmbeddedPoller::start(int slotCount, std::optional<double> rate)
{
    if (m_state != State::Off || !m_database)
        return;
    m_worker = WorkerStore::makeName("queue");
    const auto processor = std::make_shared<const DocumentProcessor>(m_worker, m_database->jobDuration());
    m_poller = std::make_shared<Poller>(Poller::Options{.dsn = m_database->dsn(),
                                                        .worker = m_worker,
                                                        .settings = m_database->settings(),
                                                        .slotCount = slotCount,
                                                        .rate = rate,
                                                        .processor = processor});
    m_status = {};
    m_poller->start();
    m_state = State::On;
    m_look.start();
    look();
}

void EmbeddedPoller::stop()
{
    if (m_state != State::On)
        return;
    m_state = State::Stopping;
    m_poller->stop();
    m_stopping = m_poller;
    // The database outlives its poller; both end in the background.
    const auto future = runInBackground([poller = std::move(m_poller), database = m_database]() mutable {
        poller->wait();
        auto status = poller->status();
        poller.reset();
        return status;
    });
    auto *watcher = new QFutureWatcher<Poller::Status>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        ended(watcher->result());
    });
    watcher->setFuture(future);
    m_look.stop();
    emit changed();
}

void EmbeddedPoller::stopNow()
{
    const auto poller = m_stopping.lock();
    if (m_state != State::Stopping || !poller)
        return;
    poller->stopNow();
    m_state = State::StoppingNow;
    emit changed();
}

void EmbeddedPoller::ended(const Poller::Status &status)
{
    m_state = State::Off;
    m_status = status;
    m_status.busy = 0;
    emit changed();
}

void EmbeddedPoller::look()
{
    m_status = m_poller->status();
    if (m_status.failure) // it can't work here and has ended by itself
        stop();
    else
        emit changed();
}

QString EmbeddedPoller::summary() const
{
    switch (m_state) {
    case State::Off:
        return m_status.failure ? tr("off, it could not work") : tr("off");
    case State::Stopping:
        return tr("stopping: finishing what it holds");
    case State::StoppingNow:
        return tr("stopping: handing back what it holds");
    case State::On:
        break;
    }
    if (!m_status.connected)
        return tr("on, not connected");
    return tr("on, %1 of %2").arg(m_status.busy).arg(m_status.slotCount);
}

} // namespace leapfrog
