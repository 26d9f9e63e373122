// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

struct pg_conn;
struct pg_result;

namespace leapfrog {

// What libpq knows of a failure, as an Error. Told apart by the SQLSTATE alone, never by words: those are in the
// server's language. `reason` is one of docs/operating.md, "When something is wrong", or the bare SQLSTATE.

/// Why no connection came about. `handle` was opened with verbose errors: only they name the SQLSTATE of a refused
/// login. Of several hosts, what a server answered counts more than that another did not.
Error openingError(const pg_conn *handle);

/// Why a statement failed. `result` may be null: then the connection itself failed.
Error statementError(const pg_conn *handle, const pg_result *result);

/// Nobody answered within the time; the connection is of no more use.
Error noAnswer(const QString &cause);
/// The server gave the statement up because we asked for it, at the end of its time or at someone's request.
Error tookTooLong();
Error cancelledByUs();

/// What a statement was made for was altered while a transaction was open: the whole act is to be repeated.
Error changedMeanwhile(const QString &cause);

/// Nothing can be changed here: 25006, before it happens.
Error readOnlyDatabase();

/// Between us and the server stands something that hands one server session to many (PgBouncer).
Error behindPooler();

} // namespace leapfrog
