// SPDX-License-Identifier: MIT
#include "console/connections/connection_words.h"

#include "console/look/figures.h"
#include "console/look/words.h"
#include "store/database/transport/transport.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ConnectionWords)
};

/// %1 is the connection's name.
struct Known
{
    std::string_view reason;
    const char *chip;
    const char *happened;
    const char *advice;
};

constexpr std::array losses = {
    Known{"shutting_down", QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "%1: stopped"),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "The server of “%1” is stopping or starting."), ""},
    Known{"no_database", QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "%1: database missing"),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "The database of “%1” is not there any more."),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords",
                            "It was dropped or renamed. Ask an administrator, or choose another.")},
    Known{"login_refused", QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "%1: login refused"),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "“%1” does not let your login in any more."),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords",
                            "Ask an administrator whether it was locked, or choose another database.")},
    Known{"missing_right", QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "%1: login refused"),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "Your login may not use “%1” any more."),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "Ask an administrator for the right to connect.")},
    Known{"wrong_password", QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "%1: password refused"),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "“%1” does not accept your password any more."),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "Enter the new one, or ask an administrator.")},
    Known{"no_connections", QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "%1: no connection free"),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "“%1” has no connection left for this console."),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords",
                            "Close other programs, or have an administrator raise the limit.")},
    Known{"disk_full", QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "%1: disk full"),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "The disk of “%1” is full."),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "An administrator has to make room.")},
    Known{"out_of_memory", QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "%1: out of memory"),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "The server of “%1” is out of memory."),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "Ask its administrator.")},
    Known{"schema_newer", QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "%1: newer than this program"),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords",
                            "“%1” was brought to a version that this program does not know."),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "Close this program and start the newer one.")},
    Known{"schema_older", QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "%1: older than this program"),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "“%1” is at an older version now."),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "Open it again: an administrator can bring it up to date.")},
};

constexpr std::array limits = {
    Known{"read_only", QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "%1: read-only"),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords",
                            "“%1” accepts no changes: it is a standby, or set to read only."),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords",
                            "What you see is live. It is looked every 10 seconds whether changes are accepted again.")},
    Known{"disk_full", QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "%1: disk full"),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "The disk of “%1” is full: what you asked for was not done."),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "An administrator has to make room. Then try it again.")},
    Known{"out_of_memory", QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "%1: out of memory"),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords",
                            "The server of “%1” is out of memory: what you asked for was not done."),
          QT_TRANSLATE_NOOP("leapfrog::ConnectionWords", "Try it again later, or ask its administrator.")},
};

template <std::size_t Count> const Known *find(const std::array<Known, Count> &all, std::string_view reason)
{
    const auto found = std::ranges::find(all, reason, &Known::reason);
    return found == all.end() ? nullptr : &*found;
}

ConnectionWords wordsOf(const Known &known, const QString &name)
{
    return {.chip = Words::tr(known.chip).arg(name),
            .happened = Words::tr(known.happened).arg(name),
            .advice = *known.advice == '\0' ? QString() : Words::tr(known.advice)};
}

ConnectionWords silence(const QString &name, const QDateTime &since, const QString &advice)
{
    return {.chip = Words::tr("%1: not answering").arg(name),
            .happened = Words::tr("“%1” has not answered since %2.").arg(name, timeFigure(since)),
            .advice = advice};
}

ConnectionWords loss(const Session &session, const QString &name)
{
    const auto &problem = session.problem();
    if (const auto *known = find(losses, problem.reason))
        return wordsOf(*known, name);
    if (problem.reason == "not_answering")
        return silence(name, session.lostAt(), Words::tr("What you see is from before."));
    if (problem.reason != "unreachable")
        return {.chip = Words::tr("%1: reconnecting").arg(name), .happened = problem.message, .advice = {}};
    const std::chrono::seconds since(session.lostAt().secsTo(QDateTime::currentDateTimeUtc()));
    return {.chip = Words::tr("%1: reconnecting").arg(name),
            .happened = Words::tr("Connection to “%1” lost %2 ago.").arg(name, durationInWords(since)),
            .advice = {}};
}

/// Looked up once for a connection: it reads files.
Transport transportNow(const Session &session)
{
    static std::string conninfo;
    static Transport transport = Transport::Local;
    if (session.target().kind != DatabaseTarget::Kind::Server)
        return Transport::Local;
    if (std::exchange(conninfo, session.target().conninfo) != session.target().conninfo)
        transport = transportOf(conninfo);
    return transport;
}

} // namespace

ConnectionWords connectionWords(const Session &session, const QString &name)
{
    switch (session.state()) {
    case Session::State::New:
        return {.chip = Words::tr("Choose a database"), .happened = {}, .advice = {}};
    case Session::State::Opening:
        return {.chip = Words::tr("%1: opening").arg(name), .happened = {}, .advice = {}};
    case Session::State::Refused:
        return {.chip = Words::tr("%1: not open").arg(name), .happened = {}, .advice = {}};
    case Session::State::Reconnecting:
        return loss(session, name);
    case Session::State::Closing:
        return {.chip = Words::tr("%1: closing").arg(name), .happened = {}, .advice = {}};
    case Session::State::Connected:
        break;
    }
    if (const auto since = session.silentSince())
        return silence(name, *since,
                       Words::tr("What you see is from before. After %n second(s) what was asked for is cancelled and "
                                 "tried again.",
                                 nullptr, static_cast<int>(LiveState::giveUpAfter / std::chrono::seconds(1))));
    if (const auto &limit = session.limit()) {
        if (const auto *known = find(limits, limit->reason))
            return wordsOf(*known, name);
    }
    switch (transportNow(session)) {
    case Transport::Unverified:
        return {.chip = Words::tr("%1: server not verified").arg(name), .happened = {}, .advice = {}};
    case Transport::Open:
        return {.chip = Words::tr("%1: not encrypted for sure").arg(name), .happened = {}, .advice = {}};
    case Transport::Local:
    case Transport::Verified:
        break;
    }
    return {.chip = name, .happened = {}, .advice = {}};
}

} // namespace leapfrog
