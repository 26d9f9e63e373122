// SPDX-License-Identifier: MIT
#include "console/session/session.h"

#include "console/session/session_faults.h"

#include <QFutureWatcher>
#include <QLoggingCategory>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto betweenSettings = 4s; ///< so that a change is followed within 5 s
static constexpr auto betweenFacts = 10s;

Q_LOGGING_CATEGORY(consoleLog, "leapfrog.console")

Session::Session(DatabaseTarget target, QObject *parent, LiveState::Clock now)
    : QObject(parent)
    , m_target(std::move(target))
    , m_questions(std::move(now))
    , m_reconnection(m_questions)
{
    m_follow.setInterval(betweenSettings);
    connect(&m_follow, &QTimer::timeout, this, &Session::followSettings);
    connect(&m_questions, &Questions::answered, this, &Session::answered);
    connect(&m_questions, &Questions::silent, this, &Session::noteSilence);
    connect(&m_questions, &Questions::overdue, this, &Session::giveUp);
    connect(&m_opening, &Opening::progressChanged, this, &Session::progressChanged);
    connect(&m_password, &SessionPassword::notKept, this, &Session::passwordNotKept);
    connect(&m_reconnection, &Reconnection::changed, this, &Session::stateChanged);
    connect(&m_reconnection, &Reconnection::due, this, &Session::reconnect);
    connect(&m_pace, &RefreshPace::due, this, &Session::wantRefresh);
}

Session::~Session() = default;

void Session::setMarks(const DatabaseTarget &target)
{
    m_target.name = target.name;
    m_target.colour = target.colour;
    m_target.production = target.production;
    m_target.keychain = target.keychain;
    emit stateChanged();
}

QString Session::whyNoChanges() const
{
    if (!isConnected())
        return tr("Not connected: nothing can be changed now.");
    if (!isLive())
        return tr("The database is not answering: nothing can be changed now.");
    if (m_limit && isReadOnly(*m_limit))
        return tr("This server accepts no changes now.");
    return {};
}

void Session::setState(State state, const std::optional<QDateTime> &silentSince)
{
    m_state = state;
    m_silentSince = silentSince;
    emit stateChanged();
}

void Session::openWithPassword(const QString &password)
{
    m_password.type(password);
    open();
}

void Session::open(Extra extra)
{
    if (m_state == State::Closing)
        return;
    m_reconnection.stop();
    m_opening.start({.target = m_target,
                     .password = m_password.typed(),
                     .findPassword = m_password.finder(m_target),
                     .migrate = extra == Extra::Migrate,
                     .freshDemo = extra == Extra::FreshDemo},
                    [this](const Result<std::shared_ptr<OpenDatabase>> &database) {
                        if (m_state == State::Opening)
                            opened(database);
                    });
    setState(State::Opening);
}

void Session::opened(const Result<std::shared_ptr<OpenDatabase>> &result)
{
    if (result) {
        adopt(*result);
        return;
    }
    m_problem = result.error();
    m_pendingMigrations.clear();
    if (m_problem.reason == "schema_older")
        m_pendingMigrations = m_problem.cause.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    setState(State::Refused);
}

void Session::adopt(const std::shared_ptr<OpenDatabase> &database)
{
    m_database = database;
    m_settings = database->settings();
    m_poller.setDatabase(database);
    connect(&database->listener(), &QueueListener::rang, &m_pace, &RefreshPace::ring, Qt::QueuedConnection);
    m_follow.start();
    m_reconnection.forget();
    connected(database->facts(), std::nullopt);
    m_password.keep(m_target);
}

void Session::followSettings()
{
    if (!isConnected() || std::exchange(m_following, true))
        return;
    read(
        this, [](Connection &connection) { return SettingStore(connection).read(); },
        [this](const Result<Settings> &settings) {
            m_following = false;
            if (!settings || !m_database)
                return;
            m_settings = *settings;
            m_database->follow(*settings);
        },
        LiveState::Kind::Task);
}

void Session::close()
{
    if (m_state == State::Closing)
        return;
    m_reconnection.stop();
    m_pace.stop();
    m_follow.stop();
    m_opening.drop();
    const bool wasLive = isLive();
    setState(State::Closing);
    Questions::drop(m_questions.takeAll(), Questions::notOpenError());
    if (!m_database) {
        QMetaObject::invokeMethod(this, &Session::closed, Qt::QueuedConnection);
        return;
    }
    auto *watcher = new QFutureWatcher<void>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, &Session::closed);
    watcher->setFuture(m_database->ended());
    if (!wasLive)
        m_database->renewReaders(); // what they wait for may never come
    m_poller.setDatabase(nullptr);
    m_database.reset();
}

void Session::setOrganisation(const std::string &id)
{
    if (id == m_organisation)
        return;
    m_organisation = id;
    emit organisationChanged();
    wantRefresh();
}

void Session::refreshOrganisations()
{
    read(
        this, [](Connection &connection) { return DocumentStore(connection).organisations(); },
        [this](const Result<std::vector<OrganisationRow>> &organisations) {
            if (!organisations)
                return;
            m_organisations = *organisations;
            emit organisationsChanged();
        },
        LiveState::Kind::Task);
}

void Session::setWatched(bool watched)
{
    m_pace.setWatched(watched);
    if (watched)
        wantRefresh();
}

void Session::wantRefresh()
{
    if (!isConnected())
        return;
    if (m_questions.now() - m_factsAt >= betweenFacts)
        askFacts();
    emit refreshWanted();
}

// --- answers and silence --------------------------------------------------------------------------------------------

void Session::answered(std::optional<LiveState::Kind> kind, const Error *error)
{
    if (isConnected() && m_silentSince && !m_questions.isSilent()) {
        m_silentSince.reset();
        emit stateChanged();
    }
    if (error != nullptr) {
        logProblem(*error);
        noteProblem(*error);
        return;
    }
    if (kind == LiveState::Kind::Screen)
        m_logged.clear();
    if (kind == LiveState::Kind::Screen && isConnected())
        m_reconnection.forget();
    if (!kind && m_limit && !isReadOnly(*m_limit)) { // an act: there is room again
        m_limit.reset();
        emit stateChanged();
    }
}

/// Once as long as it lasts: a screen asks again every second.
void Session::logProblem(const Error &error)
{
    if (error.code == Error::Code::Cancelled || error.code == Error::Code::Refused
        || std::exchange(m_logged, error.reason) == error.reason)
        return;
    qCWarning(consoleLog, "%s: %s %s", error.reason.c_str(), qUtf8Printable(error.message),
              qUtf8Printable(error.cause));
}

void Session::noteSilence(std::chrono::milliseconds time)
{
    if (m_silentSince || !isConnected())
        return;
    m_silentSince = QDateTime::currentDateTimeUtc().addMSecs(-time.count());
    emit stateChanged();
}

void Session::stopWaiting()
{
    if (m_silentSince)
        giveUp();
}

/// What is open will not be answered: all of it ends here, and the connection counts as lost.
void Session::giveUp()
{
    const auto since = m_silentSince.value_or(QDateTime::currentDateTimeUtc());
    auto open = m_questions.takeAll();
    logProblem(Questions::notAnsweringError());
    if (isConnected()) { // before those who asked hear of it: they leave it to the bar over the page
        lost(Questions::notAnsweringError(), since);
        retryLater();
    }
    Questions::drop(std::move(open), Questions::notAnsweringError());
}

void Session::askAnew()
{
    switch (m_state) {
    case State::Reconnecting:
        tryNow();
        return;
    case State::Refused:
        if (!isWrongPassword(m_problem) && m_problem.reason != "schema_older")
            open();
        return;
    case State::Connected:
        break;
    default:
        return;
    }
    if (m_silentSince)
        m_database->renewReaders(); // the others may hang too
    auto dropped = Questions::notAnsweringError();
    dropped.code = Error::Code::Cancelled;
    Questions::drop(m_questions.takeAll(), dropped);
    if (m_limit && !isReadOnly(*m_limit)) { // it was told once; the next change shows whether it lasts
        m_limit.reset();
        emit stateChanged();
    }
    askFacts();
    refreshOrganisations();
    emit askedAnew();
}

// --- losing the server and finding it again -------------------------------------------------------------------------

void Session::noteProblem(const Error &error)
{
    if (!isConnected())
        return;
    if (isLimit(error)) {
        m_limit = error;
        emit stateChanged();
    } else if (isLoss(error)) {
        lost(error, QDateTime::currentDateTimeUtc());
        if (m_reconnection.attempt() == 0)
            reconnect();
        else
            retryLater();
    }
}

void Session::lost(const Error &error, const QDateTime &since)
{
    m_problem = error;
    m_reconnection.lose(since);
    if (m_database)
        m_database->renewReaders(); // the others would hang or fail one after the other
    setState(State::Reconnecting);
}

void Session::tryNow()
{
    if (m_state != State::Reconnecting || m_reconnection.isYoung())
        return;
    m_reconnection.drop();
    reconnect();
}

void Session::reconnect()
{
    if (m_state == State::Reconnecting)
        m_reconnection.start(m_database, [this](const Result<DatabaseFacts> &facts) { reconnected(facts); });
}

void Session::reconnected(const Result<DatabaseFacts> &facts)
{
    if (m_state != State::Reconnecting)
        return;
    if (facts) {
        connected(*facts, m_reconnection.lostAt());
        return;
    }
    logProblem(facts.error());
    const bool stillSilent = m_problem.reason == "not_answering" && facts.error().reason == "unreachable";
    if (!stillSilent) // else it says more than that nobody is there
        m_problem = facts.error();
    retryLater();
}

void Session::retryLater()
{
    if (isWrongPassword(m_problem)) // again and again the same wrong one locks logins out
        emit stateChanged();
    else
        m_reconnection.startLater();
}

void Session::askForPassword()
{
    if (m_state == State::Reconnecting && isWrongPassword(m_problem))
        setState(State::Refused);
}

/// It is `silentSince` until a question is answered: the connection is there, but not one figure is fresh yet.
void Session::connected(const DatabaseFacts &facts, const std::optional<QDateTime> &silentSince)
{
    m_problem = {};
    m_limit.reset();
    m_factsAt = m_questions.now();
    setState(State::Connected, silentSince);
    takeFacts(facts);
    refreshOrganisations();
    wantRefresh();
}

void Session::takeFacts(const DatabaseFacts &facts)
{
    const bool wasReadOnly = m_limit && isReadOnly(*m_limit);
    if (facts.acceptsChanges != wasReadOnly)
        return;
    m_limit.reset();
    if (!facts.acceptsChanges)
        m_limit = Error{.code = Error::Code::Unavailable,
                        .message = tr("This server accepts no changes now."),
                        .cause = {},
                        .reason = "read_only",
                        .field = {}};
    emit stateChanged();
}

/// Looks from time to time for what no screen's question would tell: a standby, a migrated schema.
void Session::askFacts()
{
    m_factsAt = m_questions.now();
    read(
        this, [](Connection &connection) { return OpenDatabase::readFacts(connection); },
        [this](const Result<DatabaseFacts> &facts) {
            if (facts && isConnected())
                takeFacts(*facts); // what failed was noted
        },
        LiveState::Kind::Task);
}

} // namespace leapfrog
