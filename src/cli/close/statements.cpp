// SPDX-License-Identifier: MIT
#include "cli/close/commands.h"
#include "cli/close/figures_options.h"
#include "cli/program/output.h"

#include <QCoreApplication>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Statements)
};

/// A statement on its way to the terminal: sections of lines, with a column for each month.
class StatementTable
{
public:
    StatementTable(std::string_view currency, const std::vector<Date> &months)
        : m_currency(currency)
        , m_table(headings(currency, months))
        , m_columns(3 + months.size())
    { }

    void heading(const QString &text) { row(text, {}, {}); }
    void line(const StatementLine &line) { row(words(line.account), words(line.name), cells(line)); }
    void total(const QString &text, const StatementLine &line) { row({}, text, cells(line)); }
    void section(const QString &text, const StatementSection &section)
    {
        heading(text);
        for (const auto &one : section.lines)
            line(one);
    }
    void print() const { m_table.print(); }

private:
    static std::vector<QString> headings(std::string_view currency, const std::vector<Date> &months)
    {
        std::vector<QString> all{Words::tr("Account"), Words::tr("Name")};
        for (const auto month : months)
            all.push_back(monthWords(month));
        all.push_back(Words::tr("Total %1").arg(words(std::string(currency))));
        return all;
    }
    [[nodiscard]] std::vector<QString> cells(const StatementLine &line) const
    {
        std::vector<QString> all;
        for (const auto &amount : line.months)
            all.push_back(amountWords(amount, m_currency));
        all.push_back(amountWords(line.amount, m_currency));
        return all;
    }
    void row(const QString &account, const QString &name, const std::vector<QString> &amounts)
    {
        std::vector<QString> cells{account, name};
        cells.insert(cells.end(), amounts.begin(), amounts.end());
        cells.resize(m_columns);
        m_table.add(std::move(cells));
    }

    std::string m_currency;
    Table m_table;
    std::size_t m_columns;
};

} // namespace

static QJsonObject toJson(const StatementLine &line, std::string_view currency, bool isByMonth)
{
    QJsonObject object;
    if (!line.account.empty()) {
        object[QStringLiteral("account")] = words(line.account);
        object[QStringLiteral("name")] = words(line.name);
    }
    object[QStringLiteral("amount")] = amountWords(line.amount, currency);
    if (isByMonth)
        object[QStringLiteral("months")] = amounts(line.months, currency);
    return object;
}

static QJsonObject toJson(const StatementSection &section, std::string_view currency, bool isByMonth)
{
    QJsonArray lines;
    for (const auto &line : section.lines)
        lines.append(toJson(line, currency, isByMonth));
    return {{QStringLiteral("accounts"), lines}, {QStringLiteral("total"), toJson(section.total, currency, isByMonth)}};
}

/// The days that hold where none were named.
static Result<BookSums> readSums(Connection &connection, ReportOptions &options, bool hasFrom)
{
    BookSumsStore store(connection);
    if (!options.days.through)
        options.days.through = std::max(today(), options.days.from.value_or(Date()));
    if (hasFrom && !options.days.from) {
        const auto settings = store.read(options.org, options.figures, {.from = {}, .through = firstDate});
        if (!settings)
            return failed(settings);
        options.days.from = fiscalYearStart(*options.days.through, settings->fiscalStartMonth);
    }
    return store.read(options.org, options.figures, options.days);
}

static Result<> profitAndLoss(Session &session, Connection &connection, ReportOptions &options)
{
    if (!options.pdf.empty())
        return writePdfOf(session, connection, printRequest(PrintedKind::ProfitAndLoss, options), options.pdf);
    const auto sums = readSums(connection, options, true);
    if (!sums)
        return failed(sums);
    const auto months = options.byMonth ? monthsOf(*options.days.from, *options.days.through) : std::vector<Date>();
    const auto report = leapfrog::profitAndLoss(sums->sums, sums->chart, months);
    const auto currency = sums->head.currency->code;
    if (session.json) {
        auto object = headOf(*sums, options, months);
        object[QStringLiteral("income")] = toJson(report.income, currency, options.byMonth);
        object[QStringLiteral("expenses")] = toJson(report.expenses, currency, options.byMonth);
        object[QStringLiteral("result")] = toJson(report.result, currency, options.byMonth);
        printJson(object);
        return {};
    }
    StatementTable table(currency, months);
    table.section(Words::tr("Income"), report.income);
    table.total(Words::tr("Total income"), report.income.total);
    table.section(Words::tr("Expenses"), report.expenses);
    table.total(Words::tr("Total expenses"), report.expenses.total);
    table.total(
        Words::tr("Result, %1 to %2").arg(words(dateText(*options.days.from)), words(dateText(*options.days.through))),
        report.result);
    table.print();
    tellFigures(session, *sums);
    return {};
}

/// The first month of a balance sheet by month is that in which the fiscal year begins.
static std::vector<Date> monthsOfSheet(const BookSums &sums, const ReportOptions &options)
{
    if (!options.byMonth)
        return {};
    return monthsOf(fiscalYearStart(*options.days.through, sums.fiscalStartMonth), *options.days.through);
}

static Result<> balanceSheet(Session &session, Connection &connection, ReportOptions &options)
{
    if (!options.pdf.empty())
        return writePdfOf(session, connection, printRequest(PrintedKind::BalanceSheet, options), options.pdf);
    const auto sums = readSums(connection, options, false);
    if (!sums)
        return failed(sums);
    const auto months = monthsOfSheet(*sums, options);
    const auto sheet
        = leapfrog::balanceSheet(sums->sums, sums->chart, *options.days.through, sums->fiscalStartMonth, months);
    const auto currency = sums->head.currency->code;
    if (session.json) {
        auto object = headOf(*sums, options, months);
        object.remove(QStringLiteral("from"));
        object[QStringLiteral("assets")] = toJson(sheet.assets, currency, options.byMonth);
        object[QStringLiteral("liabilities")] = toJson(sheet.liabilities, currency, options.byMonth);
        object[QStringLiteral("equity")] = toJson(sheet.equity, currency, options.byMonth);
        object[QStringLiteral("result_carried_forward")] = toJson(sheet.carriedForward, currency, options.byMonth);
        object[QStringLiteral("result")] = toJson(sheet.result, currency, options.byMonth);
        printJson(object);
        return {};
    }
    StatementTable table(currency, months);
    table.section(Words::tr("Assets"), sheet.assets);
    table.total(Words::tr("Total assets"), sheet.assets.total);
    table.section(Words::tr("Liabilities"), sheet.liabilities);
    table.total(Words::tr("Total liabilities"), sheet.liabilities.total);
    table.section(Words::tr("Equity"), sheet.equity);
    table.total(Words::tr("Result carried forward"), sheet.carriedForward);
    table.total(Words::tr("Result of the fiscal year, through %1").arg(words(dateText(*options.days.through))),
                sheet.result);
    table.total(Words::tr("Total equity"), sheet.equity.total);
    table.print();
    tellFigures(session, *sums);
    return {};
}

using Report = Result<> (*)(Session &, Connection &, ReportOptions &);

static void addReport(CLI::App &ledger, Session &session, const char *name, const char *description, bool hasFrom,
                      Report report)
{
    auto options = std::make_shared<ReportOptions>();
    const std::shared_ptr<std::string> org(options, &options->org);
    auto *command = addForOrganisation(ledger, session, name, description, org, [=, &session](Connection &connection) {
        return report(session, connection, *options);
    });
    addReportOptions(*command, *options, hasFrom);
}

void addStatements(CLI::App &app, Session &session)
{
    auto &ledger = *app.get_subcommand("ledger");
    addReport(ledger, session, "profit-and-loss", "income, expenses and the result between two days", true,
              profitAndLoss);
    addReport(ledger, session, "balance-sheet", "assets, liabilities and equity at the end of a day", false,
              balanceSheet);
}

} // namespace leapfrog::cli
