// SPDX-License-Identifier: MIT
#include "ledger/statements.h"

#include <QTest>

#include <rapidcheck.h>

using namespace leapfrog;

/// Profit and loss, balance sheet and openings, from the sums of accounts and months.
class TestStatements : public QObject
{
    Q_OBJECT

private slots:
    void aFiscalYearBegins_data();
    void aFiscalYearBegins();
    void theResultIsIncomeLessExpenses();
    void theSheetBalances();
    void openingsSumUpToZero();
};

static Date day(const char *text)
{
    return parseDate(text).value();
}

static MonthSums sum(const char *account, const char *month, Wide balance, bool isBefore = false)
{
    return {.account = account,
            .month = day(month),
            .isBefore = isBefore,
            .debit = balance > 0 ? balance : 0,
            .credit = balance < 0 ? -balance : 0};
}

void TestStatements::aFiscalYearBegins_data()
{
    QTest::addColumn<QByteArray>("on");
    QTest::addColumn<int>("month");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("calendar year") << QByteArray("2026-05-31") << 1 << QByteArray("2026-01-01");
    QTest::newRow("from April, in May") << QByteArray("2026-05-31") << 4 << QByteArray("2026-04-01");
    QTest::newRow("from April, in March") << QByteArray("2026-03-31") << 4 << QByteArray("2025-04-01");
    QTest::newRow("its first day") << QByteArray("2026-04-01") << 4 << QByteArray("2026-04-01");
}

void TestStatements::aFiscalYearBegins()
{
    QFETCH(const QByteArray, on);
    QFETCH(const int, month);
    QFETCH(const QByteArray, start);
    QCOMPARE(QByteArray::fromStdString(dateText(fiscalYearStart(day(on.constData()), month))), start);
}

void TestStatements::theResultIsIncomeLessExpenses()
{
    const auto chart = ChartOfAccounts::defaultChart();
    const std::vector<MonthSums> sums{sum("1000", "2026-02-01", 900), sum("4000", "2026-01-01", -700, true),
                                      sum("4000", "2026-02-01", -1000), sum("4000", "2026-03-01", -500),
                                      sum("6000", "2026-03-01", 300)};
    const auto report = profitAndLoss(sums, chart, monthsOf(day("2026-02-01"), day("2026-03-31")));
    QCOMPARE(report.income.lines.size(), std::size_t(1));
    QVERIFY(report.income.lines.front().amount == 1500);
    QVERIFY(report.income.lines.front().months == (std::vector<Wide>{1000, 500}));
    QCOMPARE(report.income.lines.front().name, chart.find("4000")->name);
    QVERIFY(report.expenses.total.amount == 300);
    QVERIFY(report.result.amount == 1200);
    QVERIFY(report.result.months == (std::vector<Wide>{1000, 200}));
}

namespace {

/// Entries by chance that balance, on accounts of all kinds, over some years.
std::vector<MonthSums> anySums()
{
    const std::vector<const char *> accounts{"1000", "1200", "2000", "3000", "4000", "4100", "6000", "6100"};
    std::vector<MonthSums> sums;
    for (int i = *rc::gen::inRange(0, 40); i > 0; --i) {
        const auto month
            = std::chrono::sys_days(std::chrono::year(*rc::gen::inRange(2023, 2027)) / *rc::gen::inRange(1, 13) / 1);
        const Wide amount = *rc::gen::inRange(-100000, 100000);
        for (const auto sign : {1, -1})
            sums.push_back(sum(*rc::gen::elementOf(accounts), dateText(month).c_str(), sign * amount));
    }
    return sums;
}

} // namespace

void TestStatements::theSheetBalances()
{
    QVERIFY(rc::check("assets are liabilities and equity, in each month", [] {
        auto sums = anySums();
        const auto through = day("2026-11-15");
        std::erase_if(sums, [&](const MonthSums &one) { return one.month > through; });
        const auto start = *rc::gen::inRange(1, 13);
        const auto months = monthsOf(fiscalYearStart(through, start), through);
        const auto sheet = balanceSheet(sums, ChartOfAccounts::defaultChart(), through, start, months);
        RC_ASSERT(sheet.assets.total.amount == sheet.liabilities.total.amount + sheet.equity.total.amount);
        for (std::size_t i = 0; i < months.size(); ++i)
            RC_ASSERT(sheet.assets.total.months[i] == sheet.liabilities.total.months[i] + sheet.equity.total.months[i]);
        if (!months.empty()) {
            RC_ASSERT(sheet.assets.total.months.back() == sheet.assets.total.amount);
            RC_ASSERT(sheet.result.months.back() == sheet.result.amount);
        }
    }));
}

void TestStatements::openingsSumUpToZero()
{
    QVERIFY(rc::check("and so do closings", [] {
        auto sums = anySums();
        const auto from = day("2025-06-01");
        for (auto &one : sums)
            one.isBefore = one.month < from;
        const auto months = monthsOf(from, day("2026-12-31"));
        const auto report
            = openedTrialBalance(sums, ChartOfAccounts::defaultChart(), from, *rc::gen::inRange(1, 13), months);
        Wide opening = report.carriedForward;
        Wide closing = report.carriedForward;
        for (const auto &account : report.accounts) {
            opening += account.opening;
            closing += account.closing();
            Wide moved = 0;
            for (const auto &month : account.months)
                moved += month;
            RC_ASSERT(moved == account.debit - account.credit);
        }
        RC_ASSERT(opening == 0);
        RC_ASSERT(closing == 0);
    }));
}

QTEST_GUILESS_MAIN(TestStatements)
#include "test_statements.moc"
