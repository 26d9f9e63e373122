// SPDX-License-Identifier: MIT
#pragma once

#include "console/database_target.h"
#include "console/embedded_poller.h"
#include "console/open_database.h"
#include "console/tasks/activities.h"
#include "store/documents.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace leapfrog {

/// One database as the console's pages see it: opens it, keeps it open, says when it is lost and brings it back.
/// Lives in the UI thread and never waits there: everything slow happens in threads of the OpenDatabase.
///
/// A page asks with read() and act(); an answer with the code Unavailable makes the session try to reconnect (at once,
/// then after 1, 2, 4, 8, 15 s …) while the page keeps what it shows. When refreshWanted() comes, the page asks again.
class Session : public QObject
{
    Q_OBJECT
public:
    enum class State
    {
        New, ///< not opened yet: the user chooses what to open
        Opening, ///< under way: see progress()
        Connected,
        Reconnecting, ///< was connected; problem() says why not now, retryAt() when it is tried again
        Refused, ///< needs a person: a password, a migration, a newer program …; see problem()
        Closing, ///< finishing what is under way; closed() follows
    };
    Q_ENUM(State)

    explicit Session(DatabaseTarget target, QObject *parent = nullptr);
    /// Lets go of the database; its end takes place in the background. close() first to see it.
    ~Session() override;

    /// What opening does besides.
    enum class Extra
    {
        Nothing,
        Migrate, ///< brings the schema up to date first (the private database always is)
        FreshDemo, ///< makes a demo's data anew
    };
    /// Opens the database, from any state but Closing.
    void open(Extra extra = Extra::Nothing);
    /// The same with a password for this session only, kept nowhere else.
    void openWithPassword(const QString &password);
    /// While reconnecting: tries at once.
    void tryNow();
    /// Stops the poller and lets go of the database; closed() comes when both have ended. Direct recreations under way
    /// end their documents in hand and leave the rest to the queue.
    void close();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isConnected() const { return m_state == State::Connected; }
    /// Why it is Reconnecting or Refused. Of reasons the console treats apart: `wrong_password`, `schema_older`,
    /// `schema_newer`.
    [[nodiscard]] const Error &problem() const { return m_problem; }
    /// What opening is busy with, in words.
    [[nodiscard]] QString progress() const { return m_progress; }
    [[nodiscard]] QDateTime lostAt() const { return m_lostAt; } ///< while reconnecting
    [[nodiscard]] QDateTime retryAt() const { return m_retryAt; } ///< invalid: an attempt is under way
    [[nodiscard]] int attempt() const { return m_attempt; } ///< of reconnecting, from 1
    /// While Refused with `schema_older`: names of the migrations that would be applied.
    [[nodiscard]] const QStringList &pendingMigrations() const { return m_pendingMigrations; }

    [[nodiscard]] const DatabaseTarget &target() const { return m_target; }
    [[nodiscard]] QString name() const { return m_target.name; }
    /// The database's settings, at most 5 s old while it answers (defaults before it was opened).
    [[nodiscard]] const Settings &settings() const { return m_settings; }
    [[nodiscard]] Activities &activities() { return m_activities; }
    [[nodiscard]] EmbeddedPoller &poller() { return m_poller; }

    /// The organisation that the pages show; empty: all that the login may see.
    [[nodiscard]] const std::string &organisation() const { return m_organisation; }
    void setOrganisation(const std::string &id);
    [[nodiscard]] const std::vector<OrganisationRow> &organisations() const { return m_organisations; }
    /// Asks for the organisations again (after an import, a demo …).
    void refreshOrganisations();

    /// Runs `work(Connection &)`, which returns a Result, in a thread of the database, then `then(const Result &)`
    /// here; not at all once `context` is gone. Without an open database `then` gets Unavailable. Only for what may be
    /// repeated or fails as a whole; the connection must not leave `work`.
    template <typename Work, typename Then> void read(QObject *context, Work work, Then then)
    {
        using R = std::invoke_result_t<Work, Connection &>;
        deliver<R>(context, m_database ? m_database->pool().async(std::move(work)) : notOpen<R>(), std::move(then));
    }

    /// The same for acts of the use case: `work(Recreate &)` returns a Result. For a started recreation add its task to
    /// activities() in `then`.
    template <typename Work, typename Then> void act(QObject *context, Work work, Then then)
    {
        using R = std::invoke_result_t<Work, Recreate &>;
        deliver<R>(context, m_database ? m_database->run(std::move(work)) : notOpen<R>(), std::move(then));
    }

    /// Whether somebody looks: refreshWanted() comes once a second then, else every 10 s.
    void setWatched(bool watched);

signals:
    void stateChanged();
    void progressChanged();
    void organisationChanged(); ///< the chosen one
    void organisationsChanged(); ///< the list
    /// Time to ask again: regularly, when a NOTIFY came (at most 4 times a second), and after a reconnect. Only while
    /// connected.
    void refreshWanted();
    void closed();

private:
    template <typename R> static QFuture<R> notOpen() { return QtFuture::makeReadyFuture(R(failed(notOpenError()))); }
    template <typename R, typename Then> void deliver(QObject *context, const QFuture<R> &future, Then then)
    {
        auto *watcher = new QFutureWatcher<R>(context);
        connect(watcher, &QFutureWatcherBase::finished, context,
                [session = QPointer<Session>(this), watcher, then = std::move(then)]() mutable {
                    watcher->deleteLater();
                    const R result = watcher->result();
                    if (session && !result)
                        session->noteProblem(result.error());
                    then(result);
                });
        watcher->setFuture(future);
    }
    static Error notOpenError();

    void setState(State state);
    void noteProblem(const Error &error);
    void opened(const Result<std::shared_ptr<OpenDatabase>> &result);
    void adopt(const std::shared_ptr<OpenDatabase> &database);
    void lost(const Error &error);
    void reconnect();
    void reconnected(const Result<Settings> &answer);
    void rang();
    void wantRefresh();
    void followSettings();

    DatabaseTarget m_target;
    QString m_password; ///< never stored
    State m_state = State::New;
    Error m_problem;
    QString m_progress;
    QStringList m_pendingMigrations;
    QDateTime m_lostAt;
    QDateTime m_retryAt;
    int m_attempt = 0;
    bool m_probing = false;
    int m_openings = 0; ///< the answer of an earlier opening is dropped
    Settings m_settings;
    std::string m_organisation;
    std::vector<OrganisationRow> m_organisations;
    Activities m_activities;
    EmbeddedPoller m_poller;
    QTimer m_retry;
    QTimer m_tick;
    bool m_following = false; ///< they are being read
    QTimer m_follow; ///< the settings, which others may change
    QTimer m_afterRing; ///< single shot: refreshes asked for meanwhile come when it ends
    bool m_rungAgain = false;
    std::shared_ptr<OpenDatabase> m_database;
};

} // namespace leapfrog
