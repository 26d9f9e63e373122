// SPDX-License-Identifier: MIT
#include "store/connection.h"

#include "core/log.h"
#include "store/conninfo.h"
#include "store/opening.h"
#include "store/sql_fault.h"

#include <QCoreApplication>

#include <array>
#include <future>
#include <libpq-fe.h>
#include <poll.h>
#include <thread>

namespace leapfrog {

using namespace std::chrono_literals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Connection)
};

bool isGood(const Rows &rows)
{
    const auto status = PQresultStatus(rows.handle());
    return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY;
}

/// Asks the server to give the running statement up. In a thread of its own: a frozen server takes the request, but
/// libpq waits for it to be heard. Ready when it was: from then on it can hit no later statement.
std::future<void> requestCancel(pg_conn *handle)
{
    std::promise<void> heard;
    auto future = heard.get_future();
    PGcancel *request = PQgetCancel(handle);
    if (request == nullptr)
        return future;
    try {
        std::thread([request, heard = std::move(heard)]() mutable {
            std::array<char, 256> words{};
            if (PQcancel(request, words.data(), words.size()) == 1)
                heard.set_value();
            PQfreeCancel(request);
        }).detach();
    } catch (const std::system_error &) { // no thread left: then the statement gets no farewell, and is given up
        PQfreeCancel(request);
    }
    return future;
}

bool wasHeard(std::future<void> &request)
{
    try {
        if (request.wait_for(2s) != std::future_status::ready)
            return false;
        request.get();
        return true;
    } catch (const std::future_error &) { // it could not be sent
        return false;
    }
}

Error unreadable(const QString &what)
{
    return {.code = Error::Code::Internal,
            .message = Words::tr("The database answered with a value that Leapfrog can't read: %1").arg(what),
            .cause = {},
            .reason = "unreadable_value",
            .field = {}};
}

Error triggersAreOff()
{
    return {.code = Error::Code::Denied,
            .message = Words::tr("For this login or database, session_replication_role is “replica”: no trigger would "
                                 "run, and queue and books would go wrong. An administrator has to reset it."),
            .cause = {},
            .reason = "missing_right",
            .field = {}};
}

} // namespace

Connection::Connection(pg_conn *handle, std::string dsn)
    : m_handle(handle)
    , m_dsn(std::move(dsn))
{
    PQsetNoticeReceiver(m_handle, hear, this);
}

Connection::~Connection()
{
    PQfinish(m_handle);
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string &dsn, std::string_view purpose,
                                                     const Limits &limits)
{
    if (auto fits = checkConninfo(dsn); !fits)
        return failed(fits);
    auto handle = openHandle(dsn, "leapfrog " + std::string(purpose), limits);
    if (!handle)
        return failed(handle);
    auto connection = std::unique_ptr<Connection>(new Connection(handle->release(), dsn));
    connection->setLimits(limits);
    if (auto started = connection->startSession(); !started)
        return failed(started);
    return connection;
}

Result<std::unique_ptr<Connection>> Connection::openAnother(std::string_view purpose) const
{
    return open(m_dsn, purpose);
}

/// A pooler refuses our settings, or can't pass on the server's process number as its own: cancelling goes by that, and
/// it has to know whose it is.
Result<> Connection::startSession()
{
    static constexpr auto question = "SELECT pg_catalog.pg_backend_pid(), "
                                     "pg_catalog.current_setting('session_replication_role')";
    const auto facts = answer(PQsendQuery(m_handle, question) == 1);
    if (!facts)
        return failed(facts);
    if (facts->first().integer(0) != PQbackendPID(m_handle))
        return failed(behindPooler());
    if (facts->first().view(1) != "replica")
        return {};
    // Not every login may set this, so it can't be among the settings of the start.
    const auto triggers = runScript("SET session_replication_role = origin");
    return triggers ? triggers
                    : failed(triggers.error().reason == "missing_right" ? triggersAreOff() : triggers.error());
}

/// What the server says unasked.
void Connection::hear(void *connection, const pg_result *said)
{
    auto &self = *static_cast<Connection *>(connection);
    const auto field = [&](int code) {
        const char *text = PQresultErrorField(said, code);
        return std::string_view(text != nullptr ? text : "");
    };
    if (const auto severity = field(PG_DIAG_SEVERITY_NONLOCALIZED); severity == "FATAL" || severity == "PANIC")
        self.m_farewell = statementError(self.m_handle, said);
    // Our own functions and migrations speak to people. All other notices speak of the server's doings.
    if (const auto state = field(PG_DIAG_SQLSTATE); state.starts_with("LF"))
        Log::note(logStore(), QtWarningMsg, QString::fromUtf8(PQresultErrorField(said, PG_DIAG_MESSAGE_PRIMARY)),
                  {.code = std::string(state)});
}

/// Why the connection is gone. The server's last word is often there beside the end: as an answer, or unasked.
Error Connection::ended(Rows last)
{
    const auto isAnswer = [](const Rows &rows) {
        return rows.handle() != nullptr && PQresultErrorField(rows.handle(), PG_DIAG_SQLSTATE) != nullptr;
    };
    while (PQisBusy(m_handle) == 0) {
        Rows next(PQgetResult(m_handle)); // of libpq itself, without an SQLSTATE, once the server's are read
        if (next.handle() == nullptr)
            break;
        if (isAnswer(next))
            last = std::move(next);
    }
    if (isAnswer(last))
        return statementError(m_handle, last.handle());
    return m_farewell ? *m_farewell : statementError(m_handle, nullptr);
}

/// Takes the answer to what was just sent: the last of its results, as PQexec does, or the first fault.
Result<Rows> Connection::answer(bool sent)
{
    if (!sent)
        return failed(ended(Rows(nullptr)));
    Waiting waiting(m_limits);
    auto cut = Waiting::End::Ready; ///< why the server was asked to give up
    std::future<void> heard;
    Rows last(nullptr);
    for (;;) {
        for (int unsent = PQflush(m_handle); unsent == 1 || PQisBusy(m_handle) != 0; unsent = PQflush(m_handle)) {
            const auto events = static_cast<short>(unsent == 1 ? POLLIN | POLLOUT : POLLIN);
            const auto end = waiting.wait(PQsocket(m_handle), events);
            if (end != Waiting::End::Ready) {
                if (cut != Waiting::End::Ready) {
                    m_lost = true;
                    return failed(cut == Waiting::End::Stopped ? cancelledByUs() : noAnswer({}));
                }
                cut = end;
                heard = requestCancel(m_handle);
                waiting.waitForFarewell();
            } else if (PQconsumeInput(m_handle) == 0) {
                return failed(ended(std::move(last)));
            }
        }
        Rows next(PQgetResult(m_handle));
        if (next.handle() == nullptr)
            break;
        last = std::move(next);
        if (const auto status = PQresultStatus(last.handle());
            status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH) {
            m_lost = true; // nobody here speaks COPY
            break;
        }
    }
    if (cut != Waiting::End::Ready && !wasHeard(heard))
        m_lost = true; // it may be under way still, and would hit what is sent next
    if (isGood(last))
        return last;
    auto error = statementError(m_handle, last.handle());
    if (error.reason == "timeout" && cut != Waiting::End::Ready)
        return failed(cut == Waiting::End::Stopped ? cancelledByUs() : tookTooLong());
    return failed(error);
}

Result<Connection::Prepared *> Connection::prepared(std::string_view sql, int parameters)
{
    if (const auto known = m_prepared.find(sql); known != m_prepared.end())
        return known->second.get();
    auto made = std::make_unique<Prepared>(
        Prepared{.text = std::string(sql), .name = "leapfrog_" + std::to_string(++m_names), .worked = false});
    if (auto done = answer(PQsendPrepare(m_handle, made->name.c_str(), made->text.c_str(), parameters, nullptr) == 1);
        !done)
        return failed(done);
    const std::string_view key = made->text;
    return m_prepared.emplace(key, std::move(made)).first->second.get();
}

Result<Rows> Connection::runOnce(std::string_view sql, const std::vector<const char *> &values)
{
    const auto statement = prepared(sql, static_cast<int>(values.size()));
    if (!statement)
        return failed(statement);
    auto rows = answer(PQsendQueryPrepared(m_handle, (*statement)->name.c_str(), static_cast<int>(values.size()),
                                           values.data(), nullptr, nullptr, 0)
                       == 1);
    if (!rows)
        return rows;
    (*statement)->worked = true;
    if (const auto fault = rows->fault(); !fault.isEmpty())
        return failed(unreadable(fault));
    return rows;
}

/// Whether the statement may only have failed because what it was prepared for has changed since. 0A000 ("cached plan
/// must not change result type") and 42804 have other causes too: a statement that has never worked is not repeated.
bool Connection::isOutOfDate(std::string_view sql, const Error &error) const
{
    if (error.reason == "26000" || error.reason == "42P05")
        return true;
    if (error.reason != "0A000" && error.reason != "42804")
        return false;
    const auto known = m_prepared.find(sql);
    return known != m_prepared.end() && known->second->worked;
}

Result<Rows> Connection::run(std::string_view sql, std::initializer_list<Parameter> values)
{
    if (auto may = mayBegin(); !may)
        return failed(may);
    std::vector<const char *> texts;
    texts.reserve(values.size());
    for (const auto &value : values)
        texts.push_back(value.text());
    auto rows = runOnce(sql, texts);
    if (!rows && rows.error().reason == "missing_right")
        return failed(withMissingRight(rows.error()));
    if (rows || !isOutOfDate(sql, rows.error()))
        return rows;

    const bool sessionWasReset = rows.error().reason == "26000"; // DISCARD ALL takes our settings too
    if (sessionWasReset)
        m_prepared.clear();
    else
        m_prepared.erase(sql);
    if (PQtransactionStatus(m_handle) != PQTRANS_IDLE) {
        m_lost = sessionWasReset;
        return failed(changedMeanwhile(rows.error().cause));
    }
    if (sessionWasReset) {
        if (auto started = startSession(); !started)
            return failed(started);
    }
    return runOnce(sql, texts);
}

Result<> Connection::runScript(const std::string &sql)
{
    if (auto may = mayBegin(); !may)
        return may;
    const auto rows = answer(PQsendQuery(m_handle, sql.c_str()) == 1);
    if (!rows && rows.error().reason == "missing_right")
        return failed(withMissingRight(rows.error()));
    return rows ? Result<>() : failed(rows);
}

/// The server names the table or function in its own language's sentence, but not which right is missing: looked up by
/// the names in that sentence, where no transaction is in the way. What the lookup can't tell stays as the server said.
Error Connection::withMissingRight(Error error)
{
    static const std::string sql = R"(
        SELECT kind, name, rights, current_user
          FROM (SELECT 'table' AS kind, relname::text AS name, concat_ws(', ',
                       CASE WHEN NOT has_table_privilege(oid, 'SELECT') THEN 'SELECT' END,
                       CASE WHEN NOT has_table_privilege(oid, 'INSERT') THEN 'INSERT' END,
                       CASE WHEN NOT has_table_privilege(oid, 'UPDATE') THEN 'UPDATE' END,
                       CASE WHEN NOT has_table_privilege(oid, 'DELETE') THEN 'DELETE' END) AS rights
                  FROM pg_class WHERE relnamespace = to_regnamespace('public') AND relkind IN ('r', 'p', 'v', 'm')
                UNION ALL
                SELECT 'function', proname::text, 'EXECUTE' FROM pg_proc
                 WHERE pronamespace = to_regnamespace('public') AND NOT has_function_privilege(oid, 'EXECUTE')
                UNION ALL
                SELECT 'schema', nspname::text, concat_ws(', ',
                       CASE WHEN NOT has_schema_privilege(oid, 'USAGE') THEN 'USAGE' END,
                       CASE WHEN NOT has_schema_privilege(oid, 'CREATE') THEN 'CREATE' END)
                  FROM pg_namespace WHERE nspname = 'public') AS thing
         WHERE rights <> '' AND $1 ~ ('\m' || name || '\M')
         ORDER BY length(name) DESC, kind LIMIT 1)";
    if (!isAtRest())
        return error;
    const char *value = nullptr;
    const auto said = error.message.toStdString();
    value = said.c_str();
    const auto rows = answer(PQsendQueryParams(m_handle, sql.c_str(), 1, nullptr, &value, nullptr, nullptr, 0) == 1);
    if (rows && !rows->isEmpty()) {
        const auto row = rows->first();
        error.message = Words::tr("The login “%1” lacks a right on the %2 %3: %4. An administrator can grant it.")
                            .arg(row.words(3), row.words(0), row.words(1), row.words(2));
    }
    return error;
}

/// Whether another statement may be sent at all.
Result<> Connection::mayBegin() const
{
    if (m_limits.stop.stop_requested())
        return failed(cancelledByUs());
    if (m_limits.whole.hasExpired())
        return failed(tookTooLong());
    return m_lost ? failed(noAnswer({})) : Result<>();
}

bool Connection::hasFailedStatement() const
{
    return PQtransactionStatus(m_handle) == PQTRANS_INERROR;
}

void Connection::rollBack()
{
    // Also when nothing else may begin; a connection that can't even do this is given up, which rolls back too.
    const auto limits = std::exchange(m_limits, Limits{.statement = 5s});
    if (isOpen() && !runScript("ROLLBACK"))
        m_lost = true;
    m_limits = limits;
}

bool Connection::isOpen() const
{
    return !m_lost && PQstatus(m_handle) == CONNECTION_OK;
}

bool Connection::isAtRest() const
{
    return isOpen() && PQtransactionStatus(m_handle) == PQTRANS_IDLE;
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
    if (m_lost)
        return failed(noAnswer({}));
    std::array<pollfd, 2> sockets = {pollfd{.fd = PQsocket(m_handle), .events = POLLIN, .revents = 0},
                                     pollfd{.fd = wakeDescriptor, .events = POLLIN, .revents = 0}};
    poll(sockets.data(), wakeDescriptor >= 0 ? 2 : 1, static_cast<int>(timeout.count()));
    if (PQconsumeInput(m_handle) == 0 || !isOpen())
        return failed(ended(Rows(nullptr)));
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
        m_connection->rollBack();
}

Result<> Transaction::commit()
{
    // COMMIT after a failed statement would say that all is well, and roll back.
    if (m_connection->hasFailedStatement())
        return failed(changedMeanwhile({}));
    return m_connection->runScript("COMMIT").map([this] { m_connection = nullptr; });
}

} // namespace leapfrog
