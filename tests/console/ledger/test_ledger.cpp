// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/frame/notice_bar.h"
#include "console/ledger/balance_model.h"
#include "console/ledger/entries/ledger_entries_model.h"
#include "console/ledger/ledger_screen.h"
#include "console/ledger/period/period.h"
#include "console/ledger/period/period_choice.h"
#include "console/ledger/period/period_question.h"
#include "console/look/table_look.h"
#include "support/result_helpers.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTableView>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// The Ledger screen on a real database: from a figure to its reason and back, what is left out, locks, verification,
/// export.
class TestLedger : public QObject, protected LedgerScreen
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void periodsAreWholeMonthsQuartersAndYears();
    void howMuchOfAPeriodIsLocked_data();
    void howMuchOfAPeriodIsLocked();
    void theTrialBalanceAddsUp();
    void aPeriodHasWhatCameBeforeItAsItsOpening();
    void figuresFollowTheBooks();
    void threeEntersLeadToTheRuleAndAltLeftBack();
    void aDoubleClickOpensAsEnterDoes();
    void comingBackKeepsSelectionAndPlace();
    void entriesComePageByPage();
    void aDocumentShowsAllItsVersions();
    void whatIsLeftOutIsSaidAndAClickAway();
    void previousFiguresCanBeLeftOut();
    void ofSeveralOrganisationsOneIsChosen();
};

void TestLedger::periodsAreWholeMonthsQuartersAndYears()
{
    const QDate day(2024, 2, 29);
    const auto month = Period::around(Period::Kind::Month, day);
    QCOMPARE(month.words(), QStringLiteral("February 2024"));
    QCOMPARE(month.through, day);
    const auto quarter = Period::around(Period::Kind::Quarter, day);
    QCOMPARE(quarter.words(), QStringLiteral("Q1 2024"));
    QCOMPARE(quarter.through, QDate(2024, 3, 31));
    const auto year = Period::around(Period::Kind::Year, day);
    QCOMPARE(year.words(), QStringLiteral("2024"));
    QCOMPARE(year.from, QDate(2024, 1, 1));
    QVERIFY(!Period().days().from && !Period().days().through);

    PeriodChoice choice;
    choice.choose({.kind = Period::Kind::Month, .from = {1999, 5, 1}, .through = {1999, 5, 31}});
    QCOMPARE(choice.period().words(), QStringLiteral("May 1999")); // older than what is offered at first
    choice.choose({.kind = Period::Kind::Range, .from = {2026, 3, 9}, .through = {2026, 3, 2}});
    QCOMPARE(choice.period().from, QDate(2026, 3, 2)); // the wrong way round
}

void TestLedger::howMuchOfAPeriodIsLocked_data()
{
    QTest::addColumn<QString>("through");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QString() << QStringLiteral("unlocked");
    QTest::newRow("the month before") << QStringLiteral("2026-02-28") << QStringLiteral("unlocked");
    QTest::newRow("a part") << QStringLiteral("2026-03-15") << QStringLiteral("locked through ");
    QTest::newRow("all") << QStringLiteral("2026-03-31") << QStringLiteral("locked");
    QTest::newRow("more") << QStringLiteral("2026-12-31") << QStringLiteral("locked");
}

void TestLedger::howMuchOfAPeriodIsLocked()
{
    QFETCH(const QString, through);
    QFETCH(const QString, words);
    const auto march = Period::around(Period::Kind::Month, {2026, 3, 1});
    const auto said = lockWords(march, parseDate(through.toStdString()));
    QVERIFY2(words.endsWith(QLatin1Char(' ')) ? said.startsWith(words) : said == words, qPrintable(said));
}

void TestLedger::theTrialBalanceAddsUp()
{
    QVERIFY(openScreen());
    const QAbstractItemModelTester tester(table("balances")->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(balance("1200", "Debit"), QStringLiteral("350.00"));
    QCOMPARE(balance("1200", "Name"), QStringLiteral("Accounts receivable"));
    QCOMPARE(balance("4000", "Credit"), QStringLiteral("350.00"));
    QCOMPARE(balance("4000", "Balance"), QString(QChar(0x2212)) + QStringLiteral("350.00"));
    QCOMPARE(balance("Total", "Debit"), QStringLiteral("350.00"));
    QCOMPARE(balance("Total", "Check"), QStringLiteral("balanced"));
    QVERIFY(table("balances")->isColumnHidden(BalanceModel::Opening));

    m_console->window().activateWindow();
    QTest::keyClick(&m_console->window(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), m_console->find<QLineEdit>("accountSearch"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("receiv"));
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*table("balances")), QStringList{QStringLiteral("1200")});
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("xyz"));
    EVENTUALLY(emptyText().contains(QLatin1String("receivxyz")));
    QTest::mouseClick(seen<QPushButton>("emptyButton"), Qt::LeftButton);
    EVENTUALLY(table("balances")->model()->rowCount() > 1);
}

void TestLedger::aPeriodHasWhatCameBeforeItAsItsOpening()
{
    m_database->importInvoice("APRIL", 40, "acme", "2026-04-02");
    m_database->drain();
    QVERIFY(openScreen());
    m_console->find<PeriodChoice>("periodChoice")->choose(Period::around(Period::Kind::Month, {2026, 4, 1}));
    EVENTUALLY_EQUAL(balance("1200", "Opening"), QStringLiteral("350.00"));
    QCOMPARE(balance("1200", "Debit"), QStringLiteral("40.00"));
    QCOMPARE(balance("1200", "Closing"), QStringLiteral("390.00"));
    QCOMPARE(balance("Total", "Closing"), QStringLiteral("0.00"));
}

void TestLedger::figuresFollowTheBooks()
{
    QVERIFY(openScreen());
    m_database->importInvoice("S3", 1);
    m_database->drain();
    EVENTUALLY_EQUAL(balance("1200", "Debit"), QStringLiteral("351.00"));
}

void TestLedger::threeEntersLeadToTheRuleAndAltLeftBack()
{
    QVERIFY(openScreen());
    m_console->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_console->window()));
    QVERIFY(goTo(table("balances"), QStringLiteral("1200")));

    press(Qt::Key_Return);
    EVENTUALLY_EQUAL(table("entries")->model()->rowCount(), 2);
    EVENTUALLY_EQUAL(QApplication::focusWidget(), table("entries"));
    QCOMPARE(m_console->find<QTabBar>("tabs")->currentIndex(), 3);
    table("entries")->setCurrentIndex(table("entries")->model()->index(1, 0)); // of S2
    press(Qt::Key_Return);
    auto *document = table("documentEntries");
    EVENTUALLY(document->isVisible() && document->model()->rowCount() == 2);
    EVENTUALLY_EQUAL(QApplication::focusWidget(), document);
    EVENTUALLY_EQUAL(document->currentIndex().siblingAtColumn(LedgerEntriesModel::Debit).data().toString(),
                     QStringLiteral("250.00"));
    press(Qt::Key_Return);
    auto *rule = m_console->find<QLabel>("entryRule");
    EVENTUALLY_EQUAL(QApplication::focusWidget(), rule);
    QVERIFY2(rule->text().contains(QLatin1String("Rule SI-AR")), qPrintable(rule->text()));
    EVENTUALLY(m_console->find<QLabel>("entryFacts")->text().contains(QLatin1String("S2, version 1")));

    press(Qt::Key_Left, Qt::AltModifier);
    EVENTUALLY_EQUAL(QApplication::focusWidget(), document);
    press(Qt::Key_Left, Qt::AltModifier);
    EVENTUALLY_EQUAL(QApplication::focusWidget(), table("entries"));
    QCOMPARE(table("entries")->currentIndex().row(), 1);
    press(Qt::Key_Left, Qt::AltModifier);
    EVENTUALLY_EQUAL(QApplication::focusWidget(), table("balances"));
    QCOMPARE(table("balances")->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("1200"));
    QVERIFY(!m_console->find<QAction>("actionBack")->isEnabled());

    QVERIFY(goTo(table("balances"), QStringLiteral("4000"))); // of the line it came from
    press(Qt::Key_Return);
    EVENTUALLY(table("entries")->isVisible());
    EVENTUALLY(table("entries")
                   ->model()
                   ->index(0, LedgerEntriesModel::Account)
                   .data()
                   .toString()
                   .startsWith(QLatin1String("4000")));
    goTo(table("entries"), table("entries")->model()->index(0, 0).data().toString());
    press(Qt::Key_Return);
    EVENTUALLY(m_console->find<QLabel>("entryFacts")->text().contains(QLatin1String("S1, version 1")));
    QTest::mouseClick(m_console->find<QPushButton>("openDocument"), Qt::LeftButton);
    QCOMPARE(m_console->window().workspace().currentScreen(), QStringLiteral("documents"));
}

/// As a mouse sends it: QTest's double click is only the second of its two presses.
static void doubleClick(QTableView *table, const QModelIndex &index)
{
    const auto at = table->visualRect(index).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier, at);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, Qt::NoModifier, at);
    QTest::mouseRelease(table->viewport(), Qt::LeftButton, Qt::NoModifier, at);
}

void TestLedger::aDoubleClickOpensAsEnterDoes()
{
    QVERIFY(openScreen());
    QVERIFY(goTo(table("balances"), QStringLiteral("1200")));
    doubleClick(table("balances"), table("balances")->currentIndex());
    EVENTUALLY_EQUAL(m_console->find<QTabBar>("tabs")->currentIndex(), 3);
    EVENTUALLY_EQUAL(table("entries")->model()->rowCount(), 2);
    doubleClick(table("entries"), table("entries")->model()->index(1, LedgerEntriesModel::Debit));
    auto *document = table("documentEntries");
    EVENTUALLY(document->isVisible() && document->model()->rowCount() == 2);
}

void TestLedger::comingBackKeepsSelectionAndPlace()
{
    for (int i = 0; i < 60; ++i)
        m_database->importInvoice("T" + std::to_string(i), 1);
    m_database->drain();
    QVERIFY(openScreen());
    QVERIFY(goTo(table("balances"), QStringLiteral("1200")));
    press(Qt::Key_Return);
    EVENTUALLY(table("entries")->isVisible());
    auto *entries = table("entries");
    EVENTUALLY_EQUAL(entries->model()->rowCount(), 62);
    entries->setCurrentIndex(entries->model()->index(50, 0));
    const int place = entries->verticalScrollBar()->value();
    QVERIFY(place > 0);
    press(Qt::Key_Return);
    EVENTUALLY(table("documentEntries")->isVisible());
    EVENTUALLY(table("documentEntries")->model()->rowCount() == 2);
    m_console->find<QAction>("actionBack")->trigger();
    QVERIFY(entries->isVisible());
    m_console->session().askAnew();
    QTest::qWait(0);
    QCOMPARE(entries->currentIndex().row(), 50);
    QCOMPARE(entries->verticalScrollBar()->value(), place);
}

void TestLedger::entriesComePageByPage()
{
    pastTheGuard("INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, "
                 "base_amount, rule) SELECT 'acme', 'B' || lpad(n::text, 5, '0'), 1, 1, '2026-01-05', '1000', 'EUR', "
                 "100, 100, 'JE' FROM generate_series(1, 450) n");
    m_database->sql("SELECT count(*) FROM ledger_repair()"); // balances of what came past the triggers
    QVERIFY(openScreen(m_database->dsn()));
    m_console->find<QComboBox>("periodKind")->setCurrentIndex(static_cast<int>(Period::Kind::All));
    EVENTUALLY_EQUAL(balance("1000", "Debit"), QStringLiteral("450.00"));
    QVERIFY(goTo(table("balances"), QStringLiteral("1000")));
    press(Qt::Key_Return);
    EVENTUALLY(table("entries")->isVisible());
    auto *entries = table("entries");
    QAbstractItemModelTester tester(entries->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false); // that is the table's
    EVENTUALLY_EQUAL(entries->model()->rowCount(), 200);
    entries->scrollToBottom();
    EVENTUALLY_EQUAL(entries->model()->rowCount(), 400);
    entries->scrollToBottom();
    EVENTUALLY_EQUAL(entries->model()->rowCount(), 450);
    QCOMPARE(entries->model()->index(449, LedgerEntriesModel::Document).data().toString(), QStringLiteral("B00450"));
    QVERIFY(!entries->model()->canFetchMore({}));

    // A part that is looked at follows the books, the others stay.
    entries->scrollToBottom();
    pastTheGuard("UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 2 WHERE document_id = 'B00440'");
    EVENTUALLY_EQUAL(entries->model()->rowCount(), 449);
}

void TestLedger::aDocumentShowsAllItsVersions()
{
    m_database->importInvoice("S2", 300);
    m_database->drain();
    QVERIFY(openScreen());
    chooseTab(3);
    auto *document = m_console->find<QLineEdit>("entriesDocument");
    document->setFocus();
    QTest::keyClicks(document, QStringLiteral("S2"));
    EVENTUALLY_EQUAL(table("entries")->model()->rowCount(), 2);
    auto *replaced = m_console->find<QAbstractButton>("entriesReplaced");
    EVENTUALLY(replaced->isEnabled());
    QTest::keyClick(replaced, Qt::Key_Space);
    EVENTUALLY_EQUAL(table("entries")->model()->rowCount(), 4);
    QCOMPARE(table("entries")->model()->index(0, LedgerEntriesModel::State).data().toString(),
             QStringLiteral("replaced by version 2"));
    QTest::keyClicks(document, QStringLiteral("-none"));
    EVENTUALLY(m_console->find<QWidget>("entries")->isHidden() || table("entries")->model()->rowCount() == 0);
}

void TestLedger::whatIsLeftOutIsSaidAndAClickAway()
{
    QVERIFY(openScreen());
    QVERIFY(!m_console->find<QWidget>("leftOut")->isVisible());
    m_database->importInvoice("S3", 7);
    EVENTUALLY(m_console->find<QWidget>("leftOut")->isVisible());
    QVERIFY2(m_console->find<QLabel>("leftOutText")->text().contains(QLatin1String("1 document(s) not posted yet")),
             qPrintable(m_console->find<QLabel>("leftOutText")->text()));
    for (int tab = 0; tab < 4; ++tab) {
        chooseTab(tab);
        QVERIFY(m_console->find<QWidget>("leftOut")->isVisible());
    }
    auto *show = m_console->find<QPushButton>("show_waiting");
    QCOMPARE(show->text(), QStringLiteral("Show them"));
    QTest::mouseClick(show, Qt::LeftButton);
    QCOMPARE(m_console->window().workspace().currentScreen(), QStringLiteral("documents"));
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*table("table")), QStringList{QStringLiteral("S3")});
}

void TestLedger::previousFiguresCanBeLeftOut()
{
    must(RecreationStore(m_database->connection())
             .prepare("6f1d4f0e-3a0b-4c8e-9c50-0d2f6f7a1b2c", "acme", {"S2"}, {}, std::nullopt, 60s));
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(balance("1200", "Debit"), QStringLiteral("350.00"));
    QVERIFY(m_console->find<QLabel>("leftOutText")->text().contains(QLatin1String("previous figures")));
    m_console->find<QComboBox>("figures")->setCurrentIndex(1);
    EVENTUALLY_EQUAL(balance("1200", "Debit"), QStringLiteral("100.00"));
    EVENTUALLY(m_console->find<QLabel>("leftOutText")->text().startsWith(QLatin1String("Not in these figures")));
}

void TestLedger::ofSeveralOrganisationsOneIsChosen()
{
    m_database->addOrganisation("other");
    m_database->importInvoice("O1", 5, "other");
    m_database->drain();
    QVERIFY(openScreen(m_database->dsn()));
    auto *list = m_console->find<QListWidget>("organisations");
    EVENTUALLY(list->isVisible());
    QCOMPARE(list->count(), 2);
    QVERIFY(!m_console->find<QAction>("actionExport")->isEnabled());
    list->setFocus();
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Return);
    EVENTUALLY_EQUAL(m_console->session().organisation(), std::string("other"));
    QVERIFY(showAllDays());
    QCOMPARE(balance("1200", "Debit"), QStringLiteral("5.00"));
    QVERIFY(m_console->findAnywhere<QComboBox>("organisation")->currentText().startsWith(QLatin1String("other")));
}

QTEST_MAIN(TestLedger)
#include "test_ledger.moc"
