// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/database_target.h"
#include "console/session/password_keeper.h"

#include <QObject>

#include <functional>

namespace leapfrog {

/// The password of a session: typed, or found in the keychain where the connection says that it is kept there. UI
/// thread.
class SessionPassword : public QObject
{
    Q_OBJECT
public:
    void setKeeper(const PasswordKeeper &keeper) { m_keeper = keeper; }
    /// What the user typed; nothing else stores it.
    void type(const QString &password);
    [[nodiscard]] const QString &typed() const { return m_typed; }
    /// Asks the keychain, where the connection's password is kept there; else there is no function. It blocks: not for
    /// the UI thread. What it does not give the user is asked for.
    [[nodiscard]] std::function<QString()> finder(const DatabaseTarget &target) const;
    /// The server took it: a new one is kept in the background, where `target` says so. (A mistyped one would be tried
    /// at each start.)
    void keep(const DatabaseTarget &target);

signals:
    /// The keychain did not take it.
    void notKept(const leapfrog::Error &error);

private:
    PasswordKeeper m_keeper;
    QString m_typed;
    bool m_isNew = false; ///< it is not in the keychain yet
};

} // namespace leapfrog
