// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"
#include "core/money.h"
#include "store/close/book_sums.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <string>
#include <vector>

namespace leapfrog {

enum class StatementKind
{
    ProfitAndLoss,
    BalanceSheet,
};

struct StatementQuestion
{
    StatementKind kind = StatementKind::ProfitAndLoss;
    std::string orgId;
    Figures figures = {};
    /// Nothing: from the first month with entries, through the last one with entries or today, whichever is later. A
    /// balance sheet is that of the last day, whatever `from` says.
    Days days = {};
    bool byMonth = false;
};

/// A line of a statement as people read it. Amounts are on the side where the section has them: income and liabilities
/// credit, expenses and assets debit.
struct StatementRow
{
    enum class Kind
    {
        Heading, ///< of a section; without amounts
        Account,
        Sum, ///< of a section, or what is no account's alone
        Result, ///< what the statement comes to
    };
    Kind kind = Kind::Account;
    std::string
        part; ///< `income`, `income_total`, `expenses`, `result`, `carried_forward` …; of an account its section
    std::string account = {};
    std::string name = {}; ///< of an account
    Wide amount = 0;
    std::vector<Wide> months = {}; ///< one for each of the statement's months

    friend bool operator==(const StatementRow &, const StatementRow &) = default;
};

/// A profit and loss, or a balance sheet.
struct Statement
{
    StatementQuestion question; ///< its days are those that hold
    BookSums sums;
    std::vector<Date> months; ///< side by side; none when it is not by month
    std::vector<StatementRow> rows;

    [[nodiscard]] std::string_view currency() const { return sums.head.currency->code; }
};

/// Reads it. Blocks; call from the connection's thread, which is in no transaction. Errors: those of
/// BookSumsStore::read().
Result<Statement> readStatement(Connection &connection, const StatementQuestion &question);

/// What a row is called; `day`: how a day is written.
QString statementWords(const Statement &statement, const StatementRow &row, const std::function<QString(Date)> &day);

/// As `leapfrogctl ledger profit-and-loss --json` and `balance-sheet --json` print it.
QJsonObject statementJson(const Statement &statement);

/// As a table for spreadsheets (RFC 4180): a line for each row with an amount.
std::string statementCsv(const Statement &statement);

} // namespace leapfrog
