// SPDX-License-Identifier: MIT
#include "ledger/statements.h"

#include <algorithm>
#include <map>

namespace leapfrog {

using namespace std::chrono;

static Date firstOfMonth(Date day)
{
    const year_month_day date(day);
    return sys_days(date.year() / date.month() / 1);
}

static Date monthAfter(Date first)
{
    const year_month_day date(first);
    return sys_days((date.year() / date.month() + std::chrono::months(1)) / 1);
}

Date fiscalYearStart(Date day, int startMonth)
{
    const year_month_day date(day);
    const month start(static_cast<unsigned>(startMonth));
    return sys_days((date.month() < start ? date.year() - years(1) : date.year()) / start / 1);
}

std::vector<Date> monthsOf(Date from, Date through)
{
    std::vector<Date> months;
    for (auto month = firstOfMonth(from); month <= through; month = monthAfter(month))
        months.push_back(month);
    return months;
}

namespace {

using Lines = std::map<std::string, StatementLine>;

/// Adds to a line what belongs to some of its months.
template <typename Belongs>
void addTo(StatementLine &line, Wide amount, const std::vector<Date> &months, const Belongs &belongs)
{
    line.amount += amount;
    line.months.resize(months.size());
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (belongs(months[i]))
            line.months[i] += amount;
    }
}

void addLine(StatementLine &total, const StatementLine &line)
{
    total.amount += line.amount;
    for (std::size_t i = 0; i < line.months.size(); ++i)
        total.months[i] += line.months[i];
}

StatementLine emptyLine(const std::vector<Date> &months)
{
    StatementLine line;
    line.months.resize(months.size());
    return line;
}

StatementLine &lineOf(Lines &lines, const std::string &code, const ChartOfAccounts &chart)
{
    auto &line = lines[code];
    line.account = code;
    if (const auto *const account = chart.find(code))
        line.name = account->name;
    return line;
}

StatementSection sectionOf(Lines &&lines, const std::vector<Date> &months)
{
    StatementSection section{.lines = {}, .total = emptyLine(months)};
    for (auto &[code, line] : lines) {
        addLine(section.total, line);
        section.lines.push_back(std::move(line));
    }
    return section;
}

bool isResult(AccountKind kind)
{
    return kind == AccountKind::Income || kind == AccountKind::Expense;
}

} // namespace

ProfitAndLoss profitAndLoss(const std::vector<MonthSums> &sums, const ChartOfAccounts &chart,
                            const std::vector<Date> &months)
{
    Lines income;
    Lines expenses;
    for (const auto &sum : sums) {
        const auto kind = chart.kindOf(sum.account);
        if (sum.isBefore || !isResult(kind))
            continue;
        const bool isIncome = kind == AccountKind::Income;
        addTo(lineOf(isIncome ? income : expenses, sum.account, chart), isIncome ? -sum.balance() : sum.balance(),
              months, [&](Date month) { return month == sum.month; });
    }
    ProfitAndLoss report{.months = months,
                         .income = sectionOf(std::move(income), months),
                         .expenses = sectionOf(std::move(expenses), months),
                         .result = emptyLine(months)};
    report.result = report.income.total;
    report.result.amount -= report.expenses.total.amount;
    for (std::size_t i = 0; i < months.size(); ++i)
        report.result.months[i] -= report.expenses.total.months[i];
    return report;
}

BalanceSheet balanceSheet(const std::vector<MonthSums> &sums, const ChartOfAccounts &chart, Date through,
                          int fiscalStartMonth, const std::vector<Date> &months)
{
    Lines assets;
    Lines liabilities;
    Lines equity;
    BalanceSheet sheet{.months = months,
                       .assets = {},
                       .liabilities = {},
                       .equity = {},
                       .carriedForward = emptyLine(months),
                       .result = emptyLine(months)};
    for (const auto &sum : sums) {
        const auto kind = chart.kindOf(sum.account);
        const auto isIn = [&](Date month) { return sum.month <= month; }; // all that came until its end
        if (!isResult(kind)) {
            auto &lines = kind == AccountKind::Asset ? assets : kind == AccountKind::Equity ? equity : liabilities;
            addTo(lineOf(lines, sum.account, chart), kind == AccountKind::Asset ? sum.balance() : -sum.balance(),
                  months, isIn);
            continue;
        }
        // Carried forward at the end of those months whose fiscal year began later.
        const auto isOfYear = [&](Date month) { return sum.month >= fiscalYearStart(month, fiscalStartMonth); };
        (isOfYear(through) ? sheet.result : sheet.carriedForward).amount -= sum.balance();
        for (std::size_t i = 0; i < months.size(); ++i) {
            if (isIn(months[i]))
                (isOfYear(months[i]) ? sheet.result : sheet.carriedForward).months[i] -= sum.balance();
        }
    }
    sheet.assets = sectionOf(std::move(assets), months);
    sheet.liabilities = sectionOf(std::move(liabilities), months);
    sheet.equity = sectionOf(std::move(equity), months);
    addLine(sheet.equity.total, sheet.carriedForward);
    addLine(sheet.equity.total, sheet.result);
    return sheet;
}

OpenedTrialBalance openedTrialBalance(const std::vector<MonthSums> &sums, const ChartOfAccounts &chart, Date from,
                                      int fiscalStartMonth, const std::vector<Date> &months)
{
    const auto yearStart = fiscalYearStart(from, fiscalStartMonth);
    std::map<std::string, OpenedBalance> accounts;
    OpenedTrialBalance report{.months = months, .accounts = {}, .carriedForward = 0};
    for (const auto &sum : sums) {
        if (sum.isBefore && isResult(chart.kindOf(sum.account)) && sum.month < yearStart) {
            report.carriedForward += sum.balance();
            continue;
        }
        auto &account = accounts[sum.account];
        account.months.resize(months.size());
        if (sum.isBefore) {
            account.opening += sum.balance();
            continue;
        }
        account.hasEntries = true;
        account.debit += sum.debit;
        account.credit += sum.credit;
        const auto place = std::ranges::find(months, sum.month);
        if (place != months.end())
            account.months[static_cast<std::size_t>(place - months.begin())] += sum.balance();
    }
    for (auto &[code, account] : accounts) {
        if (account.opening == 0 && !account.hasEntries)
            continue;
        account.account = code;
        if (const auto *const known = chart.find(code))
            account.name = known->name;
        report.accounts.push_back(std::move(account));
    }
    return report;
}

} // namespace leapfrog
