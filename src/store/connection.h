// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/parameters.h"
#include "store/rows.h"

#include <chrono>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct pg_conn;

namespace leapfrog {

/// One connection to PostgreSQL, through libpq (docs/decisions/0001-libpq.md). Used by one thread at a time.
/// All SQL goes through run(): this is where errors get their codes and where statements are prepared once and kept.
class Connection
{
public:
    /// Connects. `dsn` is what libpq takes: a conninfo string or URI; empty means the PG* variables and libpq's
    /// defaults. `purpose` ("queue worker" …) becomes the application_name, which every login of the server can read:
    /// no personal data. Blocks for at most 10 s per host. Errors: Unavailable (out of reach), Denied (wrong password,
    /// unknown role).
    static Result<std::unique_ptr<Connection>> open(const std::string &dsn, std::string_view purpose);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Runs one statement with bound values and waits for its answer. `sql` should be a literal: it is prepared at its
    /// first use and kept for the life of the connection. Errors by SQLSTATE: 40xxx, 55P03 and 57014 Conflict; 08xxx,
    /// 53xxx, 57P0x, 58xxx, 25006 Unavailable; 42501 and 28xxx Denied; our own LF400 Invalid, LF404 NotFound, LF409
    /// Refused (`reason` holds the code, `field` the field); all else Internal.
    Result<Rows> run(std::string_view sql, std::initializer_list<Parameter> values = {});

    /// Runs several statements without values, unprepared, as one implicit transaction (migrations, BEGIN … COMMIT,
    /// LISTEN).
    Result<> runScript(const std::string &sql);

    /// True until libpq has noticed that the connection is gone. Cheap; asks nobody.
    [[nodiscard]] bool isOpen() const;
    /// Looks at the socket whether the server has closed an idle connection. Cheap; sends nothing.
    [[nodiscard]] bool isStillOpen();

    /// Waits until a notification on a LISTENed channel arrives, `wakeDescriptor` (-1: none) becomes readable, or the
    /// time is over. The payloads of all notifications that are there; none when it was something else. Errors:
    /// Unavailable.
    Result<std::vector<std::string>> waitForNotification(std::chrono::milliseconds timeout, int wakeDescriptor = -1);

    /// PostgreSQL's version number, as 150018.
    [[nodiscard]] int serverVersion() const;

private:
    explicit Connection(pg_conn *handle);
    Result<std::string> prepared(std::string_view sql, int parameters);

    pg_conn *m_handle;
    std::unordered_map<std::string_view, std::string> m_prepared; ///< by the literal's text
    std::vector<std::unique_ptr<std::string>> m_texts; ///< keeps texts alive that m_prepared points into
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
