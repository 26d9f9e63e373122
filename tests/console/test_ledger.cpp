// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/frame/notice_bar.h"
#include "console/ledger/balance_model.h"
#include "console/ledger/deferrals_model.h"
#include "console/ledger/entries/ledger_entries_model.h"
#include "console/ledger/period/period.h"
#include "console/ledger/period/period_choice.h"
#include "console/ledger/period/period_question.h"
#include "console/ledger/verify/findings_model.h"
#include "console/look/table_look.h"
#include "store/books/organisations.h"
#include "store/books/period_locks.h"
#include "support/own_server.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTableView>

#include <algorithm>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// The Ledger screen on a real database: from a figure to its reason and back, what is left out, locks, verification,
/// export.
class TestLedger : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

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
    void deferralsAreListedWithWhatIsLeft();
    void whatDiffersIsFoundAndRecreated();
    void aVerificationCanBeCancelled();
    void aLockAsksAndUnlockingToo();
    void aLockIsRefusedWithTheDocumentsInTheWay();
    void theBookIsExported_data();
    void theBookIsExported();
    void aFailedExportLeavesWhatWasThere();
    void ofSeveralOrganisationsOneIsChosen();
    void rowsAreCopiedAsATable();
    void aLostServerComesBack();

private:
    /// The one that is shown: each level that one came through is still there.
    [[nodiscard]] QTableView *table(const char *name)
    {
        const auto all = m_console->window().findChildren<QTableView *>(QString::fromLatin1(name));
        const auto shown = std::ranges::find_if(all, &QWidget::isVisible);
        return shown == all.end() ? all.value(0) : *shown;
    }
    bool openScreen(const std::string &dsn) { return m_console->openAndWait(dsn, QStringLiteral("ledger")); }
    bool openScreen() { return openScreen(m_database->dsn()) && showAllDays(); }
    bool showAllDays()
    {
        m_console->find<QComboBox>("periodKind")->setCurrentIndex(static_cast<int>(Period::Kind::All));
        return QTest::qWaitFor(
                   [this] {
                       return table("balances")->isColumnHidden(BalanceModel::Opening)
                           && balance("Total", "Check") == QLatin1String("balanced");
                   },
                   30'000)
            && QTest::qWaitForWindowActive(&m_console->window());
    }
    /// What stands in the trial balance.
    [[nodiscard]] QString balance(const char *account, const char *column)
    {
        const auto *view = table("balances");
        if (QLatin1String(column) == QLatin1String("Check"))
            return ConsoleDriver::cell(*view, QLatin1String(account), QString());
        return ConsoleDriver::cell(*view, QLatin1String(account), QLatin1String(column));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    /// Makes the row current whose first column is that, and puts the focus there.
    bool goTo(QTableView *view, const QString &key)
    {
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            if (view->model()->index(row, 0).data().toString() == key) {
                view->setCurrentIndex(view->model()->index(row, 0));
                view->setFocus();
                return true;
            }
        }
        return false;
    }
    void chooseTab(int tab) { m_console->find<QTabBar>("tabs")->setCurrentIndex(tab); }
    [[nodiscard]] QString notice() { return m_console->find<QLabel>("noticeText")->text(); }
    [[nodiscard]] QString activity() { return m_console->findAnywhere<QLabel>("activitySummary")->text(); }
    bool verify();
    /// The one of that name that is on the screen: each view has one.
    template <typename Widget> Widget *seen(const char *name)
    {
        const auto all = m_console->window().findChildren<Widget *>(QLatin1String(name));
        const auto found = std::ranges::find_if(all, [](const Widget *one) { return one->isVisible(); });
        return found == all.end() ? nullptr : *found;
    }
    [[nodiscard]] QString emptyText()
    {
        const auto *text = seen<QLabel>("emptyText");
        return text == nullptr ? QString() : text->text();
    }
    /// Runs SQL that the ledger's guard would refuse.
    void pastTheGuard(const std::string &sql)
    {
        must(m_database->connection().runScript("SET session_replication_role = replica"));
        must(m_database->connection().runScript(sql));
        must(m_database->connection().runScript("RESET session_replication_role"));
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConsoleDriver> m_console;
};

void TestLedger::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_database->importInvoice("S1", 100);
    m_database->importInvoice("S2", 250);
    m_database->drain();
    m_console = std::make_unique<ConsoleDriver>();
}

void TestLedger::cleanup()
{
    m_console.reset();
    m_database.reset();
}

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
    QCOMPARE(m_console->find<QTabBar>("tabs")->currentIndex(), 1);
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
    EVENTUALLY_EQUAL(m_console->find<QTabBar>("tabs")->currentIndex(), 1);
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
    chooseTab(1);
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

void TestLedger::deferralsAreListedWithWhatIsLeft()
{
    must(
        DocumentStore(m_database->connection())
            .import("acme",
                    {{.id = "SUB",
                      .type = "sales_invoice",
                      .date = "2026-01-10",
                      .currency = "USD",
                      .partyName = {},
                      .amount = {},
                      .body = R"({"id":"SUB","type":"sales_invoice","date":"2026-01-10","currency":"USD",)"
                              R"("fx_rate":"0.9","tax_included":false,"lines":[{"amount":"100.00","deferral":)"
                              R"({"start":"2026-01-10","end":"2026-03-20","method":"monthly"}}],"total":"100.00"})"}}));
    m_database->drain();
    QVERIFY(openScreen());
    m_console->find<PeriodChoice>("periodChoice")->choose(Period::around(Period::Kind::Month, {2026, 2, 1}));
    chooseTab(2);
    auto *deferrals = table("deferrals");
    const QAbstractItemModelTester tester(deferrals->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*deferrals),
                     QStringList({QStringLiteral("SUB"), QStringLiteral("Total")}));
    QVERIFY(ConsoleDriver::cell(*deferrals, QStringLiteral("SUB"), QStringLiteral("Left"))
                .startsWith(QChar(0x2212) + QStringLiteral("33.33")));
    QVERIFY(goTo(deferrals, QStringLiteral("SUB")));
    press(Qt::Key_Return);
    EVENTUALLY(table("documentEntries")->isVisible() && table("documentEntries")->model()->rowCount() > 3);
    m_console->find<QAction>("actionBack")->trigger();
    QVERIFY(deferrals->isVisible());
}

bool TestLedger::verify()
{
    chooseTab(3);
    auto *button = m_console->find<QPushButton>("verify");
    if (!QTest::qWaitFor([button] { return button->isEnabled(); }, 30'000))
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return QTest::qWaitFor(
        [this] { return m_console->find<QLabel>("verifyResult")->text().contains(QLatin1String("verified")); }, 30'000);
}

void TestLedger::whatDiffersIsFoundAndRecreated()
{
    QVERIFY(openScreen());
    QVERIFY(verify());
    auto *findings = table("findings");
    const QAbstractItemModelTester tester(findings->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(findings->model()->rowCount(), 0);
    QVERIFY(!m_console->find<QPushButton>("recreateFindings")->isVisible());

    pastTheGuard("UPDATE gl_entry SET amount = 2 * amount, base_amount = 2 * base_amount WHERE document_id = 'S2'");
    QVERIFY(verify());
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*findings), QStringList{QStringLiteral("S2")});
    QCOMPARE(ConsoleDriver::cell(*findings, QStringLiteral("S2"), QStringLiteral("Finding")),
             QStringLiteral("altered"));
    QVERIFY(m_console->find<QLabel>("findingLines")->text().contains(QLatin1String("should be 250.00")));

    auto *recreate = m_console->find<QPushButton>("recreateFindings");
    EVENTUALLY(recreate->isVisible() && recreate->isEnabled());
    QTest::mouseClick(recreate, Qt::LeftButton);
    auto *dialog = m_console->find<PreviewDialog>("PreviewDialog");
    QVERIFY(dialog != nullptr);
    auto *now = dialog->findChild<QPushButton *>(QStringLiteral("recreate"));
    EVENTUALLY(now->isEnabled());
    QTest::mouseClick(now, Qt::LeftButton);
    EVENTUALLY_EQUAL(
        m_database->number("SELECT coalesce(sum(amount), 0) FROM gl_entry WHERE document_id = 'S2' AND deleted_at IS "
                           "NULL AND amount > 0"),
        25000);
    EVENTUALLY(notice().contains(QLatin1String("S2")) || notice().contains(QLatin1String("recreated"))
               || !m_console->find<NoticeBar>("notice")->isVisible());
    QVERIFY(verify());
    // What was altered is out of force now, and still told: an undo would bring it back.
    EVENTUALLY(m_console->find<QLabel>("verifyResult")->text().contains(QLatin1String("1 finding(s).")));
}

void TestLedger::aVerificationCanBeCancelled()
{
    QVERIFY(openScreen());
    chooseTab(3);
    // Its first statement waits for this lock, so it is under way until it is cancelled.
    auto other = m_database->connect();
    must(other->runScript("BEGIN; LOCK TABLE organisation IN ACCESS EXCLUSIVE MODE"));
    QTest::mouseClick(m_console->find<QPushButton>("verify"), Qt::LeftButton);
    auto *cancel = m_console->find<QPushButton>("cancelVerify");
    EVENTUALLY(cancel->isVisible());
    QTest::mouseClick(cancel, Qt::LeftButton);
    EVENTUALLY(m_console->find<QLabel>("verifyResult")->text().contains(QLatin1String("cancelled")));
    QVERIFY(!cancel->isVisible());
    must(other->runScript("ROLLBACK"));
    EVENTUALLY(m_console->find<QPushButton>("verify")->isEnabled());
}

void TestLedger::aLockAsksAndUnlockingToo()
{
    QVERIFY(openScreen());
    m_console->find<PeriodChoice>("periodChoice")->choose(Period::around(Period::Kind::Month, {2026, 3, 1}));
    EVENTUALLY(m_console->find<QAction>("actionLock")->isEnabled());
    QVERIFY(m_console->act("actionLock"));
    auto *question = m_console->find<PeriodQuestion>("periodQuestion");
    QVERIFY(question != nullptr);
    QTest::keyClick(question, Qt::Key_Escape);
    QCOMPARE(m_database->number("SELECT count(*) FROM period_lock"), 0);

    EVENTUALLY(m_console->find<QAction>("actionLock")->isEnabled());
    QVERIFY(m_console->act("actionLock"));
    question = m_console->window().findChildren<PeriodQuestion *>().back();
    QVERIFY(
        question->findChild<QLabel *>(QStringLiteral("periodQuestionText"))->text().contains(QLatin1String("acme")));
    QTest::keyClicks(question->findChild<QLineEdit *>(QStringLiteral("periodWhy")), QStringLiteral("Q1 is audited"));
    QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("periodDo")), Qt::LeftButton);
    EVENTUALLY(notice().contains(QLatin1String("The books are locked through")));
    QCOMPARE(m_database->sql("SELECT locked_through || ' ' || why FROM period_lock"),
             std::string("2026-03-31 Q1 is audited"));
    EVENTUALLY_EQUAL(m_console->find<QLabel>("lockState")->text(), QStringLiteral("locked"));
    QVERIFY(m_console->find<QLabel>("lockState")->toolTip().contains(QLatin1String("Q1 is audited")));

    EVENTUALLY(m_console->find<QAction>("actionUnlock")->isEnabled());
    QVERIFY(m_console->act("actionUnlock"));
    question = m_console->window().findChildren<PeriodQuestion *>().back();
    QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("periodDo")), Qt::LeftButton);
    EVENTUALLY_EQUAL(m_database->sql("SELECT locked_through FROM period_lock"), std::string("2026-02-28"));
    EVENTUALLY_EQUAL(m_console->find<QLabel>("lockState")->text(), QStringLiteral("unlocked"));
}

void TestLedger::aLockIsRefusedWithTheDocumentsInTheWay()
{
    m_database->importInvoice("S2", 300); // not posted yet as it is now
    QVERIFY(openScreen());
    m_console->find<PeriodChoice>("periodChoice")->choose(Period::around(Period::Kind::Month, {2026, 3, 1}));
    EVENTUALLY(m_console->find<QAction>("actionLock")->isEnabled());
    QVERIFY(m_console->act("actionLock"));
    auto *question = m_console->find<PeriodQuestion>("periodQuestion");
    QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("periodDo")), Qt::LeftButton);
    EVENTUALLY(notice().contains(QLatin1String("The books were not locked")));
    QVERIFY2(notice().contains(QLatin1String("S2")), qPrintable(notice()));
    QCOMPARE(m_database->number("SELECT count(*) FROM period_lock"), 0);
    QTest::mouseClick(m_console->find<QPushButton>("noticeAction"), Qt::LeftButton);
    QCOMPARE(m_console->window().workspace().currentScreen(), QStringLiteral("documents"));
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*table("table")), QStringList{QStringLiteral("S2")});
}

void TestLedger::theBookIsExported_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("hledger") << 0 << QStringLiteral(".journal") << QByteArray(";");
    QTest::newRow("beancount") << 1 << QStringLiteral(".beancount") << QByteArray(";");
    QTest::newRow("csv") << 2 << QStringLiteral(".csv") << QByteArray();
    QTest::newRow("json") << 3 << QStringLiteral(".json") << QByteArray("{");
}

void TestLedger::theBookIsExported()
{
    QFETCH(const int, format);
    QFETCH(const QString, suffix);
    QFETCH(const QByteArray, begins);
    const QTemporaryDir folder;
    QVERIFY(openScreen());
    QTest::keyClick(&m_console->window(), Qt::Key_E, Qt::ControlModifier);
    auto *dialog = m_console->find<QFileDialog>("exportDialog");
    QVERIFY(dialog != nullptr);
    dialog->setDirectory(folder.path());
    dialog->selectNameFilter(dialog->nameFilters().at(format));
    emit dialog->filterSelected(dialog->selectedNameFilter()); // as its list does
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    QVERIFY(name != nullptr);
    name->setText(QStringLiteral("book"));
    QTest::keyClick(name, Qt::Key_Return);
    QFile file(folder.filePath(QStringLiteral("book") + suffix));
    EVENTUALLY(file.exists());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto text = file.readAll();
    QVERIFY2(text.startsWith(begins), text.left(80).constData());
    QVERIFY(text.contains("S2"));
    EVENTUALLY(activity().startsWith(QLatin1String("2 documents in ")));
}

void TestLedger::aFailedExportLeavesWhatWasThere()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("book.csv"));
    QFile before(path);
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.write("before");
    before.close();
    pastTheGuard("UPDATE gl_entry SET currency = 'XXQ' WHERE document_id = 'S2'"); // nobody can write that
    QVERIFY(openScreen());
    QTest::keyClick(&m_console->window(), Qt::Key_E, Qt::ControlModifier);
    auto *dialog = m_console->find<QFileDialog>("exportDialog");
    dialog->setDirectory(folder.path());
    emit dialog->fileSelected(path);
    dialog->close();
    EVENTUALLY(activity().contains(QLatin1String("XXQ")));
    QVERIFY(before.open(QIODevice::ReadOnly));
    QCOMPARE(before.readAll(), QByteArray("before"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("book.csv")});
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

void TestLedger::rowsAreCopiedAsATable()
{
    QVERIFY(openScreen());
    QVERIFY(goTo(table("balances"), QStringLiteral("4000")));
    const auto lines = selectedRowsAsText(*table("balances")).split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.at(1).contains(QLatin1String("\t-350.00")), qPrintable(lines.at(1))); // a program reads that
}

void TestLedger::aLostServerComesBack()
{
    m_console.reset();
    OwnServer server;
    server.sql("SET session_replication_role = replica; INSERT INTO gl_entry (org_id, document_id, version, line_no, "
               "entry_date, account, currency, amount, "
               "base_amount, rule) SELECT 'acme', 'S1', 1, n, '2026-03-31', (ARRAY['1200', '4000'])[n], 'EUR', "
               "(ARRAY[100, -100])[n], (ARRAY[100, -100])[n], 'SI-AR' FROM generate_series(1, 2) n");
    m_console = std::make_unique<ConsoleDriver>();
    QVERIFY(openScreen(server.dsn()));
    QVERIFY(showAllDays());
    QVERIFY(goTo(table("balances"), QStringLiteral("4000")));
    const auto *mark = m_console->find<QLabel>("asOf");
    server.sql("ALTER DATABASE leapfrog ALLOW_CONNECTIONS false", "postgres");
    server.sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name LIKE '%console%'",
               "postgres");
    EVENTUALLY(mark->text().endsWith(QLatin1String(", not live")));
    QCOMPARE(balance("1200", "Debit"), QStringLiteral("1.00")); // what was known stays
    server.sql("ALTER DATABASE leapfrog ALLOW_CONNECTIONS true", "postgres");
    QTest::keyClick(&m_console->window(), Qt::Key_F5);
    EVENTUALLY(mark->text().endsWith(QLatin1String(", live")));
    QCOMPARE(table("balances")->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("4000"));
}

QTEST_MAIN(TestLedger)
#include "test_ledger.moc"
