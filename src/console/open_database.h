// SPDX-License-Identifier: MIT
#pragma once

#include "console/background.h"
#include "console/database_target.h"
#include "console/queue_listener.h"
#include "engine/direct_runner.h"
#include "recreate/recreate.h"
#include "store/connection_pool.h"
#include "store/server/embedded_server.h"
#include "store/settings.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <mutex>
#include <string>
#include <type_traits>

namespace leapfrog {

/// Everything that exists while a database is open: connections, the direct path, the private server where it is one.
/// Made and ended in the background, since both wait. Functions may be called from any thread unless they say more.
class OpenDatabase
{
public:
    struct Request
    {
        DatabaseTarget target;
        QString password; ///< empty: none, or libpq's own ways
        bool migrate = false;
        bool freshDemo = false; ///< of a demo: makes its data anew, also when it is there
    };

    /// Starts the private server where it is one, connects, checks or migrates the schema, reads the settings.
    /// A demo is seeded when it is not there or does not fit this program. `progress` hears what it is busy with.
    /// Blocks. Errors: those of EmbeddedServer::start(), Connection::open(), Migrator::check() and migrate(); of
    /// `schema_older` the cause lists the migrations, one per line. The pointer's last owner does not wait for the end:
    /// that takes place in the background (see ended()).
    static Result<std::shared_ptr<OpenDatabase>> open(const Request &request, const ServerProgress &progress);
    OpenDatabase(const OpenDatabase &) = delete;
    OpenDatabase &operator=(const OpenDatabase &) = delete;

    [[nodiscard]] ConnectionPool &pool() { return m_pool; }
    /// As they were last followed.
    [[nodiscard]] Settings settings() const;
    /// From now on by these settings, the direct path included.
    void follow(const Settings &settings);
    /// Rings when the queue was notified. Connect with Qt::QueuedConnection.
    [[nodiscard]] const QueueListener &listener() const { return m_listener; }

    /// How long each job is made to last: 0, except in a demo.
    [[nodiscard]] std::chrono::milliseconds jobDuration() const;

    /// Runs `work(Recreate &)`, which returns a Result, in a thread of this database.
    template <typename Work> QFuture<std::invoke_result_t<Work, Recreate &>> run(Work work)
    {
        return runIn(m_threads, [this, work = std::move(work)]() mutable { return work(m_recreate); });
    }

    /// Whether the database answers; a private server that has stopped is started again. Blocks.
    Result<Settings> probe();

    /// Finished when the last connection is closed and the private server is left, after the last owner let go.
    [[nodiscard]] QFuture<void> ended() const { return m_ended->future(); }

private:
    OpenDatabase(DatabaseTarget target, std::unique_ptr<EmbeddedServer> server, const std::string &dsn,
                 const Settings &settings);
    ~OpenDatabase() = default;

    const DatabaseTarget m_target;
    std::shared_ptr<QPromise<void>> m_ended;
    std::mutex m_serverMutex; ///< guards m_server
    std::unique_ptr<EmbeddedServer> m_server;
    mutable std::mutex m_settingsMutex; ///< guards m_settings
    Settings m_settings;
    ConnectionPool m_pool;
    DirectRunner m_runner;
    Recreate m_recreate;
    QueueListener m_listener;
    QThreadPool m_threads; ///< last: its threads use all of the above
};

} // namespace leapfrog
