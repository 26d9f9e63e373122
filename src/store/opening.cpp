// SPDX-License-Identifier: MIT
#include "store/opening.h"

#include "store/conninfo.h"
#include "store/sql_fault.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <chrono>
#include <libpq-fe.h>
#include <poll.h>
#include <vector>

namespace leapfrog {

using namespace std::chrono_literals;

namespace {

struct FreeOptions
{
    void operator()(PQconninfoOption *options) const { PQconninfoFree(options); }
};

/// What the connection string, the environment and the service file say together.
QString option(PGconn *handle, std::string_view keyword)
{
    const std::unique_ptr<PQconninfoOption, FreeOptions> options(PQconninfo(handle));
    for (auto *one = options.get(); one != nullptr && one->keyword != nullptr; ++one) {
        if (one->keyword == keyword && one->val != nullptr)
            return QString::fromUtf8(one->val);
    }
    return {};
}

/// The values of all three fit their keywords: what libpq finds fault with itself, it tells like a server out of reach.
Result<> checkAll(PGconn *handle)
{
    const std::unique_ptr<PQconninfoOption, FreeOptions> options(PQconninfo(handle));
    return options ? checkOptions(options.get()) : Result<>();
}

/// libpq got no further than to its service file.
Error unknownService(const PGconn *handle)
{
    return {.code = Error::Code::Invalid,
            .message
            = QCoreApplication::translate("leapfrog::Conninfo",
                                          "This connection can't be made: its service is not in the service "
                                          "file (~/.pg_service.conf, or PGSERVICEFILE), or that can't be read."),
            .cause = QString::fromUtf8(PQerrorMessage(handle)).trimmed(),
            .reason = "bad_conninfo",
            .field = "conninfo"};
}

/// The hosts of one connection string, in libpq's order; the lists are as long as each other, or have one entry.
struct Hosts
{
    QStringList names;
    QStringList addresses;
    QStringList ports;

    explicit Hosts(PGconn *handle)
        : names(option(handle, "host").split(QLatin1Char(',')))
        , addresses(option(handle, "hostaddr").split(QLatin1Char(',')))
        , ports(option(handle, "port").split(QLatin1Char(',')))
    { }

    [[nodiscard]] qsizetype count() const { return std::max(names.size(), addresses.size()); }

    /// Those behind the one that `handle` is at.
    [[nodiscard]] bool goPast(PGconn *handle)
    {
        const auto host = QString::fromUtf8(PQhost(handle));
        const auto port = QString::fromUtf8(PQport(handle));
        for (qsizetype i = 0; i + 1 < count(); ++i) {
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
std::chrono::milliseconds patience(PGconn *handle)
{
    const auto seconds = option(handle, "connect_timeout").toInt();
    return seconds > 0 ? std::max(2s, std::chrono::seconds(seconds)) : 10s;
}

/// Until it is open, has failed, or the time of the host it is at is over.
Waiting::End advance(PGconn *handle, Waiting &waiting)
{
    const auto perHost = patience(handle);
    QByteArray at;
    QDeadlineTimer deadline;
    auto next = PGRES_POLLING_WRITING;
    while (PQstatus(handle) != CONNECTION_BAD && next != PGRES_POLLING_OK && next != PGRES_POLLING_FAILED) {
        const auto here = QByteArray(PQhost(handle)) + ':' + PQport(handle);
        if (here != at) {
            at = here;
            deadline = QDeadlineTimer(perHost);
        }
        const auto end = waiting.wait(PQsocket(handle), next == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline);
        if (end != Waiting::End::Ready)
            return end;
        next = PQconnectPoll(handle);
    }
    return Waiting::End::Ready;
}

/// What the user gave as `options`, in the connection string, the environment or the service file, and ours after it:
/// the last counts. libpq tells only of a connection that it has begun; this one leads nowhere.
std::string startOptions(const std::string &dsn)
{
    static constexpr std::array<const char *, 4> keywords = {"dbname", "host", "hostaddr", nullptr};
    const std::array<const char *, 4> values = {dsn.c_str(), "/", "-", nullptr};
    const Handle nowhere(PQconnectStartParams(keywords.data(), values.data(), 1));
    const auto given = nowhere ? option(nowhere.get(), "options").toStdString() : std::string();
    return given.empty() ? sessionSettings() : given + ' ' + sessionSettings();
}

/// libpq goes to the next host when one refuses the connection, but not when we stop waiting for one that is silent.
Result<Handle> connectToOne(const std::string &dsn, const std::string &applicationName, const Limits &limits)
{
    Waiting waiting(limits);
    const auto options = startOptions(dsn);
    std::array<std::string, 3> left; // hosts, addresses and ports not tried yet; empty at first: as the DSN says
    for (;;) {
        // Keepalives find a server that is gone without a word in about 15 s. A later keyword wins over an earlier
        // one, so what the DSN says of these counts; only what must hold for us follows it.
        std::vector<const char *> keywords
            = {"keepalives_idle", "keepalives_interval", "keepalives_count",          "tcp_user_timeout",
               "dbname",          "client_encoding",     "fallback_application_name", "options"};
        std::vector<const char *> values
            = {"5", "3", "3", "15000", dsn.c_str(), "UTF8", applicationName.c_str(), options.c_str()};
        static constexpr std::array lists = {"host", "hostaddr", "port"};
        for (std::size_t i = 0; i < lists.size(); ++i) {
            if (!left[i].empty()) {
                keywords.push_back(lists[i]);
                values.push_back(left[i].c_str());
            }
        }
        keywords.push_back(nullptr);
        values.push_back(nullptr);

        Handle handle(PQconnectStartParams(keywords.data(), values.data(), 1));
        if (!handle)
            return failed(noAnswer({}));
        if (PQstatus(handle.get()) == CONNECTION_BAD && *PQhost(handle.get()) == '\0')
            return failed(unknownService(handle.get()));
        if (auto fit = checkAll(handle.get()); !fit)
            return failed(fit);
        PQsetErrorVerbosity(handle.get(), PQERRORS_VERBOSE);
        // libpq writes to stderr what the server says unasked, where only our own messages and log may stand.
        PQsetNoticeReceiver(
            handle.get(), [](void *, const pg_result *) {}, nullptr);
        const auto end = advance(handle.get(), waiting);
        if (end == Waiting::End::Stopped)
            return failed(cancelledByUs());
        if (end == Waiting::End::Ready) {
            if (PQstatus(handle.get()) != CONNECTION_OK)
                return failed(openingError(handle.get()));
            PQsetErrorVerbosity(handle.get(), PQERRORS_DEFAULT);
            PQsetErrorContextVisibility(handle.get(), PQSHOW_CONTEXT_NEVER); // our own SQL, kilobytes of it
            return handle;
        }
        Hosts hosts(handle.get());
        if (limits.whole.hasExpired() || !hosts.goPast(handle.get()))
            return failed(noAnswer(QStringLiteral("%1:%2").arg(QString::fromUtf8(PQhost(handle.get())),
                                                               QString::fromUtf8(PQport(handle.get())))));
        left = {hosts.names.join(QLatin1Char(',')).toStdString(), hosts.addresses.join(QLatin1Char(',')).toStdString(),
                hosts.ports.join(QLatin1Char(',')).toStdString()};
    }
}

} // namespace

void CloseHandle::operator()(pg_conn *handle) const
{
    PQfinish(handle);
}

Result<Handle> openHandle(const std::string &dsn, const std::string &applicationName, const Limits &limits)
{
    auto handle = connectToOne(dsn, applicationName, limits);
    if (handle && PQsetnonblocking(handle->get(), 1) != 0)
        return failed(openingError(handle->get()));
    return handle;
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
        "gin_fuzzy_search_limit=0", "jit=off", "plan_cache_mode=auto"};
    std::string options;
    for (const char *setting : settings)
        (options += options.empty() ? "-c " : " -c ") += setting;
    return options;
}

} // namespace leapfrog
