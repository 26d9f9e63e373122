// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/database_target.h"
#include "console/window/links/deep_link.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>

class QLocalSocket;
class QWidget;

namespace leapfrog {

/// Brings a window to the front, out of the task bar. `activation`: the desktop's token for it; may be empty.
void comeToFront(QWidget &window, const QByteArray &activation);

/// One window per connection, user and display: who starts the program again for a connection that a window has open
/// hands over what is to be shown, and that window comes to the front. They meet at a socket in the user's runtime
/// folder, which no other user can reach. Nobody waits: a window that hangs, or one that crashed and left its socket,
/// keeps nobody out. UI thread.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    /// `folder`: where sockets are; empty: the user's runtime folder. `display`: what keeps one display's windows apart
    /// from another's; empty: that of the environment.
    explicit SingleInstance(QString folder = {}, QString display = {}, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// Hands `link` to the window that has this connection open. `then(true)`: it took it, so this start is over.
    /// `then(false)`: there is none, or it doesn't answer; if there is none, this one is it from now on.
    void begin(const DatabaseTarget &target, const DeepLink &link, std::function<void(bool)> then);
    /// The window has this connection open now, not the one before; another window that has it too stays the one.
    void serve(const DatabaseTarget &target);
    /// Whether links for its connection come here.
    [[nodiscard]] bool isServing() const { return m_server.isListening(); }

signals:
    /// Another start wants the window in front, and this shown. `activation`: the desktop's token for that; may be
    /// empty.
    void shown(const leapfrog::DeepLink &link, const QByteArray &activation);

private:
    [[nodiscard]] QString socketOf(const DatabaseTarget &target) const;
    void ask(const QByteArray &message, std::function<void(bool)> then);
    void takeLock();
    void connectToOther();
    void listen();
    void decide(bool taken);
    void greet();
    static void readFrom(QLocalSocket &socket, SingleInstance &instance);

    const QString m_folder;
    const QString m_display;
    QLocalServer m_server;
    QString m_path; ///< being asked for, or served
    QByteArray m_message;
    std::function<void(bool)> m_then;
    std::unique_ptr<QLockFile> m_lock; ///< while it is decided whose the socket is
    QPointer<QLocalSocket> m_socket;
    QTimer m_retry;
    QTimer m_patience;
};

} // namespace leapfrog
