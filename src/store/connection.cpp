// SPDX-License-Identifier: MIT
#include "store/connection.h"

#include <QCoreApplication>

#include <array>
#include <libpq-fe.h>
#include <poll.h>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Connection)
};

} // namespace

static Error connectError(const PGconn *handle)
{
    const auto cause = QString::fromUtf8(PQerrorMessage(handle)).trimmed();
    const bool password = PQconnectionNeedsPassword(handle) != 0 || PQconnectionUsedPassword(handle) != 0;
    if (password && cause.contains(QLatin1String("password")))
        return {.code = Error::Code::Denied,
                .message = Words::tr(
                    "The database did not accept the password. Check it in the password file, PGPASSWORD or the "
                    "connection's settings."),
                .cause = cause,
                .reason = "wrong_password",
                .field = {}};
    if (cause.contains(QLatin1String("authentication failed")) || cause.contains(QLatin1String("does not exist"))
        || cause.contains(QLatin1String("pg_hba.conf")))
        return {.code = Error::Code::Denied,
                .message
                = Words::tr("The database refused the connection: check user, database and the server's access rules."),
                .cause = cause,
                .reason = "connection_refused",
                .field = {}};
    return {.code = Error::Code::Unavailable,
            .message
            = Words::tr("The database is out of reach. Check that the server runs and that host and port are right."),
            .cause = cause,
            .reason = "unreachable",
            .field = {}};
}

static Error::Code codeOf(std::string_view state)
{
    if (state.empty() || state.starts_with("08") || state.starts_with("53") || state.starts_with("57P")
        || state.starts_with("58") || state == "25006")
        return Error::Code::Unavailable;
    if (state.starts_with("40") || state == "55P03" || state == "57014" || state == "25P03")
        return Error::Code::Conflict;
    if (state == "42501" || state.starts_with("28"))
        return Error::Code::Denied;
    if (state == "LF400" || state.starts_with("22"))
        return Error::Code::Invalid;
    if (state == "LF404")
        return Error::Code::NotFound;
    if (state == "LF409")
        return Error::Code::Refused;
    return Error::Code::Internal;
}

static QString messageOf(Error::Code code)
{
    switch (code) {
    case Error::Code::Unavailable:
        return Words::tr("The database is out of reach, or has no room for this now.");
    case Error::Code::Conflict:
        return Words::tr("Someone else was changing the same rows. Try again.");
    case Error::Code::Denied:
        return Words::tr("Your login may not do this. Ask an administrator.");
    case Error::Code::Invalid:
        return Words::tr("The database did not accept a value.");
    default:
        return Words::tr("The database reported a fault that Leapfrog does not know.");
    }
}

static std::string field(const PGresult *result, int code)
{
    const char *text = PQresultErrorField(result, code);
    return text != nullptr ? text : "";
}

static Error statementError(const PGconn *handle, const PGresult *result)
{
    const auto state = field(result, PG_DIAG_SQLSTATE);
    Error error;
    error.code = codeOf(state);
    error.cause
        = QString::fromUtf8(result != nullptr ? PQresultErrorMessage(result) : PQerrorMessage(handle)).trimmed();
    error.reason = state.empty() ? "unreachable" : state;
    if (state.starts_with("LF")) { // raised by our own functions: words for people, a code and a field
        error.message = QString::fromStdString(field(result, PG_DIAG_MESSAGE_PRIMARY));
        error.reason = field(result, PG_DIAG_CONSTRAINT_NAME);
        error.field = field(result, PG_DIAG_COLUMN_NAME);
        error.cause = QString::fromStdString(field(result, PG_DIAG_MESSAGE_DETAIL));
    } else {
        error.message = messageOf(error.code);
    }
    return error;
}

Connection::Connection(pg_conn *handle)
    : m_handle(handle)
{ }

Connection::~Connection()
{
    PQfinish(m_handle);
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string &dsn, std::string_view purpose)
{
    const auto name = "leapfrog " + std::string(purpose);
    // The DSN comes first: what it says of the others wins only where libpq lets a later keyword stand, so that only
    // what must hold for us follows it. Keepalives find a server that is gone without a word in about 15 s.
    const std::array keywords = {"connect_timeout",  "keepalives_idle",           "keepalives_interval",
                                 "keepalives_count", "tcp_user_timeout",          "dbname",
                                 "client_encoding",  "fallback_application_name", static_cast<const char *>(nullptr)};
    const std::array values
        = {"10", "5", "3", "3", "15000", dsn.c_str(), "UTF8", name.c_str(), static_cast<const char *>(nullptr)};
    auto connection = std::unique_ptr<Connection>(new Connection(PQconnectdbParams(keywords.data(), values.data(), 1)));
    if (PQstatus(connection->m_handle) != CONNECTION_OK)
        return failed(connectError(connection->m_handle));
    PQsetNoticeProcessor(
        connection->m_handle, [](void *, const char *) {}, nullptr);

    // A holder that hangs in a transaction frees its row locks well before its lease ends. The queue's statements look
    // anew after each lock that they got, which only READ COMMITTED does, whatever the database's default is.
    auto session = connection->runScript("SET timezone = 'UTC'; SET idle_in_transaction_session_timeout = '10s'; "
                                         "SET lock_timeout = '20s'; SET jit = off; "
                                         "SET default_transaction_isolation = 'read committed'");
    if (!session)
        return failed(session);
    return connection;
}

Result<std::string> Connection::prepared(std::string_view sql, int parameters)
{
    if (const auto known = m_prepared.find(sql); known != m_prepared.end())
        return known->second;
    const auto &text = *m_texts.emplace_back(std::make_unique<std::string>(sql));
    const auto name = "leapfrog_" + std::to_string(m_prepared.size() + 1);
    const Rows answer(PQprepare(m_handle, name.c_str(), text.c_str(), parameters, nullptr));
    if (PQresultStatus(answer.handle()) != PGRES_COMMAND_OK)
        return failed(statementError(m_handle, answer.handle()));
    m_prepared.emplace(text, name);
    return name;
}

Result<Rows> Connection::run(std::string_view sql, std::initializer_list<Parameter> values)
{
    const auto name = prepared(sql, static_cast<int>(values.size()));
    if (!name)
        return failed(name);
    std::vector<const char *> texts;
    texts.reserve(values.size());
    for (const auto &value : values)
        texts.push_back(value.text());
    Rows rows(
        PQexecPrepared(m_handle, name->c_str(), static_cast<int>(texts.size()), texts.data(), nullptr, nullptr, 0));
    const auto status = PQresultStatus(rows.handle());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        return failed(statementError(m_handle, rows.handle()));
    return rows;
}

Result<> Connection::runScript(const std::string &sql)
{
    const Rows rows(PQexec(m_handle, sql.c_str()));
    const auto status = PQresultStatus(rows.handle());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_EMPTY_QUERY)
        return failed(statementError(m_handle, rows.handle()));
    return {};
}

bool Connection::isOpen() const
{
    return PQstatus(m_handle) == CONNECTION_OK;
}

bool Connection::isStillOpen()
{
    // An idle connection has something to say only when it ends: the server's farewell first, the end itself after it.
    pollfd socket = {.fd = PQsocket(m_handle), .events = POLLIN, .revents = 0};
    while (isOpen() && poll(&socket, 1, 0) > 0 && PQconsumeInput(m_handle) == 1) { }
    return isOpen();
}

Result<std::vector<std::string>> Connection::waitForNotification(std::chrono::milliseconds timeout, int wakeDescriptor)
{
    std::array<pollfd, 2> sockets = {pollfd{.fd = PQsocket(m_handle), .events = POLLIN, .revents = 0},
                                     pollfd{.fd = wakeDescriptor, .events = POLLIN, .revents = 0}};
    poll(sockets.data(), wakeDescriptor >= 0 ? 2 : 1, static_cast<int>(timeout.count()));
    if (PQconsumeInput(m_handle) == 0 || !isOpen())
        return failed(statementError(m_handle, nullptr));
    std::vector<std::string> payloads;
    while (PGnotify *notification = PQnotifies(m_handle)) {
        payloads.emplace_back(notification->extra);
        PQfreemem(notification);
    }
    return payloads;
}

int Connection::serverVersion() const
{
    return PQserverVersion(m_handle);
}

Result<Transaction> Transaction::begin(Connection &connection)
{
    if (auto begun = connection.runScript("BEGIN"); !begun)
        return failed(begun);
    return Transaction(connection);
}

Result<Transaction> Transaction::beginSnapshot(Connection &connection)
{
    // It locks no rows, so its reader may be slow: a pager, a full disk.
    if (auto begun = connection.runScript("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; "
                                          "SET LOCAL idle_in_transaction_session_timeout = '5min'");
        !begun)
        return failed(begun);
    return Transaction(connection);
}

Transaction::Transaction(Connection &connection)
    : m_connection(&connection)
{ }

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{ }

Transaction::~Transaction()
{
    if (m_connection != nullptr)
        static_cast<void>(
            m_connection->runScript("ROLLBACK")); // fails only when the connection is gone, which rolls back too
}

Result<> Transaction::commit()
{
    return std::exchange(m_connection, nullptr)->runScript("COMMIT");
}

} // namespace leapfrog
