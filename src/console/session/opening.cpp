// SPDX-License-Identifier: MIT
#include "console/session/opening.h"

#include <QFutureWatcher>

namespace leapfrog {

namespace {

/// Carries words from the thread that opens to the session; outlives either.
class ProgressRelay : public QObject
{
    Q_OBJECT
signals:
    void said(const QString &stage);
};

} // namespace

void Opening::start(const OpenDatabase::Request &request, const Ended &ended)
{
    m_progress.clear();
    auto relay = std::make_shared<ProgressRelay>();
    connect(relay.get(), &ProgressRelay::said, this, [this](const QString &stage) {
        m_progress = stage;
        emit progressChanged();
    });
    const auto future = runInBackground([request, relay] {
        return OpenDatabase::open(request, [&](const QString &stage) { emit relay->said(stage); });
    });
    auto *watcher = new QFutureWatcher<Result<std::shared_ptr<OpenDatabase>>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, ended, count = ++m_count] {
        watcher->deleteLater();
        if (count == m_count)
            ended(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace leapfrog

#include "opening.moc"
