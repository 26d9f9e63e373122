// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/parameters.h"
#include "store/rows.h"
#include "store/waiting.h"

#include <chrono>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct pg_conn;
struct pg_result;

namespace leapfrog {

/// One connection to PostgreSQL, through libpq (docs/decisions/0001-libpq.md). Used by one thread at a time.
/// All SQL goes through run(): this is where errors get their codes, where statements are prepared once and kept, and
/// where no statement outlives its Limits. The session's settings are ours, whatever database and role say
/// (docs/decisions/0014-connection.md).
///
/// Errors of all functions, by SQLSTATE alone; `reason` in parentheses:
/// Unavailable (`unreachable` 08, `shutting_down` 57P, `disk_full`, `out_of_memory`, `no_connections`, `server_fault`
/// 53 and 58, `read_only` 25006, `pooler`); Denied (`wrong_password`, `login_refused` 28, `no_database` 3D000,
/// `missing_right` 42501); Conflict (`conflict` 40, `locked` 55P03, `timeout` 57014); Cancelled (`cancelled`: Limits'
/// stop was asked for); Invalid (22, 23502, 23514: the SQLSTATE); Refused (23: the SQLSTATE); our own functions' LF400
/// Invalid, LF404 NotFound, LF409 Refused (`reason` holds the code, `field` the field); all else Internal.
class Connection
{
public:
    /// Connects. `dsn` is what libpq takes: a conninfo string or URI; empty means the PG* variables and libpq's
    /// defaults. `purpose` ("queue worker" …) becomes the application_name, which every login of the server can read:
    /// no personal data. Blocks for at most connect_timeout (10 s) per host, and as `limits` say.
    static Result<std::unique_ptr<Connection>> open(const std::string &dsn, std::string_view purpose,
                                                    const Limits &limits = {});
    /// Another one to the same database, beside this.
    [[nodiscard]] Result<std::unique_ptr<Connection>> openAnother(std::string_view purpose) const;
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Holds for all statements from now on, until set anew. At first: five minutes a statement. A statement whose time
    /// is over, or whose `stop` is asked for from another thread, is cancelled on the server; one that even then gets
    /// no answer (a frozen server) ends in `unreachable`, and the connection with it.
    void setLimits(Limits limits) { m_limits = std::move(limits); }

    /// Runs one statement with bound values and waits for its answer. `sql` should be a literal: it is prepared at its
    /// first use and kept for the life of the connection. Where a table's or function's form has changed since, it is
    /// prepared and run again; inside a transaction that is a Conflict: the whole act is to be repeated.
    /// Internal `unreadable_value`: an answer holds something that is not in its type's expected form.
    Result<Rows> run(std::string_view sql, std::initializer_list<Parameter> values = {});

    /// Runs several statements without values, unprepared, as one implicit transaction (migrations, BEGIN … COMMIT,
    /// LISTEN).
    Result<> runScript(const std::string &sql);

    /// True until the connection is known to be gone. Cheap; asks nobody.
    [[nodiscard]] bool isOpen() const;
    /// Looks at the socket whether the server has closed an idle connection. Cheap; sends nothing.
    [[nodiscard]] bool isStillOpen();
    /// Open, and in no transaction: fit for the next act.
    [[nodiscard]] bool isAtRest() const;

    /// Waits until a notification on a LISTENed channel arrives, `wakeDescriptor` (-1: none) becomes readable, or the
    /// time is over. The payloads of all notifications that are there; none when it was something else. Errors:
    /// Unavailable.
    Result<std::vector<std::string>> waitForNotification(std::chrono::milliseconds timeout, int wakeDescriptor = -1);

    /// PostgreSQL's version number, as 150018.
    [[nodiscard]] int serverVersion() const;

private:
    friend class Transaction;
    struct Prepared
    {
        std::string text; ///< m_prepared's key points into it
        std::string name;
        bool worked = false; ///< it has run once: what fails from now on may be out of date
    };

    Connection(pg_conn *handle, std::string dsn);
    Result<> startSession();
    static void hear(void *connection, const pg_result *said);
    Error ended(Rows last);
    Result<Rows> answer(bool sent);
    Result<Prepared *> prepared(std::string_view sql, int parameters);
    Result<Rows> runOnce(std::string_view sql, const std::vector<const char *> &values);
    [[nodiscard]] bool isOutOfDate(std::string_view sql, const Error &error) const;
    [[nodiscard]] Result<> mayBegin() const;
    Error withMissingRight(Error error);
    [[nodiscard]] bool hasFailedStatement() const;
    void rollBack();

    pg_conn *m_handle;
    const std::string m_dsn;
    Limits m_limits;
    bool m_lost = false; ///< a statement got no answer: what comes now would belong to that one
    std::optional<Error> m_farewell; ///< of a server that ended the connection while nothing was asked
    int m_names = 0; ///< of prepared statements, never used twice
    std::unordered_map<std::string_view, std::unique_ptr<Prepared>> m_prepared;
};

/// A transaction that rolls back unless commit() was reached.
class Transaction
{
public:
    static Result<Transaction> begin(Connection &connection);
    /// All statements see the database of one moment, and none may write. For reading much: while it lasts, the server
    /// keeps every row version that it can see.
    static Result<Transaction> beginSnapshot(Connection &connection);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// Errors: as Connection::run(). Unavailable means that the outcome is not known.
    Result<> commit();

private:
    explicit Transaction(Connection &connection);
    Connection *m_connection;
};

} // namespace leapfrog
