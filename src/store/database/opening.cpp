// SPDX-License-Identifier: MIT
#include "store/database/opening.h"

#include "store/database/conninfo.h"
#include "store/database/pg_handle.h"
#include "store/database/sql_fault.h"
#include "store/database/transport/transport.h"
#include "store/database/watch.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>

namespace leapfrog {

using namespace std::chrono_literals;

namespace {

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
                    list->remove(0, i + 1);
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

/// What the user gave as `options`, in the connection string, the environment or the service file, and ours after it:
/// the last counts. libpq tells only of a connection that it has begun; this one leads nowhere.
std::string startOptions(const std::string &dsn)
{
    const auto given = valueOf(PgHandle({{"dbname", dsn}, {"host", "/"}, {"hostaddr", "-"}}).keywords(), "options");
    return given.empty() ? sessionSettings() : given + ' ' + sessionSettings();
}

/// Where to and as whom, as the user has it, with our own settings.
Keywords startKeywords(const std::string &dsn, const std::string &applicationName)
{
    // Keepalives find a server that is gone without a word in about 15 s. What the DSN says of these counts; only what
    // must hold for us follows it.
    Keywords keywords{{"keepalives_idle", "5"},
                      {"keepalives_interval", "3"},
                      {"keepalives_count", "3"},
                      {"tcp_user_timeout", "15000"},
                      {"dbname", dsn},
                      {"client_encoding", "UTF8"},
                      {"fallback_application_name", applicationName},
                      {"options", startOptions(dsn)}};
    std::ranges::copy(transportKeywords(dsn), std::back_inserter(keywords));
    return keywords;
}

/// Those of `limits`, and for each act no more than connecting may take: a server may freeze once it has let us in.
Limits openingLimits(Limits limits, const PgHandle &handle)
{
    const auto most = patience(handle.keywords());
    limits.statement = limits.statement.count() > 0 ? std::min(limits.statement, most) : most;
    return limits;
}

/// A pooler can't pass on the server's process number as its own: cancelling goes by that, and it has to know whose it
/// is. Nothing was set in it so far.
Result<> refusePooler(PgHandle &handle, const Limits &limits)
{
    const auto process = withinLimits(limits, handle, [&] { return handle.ask("SELECT pg_catalog.pg_backend_pid()"); });
    if (!process)
        return failed(process);
    return process->first().integer(0) == handle.processId() ? Result<>() : failed(behindPooler());
}

/// A server that lets us in. libpq goes to the next host when one refuses the connection, but not when we stop waiting
/// for one that is silent.
Result<std::unique_ptr<PgHandle>> findServer(const std::string &dsn, const std::string &applicationName,
                                             const Limits &limits)
{
    Waiting waiting(limits);
    const auto whole = startKeywords(dsn, applicationName);
    for (auto left = whole;;) {
        auto handle = std::make_unique<PgHandle>(left);
        const auto keywords = handle->keywords(); // of the environment and a service file too
        if (handle->place().host.empty())
            return failed(unknownService(*handle));
        if (auto fit = checkKeywords(keywords); !fit) // libpq would tell it like a server out of reach
            return failed(fit);
        const auto end = handle->connect(waiting, patience(keywords));
        if (end == Waiting::End::Stopped)
            return failed(cancelledByUs());
        if (end == Waiting::End::Ready && !handle->isOpen())
            return failed(transportError(handle->openingError(), keywords));
        if (end == Waiting::End::Ready)
            return handle;
        const auto place = handle->place();
        Hosts hosts(keywords);
        if (limits.whole.hasExpired() || !hosts.goPast(place))
            return failed(noAnswer(QString::fromStdString(place.host + ':' + place.port)));
        left = whole;
        for (const auto &[keyword, list] :
             {std::pair("host", hosts.names), std::pair("hostaddr", hosts.addresses), std::pair("port", hosts.ports)})
            left.emplace_back(keyword, list.join(QLatin1Char(',')).toStdString());
    }
}

/// Connections have names in Qt SQL, for all threads together.
QString newName()
{
    static std::atomic<int> count = 0;
    return QStringLiteral("leapfrog_%1").arg(++count);
}

} // namespace

Result<OpenedDatabase> openDatabase(const std::string &dsn, const std::string &applicationName, const Limits &limits)
{
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QPSQL")))
        return failed(withoutDriver({}));
    auto handle = findServer(dsn, applicationName, limits);
    if (!handle)
        return failed(handle);
    OpenedDatabase opened = {.limits = openingLimits(limits, **handle), .handle = *std::move(handle)};
    if (auto direct = refusePooler(*opened.handle, opened.limits); !direct)
        return failed(direct);
    opened.database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), newName());
    const auto handedOver
        = withinLimits(opened.limits, *opened.handle, [&] { return opened.handle->handOver(opened.database); });
    if (!handedOver) {
        opened.handle.reset();
        closeDatabase(opened.database);
        return failed(handedOver);
    }
    return opened;
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
        "transform_null_equals=off", "xmloption=content", "client_min_messages=warning",
        // Which tables are meant: no login's own tables, not even its temporary ones, stand before ours.
        "search_path=public,pg_temp", "row_security=on",
        // The queue's statements look anew after each lock that they got, which only READ COMMITTED does.
        "default_transaction_isolation=read\\ committed", "default_transaction_deferrable=off",
        // An index search that may leave rows out, and a planner that costs more than it gains in short statements.
        "gin_fuzzy_search_limit=0", "jit=off", "plan_cache_mode=auto",
        // What our functions tell each other within a transaction; nobody else has said anything there.
        "leapfrog.settings_read=", "leapfrog.place_1=", "leapfrog.place_2=", "leapfrog.place_3="};
    std::string options;
    for (const char *setting : settings)
        (options += options.empty() ? "-c " : " -c ") += setting;
    return options;
}

} // namespace leapfrog
