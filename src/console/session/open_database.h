// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/background.h"
#include "console/session/database_target.h"
#include "console/session/queue_listener.h"
#include "engine/worker/direct_runner.h"
#include "recreate/recreate.h"
#include "store/database/connection_pool.h"
#include "store/queue/settings.h"
#include "store/server/embedded_server.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <mutex>
#include <string>
#include <type_traits>

namespace leapfrog {

/// What a console has to know of a database besides what its screens show.
struct DatabaseFacts
{
    bool acceptsChanges = true; ///< false: a standby, or set to read only
};

/// Everything that exists while a database is open: connections, the direct path, the private server where it is one.
/// Made and ended in the background, since both wait. Functions may be called from any thread unless they say more.
class OpenDatabase
{
public:
    struct Request
    {
        DatabaseTarget target;
        QString password; ///< empty: none, or what findPassword says, or libpq's own ways
        std::function<QString()> findPassword = {}; ///< may take its time, until a person has unlocked a keychain
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

    /// Where this database is reached.
    [[nodiscard]] const std::string &dsn() const { return m_pool.dsn(); }
    /// As they were last followed.
    [[nodiscard]] Settings settings() const;
    /// From now on by these settings, the direct path included.
    void follow(const Settings &settings);
    /// As of the opening.
    [[nodiscard]] const DatabaseFacts &facts() const { return m_facts; }
    /// Looks at them. Errors: those of Migrator::check() and Connection::run().
    static Result<DatabaseFacts> readFacts(Connection &connection);
    /// Rings when the queue was notified. Connect with Qt::QueuedConnection.
    [[nodiscard]] const QueueListener &listener() const { return m_listener; }

    /// How long each job is made to last: 0, except in a demo.
    [[nodiscard]] std::chrono::milliseconds jobDuration() const;

    /// Runs `work(Connection &)`, which returns a Result, in a thread and on a connection for screens, until `stop`.
    template <typename Work>
    QFuture<std::invoke_result_t<Work, Connection &>> read(Work work, const std::stop_token &stop)
    {
        return readers()->async(std::move(work), Limits{.stop = stop});
    }
    /// Runs `work(Connection &)`, which returns a Result, in a thread and on a connection of its own, until `stop`.
    /// `database` is kept open meanwhile.
    template <typename Work> static QFuture<std::invoke_result_t<Work, Connection &>>
    runLong(std::shared_ptr<OpenDatabase> database, Work work, const std::stop_token &stop)
    {
        return runInBackground([database = std::move(database), work = std::move(work),
                                stop]() mutable -> std::invoke_result_t<Work, Connection &> {
            const auto connection = Connection::open(database->dsn(), "console", {.stop = stop});
            return connection ? work(**connection) : failed(connection);
        });
    }
    /// Leaves the connections and threads of screens behind, whatever they wait for: what is read from now on gets
    /// others. Direct recreations are not touched.
    void renewReaders();

    /// Runs `work(Recreate &)`, which returns a Result, in a thread of this database.
    template <typename Work> QFuture<std::invoke_result_t<Work, Recreate &>> run(Work work)
    {
        return runIn(m_threads, [this, work = std::move(work)]() mutable { return work(m_recreate); });
    }

    /// Whether the database can be used again, by a new connection: one that is left from before may still work when
    /// no other is let in. A private server that has stopped is started again. Blocks until `stop` at the latest.
    /// Errors: those of EmbeddedServer::start(), Connection::open() and readFacts().
    Result<DatabaseFacts> probe(const std::stop_token &stop);

    /// Finished when the last connection is closed and the private server is left, after the last owner let go.
    [[nodiscard]] QFuture<void> ended() const { return m_ended->future(); }

private:
    [[nodiscard]] std::shared_ptr<ConnectionPool> readers();

    struct Opened
    {
        Settings settings;
        DatabaseFacts facts;
    };
    static Result<Opened> prepare(const std::string &dsn, bool migrate, const ServerProgress &progress);

    OpenDatabase(DatabaseTarget target, std::unique_ptr<EmbeddedServer> server, const std::string &dsn,
                 const Opened &opened);
    ~OpenDatabase() = default;

    const DatabaseTarget m_target;
    std::shared_ptr<QPromise<void>> m_ended;
    std::mutex m_mutex; ///< guards m_server and m_readers
    std::unique_ptr<EmbeddedServer> m_server;
    mutable std::mutex m_settingsMutex; ///< guards m_settings
    Settings m_settings;
    const DatabaseFacts m_facts;
    std::shared_ptr<ConnectionPool> m_readers;
    ConnectionPool m_pool;
    DirectRunner m_runner;
    Recreate m_recreate;
    QueueListener m_listener;
    QThreadPool m_threads; ///< last: its threads use all of the above
};

} // namespace leapfrog
