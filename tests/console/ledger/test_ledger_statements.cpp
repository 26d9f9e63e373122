// SPDX-License-Identifier: MIT
#include "console/ledger/knowledge/known_at_choice.h"
#include "console/ledger/ledger_driver.h"
#include "console/ledger/period/period_choice.h"
#include "console/ledger/statements/statement_model.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace Qt::StringLiterals;

/// Profit and loss and balance sheet on the Ledger screen, and the figures of a moment.
class TestLedgerStatements : public QObject, private LedgerDriver
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { end(); }

    void profitAndLossHasItsMonthsSideBySide();
    void aFigureLeadsToItsEntriesAndBack();
    void theBalanceSheetCarriesResultsForward();
    void theTrialBalanceCarriesThemForwardToo();
    void aStatementWithoutFiguresSaysSo();
    void statementsAreExported();
    void figuresAreAsTheyWereKnownThen();
    void aMomentBeforeActsWereKeptIsTold();

private:
    void chooseYear(int year)
    {
        m_console->find<PeriodChoice>("periodChoice")->choose(Period::around(Period::Kind::Year, {year, 1, 1}));
    }
};

void TestLedgerStatements::init()
{
    begin();
    post("OLD", 70, "2025-11-02");
    post("S1", 100, "2026-02-28");
    post("S2", 250, "2026-03-31");
}

void TestLedgerStatements::profitAndLossHasItsMonthsSideBySide()
{
    QVERIFY(openScreen());
    chooseYear(2026);
    chooseTab(u"Profit and loss"_s);
    auto *view = table("profitAndLoss");
    EVENTUALLY_EQUAL(cell(*view, 0, u"4000"_s, u"Total"_s), u"350.00"_s);
    const QAbstractItemModelTester tester(view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(cell(*view, 0, u"4000"_s, u"Name"_s), u"Sales"_s);
    QCOMPARE(cell(*view, 0, u"4000"_s, u"Feb 2026"_s), u"100.00"_s);
    QCOMPARE(cell(*view, 0, u"4000"_s, u"Apr 2026"_s), QString(QChar(0x2013)));
    QCOMPARE(cell(*view, 1, u"Total income"_s, u"Mar 2026"_s), u"250.00"_s);
    QCOMPARE(view->model()->columnCount(), 2 + 12 + 2);

    m_console->find<QCheckBox>("profitByMonth")->click();
    EVENTUALLY_EQUAL(view->model()->columnCount(), 2 + 2);
    QCOMPARE(cell(*view, 0, u"4000"_s, u"Total"_s), u"350.00"_s);
    m_console->find<PeriodChoice>("periodChoice")->choose({}); // all days
    EVENTUALLY_EQUAL(cell(*view, 0, u"4000"_s, u"Total"_s), u"420.00"_s);
    post("S3", 1, "2026-04-01"); // and it follows the books
    EVENTUALLY_EQUAL(cell(*view, 0, u"4000"_s, u"Total"_s), u"421.00"_s);
}

void TestLedgerStatements::aFigureLeadsToItsEntriesAndBack()
{
    QVERIFY(openScreen());
    chooseYear(2026);
    chooseTab(u"Profit and loss"_s);
    auto *view = table("profitAndLoss");
    EVENTUALLY_EQUAL(cell(*view, 0, u"4000"_s, u"Mar 2026"_s), u"250.00"_s);
    const auto march = rowOf(*view, 0, u"4000"_s).siblingAtColumn(StatementModel::firstMonth + 2);
    goTo(*view, march);
    press(Qt::Key_Return);
    auto *entries = table("entries");
    EVENTUALLY_EQUAL(tab(), u"Entries"_s);
    EVENTUALLY_EQUAL(entries->model()->rowCount(), 1);
    QVERIFY2(text("about").contains(u"March 2026"_s), qPrintable(text("about")));
    QTest::mouseClick(m_console->find<QPushButton>("entriesWhole"), Qt::LeftButton);
    EVENTUALLY_EQUAL(entries->model()->rowCount(), 2);
    QVERIFY2(text("about").endsWith(u", 2026"_s), qPrintable(text("about")));
    entries->setFocus();
    press(Qt::Key_Left, Qt::AltModifier);
    EVENTUALLY_EQUAL(tab(), u"Profit and loss"_s);
    QCOMPARE(view->currentIndex(), march);

    goTo(*view, rowOf(*view, 1, u"Total income"_s)); // it is no account's
    press(Qt::Key_Return);
    QCOMPARE(tab(), u"Profit and loss"_s);
}

void TestLedgerStatements::theBalanceSheetCarriesResultsForward()
{
    QVERIFY(openScreen());
    chooseYear(2026);
    chooseTab(u"Balance sheet"_s);
    auto *view = table("balanceSheet");
    EVENTUALLY_EQUAL(cell(*view, 0, u"1200"_s, u"Total"_s), u"420.00"_s);
    const QAbstractItemModelTester tester(view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(cell(*view, 0, u"1200"_s, u"Jan 2026"_s), u"70.00"_s);
    QCOMPARE(cell(*view, 0, u"1200"_s, u"Feb 2026"_s), u"170.00"_s);
    QCOMPARE(cell(*view, 1, u"Result carried forward"_s, u"Mar 2026"_s), u"70.00"_s);
    QCOMPARE(cell(*view, 1, u"Total liabilities and equity"_s, QString()), u"equals assets"_s);

    goTo(*view, rowOf(*view, 0, u"1200"_s).siblingAtColumn(StatementModel::firstMonth + 1)); // February
    press(Qt::Key_Return);
    EVENTUALLY_EQUAL(tab(), u"Entries"_s);
    EVENTUALLY_EQUAL(table("entries")->model()->rowCount(), 2); // with what stood there before
    QVERIFY2(text("about").contains(u"through "_s), qPrintable(text("about")));
}

void TestLedgerStatements::theTrialBalanceCarriesThemForwardToo()
{
    QVERIFY(openScreen());
    chooseYear(2026);
    auto *view = table("balances");
    EVENTUALLY_EQUAL(cell(*view, 0, u"1200"_s, u"Opening"_s), u"70.00"_s);
    QCOMPARE(cell(*view, 0, u"4000"_s, u"Opening"_s), QString(QChar(0x2013))); // a year begins with nothing earned
    QCOMPARE(cell(*view, 1, u"Result carried forward"_s, u"Opening"_s), minus("70.00"));
    QCOMPARE(cell(*view, 0, u"Total"_s, u"Opening"_s), u"0.00"_s);
    QCOMPARE(cell(*view, 0, u"Total"_s, QString()), u"balanced"_s);
    goTo(*view, rowOf(*view, 1, u"Result carried forward"_s));
    press(Qt::Key_Return);
    QCOMPARE(tab(), u"Trial balance"_s);
}

void TestLedgerStatements::aStatementWithoutFiguresSaysSo()
{
    QVERIFY(openScreen());
    chooseYear(2024);
    chooseTab(u"Profit and loss"_s);
    EVENTUALLY(std::ranges::any_of(m_console->window().findChildren<QLabel *>(u"emptyText"_s), [](const QLabel *label) {
        return label->isVisible() && label->text() == u"No income and no expenses: 2024."_s;
    }));
}

void TestLedgerStatements::statementsAreExported()
{
    const QTemporaryDir folder;
    QVERIFY(openScreen());
    chooseYear(2026);
    chooseTab(u"Profit and loss"_s);
    EVENTUALLY_EQUAL(cell(*table("profitAndLoss"), 0, u"4000"_s, u"Total"_s), u"350.00"_s);
    const auto *action = m_console->find<QAction>("actionExport");
    QVERIFY2(action->toolTip().contains(u"profit and loss"_s), qPrintable(action->toolTip()));
    QTest::keyClick(&m_console->window(), Qt::Key_E, Qt::ControlModifier);
    QVERIFY(saveAs("reportExportDialog", folder.filePath(u"pl.json"_s), 1));
    QFile json(folder.filePath(u"pl.json"_s));
    EVENTUALLY(json.exists());
    QVERIFY(json.open(QIODevice::ReadOnly));
    const auto object = QJsonDocument::fromJson(json.readAll());
    QCOMPARE(object[u"income"_s][u"total"_s][u"amount"_s].toString(), u"350.00"_s);
    QCOMPARE(object[u"months"_s].toArray().size(), 12);
    QCOMPARE(object[u"from"_s].toString(), u"2026-01-01"_s);

    chooseTab(u"Balance sheet"_s);
    EVENTUALLY_EQUAL(cell(*table("balanceSheet"), 0, u"1200"_s, u"Total"_s), u"420.00"_s);
    EVENTUALLY(m_console->window().findChild<QFileDialog *>(u"reportExportDialog"_s) == nullptr);
    QVERIFY(m_console->act("actionExport"));
    QVERIFY(saveAs("reportExportDialog", folder.filePath(u"sheet.csv"_s)));
    QFile csv(folder.filePath(u"sheet.csv"_s));
    EVENTUALLY(csv.exists());
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const auto lines = csv.readAll().split('\n');
    QVERIFY2(lines.first().startsWith("part,account,name,2026-01,"), lines.first().constData());
    QVERIFY(std::ranges::any_of(lines, [](const QByteArray &line) {
        return line.startsWith("assets,1200,Accounts receivable,70.00,170.00,420.00,") && line.endsWith("EUR\r");
    }));
}

void TestLedgerStatements::figuresAreAsTheyWereKnownThen()
{
    twoHoursPass();
    post("S2", 300, "2026-03-31"); // it was 250
    post("S3", 40, "2026-04-01");
    QVERIFY(openScreen());
    chooseYear(2026);
    EVENTUALLY_EQUAL(cell(*table("balances"), 0, u"1200"_s, u"Debit"_s), u"440.00"_s);
    chooseTab(u"Clearing"_s);
    auto *known = m_console->find<KnownAtChoice>("knownAt");
    m_console->find<QComboBox>("knownAtKind")->setCurrentIndex(1);
    known->choose(QDateTime::currentDateTime().addSecs(-3600));
    EVENTUALLY_EQUAL(tab(), u"Trial balance"_s); // clearing is known as of now only
    EVENTUALLY_EQUAL(cell(*table("balances"), 0, u"1200"_s, u"Debit"_s), u"350.00"_s);
    QVERIFY(text("knownAtText").startsWith(u"Figures as they were known on "_s));
    QVERIFY(m_console->find<QFrame>("knownAtBar")->isVisible());
    const auto *tabs = m_console->find<QTabBar>("tabs");
    for (int i = 0; i < tabs->count(); ++i) {
        const bool isNowOnly = tabs->tabText(i) == u"Verify"_s || tabs->tabText(i) == u"Clearing"_s;
        QCOMPARE(tabs->isTabEnabled(i), !isNowOnly && tabs->tabText(i) != u"Close against close"_s);
        QCOMPARE(tabs->tabToolTip(i).isEmpty(), tabs->isTabEnabled(i));
    }
    QVERIFY(!m_console->find<QAction>("actionExport")->isEnabled()); // of entries; the statements have theirs

    goTo(*table("balances"), rowOf(*table("balances"), 0, u"1200"_s));
    press(Qt::Key_Return);
    EVENTUALLY_EQUAL(table("entries")->model()->rowCount(), 2);
    goTo(*table("entries"), table("entries")->model()->index(1, 0));
    press(Qt::Key_Return);
    EVENTUALLY_EQUAL(cell(*table("documentEntries"), 1, u"S2"_s, u"Debit"_s), u"250.00"_s);
    QVERIFY2(text("about").contains(u"as it was known then"_s), qPrintable(text("about")));

    chooseTab(u"Profit and loss"_s);
    EVENTUALLY_EQUAL(cell(*table("profitAndLoss"), 0, u"4000"_s, u"Total"_s), u"350.00"_s);
    QVERIFY(m_console->find<QAction>("actionExport")->isEnabled());
    QTest::mouseClick(m_console->find<QPushButton>("showToday"), Qt::LeftButton);
    EVENTUALLY_EQUAL(cell(*table("profitAndLoss"), 0, u"4000"_s, u"Total"_s), u"440.00"_s);
    QVERIFY(!m_console->find<QFrame>("knownAtBar")->isVisible());
    QVERIFY(tabs->isTabEnabled(tabs->count() - 1));
}

void TestLedgerStatements::aMomentBeforeActsWereKeptIsTold()
{
    QVERIFY(openScreen());
    m_console->find<KnownAtChoice>("knownAt")->choose(QDateTime({2020, 1, 1}, {12, 0}));
    EVENTUALLY(text("knownAtText").contains(u"is kept since "_s));
}

QTEST_MAIN(TestLedgerStatements)
#include "test_ledger_statements.moc"
