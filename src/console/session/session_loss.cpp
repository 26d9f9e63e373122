// SPDX-License-Identifier: MIT
// Losing the server and finding it again.
#include "console/session/session.h"

#include <set>

namespace leapfrog {

static const std::string readOnlyReason = "read_only";
static const std::string passwordReason = "wrong_password";

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
    if (m_problem.reason == passwordReason) // again and again the same wrong one locks logins out
        emit stateChanged();
    else
        m_reconnection.startLater();
}

void Session::askForPassword()
{
    if (m_state == State::Reconnecting && m_problem.reason == passwordReason)
        setState(State::Refused);
}

} // namespace leapfrog
