// SPDX-License-Identifier: MIT
#include "console/session/session.h"

#include "core/log.h"

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto watchedTick = 1s;
static constexpr auto unwatchedTick = 10s;
static constexpr auto betweenRings = 250ms;
static constexpr auto betweenSettings = 4s; ///< so that a change is followed within 5 s
static constexpr auto betweenFacts = 10s;

namespace {

/// Carries words from the thread that opens to the session; outlives either.
class ProgressRelay : public QObject
{
    Q_OBJECT
signals:
    void said(const QString &stage);
};

} // namespace

Session::Session(DatabaseTarget target, QObject *parent, LiveState::Clock now)
    : QObject(parent)
    , m_target(std::move(target))
    , m_now(std::move(now))
{
    m_retry.setSingleShot(true);
    m_afterRing.setSingleShot(true);
    m_afterRing.setInterval(betweenRings);
    m_follow.setInterval(betweenSettings);
    connect(&m_follow, &QTimer::timeout, this, &Session::followSettings);
    setWatched(true);
    connect(&m_look, &QTimer::timeout, this, &Session::look);
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

void Session::setState(State state, const std::optional<QDateTime> &silentSince)
{
    m_state = state;
    m_silentSince = silentSince;
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
    m_poller.setDatabase(database);
    connect(&database->listener(), &QueueListener::rang, this, &Session::rang, Qt::QueuedConnection);
    m_follow.start();
    m_attempt = 0;
    connected(database->facts(), std::nullopt);
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
    m_retry.stop();
    m_tick.stop();
    m_follow.stop();
    ++m_openings;
    m_probe = 0;
    const bool wasLive = isLive();
    setState(State::Closing);
    callBack(m_live.takeAll(), notOpenError());
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
    if (!isConnected())
        return;
    if (m_now() - m_factsAt >= betweenFacts)
        askFacts();
    emit refreshWanted();
}

} // namespace leapfrog

#include "session.moc"
