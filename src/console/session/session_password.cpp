// SPDX-License-Identifier: MIT
#include "console/session/session_password.h"

#include "console/background/background.h"

#include <QFutureWatcher>
#include <QLoggingCategory>

#include <utility>

namespace leapfrog {

Q_LOGGING_CATEGORY(keychainLog, "leapfrog.console")

void SessionPassword::type(const QString &password)
{
    m_typed = password;
    m_isNew = true;
}

std::function<QString()> SessionPassword::finder(const DatabaseTarget &target) const
{
    if (!target.keychain || !m_keeper.read)
        return {};
    return [read = m_keeper.read, conninfo = target.conninfo] {
        const auto password = read(conninfo);
        if (!password)
            qCWarning(keychainLog, "%s %s", qUtf8Printable(password.error().message),
                      qUtf8Printable(password.error().cause));
        return password.value_or(QString());
    };
}

void SessionPassword::keep(const DatabaseTarget &target)
{
    if (!target.keychain || !m_keeper.write || !std::exchange(m_isNew, false))
        return;
    auto *watcher = new QFutureWatcher<Result<>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (const auto kept = watcher->result(); !kept)
            emit notKept(kept.error());
    });
    watcher->setFuture(runInBackground([write = m_keeper.write, conninfo = target.conninfo, password = m_typed] {
        return write(conninfo, password);
    }));
}

} // namespace leapfrog
