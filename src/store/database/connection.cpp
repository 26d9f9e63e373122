// SPDX-License-Identifier: MIT
#include "store/database/connection.h"

#include "store/database/conninfo.h"
#include "store/database/opening.h"
#include "store/database/pg_handle.h"
#include "store/database/sql_fault.h"
#include "store/database/watch.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

namespace leapfrog {

using namespace std::chrono_literals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Connection)
};

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

/// The text as it is, a byte order mark at its begin too; nothing when it is no UTF-8.
std::optional<QString> decoded(const char *text)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    QString decodedText = decoder(QByteArrayView(text));
    return decoder.hasError() ? std::nullopt : std::optional(std::move(decodedText));
}

/// PREPARE takes these only; SHOW and the like are sent as they are.
bool canBePrepared(std::string_view sql)
{
    static constexpr std::array first
        = {"SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES", "TABLE", "("};
    const auto begin = std::min(sql.find_first_not_of(" \n"), sql.size());
    return std::ranges::any_of(first, [&](const char *word) { return sql.substr(begin).starts_with(word); });
}

} // namespace

struct Connection::Prepared
{
    std::string text; ///< the map's key points into it
    std::optional<QSqlQuery> query = {}; ///< QtSql
    std::string name = {}; ///< Handle
    bool worked = false; ///< it has run once: what fails from now on may be out of date
};

Connection::Connection(const QSqlDatabase &database, std::unique_ptr<PgHandle> handle, std::string dsn)
    : m_database(std::make_unique<QSqlDatabase>(database))
    , m_handle(std::move(handle))
    , m_dsn(std::move(dsn))
{ }

Connection::~Connection()
{
    closeDatabase(*m_database); // before its statements: each would tell the server of its end, and wait
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string &dsn, std::string_view purpose,
                                                     const Limits &limits)
{
    if (auto fits = checkConninfo(dsn); !fits)
        return failed(fits);
    auto opened = openDatabase(dsn, "leapfrog " + std::string(purpose), limits);
    if (!opened)
        return failed(opened);
    auto connection = std::unique_ptr<Connection>(new Connection(opened->database, std::move(opened->handle), dsn));
    opened->database = QSqlDatabase(); // the connection's alone
    connection->setLimits(opened->limits);
    if (auto started = connection->startSession(); !started)
        return failed(started);
    connection->setLimits(limits);
    return connection;
}

Result<std::unique_ptr<Connection>> Connection::openAnother(std::string_view purpose) const
{
    return open(m_dsn, purpose);
}

Result<> Connection::startSession()
{
    // Qt SQL's driver has set bytea_output.
    static constexpr auto script
        = "SET bytea_output = hex; SELECT pg_catalog.current_setting('session_replication_role')";
    const auto role = withinLimits(m_limits, *m_handle, [&] { return m_handle->ask(script); });
    if (!role)
        return failed(role);
    if (role->first().view(0) != "replica")
        return {};
    // Not every login may set this, so it can't be among the settings of the start.
    const auto triggers = runScript("SET session_replication_role = origin");
    return triggers ? triggers
                    : failed(triggers.error().reason == "missing_right" ? triggersAreOff() : triggers.error());
}

/// What the query was answered: the last of its results, or the first fault. `good`: what its exec() said.
Result<Rows> Connection::collect(QSqlQuery &query, bool good)
{
    ResultData answer;
    while (good) {
        answer = {};
        while (query.next())
            PgHandle::take(query, answer);
        good = !query.lastError().isValid();
        if (!good) // a row could not be computed
            break;
        PgHandle::take(query, answer);
        if (!query.nextResult()) {
            good = !query.lastError().isValid();
            break;
        }
    }
    if (const auto error = m_handle->endOf(query, !good))
        return failed(*error);
    return Rows(std::move(answer));
}

Result<Rows> Connection::runText(const QString &sql)
{
    return withinLimits(m_limits, *m_handle, [&] {
        QSqlQuery query(*m_database);
        query.setForwardOnly(true);
        const bool done = query.exec(sql);
        return collect(query, done);
    });
}

Result<Rows> Connection::runQuery(Prepared &statement, const Texts &values)
{
    int at = 0;
    for (const char *value : values) {
        const auto text = value != nullptr ? decoded(value) : QString();
        if (!text)
            return failed(badText());
        statement.query->bindValue(at++, *text); // a null string is NULL
    }
    return withinLimits(m_limits, *m_handle, [&] {
        const bool done = statement.query->exec();
        return collect(*statement.query, done);
    });
}

Result<Connection::Prepared *> Connection::prepared(Way way, std::string_view sql, int parameters)
{
    auto &known = statements(way);
    if (const auto found = known.find(sql); found != known.end())
        return found->second.get();
    auto made = std::make_unique<Prepared>();
    made->text = sql;
    if (way == Way::Handle) {
        made->name = "leapfrog_" + std::to_string(++m_names);
    } else {
        made->query.emplace(*m_database);
        made->query->setForwardOnly(true);
    }
    const auto done = withinLimits(m_limits, *m_handle, [&] {
        return way == Way::Handle ? m_handle->prepare(made->name, made->text, parameters)
                                  : m_handle->preparing(*made->query, QString::fromStdString(made->text));
    });
    if (!done)
        return failed(done);
    const std::string_view key = made->text;
    return known.emplace(key, std::move(made)).first->second.get();
}

/// Of a query the driver would tell the server, which waits, and fails within a transaction that has failed, or when
/// the server has forgotten the statement itself.
void Connection::forget(Way way, std::string_view sql)
{
    if (auto known = statements(way).extract(sql))
        m_outOfDate.push_back(std::move(known.mapped()));
}

Result<Rows> Connection::runOnce(Way way, std::string_view sql, const Texts &values)
{
    if (way == Way::QtSql && values.empty() && !canBePrepared(sql))
        return runText(QString::fromUtf8(sql.data(), static_cast<qsizetype>(sql.size())));
    const auto statement = prepared(way, sql, static_cast<int>(values.size()));
    if (!statement)
        return failed(statement);
    auto rows = way == Way::QtSql
        ? runQuery(**statement, values)
        : withinLimits(m_limits, *m_handle, [&] { return m_handle->execute((*statement)->name, values); });
    if (!rows)
        return rows;
    (*statement)->worked = true;
    if (const auto fault = rows->fault(); !fault.isEmpty())
        return failed(unreadable(fault));
    return rows;
}

/// Whether the statement may only have failed because what it was prepared for has changed since. 0A000 ("cached plan
/// must not change result type") and 42804 have other causes too: a statement that has never worked is not repeated.
bool Connection::isOutOfDate(Way way, std::string_view sql, const Error &error)
{
    if (error.reason == "26000" || error.reason == "42P05")
        return true;
    if (error.reason != "0A000" && error.reason != "42804")
        return false;
    const auto known = statements(way).find(sql);
    return known != statements(way).end() && known->second->worked;
}

Result<Rows> Connection::perform(Way way, std::string_view sql, std::initializer_list<Parameter> values)
{
    if (auto may = mayBegin(); !may)
        return failed(may);
    Texts texts;
    texts.reserve(values.size());
    for (const auto &value : values)
        texts.push_back(value.text());
    auto rows = runOnce(way, sql, texts);
    if (!rows && rows.error().reason == "missing_right")
        return failed(withMissingRight(rows.error()));
    if (rows || !isOutOfDate(way, sql, rows.error()))
        return rows;

    const bool sessionWasReset = rows.error().reason == "26000"; // DISCARD ALL takes our settings too
    if (!sessionWasReset) {
        forget(way, sql);
    } else {
        for (auto *known : {&m_queries, &m_hot}) {
            while (!known->empty())
                m_outOfDate.push_back(std::move(known->extract(known->begin()).mapped()));
        }
    }
    if (!m_handle->isAtRest()) {
        if (sessionWasReset)
            m_handle->giveUp();
        return failed(changedMeanwhile(rows.error().cause));
    }
    if (sessionWasReset) {
        if (auto started = startSession(); !started)
            return failed(started);
    }
    return runOnce(way, sql, texts);
}

Result<> Connection::runScript(const std::string &sql)
{
    if (auto may = mayBegin(); !may || sql.empty()) // which Qt SQL takes for a fault
        return may;
    const auto rows = runText(QString::fromStdString(sql));
    if (!rows && rows.error().reason == "missing_right")
        return failed(withMissingRight(rows.error()));
    return rows ? Result<>() : failed(rows);
}

/// The server names the table or function in its own language's sentence, but not which right is missing: looked up by
/// the names in that sentence, where no transaction is in the way. What the lookup can't tell stays as the server said.
Error Connection::withMissingRight(Error error)
{
    if (!isAtRest())
        return error;
    const auto said = error.message.toStdString();
    const auto rows = runOnce(Way::QtSql, missingRightSql(), {said.c_str()});
    return rows && !rows->isEmpty() ? missingRight(error, rows->first()) : error;
}

/// Whether another statement may be sent at all.
Result<> Connection::mayBegin()
{
    if (m_thread != std::this_thread::get_id())
        throw std::logic_error("a connection is used in another thread than the one that opened it");
    if (m_limits.stop.stop_requested())
        return failed(cancelledByUs());
    if (m_limits.whole.hasExpired())
        return failed(tookTooLong());
    return isOpen() ? Result<>() : failed(m_handle->whyGone());
}

void Connection::rollBack()
{
    // Also when nothing else may begin; a connection that can't even do this is given up, which rolls back too.
    const auto limits = std::exchange(m_limits, Limits{.statement = 5s});
    if (isOpen() && !runScript("ROLLBACK"))
        m_handle->giveUp();
    m_limits = limits;
}

bool Connection::isOpen() const
{
    return m_handle->isOpen();
}

bool Connection::isStillOpen()
{
    return m_handle->isStillOpen();
}

int Connection::serverVersion() const
{
    return m_handle->serverVersion();
}

Result<std::vector<std::string>> Connection::waitForNotification(std::chrono::milliseconds timeout, int wakeDescriptor)
{
    return m_handle->waitForNotification(timeout, wakeDescriptor);
}

bool Connection::isAtRest() const
{
    return m_handle->isAtRest();
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
    if (m_connection->m_handle->hasFailed())
        return failed(changedMeanwhile({}));
    return m_connection->runScript("COMMIT").map([this] { m_connection = nullptr; });
}

} // namespace leapfrog
