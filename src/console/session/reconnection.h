// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/questions.h"
#include "console/session/open_database.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace leapfrog {

/// The attempts to reach a lost database again: the first at once, the others after 1, 2, 4, 8, 15 s … UI thread.
class Reconnection : public QObject
{
    Q_OBJECT
public:
    using Ended = std::function<void(const Result<DatabaseFacts> &)>;

    /// `questions` must outlive it.
    explicit Reconnection(Questions &questions);

    [[nodiscard]] int attempt() const { return m_attempt; } ///< from 1; 0: none since the last forget()
    [[nodiscard]] bool isUnderWay() const { return m_probe != 0; }
    /// Whether the attempt under way may still be answered soon.
    [[nodiscard]] bool isYoung() const;
    [[nodiscard]] QDateTime lostAt() const { return m_lostAt; } ///< since when figures are old
    [[nodiscard]] QDateTime retryAt() const { return m_retryAt; } ///< invalid: an attempt is under way

    /// The connection is lost since then; later losses count as the same until forget().
    void lose(const QDateTime &since);
    /// A screen has been answered: the next loss is another one.
    void forget() { m_attempt = 0; }
    /// Makes an attempt now, unless one is under way; `ended` hears of it, unless it is dropped or stopped before.
    void start(const std::shared_ptr<OpenDatabase> &database, const Ended &ended);
    /// Nobody waits for the attempt under way any more.
    void drop();
    /// due() comes after a while: the longer, the more attempts there were.
    void startLater();
    /// No attempt is waited for any more.
    void stop();

signals:
    void due();
    /// Of attempt() and retryAt().
    void changed();

private:
    Questions &m_questions;
    QDateTime m_lostAt;
    QDateTime m_retryAt;
    int m_attempt = 0;
    int m_probe = 0; ///< the question of the attempt under way; 0: none is
    LiveState::Moment m_probeAt; ///< when it began
    QTimer m_retry;
};

} // namespace leapfrog
