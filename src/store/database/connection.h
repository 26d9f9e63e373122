// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/database/parameters.h"
#include "store/database/rows.h"
#include "store/database/waiting.h"

#include <chrono>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

class QSqlDatabase;
class QSqlQuery;
class QString;

namespace leapfrog {

class PgHandle;

/// One connection to PostgreSQL, through Qt SQL (docs/decisions/0001-qt-sql.md). Opened, used and closed in one thread.
/// All SQL goes through run(), runHot() and runScript(): this is where errors get their codes, where statements are
/// prepared once and kept, and where no statement outlives its Limits. The session's settings are ours, whatever
/// database and role say (docs/decisions/0014-connection.md).
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
    /// Placeholders are PostgreSQL's own, $1 …; `?` and `:name` must not stand in it, which Qt SQL takes for its own.
    /// Internal `unreadable_value`: an answer holds something that is not in its type's expected form.
    Result<Rows> run(std::string_view sql, std::initializer_list<Parameter> values = {})
    {
        return perform(Way::QtSql, sql, values);
    }

    /// The same for what a worker asks with every job, or an import with every thousand documents: by the driver's own
    /// handle, which takes half the time.
    Result<Rows> runHot(std::string_view sql, std::initializer_list<Parameter> values = {})
    {
        return perform(Way::Handle, sql, values);
    }

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
    enum class Way
    {
        QtSql,
        Handle
    };
    struct Prepared;
    using Statements = std::unordered_map<std::string_view, std::unique_ptr<Prepared>>;
    using Texts = std::vector<const char *>;

    Connection(const QSqlDatabase &database, std::unique_ptr<PgHandle> handle, std::string dsn);
    Result<> startSession();
    Result<Rows> collect(QSqlQuery &query, bool good);
    Result<Rows> perform(Way way, std::string_view sql, std::initializer_list<Parameter> values);
    Result<Rows> runOnce(Way way, std::string_view sql, const Texts &values);
    Result<Rows> runQuery(Prepared &statement, const Texts &values);
    Result<Rows> runText(const QString &sql);
    Result<Prepared *> prepared(Way way, std::string_view sql, int parameters);
    void forget(Way way, std::string_view sql);
    Statements &statements(Way way) { return way == Way::QtSql ? m_queries : m_hot; }
    [[nodiscard]] bool isOutOfDate(Way way, std::string_view sql, const Error &error);
    [[nodiscard]] Result<> mayBegin();
    Error withMissingRight(Error error);
    void rollBack();

    const std::thread::id m_thread = std::this_thread::get_id(); ///< whose it is
    const std::unique_ptr<QSqlDatabase> m_database;
    const std::unique_ptr<PgHandle> m_handle; ///< the database's
    const std::string m_dsn;
    Limits m_limits;
    int m_names = 0; ///< of prepared statements, never used twice
    Statements m_queries;
    Statements m_hot;
    std::vector<std::unique_ptr<Prepared>> m_outOfDate; ///< to end with the connection: see forget()
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
