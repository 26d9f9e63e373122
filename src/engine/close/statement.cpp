// SPDX-License-Identifier: MIT
#include "engine/close/statement.h"

#include "core/csv.h"
#include "engine/close/report_json.h"
#include "ledger/export/exporter.h"
#include "ledger/statements.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Statement)
};

using Kind = StatementRow::Kind;

class Rows
{
public:
    void add(Kind kind, const char *part, const StatementLine &line)
    {
        m_rows.push_back({.kind = kind,
                          .part = part,
                          .account = line.account,
                          .name = line.name,
                          .amount = line.amount,
                          .months = line.months});
    }
    /// Heading and accounts.
    void addSection(const char *part, const StatementSection &section)
    {
        m_rows.push_back({.kind = Kind::Heading, .part = part});
        for (const auto &line : section.lines)
            add(Kind::Account, part, line);
    }
    std::vector<StatementRow> take() { return std::move(m_rows); }

private:
    std::vector<StatementRow> m_rows;
};

StatementLine sumOf(StatementLine one, const StatementLine &other)
{
    one.amount += other.amount;
    for (std::size_t i = 0; i < one.months.size(); ++i)
        one.months[i] += other.months[i];
    return one;
}

std::vector<StatementRow> profitRows(const ProfitAndLoss &report)
{
    Rows rows;
    rows.addSection("income", report.income);
    rows.add(Kind::Sum, "income_total", report.income.total);
    rows.addSection("expenses", report.expenses);
    rows.add(Kind::Sum, "expenses_total", report.expenses.total);
    rows.add(Kind::Result, "result", report.result);
    return rows.take();
}

std::vector<StatementRow> sheetRows(const BalanceSheet &sheet)
{
    Rows rows;
    rows.addSection("assets", sheet.assets);
    rows.add(Kind::Sum, "assets_total", sheet.assets.total);
    rows.addSection("liabilities", sheet.liabilities);
    rows.add(Kind::Sum, "liabilities_total", sheet.liabilities.total);
    rows.addSection("equity", sheet.equity);
    rows.add(Kind::Sum, "carried_forward", sheet.carriedForward);
    rows.add(Kind::Sum, "year_result", sheet.result);
    rows.add(Kind::Sum, "equity_total", sheet.equity.total);
    rows.add(Kind::Result, "liabilities_and_equity", sumOf(sheet.liabilities.total, sheet.equity.total));
    return rows.take();
}

/// The days that hold where an end is open.
Days closedDays(const Days &asked, const std::vector<MonthSums> &sums)
{
    const auto today = Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    auto first = asked.through.value_or(today);
    auto last = first;
    for (const auto &sum : sums) {
        const std::chrono::year_month_day month(sum.month);
        first = std::min(first, sum.month);
        last = std::max(last, Date(month.year() / month.month() / std::chrono::last));
    }
    return {.from = asked.from.value_or(first), .through = asked.through.value_or(last)};
}

} // namespace

Result<Statement> readStatement(Connection &connection, const StatementQuestion &question)
{
    const bool isSheet = question.kind == StatementKind::BalanceSheet;
    const Days asked{.from = isSheet ? std::nullopt : question.days.from, .through = question.days.through};
    auto sums = BookSumsStore(connection).read(question.orgId, question.figures, asked);
    if (!sums)
        return failed(sums);
    Statement statement{.question = question, .sums = std::move(*sums), .months = {}, .rows = {}};
    auto &days = statement.question.days;
    days = closedDays(asked, statement.sums.sums);
    const auto &read = statement.sums;
    const auto from = isSheet ? fiscalYearStart(*days.through, read.fiscalStartMonth) : *days.from;
    if (question.byMonth)
        statement.months = monthsOf(from, *days.through);
    statement.rows = isSheet
        ? sheetRows(balanceSheet(read.sums, read.chart, *days.through, read.fiscalStartMonth, statement.months))
        : profitRows(profitAndLoss(read.sums, read.chart, statement.months));
    return statement;
}

QString statementWords(const Statement &statement, const StatementRow &row, const std::function<QString(Date)> &day)
{
    if (row.kind == Kind::Account)
        return QString::fromStdString(row.name);
    const auto &days = statement.question.days;
    const auto &part = row.part;
    if (part == "income")
        return Words::tr("Income");
    if (part == "income_total")
        return Words::tr("Total income");
    if (part == "expenses")
        return Words::tr("Expenses");
    if (part == "expenses_total")
        return Words::tr("Total expenses");
    if (part == "result")
        return Words::tr("Result, %1 to %2").arg(day(*days.from), day(*days.through));
    if (part == "assets")
        return Words::tr("Assets");
    if (part == "assets_total")
        return Words::tr("Total assets");
    if (part == "liabilities")
        return Words::tr("Liabilities");
    if (part == "liabilities_total")
        return Words::tr("Total liabilities");
    if (part == "equity")
        return Words::tr("Equity");
    if (part == "carried_forward")
        return Words::tr("Result carried forward");
    if (part == "year_result")
        return Words::tr("Result of the fiscal year, through %1").arg(day(*days.through));
    return part == "equity_total" ? Words::tr("Total equity") : Words::tr("Total liabilities and equity");
}

static QJsonObject amountsOf(const Statement &statement, const StatementRow &row)
{
    QJsonObject object{{QStringLiteral("amount"), amountJson(row.amount, statement.currency())}};
    if (statement.question.byMonth)
        object[QStringLiteral("months")] = amountsJson(row.months, statement.currency());
    return object;
}

static QJsonObject sumJson(const Statement &statement, std::string_view part)
{
    const auto row = std::ranges::find_if(statement.rows, [&](const StatementRow &one) {
        return one.kind != Kind::Heading && one.kind != Kind::Account && one.part == part;
    });
    return row == statement.rows.end() ? QJsonObject() : amountsOf(statement, *row);
}

static QJsonObject sectionJson(const Statement &statement, const std::string &part)
{
    QJsonArray lines;
    for (const auto &row : statement.rows) {
        if (row.kind != Kind::Account || row.part != part)
            continue;
        auto line = amountsOf(statement, row);
        line[QStringLiteral("account")] = QString::fromStdString(row.account);
        line[QStringLiteral("name")] = QString::fromStdString(row.name);
        lines.append(line);
    }
    return {{QStringLiteral("accounts"), lines}, {QStringLiteral("total"), sumJson(statement, part + "_total")}};
}

QJsonObject statementJson(const Statement &statement)
{
    const auto &question = statement.question;
    auto object
        = reportJson(statement.sums, question.figures, question.days, question.byMonth ? &statement.months : nullptr);
    if (question.kind == StatementKind::ProfitAndLoss) {
        for (const auto *const part : {"income", "expenses"})
            object[QLatin1String(part)] = sectionJson(statement, part);
        object[QStringLiteral("result")] = sumJson(statement, "result");
        return object;
    }
    object.remove(QStringLiteral("from"));
    for (const auto *const part : {"assets", "liabilities", "equity"})
        object[QLatin1String(part)] = sectionJson(statement, part);
    object[QStringLiteral("result_carried_forward")] = sumJson(statement, "carried_forward");
    object[QStringLiteral("result")] = sumJson(statement, "year_result");
    return object;
}

std::string statementCsv(const Statement &statement)
{
    std::string out = "part,account,name,";
    for (const auto month : statement.months)
        out += monthJson(month).toStdString() + ',';
    out += "amount,currency\r\n";
    const auto &currency = *statement.sums.head.currency;
    const auto day = [](Date date) { return QString::fromStdString(dateText(date)); };
    for (const auto &row : statement.rows) {
        if (row.kind == Kind::Heading)
            continue;
        for (const auto &text : {row.part, row.account, statementWords(statement, row, day).toStdString()}) {
            appendCsvText(out, text);
            out += ',';
        }
        for (const auto amount : row.months) {
            appendAmount(out, amount, currency.decimals);
            out += ',';
        }
        appendAmount(out, row.amount, currency.decimals);
        out += ',';
        out += currency.code;
        out += "\r\n";
    }
    return out;
}

} // namespace leapfrog
