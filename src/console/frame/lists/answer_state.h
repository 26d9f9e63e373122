// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QObject>
#include <QTimer>

#include <functional>

class QLabel;
class QWidget;

namespace leapfrog {

class NoticeBar;
class Session;

/// How a page with a list says that an answer takes long (a thin line, later a sentence where the list is empty) or did
/// not come (the bar over the list, until an answer is there). UI thread.
class AnswerState : public QObject
{
    Q_OBJECT
public:
    /// All outlive it. `loading`: the thin line. `empty`: the sentence of an empty list; may be nullptr. `isNew`:
    /// whether the rows are not those of the question yet.
    AnswerState(Session &session, NoticeBar &notice, QWidget &loading, QLabel *empty, std::function<bool()> isNew,
                QObject *parent);

    /// Another question was asked.
    void begin();
    /// The rows are those of the question.
    void end();
    /// An answer has come: what was said of one that did not goes.
    void clearFailure();
    /// It did not come. False: the bar over all pages says why, so nothing is said here. `notAllowed`: for a login that
    /// may not ask.
    [[nodiscard]] bool fail(const Error &error, const QString &notAllowed, std::function<void()> tryAgain);

private:
    Session &m_session;
    NoticeBar &m_notice;
    QWidget &m_loading;
    QTimer m_slow;
    QTimer m_verySlow;
    bool m_saysFailure = false; ///< the notice is about a question that failed
};

} // namespace leapfrog
