// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/activities.h"
#include "console/background/questions.h"
#include "console/background/refresh_pace.h"
#include "console/session/database_target.h"
#include "console/session/embedded_poller.h"
#include "console/session/open_database.h"
#include "console/session/opening.h"
#include "console/session/reconnection.h"
#include "console/session/session_password.h"
#include "store/books/documents.h"

#include <QObject>
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
/// A page asks with read() and act(). When the server can't be used the session tries to reconnect (at once, then after
/// 1, 2, 4, 8, 15 s …) while the page keeps what it shows. When refreshWanted() comes, the page asks again. A server
/// that says nothing is seen after LiveState::silentAfter; after LiveState::giveUpAfter what was asked is cancelled and
/// counts as a lost connection, so that every question has an end (docs/decisions/0019-live-means-live.md).
class Session : public QObject
{
    Q_OBJECT
public:
    enum class State
    {
        New, ///< not opened yet: the user chooses what to open
        Opening, ///< under way: see progress()
        Connected,
        Reconnecting, ///< was connected; problem() says why not now, retryAt() when it is tried again; figures are old
        Refused, ///< needs a person: a password, a migration, a newer program …; see problem()
        Closing, ///< finishing what is under way; closed() follows
    };
    Q_ENUM(State)

    /// `now` is moved by hand in tests.
    explicit Session(DatabaseTarget target, QObject *parent = nullptr,
                     LiveState::Clock now = std::chrono::steady_clock::now);
    /// Lets go of the database; its end takes place in the background. close() first to see it.
    ~Session() override;

    /// What opening does besides.
    enum class Extra
    {
        Nothing,
        Migrate, ///< brings the schema up to date first (the private database always is)
        FreshDemo, ///< makes a demo's data anew
    };
    /// Where passwords of connections that say so are kept. Before open().
    void setPasswordKeeper(const PasswordKeeper &keeper) { m_password.setKeeper(keeper); }
    /// Opens the database, from any state but Closing.
    void open(Extra extra = Extra::Nothing);
    /// The same with a password, for this session only, or, where target() says so, kept in the keychain once the
    /// server has taken it.
    void openWithPassword(const QString &password);
    /// While reconnecting: tries at once, also when an attempt hangs.
    void tryNow();
    /// Asks for everything anew, whatever is under way: what is not answered yet is cancelled, a lost connection is
    /// tried at once, and pages hear askedAnew().
    void askAnew();
    /// While the server is silent: cancels what is not answered yet, as after LiveState::giveUpAfter.
    void stopWaiting();
    /// While reconnecting with `wrong_password`: lets the user enter another one.
    void askForPassword();
    /// Stops the poller and lets go of the database; closed() comes when both have ended. Direct recreations under way
    /// end their documents in hand and leave the rest to the queue.
    void close();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isConnected() const { return m_state == State::Connected; }
    /// Connected, and the server answers: what the screens show is as it is in the database.
    [[nodiscard]] bool isLive() const { return isConnected() && !m_silentSince; }
    /// While connected: since when the server has not answered a question, if that is too long.
    [[nodiscard]] std::optional<QDateTime> silentSince() const { return m_silentSince; }
    /// Whether something was asked for and is not answered yet.
    [[nodiscard]] bool isAsking() const { return !m_questions.isEmpty(); }
    /// While connected: why the server takes no changes though it can be read (`read_only`, `disk_full`,
    /// `out_of_memory`); nothing when it does.
    [[nodiscard]] const std::optional<Error> &limit() const { return m_limit; }
    /// Why nothing can be changed now, for tooltips; empty: changes are possible.
    [[nodiscard]] QString whyNoChanges() const;
    /// Why it is Reconnecting or Refused; its reason is one of docs/operating.md's. Treated apart are `wrong_password`,
    /// `schema_older` and `schema_newer`.
    [[nodiscard]] const Error &problem() const { return m_problem; }
    /// What opening is busy with, in words.
    [[nodiscard]] QString progress() const { return m_opening.progress(); }
    [[nodiscard]] QDateTime lostAt() const
    {
        return m_reconnection.lostAt();
    } ///< while reconnecting: since when figures are old
    [[nodiscard]] QDateTime retryAt() const { return m_reconnection.retryAt(); } ///< invalid: an attempt is under way
    [[nodiscard]] int attempt() const { return m_reconnection.attempt(); } ///< of reconnecting, from 1
    /// While reconnecting: no attempt is under way.
    [[nodiscard]] bool isWaitingToRetry() const { return !m_reconnection.isUnderWay(); }
    /// While Refused with `schema_older`: names of the migrations that would be applied.
    [[nodiscard]] const QStringList &pendingMigrations() const { return m_pendingMigrations; }

    [[nodiscard]] const DatabaseTarget &target() const { return m_target; }
    /// Takes over name, colour and mark of the same database.
    void setMarks(const DatabaseTarget &target);
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
    /// here; not at all once `context` is gone. It always comes: Unavailable without an open database and when the
    /// session gave up, Cancelled when it is asked anew. Only for what may be repeated or fails as a whole; the
    /// connection must not leave `work`.
    template <typename Work, typename Then>
    void read(QObject *context, Work work, Then then, LiveState::Kind kind = LiveState::Kind::Screen)
    {
        using R = std::invoke_result_t<Work, Connection &>;
        const std::stop_source stop;
        m_questions.deliver<R>(context, m_database ? m_database->read(std::move(work), stop.get_token()) : notOpen<R>(),
                               std::move(then), m_questions.ask(kind, stop));
    }

    /// Runs `work(Connection &)`, which returns a Result, in a thread and on a connection of its own, until `stop`: for
    /// what goes through a whole book and shows its own progress. It is never given up. Unavailable without an open
    /// database.
    template <typename Work> auto runLong(Work work, const std::stop_token &stop)
    {
        using R = std::invoke_result_t<Work, Connection &>;
        return m_database ? OpenDatabase::runLong(m_database, std::move(work), stop) : notOpen<R>();
    }

    /// The same for acts of the use case: `work(Recreate &)` returns a Result. For a started recreation add its task to
    /// activities() in `then`. What became of an act must be told: the session never gives it up by itself, but a lost
    /// connection ends it.
    template <typename Work, typename Then> void act(QObject *context, Work work, Then then)
    {
        using R = std::invoke_result_t<Work, Recreate &>;
        m_questions.deliver<R>(context, m_database ? m_database->run(std::move(work)) : notOpen<R>(), std::move(then),
                               0);
    }

    /// Whether somebody looks: refreshWanted() comes once a second then, else every 10 s.
    void setWatched(bool watched);

signals:
    void stateChanged(); ///< also of isLive() and limit()
    void progressChanged();
    void organisationChanged(); ///< the chosen one
    void organisationsChanged(); ///< the list
    /// Time to ask again: regularly, when a NOTIFY came (at most 4 times a second), and after a reconnect. Only while
    /// connected.
    void refreshWanted();
    /// The same, at the user's wish: nothing is put off.
    void askedAnew();
    void closed();
    /// The keychain did not take the password.
    void passwordNotKept(const leapfrog::Error &error);

private:
    template <typename R> static QFuture<R> notOpen()
    {
        return QtFuture::makeReadyFuture(R(failed(Questions::notOpenError())));
    }

    void answered(std::optional<LiveState::Kind> kind, const Error *error);
    void noteSilence(std::chrono::milliseconds time);
    void giveUp();

    void setState(State state, const std::optional<QDateTime> &silentSince = std::nullopt);
    void noteProblem(const Error &error);
    void logProblem(const Error &error);
    void opened(const Result<std::shared_ptr<OpenDatabase>> &result);
    void adopt(const std::shared_ptr<OpenDatabase> &database);
    void lost(const Error &error, const QDateTime &since);
    void retryLater();
    void reconnect();
    void reconnected(const Result<DatabaseFacts> &facts);
    void connected(const DatabaseFacts &facts, const std::optional<QDateTime> &silentSince);
    void takeFacts(const DatabaseFacts &facts);
    void askFacts();
    void wantRefresh();
    void followSettings();

    DatabaseTarget m_target;
    SessionPassword m_password;
    State m_state = State::New;
    Error m_problem;
    QStringList m_pendingMigrations;
    Questions m_questions;
    Opening m_opening;
    Reconnection m_reconnection;
    RefreshPace m_pace;
    std::optional<QDateTime> m_silentSince;
    std::optional<Error> m_limit;
    LiveState::Moment m_factsAt; ///< last asked for
    Settings m_settings;
    std::string m_organisation;
    std::vector<OrganisationRow> m_organisations;
    Activities m_activities;
    EmbeddedPoller m_poller;
    bool m_following = false; ///< they are being read
    QTimer m_follow; ///< the settings, which others may change
    std::shared_ptr<OpenDatabase> m_database;
    std::string m_logged; ///< the reason that the log was told last
};

} // namespace leapfrog
