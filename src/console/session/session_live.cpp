// SPDX-License-Identifier: MIT
// What the session asked and what it hears: answers, silence, a connection that is lost and found again.
#include "console/session/session.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <set>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto betweenLooks = 200ms; ///< at what is not answered yet
static constexpr std::array retryDelays = {1s, 2s, 4s, 8s, 15s};

Q_LOGGING_CATEGORY(consoleLog, "leapfrog.console")

static const std::string readOnlyReason = "read_only";
static const std::string passwordReason = "wrong_password";

Error Session::notAnsweringError()
{
    return {.code = Error::Code::Unavailable,
            .message = tr("The database does not answer."),
            .cause = {},
            .reason = "not_answering",
            .field = {}};
}

QString Session::whyNoChanges() const
{
    if (!isConnected())
        return tr("Not connected: nothing can be changed now.");
    if (m_limit && m_limit->reason == readOnlyReason)
        return tr("This server accepts no changes now.");
    return {};
}

int Session::ask(LiveState::Kind kind, const std::stop_source &stop)
{
    if (!m_look.isActive())
        m_look.start(betweenLooks);
    return m_live.asked(kind, m_now(), stop);
}

void Session::answered(int question, const Error *error)
{
    const auto kind = m_live.ended(question);
    if (isConnected() && m_silentSince && !m_live.silentSince(m_now())) {
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
        m_attempt = 0;
    if (!kind && m_limit && m_limit->reason != readOnlyReason) { // an act: there is room again
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

void Session::look()
{
    if (m_live.isEmpty()) {
        m_look.stop();
        return;
    }
    const auto now = m_now();
    if (m_live.isOverdue(now)) {
        giveUp();
        return;
    }
    const auto since = m_live.silentSince(now);
    if (!since || m_silentSince || !isConnected())
        return;
    const auto silence = std::chrono::duration_cast<std::chrono::milliseconds>(now - *since);
    m_silentSince = QDateTime::currentDateTimeUtc().addMSecs(-silence.count());
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
    auto open = m_live.takeAll();
    logProblem(notAnsweringError());
    if (isConnected()) { // before those who asked hear of it: they leave it to the bar over the page
        lost(notAnsweringError(), since);
        retryLater();
    }
    callBack(std::move(open), notAnsweringError());
}

/// Tells those who asked, and calls the threads back that wait for the answers.
void Session::callBack(std::vector<LiveState::Question> questions, const Error &error)
{
    for (auto &question : questions) {
        question.stop.request_stop();
        if (question.giveUp)
            question.giveUp(error);
    }
}

void Session::askAnew()
{
    switch (m_state) {
    case State::Reconnecting:
        tryNow();
        return;
    case State::Refused:
        if (m_problem.reason != passwordReason && m_problem.reason != "schema_older")
            open();
        return;
    case State::Connected:
        break;
    default:
        return;
    }
    if (m_silentSince)
        m_database->renewReaders(); // the others may hang too
    Error dropped = notAnsweringError();
    dropped.code = Error::Code::Cancelled;
    callBack(m_live.takeAll(), dropped);
    if (m_limit && m_limit->reason != readOnlyReason) { // it was told once; the next change shows whether it lasts
        m_limit.reset();
        emit stateChanged();
    }
    askFacts();
    refreshOrganisations();
    emit askedAnew();
}

/// It is `silentSince` until a question is answered: the connection is there, but not one figure is fresh yet.
void Session::connected(const DatabaseFacts &facts, const std::optional<QDateTime> &silentSince)
{
    m_problem = {};
    m_limit.reset();
    m_factsAt = m_now();
    setState(State::Connected, silentSince);
    takeFacts(facts);
    refreshOrganisations();
    wantRefresh();
}

void Session::takeFacts(const DatabaseFacts &facts)
{
    const bool isReadOnly = m_limit && m_limit->reason == readOnlyReason;
    if (facts.acceptsChanges != isReadOnly)
        return;
    m_limit.reset();
    if (!facts.acceptsChanges)
        m_limit = Error{.code = Error::Code::Unavailable,
                        .message = tr("This server accepts no changes now."),
                        .cause = {},
                        .reason = readOnlyReason,
                        .field = {}};
    emit stateChanged();
}

/// Looks from time to time for what no screen's question would tell: a standby, a migrated schema.
void Session::askFacts()
{
    m_factsAt = m_now();
    read(
        this, [](Connection &connection) { return OpenDatabase::readFacts(connection); },
        [this](const Result<DatabaseFacts> &facts) {
            if (facts && isConnected())
                takeFacts(*facts); // what failed was noted
        },
        LiveState::Kind::Task);
}

// --- losing and finding it again ------------------------------------------------------------------------------------

/// The server can be read all the same.
static bool isLimit(const Error &error)
{
    return error.reason == readOnlyReason || error.reason == "disk_full" || error.reason == "out_of_memory";
}

/// Nothing can be asked as long as this lasts.
static bool isLoss(const Error &error)
{
    static const std::set<std::string, std::less<>> reasons
        = {passwordReason, "login_refused", "no_database", "schema_newer", "schema_older", "schema_changed", "pooler"};
    return error.code == Error::Code::Unavailable || reasons.contains(error.reason);
}

void Session::noteProblem(const Error &error)
{
    if (!isConnected())
        return;
    if (isLimit(error)) {
        m_limit = error;
        emit stateChanged();
    } else if (isLoss(error)) {
        lost(error, QDateTime::currentDateTimeUtc());
        if (m_attempt == 0)
            reconnect();
        else
            retryLater();
    }
}

void Session::lost(const Error &error, const QDateTime &since)
{
    m_problem = error;
    if (m_attempt == 0) // else no screen has been answered since
        m_lostAt = since;
    if (m_database)
        m_database->renewReaders(); // the others would hang or fail one after the other
    setState(State::Reconnecting);
}

void Session::tryNow()
{
    const bool isYoung = m_probe != 0 && m_now() - m_probeAt < LiveState::silentAfter;
    if (m_state != State::Reconnecting || isYoung)
        return;
    callBack(m_live.take(std::exchange(m_probe, 0)), notAnsweringError());
    reconnect();
}

void Session::reconnect()
{
    if (m_state != State::Reconnecting || m_probe != 0)
        return;
    ++m_attempt;
    m_retry.stop();
    m_retryAt = {};
    emit stateChanged();
    const std::stop_source stop;
    m_probe = ask(LiveState::Kind::Task, stop);
    m_probeAt = m_now();
    deliver<Result<DatabaseFacts>>(
        this, runInBackground([database = m_database, token = stop.get_token()] { return database->probe(token); }),
        [this, attempt = m_probe](const Result<DatabaseFacts> &facts) {
            if (std::exchange(m_probe, m_probe == attempt ? 0 : m_probe) == attempt)
                reconnected(facts);
        },
        m_probe);
}

void Session::reconnected(const Result<DatabaseFacts> &facts)
{
    if (m_state != State::Reconnecting)
        return;
    if (facts) {
        connected(*facts, m_lostAt);
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
    if (m_problem.reason == passwordReason) { // again and again the same wrong one locks logins out
        emit stateChanged();
        return;
    }
    // Jitter, so that many consoles do not come back to a server that starts at the same moment.
    const auto index = std::clamp<std::ptrdiff_t>(m_attempt - 1, 0, std::ssize(retryDelays) - 1);
    const auto delay = std::chrono::milliseconds(retryDelays.at(static_cast<std::size_t>(index)))
        * QRandomGenerator::global()->bounded(80, 121) / 100;
    m_retryAt = QDateTime::currentDateTimeUtc().addMSecs(delay.count());
    m_retry.start(delay);
    emit stateChanged();
}

void Session::askForPassword()
{
    if (m_state == State::Reconnecting && m_problem.reason == passwordReason)
        setState(State::Refused);
}

} // namespace leapfrog
