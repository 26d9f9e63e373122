// SPDX-License-Identifier: MIT
#include "console/rehearsal/rehearsal_screen.h"

#include "console/rehearsal/month_moves_model.h"
#include "store/books/organisations.h"
#include "store/books/period_locks.h"
#include "support/result_helpers.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QPushButton>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// What is shown on the Rehearsal screen, as a user sees it.
class TestRehearsalScreen : public QObject, private RehearsalScreen
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void theModelChangesByDifference();
    void todaysSettingsAreThereAndNothingIsApplied();
    void theEffectIsShownAsOneTypes();
    void aChangeOfNothingSaysSo();
    void aWrongSettingIsTold();
    void whatIsTypedLastCounts();
    void fromASumToItsDocuments();
    void refusedAndLockedAreTold();
    void anotherOrganisationIsAnotherForm();
    void whatSomebodyElseChangesShows();
};

void TestRehearsalScreen::theModelChangesByDifference()
{
    MonthMovesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto row = [](const char *account, Wide after) {
        return MonthMoveRow{.account = account,
                            .month = "2026-03",
                            .words = QString::fromLatin1(account),
                            .before = 0,
                            .after = after,
                            .changed = 1};
    };
    model.setCurrency("EUR");
    model.setRows({row("4000", 5), row("4001", 7)});
    model.setRows({row("4001", 8), row("4002", 9), row("4000", 5)});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, MonthMovesModel::Difference).data().toString(), u"+0.08"_s);
    QCOMPARE(model.headerData(MonthMovesModel::After, Qt::Horizontal).toString(), u"After EUR"_s);
}

void TestRehearsalScreen::todaysSettingsAreThereAndNothingIsApplied()
{
    QVERIFY(openScreen());
    EVENTUALLY(hasSales("4000"));
    QCOMPARE(field("lock_policy")->currentText(), u"Refuse the document"_s);
    QCOMPARE(field("time_zone")->currentText(), u"As the payloads say"_s);
    EVENTUALLY(isTodays());
    QVERIFY(!action("actionApplySettings")->isEnabled());
    EVENTUALLY(action("actionApplySettings")->toolTip().startsWith(u"These are today's settings."_s));
    EVENTUALLY(action("actionUndoSettings")->toolTip().startsWith(u"No settings were applied here"_s));
    QVERIFY(!m_console->find<QPushButton>("resetSettings")->isEnabled());
}

void TestRehearsalScreen::theEffectIsShownAsOneTypes()
{
    QVERIFY(openScreen());
    EVENTUALLY(hasSales("4000"));
    type("role_sales", u"4001"_s);
    EVENTUALLY(isRehearsed("3 documents: 3 would change, 0 not, 0 are refused and 0 locked"));
    auto *places = table("places");
    QCOMPARE(places->model()->rowCount(), 4); // 4000 and 4001 in two months; what stays is left out
    QCOMPARE(places->model()->index(0, MonthMovesModel::Month).data().toString(), u"2026-03"_s); // moves most
    QVERIFY(m_console->find<QLabel>("effect")->isVisible());
    EVENTUALLY(action("actionApplySettings")->isEnabled());
    QVERIFY(action("actionApplySettings")->text().startsWith(u"Apply to 3 documents in "_s));
    QCOMPARE(accounts(), std::string("1200 4000")); // nothing is written
    QCOMPARE(m_database->number("SELECT count(*) FROM settings_history"), 0);

    QTest::mouseClick(m_console->find<QCheckBox>("alsoSame"), Qt::LeftButton);
    EVENTUALLY_EQUAL(places->model()->rowCount(), 6);
    QTest::keyClicks(m_console->find<QLineEdit>("placeFilter"), u"2026-02"_s);
    EVENTUALLY_EQUAL(places->model()->rowCount(), 3);

    QTest::mouseClick(m_console->find<QPushButton>("resetSettings"), Qt::LeftButton);
    QVERIFY(hasSales("4000"));
    EVENTUALLY(isTodays());
}

void TestRehearsalScreen::aChangeOfNothingSaysSo()
{
    QVERIFY(openScreen());
    EVENTUALLY(field("deferral_rounding")->isEnabled());
    field("deferral_rounding")->setCurrentIndex(1);
    EVENTUALLY(isRehearsed("Nothing would change. 3 documents: 0 would change, 3 not"));
    QVERIFY(action("actionApplySettings")->text().startsWith(u"Apply in "_s));
    EVENTUALLY_EQUAL(text("moversText"), u"No account and month that is looked for moves."_s);
    // It can be applied all the same, and taken back.
    EVENTUALLY(action("actionApplySettings")->isEnabled());
    action("actionApplySettings")->trigger();
    EVENTUALLY(said().contains(u"The settings are changed; no document changes by it."_s));
    EVENTUALLY_EQUAL(m_database->sql("SELECT org.deferral_rounding FROM organisation AS org"),
                     std::string("residual_last"));
    EVENTUALLY(text("applied").contains(u"no document changes by it"_s));
    EVENTUALLY(action("actionUndoSettings")->isEnabled());
}

void TestRehearsalScreen::aWrongSettingIsTold()
{
    QVERIFY(openScreen());
    EVENTUALLY(field("time_zone")->isEnabled());
    type("time_zone", u"Europe/Nowhere"_s);
    EVENTUALLY(text("effectEmpty").contains(u"\"Europe/Nowhere\" is no time zone."_s));
    QVERIFY(!action("actionApplySettings")->isEnabled());
}

void TestRehearsalScreen::whatIsTypedLastCounts()
{
    QVERIFY(openScreen());
    EVENTUALLY(hasSales("4000"));
    for (int account = 5000; account < 5010; ++account) {
        type("role_sales", QString::number(account));
        QTest::qWait(60);
    }
    EVENTUALLY(isRehearsed("3 would change"));
    QVERIFY(ConsoleDriver::firstColumn(*table("places")).contains(u"5009"_s));
    QVERIFY(!ConsoleDriver::firstColumn(*table("places")).contains(u"5008"_s));
    QCOMPARE(m_console->find<QWidget>("role_sales")->findChildren<QLabel *>().last()->text(),
             u"today: 4000 Sales · 5009 is new"_s);
}

void TestRehearsalScreen::fromASumToItsDocuments()
{
    QVERIFY(openScreen());
    EVENTUALLY(hasSales("4000"));
    type("role_sales", u"4001"_s);
    EVENTUALLY(isRehearsed("3 would change"));
    auto *places = table("places");
    places->setCurrentIndex(places->model()->index(0, 0));
    QCOMPARE(ConsoleDriver::firstColumn(*table("movers")), QStringList({u"S2"_s, u"S3"_s}));
    QCOMPARE(ConsoleDriver::cell(*table("movers"), u"S2"_s, u"Difference"_s).right(6), u"250.00"_s);

    auto *tabs = m_console->find<QTabWidget>("effectTabs");
    tabs->setCurrentIndex(1);
    QCOMPARE(ConsoleDriver::firstColumn(*table("largest")), QStringList({u"S2"_s, u"S1"_s, u"S3"_s}));
    QCOMPARE(table("changes")->model()->rowCount(), 2);
    auto *largest = table("largest");
    largest->setCurrentIndex(largest->model()->index(1, 0));
    QCOMPARE(table("changes")->model()->index(0, MonthMovesModel::Month).data().toString(), u"2026-02"_s);
    largest->setFocus();
    QTest::keyClick(largest, Qt::Key_Return);
    EVENTUALLY_EQUAL(m_console->window().workspace().currentScreen(), u"documents"_s);
    EVENTUALLY_EQUAL(m_console->find<QTableView>("table")->currentIndex().siblingAtColumn(0).data().toString(),
                     u"S1"_s);
}

void TestRehearsalScreen::refusedAndLockedAreTold()
{
    auto named = invoiceRecord("S4", 300);
    named.body.insert(named.body.find(R"("amount")"), R"("account":"4711",)");
    must(DocumentStore(m_database->connection()).import("acme", {named}));
    m_database->drain();
    must(PeriodLockStore(m_database->connection()).lock("acme", parseDate("2026-02-28").value(), u"closed"_s));
    QVERIFY(openScreen());
    EVENTUALLY(hasSales("4000"));
    type("role_sales", u"4001"_s);
    EVENTUALLY(isRehearsed("4 documents: 2 would change, 0 not, 1 are refused and 1 locked"));
    auto *tabs = m_console->find<QTabWidget>("effectTabs");
    QCOMPARE(tabs->tabText(2), u"Refused (1)"_s);
    tabs->setCurrentIndex(2);
    QCOMPARE(table("refusals")->model()->rowCount(), 1);
    QVERIFY(ConsoleDriver::cell(*table("refusals"), u"1"_s, u"Reason"_s).contains(u"4711"_s));
    QCOMPARE(text("refusalsText"), u"Today's settings refuse all of these too. They keep their figures."_s);
    QTest::mouseClick(m_console->find<QPushButton>("showRefused"), Qt::LeftButton);
    EVENTUALLY_EQUAL(m_console->window().workspace().currentScreen(), u"documents"_s);
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*m_console->find<QTableView>("table")), QStringList({u"S4"_s}));
}

void TestRehearsalScreen::anotherOrganisationIsAnotherForm()
{
    m_database->addOrganisation("bell", "JPY");
    must(OrganisationStore(m_database->connection()).change("bell", {.roles = {{"sales", "4444"}}}));
    QVERIFY(openScreen());
    EVENTUALLY(m_console->find<QLabel>("chooseOrganisation")->isVisible());
    QVERIFY(action("actionApplySettings")->toolTip().startsWith(u"Choose an organisation first."_s));
    m_console->session().setOrganisation("acme");
    EVENTUALLY(hasSales("4000"));
    type("role_sales", u"4001"_s);
    EVENTUALLY(isRehearsed("3 would change"));
    m_console->session().setOrganisation("bell");
    EVENTUALLY(hasSales("4444"));
    EVENTUALLY(isTodays());
    QVERIFY(!m_console->find<QTabWidget>("effectTabs")->isVisible());
}

void TestRehearsalScreen::whatSomebodyElseChangesShows()
{
    QVERIFY(openScreen());
    EVENTUALLY(hasSales("4000"));
    type("role_sales", u"4001"_s);
    EVENTUALLY(isRehearsed("3 would change"));
    must(OrganisationStore(m_database->connection())
             .change("acme", {.lockPolicy = "catch_up", .roles = {{"sales", "4001"}}}));
    EVENTUALLY_EQUAL(field("lock_policy")->currentText(), u"Catch up on the first open day"_s);
    EVENTUALLY(isTodays()); // what was to be is so
}

QTEST_MAIN(TestRehearsalScreen)
#include "test_rehearsal_screen.moc"
