// SPDX-License-Identifier: MIT
#include "paper/report_words.h"
#include "paper/reports.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Paper)
};

using Kind = PrintedRow::Kind;

/// Rows of sections: account, name, months, total.
class SectionRows
{
public:
    SectionRows(PrintedReport &report, const Currency &currency)
        : m_report(report)
        , m_currency(currency)
    { }

    void section(const QString &heading, const StatementSection &section)
    {
        m_report.rows.push_back({.cells = {heading}, .kind = Kind::Section});
        for (const auto &line : section.lines)
            add(printedText(line.account), printedText(line.name), line, Kind::Line);
    }
    void total(const QString &words, const StatementLine &line) { add({}, words, line, Kind::Total); }
    void line(const QString &words, const StatementLine &line) { add({}, words, line, Kind::Line); }

private:
    void add(const QString &code, const QString &name, const StatementLine &line, Kind kind)
    {
        std::vector<QString> cells{code, name};
        for (const auto amount : line.months)
            cells.push_back(printedAmount(amount, m_currency));
        cells.push_back(printedAmount(line.amount, m_currency));
        m_report.rows.push_back({.cells = std::move(cells), .kind = kind});
    }

    PrintedReport &m_report;
    const Currency &m_currency;
};

} // namespace

static Date today()
{
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

/// The days that hold where none were named: the fiscal year, through today.
static Result<BookSums> readSums(Connection &connection, const PrintRequest &request, Days &days, bool hasFrom)
{
    BookSumsStore store(connection);
    days = request.days;
    if (!days.through)
        days.through = std::max(today(), days.from.value_or(Date()));
    if (hasFrom && !days.from) {
        const auto settings = store.read(request.orgId, request.figures, {.from = {}, .through = firstDate});
        if (!settings)
            return failed(settings);
        days.from = fiscalYearStart(*days.through, settings->fiscalStartMonth);
    }
    return store.read(request.orgId, request.figures, days);
}

static PrintedReport begin(const QString &title, const BookSums &sums, const Days &days,
                           const std::vector<Date> &months)
{
    static constexpr std::size_t monthLength = 7;
    PrintedReport report;
    report.title = title;
    report.range = printedDays(days);
    report.leftOut = leftOutSentences(sums.head.leftOut());
    if (!sums.notKnownBefore.empty())
        report.leftOut.append(
            Words::tr("What was committed when is kept since %1 only.").arg(printedText(sums.notKnownBefore)));
    report.columns = {{Words::tr("Account")}, {Words::tr("Name")}};
    for (const auto month : months)
        report.columns.push_back({printedText(dateText(month).substr(0, monthLength)), true});
    return report;
}

static QString inCurrency(const QString &words, const Currency &currency)
{
    return words + QLatin1Char(' ') + printedText(std::string(currency.code));
}

MonthChart chartOf(const ProfitAndLoss &report, const Currency &currency)
{
    static constexpr std::size_t monthLength = 7;
    const double unit = std::pow(10.0, currency.decimals);
    MonthChart chart;
    chart.currency = printedText(std::string(currency.code));
    for (std::size_t i = 0; i < report.months.size(); ++i)
        chart.months.push_back({.name = printedText(dateText(report.months[i]).substr(0, monthLength)),
                                .income = static_cast<double>(report.income.total.months[i]) / unit,
                                .cost = static_cast<double>(report.expenses.total.months[i]) / unit});
    return chart;
}

Result<PrintedReport> printedProfitAndLoss(Connection &connection, const PrintRequest &request)
{
    static constexpr std::size_t mostMonths = 60; ///< of a chart
    Days days;
    const auto sums = readSums(connection, request, days, true);
    if (!sums)
        return failed(sums);
    const auto all = monthsOf(*days.from, *days.through);
    const auto months = request.isByMonth ? all : std::vector<Date>();
    const auto figures = profitAndLoss(sums->sums, sums->chart, months);
    auto report = begin(Words::tr("Profit and loss"), *sums, days, months);
    const auto &currency = *sums->head.currency;
    report.columns.push_back({inCurrency(Words::tr("Total"), currency), true});
    if (all.size() <= mostMonths)
        report.chart = chartOf(profitAndLoss(sums->sums, sums->chart, all), currency);
    SectionRows rows(report, currency);
    rows.section(Words::tr("Income"), figures.income);
    rows.total(Words::tr("Total income"), figures.income.total);
    rows.section(Words::tr("Expenses"), figures.expenses);
    rows.total(Words::tr("Total expenses"), figures.expenses.total);
    rows.total(Words::tr("Result"), figures.result);
    return report;
}

Result<PrintedReport> printedBalanceSheet(Connection &connection, const PrintRequest &request)
{
    Days days;
    const auto sums = readSums(connection, request, days, false);
    if (!sums)
        return failed(sums);
    const auto months = request.isByMonth
        ? monthsOf(fiscalYearStart(*days.through, sums->fiscalStartMonth), *days.through)
        : std::vector<Date>();
    const auto sheet = balanceSheet(sums->sums, sums->chart, *days.through, sums->fiscalStartMonth, months);
    auto report = begin(Words::tr("Balance sheet"), *sums, {.from = {}, .through = days.through}, months);
    const auto &currency = *sums->head.currency;
    report.columns.push_back({inCurrency(Words::tr("Balance"), currency), true});
    SectionRows rows(report, currency);
    rows.section(Words::tr("Assets"), sheet.assets);
    rows.total(Words::tr("Total assets"), sheet.assets.total);
    rows.section(Words::tr("Liabilities"), sheet.liabilities);
    rows.total(Words::tr("Total liabilities"), sheet.liabilities.total);
    rows.section(Words::tr("Equity"), sheet.equity);
    rows.line(Words::tr("Result carried forward"), sheet.carriedForward);
    rows.line(Words::tr("Result of the fiscal year"), sheet.result);
    rows.total(Words::tr("Total equity"), sheet.equity.total);
    return report;
}

/// The months that have entries, from the first to the last of the report.
static std::vector<Date> monthsWithEntries(const BookSums &sums, const Days &days)
{
    std::optional<Date> first;
    std::optional<Date> last;
    for (const auto &sum : sums.sums) {
        if (sum.isBefore)
            continue;
        first = std::min(first.value_or(sum.month), sum.month);
        last = std::max(last.value_or(sum.month), sum.month);
    }
    return first ? monthsOf(days.from.value_or(*first), days.through.value_or(*last)) : std::vector<Date>();
}

static void addAccount(PrintedReport &report, const OpenedBalance &account, const Currency &currency, bool hasOpening,
                       Kind kind)
{
    std::vector<QString> cells{printedText(account.account), printedText(account.name)};
    for (const auto amount : account.months)
        cells.push_back(printedAmount(amount, currency));
    if (hasOpening)
        cells.push_back(printedAmount(account.opening, currency));
    cells.push_back(printedAmount(account.debit, currency));
    cells.push_back(printedAmount(account.credit, currency));
    cells.push_back(printedAmount(account.closing(), currency));
    report.rows.push_back({.cells = std::move(cells), .kind = kind});
}

Result<PrintedReport> printedTrialBalance(Connection &connection, const PrintRequest &request)
{
    const auto sums = BookSumsStore(connection).read(request.orgId, request.figures, request.days);
    if (!sums)
        return failed(sums);
    auto parts = sums->sums;
    if (!request.hasOpening)
        std::erase_if(parts, [](const MonthSums &sum) { return sum.isBefore; });
    const auto months = request.isByMonth ? monthsWithEntries(*sums, request.days) : std::vector<Date>();
    const auto figures
        = openedTrialBalance(parts, sums->chart, request.days.from.value_or(firstDate), sums->fiscalStartMonth, months);
    auto report = begin(Words::tr("Trial balance"), *sums, request.days, months);
    const auto &currency = *sums->head.currency;
    if (request.hasOpening)
        report.columns.push_back({Words::tr("Opening"), true});
    report.columns.push_back({Words::tr("Debit"), true});
    report.columns.push_back({Words::tr("Credit"), true});
    report.columns.push_back({inCurrency(Words::tr("Balance"), currency), true});
    OpenedBalance total;
    total.name = Words::tr("Total").toStdString();
    total.months.resize(months.size());
    const auto add = [&](const OpenedBalance &account, Kind kind) {
        addAccount(report, account, currency, request.hasOpening, kind);
        total.opening += account.opening;
        total.debit += account.debit;
        total.credit += account.credit;
        for (std::size_t i = 0; i < months.size(); ++i)
            total.months[i] += account.months[i];
    };
    for (const auto &account : figures.accounts)
        add(account, Kind::Line);
    if (request.hasOpening && figures.carriedForward != 0) {
        OpenedBalance carried;
        carried.name = Words::tr("Result carried forward").toStdString();
        carried.opening = figures.carriedForward;
        carried.months.resize(months.size());
        add(carried, Kind::Line);
    }
    addAccount(report, total, currency, request.hasOpening, Kind::Total);
    return report;
}

} // namespace leapfrog
