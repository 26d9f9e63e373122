// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/database/rows.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace leapfrog {

// What the server or libpq says of a failure, as an Error. Told apart by the SQLSTATE alone, never by words: those are
// in the server's language. `reason` is one of docs/operating.md, "When something is wrong", or the bare SQLSTATE.

/// Of a statement.
struct StatementReport
{
    std::string state = {}; ///< SQLSTATE
    QString words = {}; ///< the server's first sentence
    QString detail = {};
    std::string constraint = {}; ///< of our own functions: the code
    std::string column = {}; ///< of our own functions: the field
    QString whole = {}; ///< all that was said
    QString user = {};
};

/// Of a login. `verbose` is libpq's text with verbose errors: only they name the SQLSTATE. Of several hosts, what a
/// server answered counts more than that another did not.
struct LoginReport
{
    QString verbose;
    bool needsPassword = false;
    bool usedPassword = false;
    bool readOnly = false; ///< the server that was asked last
    QString user;
    QString database;
};

/// Why no connection came about.
Error openingError(const LoginReport &login);

/// Why a statement failed.
Error statementError(const StatementReport &report);
/// Where there is only a text, verbose as for LoginReport. Nothing when no server said it.
std::optional<StatementReport> verboseReport(const QString &verbose, const QString &user);

/// Which right is missing of a `missing_right`, whose sentence is $1: no row where that can't be told.
std::string_view missingRightSql();
Error missingRight(Error error, const Row &found);

/// A value is no UTF-8.
Error badText();
/// Nobody answered within the time; the connection is of no more use.
Error noAnswer(const QString &cause);
/// The server gave the statement up because we asked for it, at the end of its time or at someone's request.
Error tookTooLong();
Error cancelledByUs();

/// What a statement was made for was altered while a transaction was open: the whole act is to be repeated.
Error changedMeanwhile(const QString &cause);

/// Nothing can be changed here: 25006, before it happens.
Error readOnlyDatabase();

/// Qt SQL can't be had: `cause` is its own words.
Error withoutDriver(const QString &cause);

/// Between us and the server stands something that hands one server session to many (PgBouncer).
Error behindPooler();

} // namespace leapfrog
