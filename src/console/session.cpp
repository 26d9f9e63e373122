// SPDX-License-Identifier: MIT
#include "console/session.h"

#include "core/log.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto watchedTick = 1s;
static constexpr auto unwatchedTick = 10s;
static constexpr auto betweenRings = 250ms;
static constexpr auto betweenSettings = 4s; ///< so that a change is followed within 5 s
static constexpr std::array retryDelays = {1s, 2s, 4s, 8s, 15s};

namespace {

/// Carries words from the thread that opens to the session; outlives either.
class ProgressRelay : public QObject
{
    Q_OBJECT
signals:
    void said(const QString &stage);
};

} // namespace

Session::Session(DatabaseTarget target, QObject *parent)
    : QObject(parent)
    , m_target(std::move(target))
{
    m_retry.setSingleShot(true);
    m_afterRing.setSingleShot(true);
    m_afterRing.setInterval(betweenRings);
    m_follow.setInterval(betweenSettings);
    connect(&m_follow, &QTimer::timeout, this, &Session::followSettings);
    setWatched(true);
    connect(&m_retry, &QTimer::timeout, this, &Session::reconnect);
    connect(&m_tick, &QTimer::timeout, this, &Session::wantRefresh);
    connect(&m_afterRing, &QTimer::timeout, this, [this] {
        if (std::exchange(m_rungAgain, false))
            rang();
    });
}

Session::~Session() = default;

Error Session::notOpenError()
{
    return {.code = Error::Code::Unavailable,
            .message = tr("The database is not open."),
            .cause = {},
            .reason = "not_open",
            .field = {}};
}

void Session::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

void Session::openWithPassword(const QString &password)
{
    m_password = password;
    open();
}

void Session::open(Extra extra)
{
    if (m_state == State::Closing)
        return;
    m_retry.stop();
    m_progress.clear();
    setState(State::Opening);

    auto relay = std::make_shared<ProgressRelay>();
    connect(relay.get(), &ProgressRelay::said, this, [this](const QString &stage) {
        m_progress = stage;
        emit progressChanged();
    });
    const OpenDatabase::Request request = {.target = m_target,
                                           .password = m_password,
                                           .migrate = extra == Extra::Migrate,
                                           .freshDemo = extra == Extra::FreshDemo};
    const auto future = runInBackground([request, relay] {
        return OpenDatabase::open(request, [&](const QString &stage) { emit relay->said(stage); });
    });
    auto *watcher = new QFutureWatcher<Result<std::shared_ptr<OpenDatabase>>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, opening = ++m_openings] {
        watcher->deleteLater();
        if (opening == m_openings && m_state == State::Opening)
            opened(watcher->result());
    });
    watcher->setFuture(future);
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
    m_problem = {};
    m_poller.setDatabase(database);
    connect(&database->listener(), &QueueListener::rang, this, &Session::rang, Qt::QueuedConnection);
    setState(State::Connected);
    refreshOrganisations();
    wantRefresh();
    m_follow.start();
}

void Session::followSettings()
{
    if (m_state != State::Connected || std::exchange(m_following, true))
        return;
    read(
        this, [](Connection &connection) { return SettingStore(connection).read(); },
        [this](const Result<Settings> &settings) {
            m_following = false;
            if (!settings)
                Log::failure(logConsole(), settings.error());
            if (!settings || !m_database)
                return;
            m_settings = *settings;
            m_database->follow(*settings);
        });
}

void Session::noteProblem(const Error &error)
{
    if (error.code == Error::Code::Unavailable && m_state == State::Connected)
        lost(error);
}

void Session::lost(const Error &error)
{
    m_problem = error;
    m_lostAt = QDateTime::currentDateTimeUtc();
    m_attempt = 0;
    setState(State::Reconnecting);
    reconnect();
}

void Session::tryNow()
{
    if (m_state == State::Reconnecting && !m_probing)
        reconnect();
}

void Session::reconnect()
{
    if (m_state != State::Reconnecting || m_probing)
        return;
    m_probing = true;
    ++m_attempt;
    m_retry.stop();
    m_retryAt = {};
    emit stateChanged();
    deliver<Result<Settings>>(this, runInBackground([database = m_database] { return database->probe(); }),
                              [this](const Result<Settings> &answer) { reconnected(answer); });
}

void Session::reconnected(const Result<Settings> &answer)
{
    m_probing = false;
    if (m_state != State::Reconnecting)
        return;
    if (answer) {
        m_problem = {};
        setState(State::Connected);
        refreshOrganisations();
        wantRefresh();
        return;
    }
    m_problem = answer.error();
    if (m_problem.code == Error::Code::Denied) {
        setState(State::Refused);
        return;
    }
    // Jitter, so that many consoles do not come back to a server that starts at the same moment.
    const auto index = std::min<std::size_t>(m_attempt - 1, retryDelays.size() - 1);
    const auto delay
        = std::chrono::milliseconds(retryDelays.at(index)) * QRandomGenerator::global()->bounded(80, 121) / 100;
    m_retryAt = QDateTime::currentDateTimeUtc().addMSecs(delay.count());
    m_retry.start(delay);
    emit stateChanged();
}

void Session::close()
{
    if (m_state == State::Closing)
        return;
    m_retry.stop();
    m_tick.stop();
    m_follow.stop();
    ++m_openings;
    setState(State::Closing);
    if (!m_database) {
        QMetaObject::invokeMethod(this, &Session::closed, Qt::QueuedConnection);
        return;
    }
    auto *watcher = new QFutureWatcher<void>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, &Session::closed);
    watcher->setFuture(m_database->ended());
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
        });
}

void Session::setWatched(bool watched)
{
    m_tick.start(watched ? watchedTick : unwatchedTick);
    if (watched)
        wantRefresh();
}

void Session::rang()
{
    if (m_afterRing.isActive()) {
        m_rungAgain = true;
        return;
    }
    m_afterRing.start();
    wantRefresh();
}

void Session::wantRefresh()
{
    if (m_state == State::Connected)
        emit refreshWanted();
}

} // namespace leapfrog

#include "session.moc"
