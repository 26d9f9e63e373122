// SPDX-License-Identifier: MIT
#include "console/connections/connection_test.h"

#include "console/look/words.h"
#include "store/database/connection.h"
#include "store/database/conninfo.h"
#include "store/database/transport/transport.h"
#include "store/health/login_look.h"
#include "store/queue/job_acts.h"
#include "store/queue/work_overview.h"
#include "store/schema/migrator.h"

#include <QCoreApplication>
#include <QDateTime>

#include <chrono>

#include <netdb.h>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto clockOff = 2s; ///< from here on ages and leases on the screens are wrong enough to be told
static constexpr auto patience = 15s; ///< for one answer

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ConnectionTest)
};

using Told = std::function<void(const TestStep &)>;

void good(const Told &told, const QString &words)
{
    told({.state = TestStep::State::Good, .words = words});
}

void noted(const Told &told, const QString &words)
{
    told({.state = TestStep::State::Noted, .words = words});
}

void failedAt(const Told &told, const QString &words)
{
    told({.state = TestStep::State::Failed, .words = words});
}

} // namespace

/// The hosts that the conninfo names, those that are names: neither folders of sockets nor addresses of their own.
static QStringList hostsOf(const std::string &conninfo)
{
    const auto parts = conninfoParts(conninfo);
    if (!parts || parts->contains("hostaddr"))
        return {};
    const auto host = parts->find("host");
    if (host == parts->end())
        return {};
    QStringList hosts;
    for (const auto &one : QString::fromStdString(host->second).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!one.startsWith(QLatin1Char('/')) && !one.startsWith(QLatin1Char('@')))
            hosts.append(one.trimmed());
    }
    return hosts;
}

/// Whether one of them is known; the others are told.
static bool resolve(const QStringList &hosts, const Told &told)
{
    QStringList known;
    QStringList unknown;
    for (const auto &host : hosts) {
        addrinfo *found = nullptr;
        const int fault = getaddrinfo(host.toUtf8().constData(), nullptr, nullptr, &found);
        if (found != nullptr)
            freeaddrinfo(found);
        (fault == 0 ? known : unknown).append(host);
    }
    if (known.isEmpty()) {
        failedAt(told,
                 Words::tr("No computer is called %1. Check the host's name, and whether this computer is in the right "
                           "network.")
                     .arg(unknown.join(QStringLiteral(", "))));
        return false;
    }
    if (unknown.isEmpty())
        good(told, Words::tr("Resolved: %1.").arg(known.join(QStringLiteral(", "))));
    else
        noted(told,
              Words::tr("Resolved: %1. No computer is called %2.")
                  .arg(known.join(QStringLiteral(", ")), unknown.join(QStringLiteral(", "))));
    return true;
}

/// What an opening that failed says of the steps on the way.
static void tellOpening(const Error &error, const Told &told)
{
    const bool answered = error.reason != "unreachable" && error.reason != "not_answering"
        && error.reason != "bad_conninfo" && error.reason != "timeout";
    if (answered)
        good(told, Words::tr("A server was reached."));
    failedAt(told, error.cause.isEmpty() ? error.message : error.message + QLatin1Char('\n') + error.cause);
}

static void tellEncryption(const LoginLook &look, const std::string &conninfo, const Told &told)
{
    const bool isVerified = transportOf(conninfo) == Transport::Verified;
    if (look.isLocal)
        good(told, Words::tr("On this computer: nothing goes over a network."));
    else if (look.encryption.isEmpty())
        noted(told, Words::tr("Not encrypted: others in the network may read along. Choose verify-full."));
    else if (isVerified)
        good(told, Words::tr("%1, the server's name verified.").arg(look.encryption));
    else
        noted(told, Words::tr("%1, but not verified that it is this server. Choose verify-full.").arg(look.encryption));
}

static bool tellRights(Connection &connection, const LoginLook &look, const Told &told)
{
    const auto jobs = JobActs(connection).rights();
    const auto work = WorkOverview(connection).rights();
    if (!jobs || !work) {
        noted(
            told,
            Words::tr("What the login may do could not be told: %1").arg((jobs ? work.error() : jobs.error()).message));
        return true;
    }
    if (!look.seesDocuments) {
        failedAt(told, Words::tr("This login may not see documents here. Ask an administrator for its rights."));
        return false;
    }
    QStringList may = {Words::tr("see documents")};
    if (jobs->retry)
        may.append(Words::tr("retry jobs"));
    if (jobs->cancel)
        may.append(Words::tr("cancel jobs"));
    if (work->pause)
        may.append(Words::tr("pause"));
    if (work->settings)
        may.append(Words::tr("change settings"));
    good(told, Words::tr("It may: %1.").arg(may.join(QStringLiteral(", "))));
    return true;
}

void tryConnection(const std::string &conninfo, const std::string &password, const Told &told,
                   const std::stop_token &stop)
{
    if (const auto readable = checkConninfo(conninfo); !readable) {
        failedAt(told, readable.error().message);
        return;
    }
    if (const auto hosts = hostsOf(conninfo); !hosts.isEmpty() && !resolve(hosts, told))
        return;
    const auto whole = password.empty() ? Result<std::string>(conninfo) : withPassword(conninfo, password);
    if (!whole) {
        failedAt(told, whole.error().message);
        return;
    }
    const auto opened = Connection::open(*whole, "console test", {.statement = patience, .stop = stop});
    if (!opened) {
        tellOpening(opened.error(), told);
        return;
    }
    auto &connection = **opened;
    const auto before = QDateTime::currentDateTimeUtc();
    const auto look = lookAtLogin(connection);
    if (!look) {
        failedAt(told, look.error().message);
        return;
    }
    good(told, Words::tr("Reached PostgreSQL %1.").arg(connection.serverVersion() / 10000));
    tellEncryption(*look, conninfo, told);
    good(told, Words::tr("Signed in as %1.").arg(look->login));
    if (const auto fits = Migrator(connection).check(); !fits) {
        failedAt(told, fits.error().message);
        return;
    }
    good(told, Words::tr("The schema fits this program."));
    if (!tellRights(connection, *look, told))
        return;
    if (look->isReadOnly)
        noted(told, Words::tr("This server accepts no changes: it is a standby, or set to read only."));
    const auto middle = before.addMSecs(before.msecsTo(QDateTime::currentDateTimeUtc()) / 2);
    const std::chrono::milliseconds off(std::abs(middle.msecsTo(look->now)));
    if (off > clockOff)
        noted(told,
              Words::tr("Its clock and this computer's differ by %1: times on the screens are the server's.")
                  .arg(durationInWords(off)));
    else
        good(told, Words::tr("Its clock is within %1 of this computer's.").arg(durationInWords(clockOff)));
}

QString stepsAsText(const std::vector<TestStep> &steps)
{
    QStringList lines;
    for (const auto &step : steps) {
        const auto sign = step.state == TestStep::State::Good ? QStringLiteral("✓ ")
            : step.state == TestStep::State::Noted            ? QStringLiteral("! ")
                                                              : QStringLiteral("✖ ");
        lines.append(sign + withShortWords(step.words));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace leapfrog
