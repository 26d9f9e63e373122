// SPDX-License-Identifier: MIT
#include "store/opening.h"

#include "store/conninfo.h"
#include "store/pg_handle.h"
#include "store/sql_fault.h"
#include "store/watch.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QStringList>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <map>

namespace leapfrog {

using namespace std::chrono_literals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Connection)
};

using Parts = std::map<std::string, std::string>;

std::string valueOf(const Keywords &keywords, std::string_view keyword)
{
    const auto found = std::ranges::find(keywords, keyword, &Keywords::value_type::first);
    return found == keywords.end() ? std::string() : found->second;
}

/// libpq got no further than to its service file.
Error unknownService(const PgHandle &handle)
{
    return {.code = Error::Code::Invalid,
            .message
            = QCoreApplication::translate("leapfrog::Conninfo",
                                          "This connection can't be made: its service is not in the service "
                                          "file (~/.pg_service.conf, or PGSERVICEFILE), or that can't be read."),
            .cause = handle.openingError().cause,
            .reason = "bad_conninfo",
            .field = "conninfo"};
}

/// The hosts of one connection string, in libpq's order; the lists are as long as each other, or have one entry.
struct Hosts
{
    QStringList names;
    QStringList addresses;
    QStringList ports;

    explicit Hosts(const Keywords &keywords)
        : names(listOf(keywords, "host"))
        , addresses(listOf(keywords, "hostaddr"))
        , ports(listOf(keywords, "port"))
    { }

    static QStringList listOf(const Keywords &keywords, std::string_view keyword)
    {
        return QString::fromStdString(valueOf(keywords, keyword)).split(QLatin1Char(','));
    }

    /// Those behind `place`; false when there are none.
    [[nodiscard]] bool goPast(const PgHandle::Place &place)
    {
        const auto host = QString::fromStdString(place.host);
        const auto port = QString::fromStdString(place.port);
        for (qsizetype i = 0; i + 1 < std::max(names.size(), addresses.size()); ++i) {
            const bool here = (names.value(i) == host || addresses.value(i) == host)
                && (ports.size() == 1 || ports.value(i) == port);
            if (!here)
                continue;
            for (auto *list : {&names, &addresses, &ports}) {
                if (list->size() > 1)
                    list->erase(list->begin(), list->begin() + i + 1);
            }
            return true;
        }
        return false;
    }
};

/// libpq's connect_timeout holds for its blocking calls only, so it is kept here.
std::chrono::milliseconds patience(const Keywords &keywords)
{
    const auto seconds = QString::fromStdString(valueOf(keywords, "connect_timeout")).toInt();
    return seconds > 0 ? std::max(2s, std::chrono::seconds(seconds)) : 10s;
}

Keywords keywordsOf(const Parts &parts)
{
    return {parts.begin(), parts.end()};
}

/// What the user gave as `options`, in the connection string, the environment or the service file, and ours after it:
/// the last counts. libpq tells only of a connection that it has begun; this one leads nowhere.
std::string startOptions(Parts parts)
{
    parts["host"] = "/";
    parts["hostaddr"] = "-";
    const auto given = valueOf(PgHandle(keywordsOf(parts)).keywords(), "options");
    return given.empty() ? sessionSettings() : given + ' ' + sessionSettings();
}

/// Where to, and as whom, with our own settings added.
Result<Parts> startParts(const std::string &dsn, const std::string &applicationName)
{
    // Keepalives find a server that is gone without a word in about 15 s. What the DSN says of these counts.
    Parts parts = {{"keepalives_idle", "5"},
                   {"keepalives_interval", "3"},
                   {"keepalives_count", "3"},
                   {"tcp_user_timeout", "15000"}};
    if (dsn.find('=') == std::string::npos && dsn.find("//") == std::string::npos) {
        if (!dsn.empty())
            parts["dbname"] = dsn; // a bare name
    } else {
        const auto given = parseKeywords(dsn);
        if (!given)
            return failed(checkConninfo(dsn));
        for (const auto &[keyword, value] : *given)
            parts[keyword] = value;
    }
    parts["client_encoding"] = "UTF8";
    parts["fallback_application_name"] = applicationName;
    parts["options"] = startOptions(parts);
    return parts;
}

/// A server that lets us in. libpq goes to the next host when one refuses the connection, but not when we stop waiting
/// for one that is silent.
Result<PgHandle::Place> findServer(Parts parts, const Limits &limits)
{
    Waiting waiting(limits);
    for (;;) {
        PgHandle handle(keywordsOf(parts));
        const auto keywords = handle.keywords(); // of the environment and a service file too
        if (handle.place().host.empty())
            return failed(unknownService(handle));
        if (auto fit = checkKeywords(keywords); !fit) // libpq would tell it like a server out of reach
            return failed(fit);
        const auto end = handle.connect(waiting, patience(keywords));
        if (end == Waiting::End::Stopped)
            return failed(cancelledByUs());
        const auto place = handle.place();
        if (end == Waiting::End::Ready) {
            if (!handle.isOpen())
                return failed(handle.openingError());
            // A pooler refuses our settings, or can't pass on the server's process number as its own: cancelling goes
            // by that, and it has to know whose it is. Nothing was set in it so far.
            const auto process
                = withinLimits(limits, handle, [&] { return handle.ask("SELECT pg_catalog.pg_backend_pid()"); });
            if (!process)
                return failed(process);
            return process->first().integer(0) == handle.processId() ? Result<PgHandle::Place>(place)
                                                                     : failed(behindPooler());
        }
        Hosts hosts(keywords);
        if (limits.whole.hasExpired() || !hosts.goPast(place))
            return failed(noAnswer(QString::fromStdString(place.host + ':' + place.port)));
        parts["host"] = hosts.names.join(QLatin1Char(',')).toStdString();
        parts["hostaddr"] = hosts.addresses.join(QLatin1Char(',')).toStdString();
        parts["port"] = hosts.ports.join(QLatin1Char(',')).toStdString();
    }
}

/// The driver's own parameters take any text; what goes by its options must hold no semicolon, which parts them.
Result<> describe(QSqlDatabase &database, Parts parts)
{
    const auto take = [&](const char *keyword) {
        const auto found = parts.find(keyword);
        if (found == parts.end() || found->second.empty()) // an empty one stays: the driver would leave it out
            return QString();
        return QString::fromStdString(parts.extract(found).mapped());
    };
    database.setHostName(take("host"));
    database.setDatabaseName(take("dbname"));
    database.setUserName(take("user"));
    database.setPassword(take("password"));
    const auto options = wholeConninfoOf(parts);
    if (options.find(';') != std::string::npos)
        return failed({.code = Error::Code::Invalid,
                       .message = Words::tr("Only host, user, password and the database's name may hold a semicolon."),
                       .cause = {},
                       .reason = "bad_conninfo",
                       .field = "conninfo"});
    database.setConnectOptions(QString::fromStdString(options));
    return {};
}

/// Connections have names in Qt SQL, for all threads together.
QString newName()
{
    static std::atomic<int> count = 0;
    return QStringLiteral("leapfrog_%1").arg(++count);
}

Error withoutDriver()
{
    return {.code = Error::Code::Internal,
            .message = Words::tr("Qt's driver for PostgreSQL is not installed. On Debian: apt install "
                                 "libqt6sql6-psql"),
            .cause = {},
            .reason = "no_driver",
            .field = {}};
}

} // namespace

Result<QSqlDatabase> openDatabase(const std::string &dsn, const std::string &applicationName, const Limits &limits)
{
    static constexpr int tries = 10; ///< where ours had the last connection there is, its end may not be seen at once
    auto parts = startParts(dsn, applicationName);
    if (!parts)
        return failed(parts);
    for (int i = 1;; ++i) {
        const auto place = findServer(*parts, limits);
        if (!place)
            return failed(place);
        auto exact = *parts; // it has just answered: now without going by the others again
        exact["host"] = place->host;
        exact["hostaddr"] = place->address;
        exact["port"] = place->port;
        const auto left = limits.whole.isForever() ? 10'000 : limits.whole.remainingTime();
        exact["connect_timeout"] = std::to_string(std::clamp<qint64>(left / 1000, 2, 10));
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), newName());
        auto described = database.isValid() ? describe(database, exact) : Result<>(failed(withoutDriver()));
        if (described && database.open())
            return database;
        const auto cause = database.lastError().databaseText().trimmed();
        closeDatabase(database);
        if (!described)
            return failed(described);
        if (i == tries)
            return failed(noAnswer(cause));
    }
}

void closeDatabase(QSqlDatabase &database)
{
    const auto name = database.connectionName();
    database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

std::string sessionSettings()
{
    // As the server's command line has it: a blank within a value stands behind a backslash.
    static constexpr std::array settings = {
        // Our own limits (Limits) hold instead of the server's. A holder that hangs in a transaction frees its row
        // locks well before its lease ends.
        "statement_timeout=0", "idle_session_timeout=0", "lock_timeout=20s", "idle_in_transaction_session_timeout=10s",
        // What text the server makes of a value, and what value of our text.
        "DateStyle=ISO,YMD", "IntervalStyle=postgres", "TimeZone=UTC", "bytea_output=hex", "extra_float_digits=1",
        "array_nulls=on", "standard_conforming_strings=on", "backslash_quote=safe_encoding",
        "transform_null_equals=off", "xmloption=content",
        // While Qt SQL connects, libpq prints what the server says unasked; Connection sets it to warning then.
        "client_min_messages=error",
        // Which tables are meant: no login's own tables, not even its temporary ones, stand before ours.
        "search_path=public,pg_temp", "row_security=on",
        // The queue's statements look anew after each lock that they got, which only READ COMMITTED does.
        "default_transaction_isolation=read\\ committed", "default_transaction_deferrable=off",
        // An index search that may leave rows out, and a planner that costs more than it gains in short statements.
        "gin_fuzzy_search_limit=0", "jit=off", "plan_cache_mode=auto"};
    std::string options;
    for (const char *setting : settings)
        (options += options.empty() ? "-c " : " -c ") += setting;
    return options;
}

} // namespace leapfrog
