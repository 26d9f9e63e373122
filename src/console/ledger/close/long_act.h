// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/percent_task.h"
#include "console/session/session.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>
#include <utility>

namespace leapfrog {

/// What a dialog does in the background, one thing at a time, shown among the activities too. Its end cancels it. UI
/// thread.
class LongAct : public QObject
{
    Q_OBJECT
public:
    LongAct(Session &session, QObject *parent);
    ~LongAct() override { cancel(); }

    /// How far it is, told from the thread that does it.
    using Progress = std::atomic<std::int64_t>;

    /// Runs `work(Connection &, const std::stop_token &, Progress &)`, which returns a Result, in a thread of its own;
    /// then `then(const Result &)` here, unless this is gone. `words(value)`: what the activity says of its end.
    template <typename Work, typename Words, typename Then>
    void start(const QString &title, Work work, Words words, Then then)
    {
        using R = std::invoke_result_t<Work, Connection &, const std::stop_token &, Progress &>;
        const auto task = std::make_shared<PercentTask>(title);
        m_progress = std::make_shared<Progress>(0);
        m_stop = task->task().stop;
        m_session.activities().add(task->task(), {}, PercentTask::words);
        auto future = m_session.runLong([work = std::move(work), progress = m_progress, stop = task->stop()](
                                            Connection &connection) { return work(connection, stop, *progress); },
                                        task->stop());
        // The activity outlives this object, so its end does not wait for it.
        future.then([task, words](const R &done) {
            task->end(
                done ? ItemOutcome{.item = {}, .state = ItemOutcome::State::Done, .message = words(*done), .error = {}}
                     : failure(done.error()));
        });
        auto *watcher = new QFutureWatcher<R>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, then = std::move(then)] {
            watcher->deleteLater();
            setRunning(false);
            then(watcher->result());
        });
        watcher->setFuture(future);
        setRunning(true);
    }
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }

signals:
    /// It is so far.
    void progressed(qint64 done);

private:
    static ItemOutcome failure(const Error &error);
    void setRunning(bool running);

    Session &m_session;
    std::shared_ptr<Progress> m_progress;
    std::optional<std::stop_source> m_stop;
    QTimer m_look; ///< at how far it is
    bool m_running = false;
};

} // namespace leapfrog
