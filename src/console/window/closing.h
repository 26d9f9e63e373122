// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QSettings;
class QWidget;

namespace leapfrog {

class NoticeBar;
class Session;

/// How the window closes: nothing waits here; what is under way is ended or handed on, and seen to be. UI thread.
class Closing : public QObject
{
    Q_OBJECT
public:
    /// `bar` is over everything, for what the end waits for. All must outlive it.
    Closing(QWidget &window, NoticeBar &bar, QSettings &settings);

    /// Whose acts are waited for from now on.
    void setSession(Session &session);
    /// The window was asked to close. True: it may go at once; else it is closed from here when it may.
    [[nodiscard]] bool mayClose();

signals:
    /// The session ends now: the last moment to look at it.
    void begun();

private:
    void ask();
    void finishThenClose();
    void closeNow();
    void begin();
    void say(const QString &text);

    QWidget &m_window;
    NoticeBar &m_bar;
    QSettings &m_settings;
    Session *m_session = nullptr;
    bool m_asks = false; ///< how to close
    bool m_begun = false;
    bool m_ended = false;
};

} // namespace leapfrog
