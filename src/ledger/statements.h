// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"
#include "core/money.h"
#include "ledger/chart_of_accounts.h"

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// The entries of an account in a calendar month, in minor units of the base currency. The month in which a report
/// begins comes in two: the days before it, and those in it.
struct MonthSums
{
    std::string account;
    Date month; ///< its first day
    bool isBefore = false; ///< the days before the report begins
    Wide debit = 0;
    Wide credit = 0; ///< above zero

    [[nodiscard]] Wide balance() const { return debit - credit; }
    friend bool operator==(const MonthSums &, const MonthSums &) = default;
};

/// An account in a report. Amounts are on the side where the section has them: income and liabilities credit, expenses
/// and assets debit.
struct StatementLine
{
    std::string account;
    std::string name; ///< what the chart calls it; empty when it has no such account
    Wide amount = 0;
    std::vector<Wide> months; ///< one for each of the report's months; none when it is not by month

    friend bool operator==(const StatementLine &, const StatementLine &) = default;
};

/// Accounts of one kind, by code, and what they come to.
struct StatementSection
{
    std::vector<StatementLine> lines;
    StatementLine total; ///< without account and name
};

/// First day of the fiscal year that `day` is in; `startMonth`: 1 to 12.
Date fiscalYearStart(Date day, int startMonth);

/// First days of the calendar months from `from` to `through`.
std::vector<Date> monthsOf(Date from, Date through);

/// Income less expenses from a day through another.
struct ProfitAndLoss
{
    std::vector<Date> months; ///< side by side; none when it is not by month
    StatementSection income;
    StatementSection expenses;
    StatementLine result; ///< a profit is above zero
};

/// `sums`: of the days of the report and, as isBefore, of those before it. `months`: side by side, or none.
ProfitAndLoss profitAndLoss(const std::vector<MonthSums> &sums, const ChartOfAccounts &chart,
                            const std::vector<Date> &months);

/// What there is and whose it is, at the end of a day; by month, at the end of each, the last at the end of the day.
struct BalanceSheet
{
    std::vector<Date> months;
    StatementSection assets;
    StatementSection liabilities;
    StatementSection equity; ///< of the accounts of this kind; its total holds the two results too
    StatementLine carriedForward; ///< results of the fiscal years before
    StatementLine result; ///< of the fiscal year, so far
};

/// `sums`: of all days through the last of the report. Assets are liabilities and equity, always.
BalanceSheet balanceSheet(const std::vector<MonthSums> &sums, const ChartOfAccounts &chart, Date through,
                          int fiscalStartMonth, const std::vector<Date> &months);

/// An account with what it opens with. Debit positive. Income and expenses open with what they have of the fiscal
/// year; results of the years before are carried forward.
struct OpenedBalance
{
    std::string account;
    std::string name;
    bool hasEntries = false; ///< in the report's days
    Wide opening = 0;
    Wide debit = 0; ///< of the report's days
    Wide credit = 0;
    std::vector<Wide> months; ///< what moved, debit positive

    [[nodiscard]] Wide closing() const { return opening + debit - credit; }
};

struct OpenedTrialBalance
{
    std::vector<Date> months;
    std::vector<OpenedBalance> accounts; ///< by code; those with an opening balance or entries in the days
    Wide carriedForward = 0; ///< results of the fiscal years before, debit positive: with it openings sum up to zero
};

/// A report that begins on `from`. Crosses it the beginning of a fiscal year, the accounts of income and expense go on.
OpenedTrialBalance openedTrialBalance(const std::vector<MonthSums> &sums, const ChartOfAccounts &chart, Date from,
                                      int fiscalStartMonth, const std::vector<Date> &months);

} // namespace leapfrog
