// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/database/conninfo.h"
#include "store/database/rows.h"
#include "store/database/sql_fault.h"
#include "store/database/waiting.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class QSqlDatabase;
class QSqlError;
class QSqlQuery;
struct pg_cancel;
struct pg_conn;
struct pg_result;

// All that Leapfrog asks of libpq itself, which Qt SQL's driver stands on: what Qt SQL lacks
// (docs/decisions/0001-qt-sql.md). Nobody else includes libpq's header, but for the private server's.

namespace leapfrog {

/// What a connection string or URI names, passwords and empty values too. Else libpq's complaint, which quotes the
/// text.
tl::expected<Keywords, QString> parseKeywords(const std::string &conninfo);
/// What libpq takes where a connection string says nothing: PG* variables and its own defaults.
Keywords defaultKeywords();

/// Reaches the server from another thread than the one that waits in libpq for an answer of it.
class Lifeline
{
public:
    /// Of an open connection.
    explicit Lifeline(pg_conn *handle);
    ~Lifeline();
    Lifeline(const Lifeline &) = delete;
    Lifeline &operator=(const Lifeline &) = delete;

    /// Asks the server to give the running statement up. Waits until it was heard, which a frozen server never does;
    /// true when it was: from then on it can hit no later statement.
    [[nodiscard]] bool cancel() const;
    /// Ends the connection, whoever waits for it.
    void cutOff() const;

private:
    pg_cancel *const m_request;
    const int m_socket; ///< one of our own to the same connection: libpq's number may be another's by now
};

/// A connection as libpq sees it. It is made here, where it can be given up and a refusal has its SQLSTATE, and then
/// handed to Qt SQL's driver. For one thread at a time.
class PgHandle
{
public:
    struct Place
    {
        std::string host;
        std::string port;
    };

    /// Begins to connect, without blocking. A later keyword wins; a `dbname` may be a whole connection string.
    explicit PgHandle(const Keywords &keywords);
    ~PgHandle();
    PgHandle(const PgHandle &) = delete;
    PgHandle &operator=(const PgHandle &) = delete;

    /// Until it is open (Ready, isOpen()), has failed (Ready), or the time of the host it is at is over.
    Waiting::End connect(Waiting &waiting, std::chrono::milliseconds perHost);
    /// What the connection string, the environment and the service file say together.
    [[nodiscard]] Keywords keywords() const;
    [[nodiscard]] Place place() const;
    /// Why no connection came about.
    [[nodiscard]] Error openingError() const;
    /// Makes the open connection that of `database`, a QPSQL one, which closes it from now on. The driver asks some
    /// questions of its own, and waits for each without limit: withinLimits(). Errors: as run(); Internal `no_driver`.
    Result<Rows> handOver(QSqlDatabase &database);

    [[nodiscard]] bool isOpen() const;
    /// It is of no more use: what came now would belong to a statement before.
    void giveUp() { m_lost = true; }
    /// Why it is not open, in the server's last words where it said some.
    Error whyGone() { return m_lost ? noAnswer({}) : ended(nullptr); }
    /// Looks at the socket whether the server has closed an idle connection. Sends nothing.
    [[nodiscard]] bool isStillOpen();
    [[nodiscard]] bool isAtRest() const; ///< open, and in no transaction
    [[nodiscard]] bool hasFailed() const; ///< it is in a transaction that takes nothing but its end
    [[nodiscard]] int serverVersion() const;
    [[nodiscard]] int processId() const; ///< as told at login
    [[nodiscard]] const std::shared_ptr<Lifeline> &lifeline() const { return m_lifeline; }

    /// Each sends, waits without limit (withinLimits()) and takes the last of the answers, or the first fault.
    Result<Rows> ask(const std::string &script);
    Result<Rows> prepare(const std::string &name, const std::string &sql, int parameters);
    Result<Rows> execute(const std::string &name, const std::vector<const char *> &values);
    Result<std::vector<std::string>> waitForNotification(std::chrono::milliseconds timeout, int wakeDescriptor);

    // Of a statement that ran through Qt SQL on this connection.

    /// Runs `prepare()` so that what it fails with can be told apart: the driver keeps no more of it than a text.
    Result<Rows> preparing(QSqlQuery &query, const QString &sql);
    /// Adds the row that the query, which is forward only, is at; behind the last one, what else there is to know.
    static void take(const QSqlQuery &query, ResultData &answer);
    /// Reads what the server still says to it; then nothing is under way. Why it failed; nothing: it only was empty.
    std::optional<Error> endOf(const QSqlQuery &query, bool failed);

private:
    static void hear(void *handle, const pg_result *said);
    [[nodiscard]] StatementReport reportOf(const pg_result *result) const;
    Result<Rows> answer(bool sent);
    Error ended(const pg_result *last);
    void refuseCopy();

    pg_conn *const m_handle;
    bool m_isOurs = true; ///< until it is handed over
    bool m_lost = false; ///< a statement got no answer
    std::optional<Error> m_farewell; ///< of a server that ended the connection while nothing was asked
    std::shared_ptr<Lifeline> m_lifeline;
};

} // namespace leapfrog
