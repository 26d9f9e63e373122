// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/live_state.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace leapfrog {

/// What was asked of the database and is not answered yet, looked at again and again: whether it has been silent for
/// too long, and whether a question must end without an answer. Who asked is told in any case. UI thread.
class Questions : public QObject
{
    Q_OBJECT
public:
    explicit Questions(LiveState::Clock now);

    [[nodiscard]] LiveState::Moment now() const { return m_now(); }
    [[nodiscard]] bool isEmpty() const { return m_open.isEmpty(); }
    /// Whether a screen has waited for an answer for LiveState::silentAfter.
    [[nodiscard]] bool isSilent() const { return m_open.silentSince(m_now()).has_value(); }

    /// Returns the question's number, for deliver(). `stop` makes the thread that waits for the answer come back.
    int ask(LiveState::Kind kind, const std::stop_source &stop);
    /// Tells `then` the future's value, unless `context` is gone, or the error when question `number` is dropped
    /// before; 0: it never is.
    template <typename R, typename Then> void deliver(QObject *context, const QFuture<R> &future, Then then, int number)
    {
        auto *watcher = new QFutureWatcher<R>(context);
        const auto tell = std::make_shared<Then>(std::move(then));
        m_open.whenGivenUp(number, [waits = QPointer<QFutureWatcher<R>>(watcher), tell](const Error &error) {
            if (!waits)
                return; // who asked is gone
            waits->disconnect();
            waits->deleteLater();
            (*tell)(R(failed(error)));
        });
        connect(watcher, &QObject::destroyed, this, [this, number] { m_open.ended(number); });
        connect(watcher, &QFutureWatcherBase::finished, context,
                [questions = QPointer<Questions>(this), watcher, tell, number] {
                    watcher->deleteLater();
                    const R result = watcher->result();
                    if (questions)
                        emit questions->answered(questions->m_open.ended(number), result ? nullptr : &result.error());
                    (*tell)(result);
                });
        watcher->setFuture(future);
    }

    /// Takes one out, or all: to be dropped.
    [[nodiscard]] std::vector<LiveState::Question> take(int question) { return m_open.take(question); }
    [[nodiscard]] std::vector<LiveState::Question> takeAll() { return m_open.takeAll(); }
    /// Tells those who asked, and calls the threads back that wait for the answers.
    static void drop(std::vector<LiveState::Question> questions, const Error &error);
    /// What they are told when no answer came in time, and without an open database.
    static Error notAnsweringError();
    static Error notOpenError();

signals:
    /// Before who asked is told. `kind`: nothing for what is never dropped. `error`: nullptr when there is none.
    void answered(std::optional<leapfrog::LiveState::Kind> kind, const leapfrog::Error *error);
    /// A screen waits for too long; comes again and again as long as it does.
    void silent(std::chrono::milliseconds time);
    /// A question is open for LiveState::giveUpAfter; comes again until it is taken.
    void overdue();

private:
    void look();

    const LiveState::Clock m_now;
    LiveState m_open;
    QTimer m_look; ///< runs while questions are open
};

} // namespace leapfrog
