// SPDX-License-Identifier: MIT
#include "console/session/password_keeper.h"

#include "store/database/conninfo.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QEventLoop>
#include <QTimer>

#include <chrono>

#include <qt6keychain/keychain.h>

namespace leapfrog {

using namespace std::chrono_literals;

static const auto service = QStringLiteral("Leapfrog");
static constexpr auto patience = 2min; ///< a person may have to unlock it

/// The same for all spellings of a place; no password is in it.
static QString keyOf(const std::string &conninfo)
{
    const auto parts = conninfoParts(conninfo);
    return QString::fromStdString(parts ? conninfoOf(*parts) : conninfo);
}

static Error errorOf(const QKeychain::Job &job)
{
    const bool isDenied = job.error() == QKeychain::AccessDenied || job.error() == QKeychain::AccessDeniedByUser;
    return {.code = isDenied ? Error::Code::Denied : Error::Code::Unavailable,
            .message = isDenied ? QCoreApplication::translate("leapfrog::PasswordKeeper", "The keychain stays locked.")
                                : QCoreApplication::translate("leapfrog::PasswordKeeper",
                                                              "There is no keychain, or it does not answer."),
            .cause = job.errorString(),
            .reason = "keychain",
            .field = {}};
}

/// Runs a job to its end in this thread, with an event loop of its own.
static Result<> finish(QKeychain::Job &job)
{
    QEventLoop loop;
    bool isDone = false;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, [&] {
        isDone = true;
        loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    job.setAutoDelete(false);
    job.setInsecureFallback(false); // in the keychain or nowhere
    job.start();
    if (!isDone)
        loop.exec();
    if (isDone && (job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound))
        return {};
    return failed(errorOf(job));
}

/// Whether one runs, or would be started when it is asked. Prompts nobody.
static bool isThereAny()
{
    const auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return false;
    const auto running = bus.interface()->registeredServiceNames().value();
    const auto startable = bus.interface()->activatableServiceNames().value();
    for (const auto *name : {"org.freedesktop.secrets", "org.kde.kwalletd6", "org.kde.kwalletd5"}) {
        if (running.contains(QLatin1String(name)) || startable.contains(QLatin1String(name)))
            return true;
    }
    return false;
}

PasswordKeeper PasswordKeeper::ofDesktop()
{
    return {.isThere = isThereAny,
            .read = [](const std::string &conninfo) -> Result<QString> {
                QKeychain::ReadPasswordJob job(service);
                job.setKey(keyOf(conninfo));
                if (const auto done = finish(job); !done)
                    return failed(done);
                return job.textData();
            },
            .write = [](const std::string &conninfo, const QString &password) -> Result<> {
                if (password.isEmpty()) {
                    QKeychain::DeletePasswordJob job(service);
                    job.setKey(keyOf(conninfo));
                    return finish(job);
                }
                QKeychain::WritePasswordJob job(service);
                job.setKey(keyOf(conninfo));
                job.setTextData(password);
                return finish(job);
            }};
}

} // namespace leapfrog
