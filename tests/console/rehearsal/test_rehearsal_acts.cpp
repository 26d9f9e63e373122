// SPDX-License-Identifier: MIT
#include "console/rehearsal/rehearsal_screen.h"

#include "console/connections/connection_book.h"
#include "store/books/organisations.h"
#include "support/result_helpers.h"

#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// What is done from the Rehearsal screen: settings are applied, and that is undone.
class TestRehearsalActs : public QObject, private RehearsalScreen
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void newPairsAreRehearsed();
    void itIsAppliedAndUndone();
    void manyGoToTheWorkers();
    void whatWouldBeRefusedIsAskedFirst();
    void manyInProductionAreConfirmedByName();
    void whoMayNotReadsWhy();
};

void TestRehearsalActs::newPairsAreRehearsed()
{
    QVERIFY(openScreen());
    EVENTUALLY(hasSales("4000"));
    QTest::mouseClick(m_console->find<QPushButton>("addTax"), Qt::LeftButton);
    EVENTUALLY(m_console->find<QLineEdit>("settingName") != nullptr);
    QTest::keyClicks(m_console->find<QLineEdit>("settingName"), u"VAT20"_s);
    type("added", u"2110"_s);
    EVENTUALLY(isRehearsed("Nothing would change."));
    EVENTUALLY(action("actionApplySettings")->isEnabled());
    action("actionApplySettings")->trigger();
    EVENTUALLY_EQUAL(m_database->sql("SELECT org.tax_accounts::text FROM organisation AS org"),
                     std::string(R"({"VAT20": "2110"})"));
    EVENTUALLY(m_console->find<QWidget>("tax_VAT20") != nullptr); // among the others
    EVENTUALLY(m_console->find<QWidget>("added") == nullptr);
    EVENTUALLY(field("tax_VAT20")->currentText().startsWith(u"2110"_s));
}

void TestRehearsalActs::itIsAppliedAndUndone()
{
    QVERIFY(openScreen());
    EVENTUALLY(hasSales("4000"));
    type("role_sales", u"4001"_s);
    QTest::keyClicks(m_console->find<QLineEdit>("why"), u"new chart"_s);
    EVENTUALLY(action("actionApplySettings")->isEnabled());
    action("actionApplySettings")->trigger();
    EVENTUALLY_EQUAL(accounts(), std::string("1200 4001"));
    EVENTUALLY(said().contains(u"The settings are changed, and 3 documents are posted anew."_s));
    QCOMPARE(m_database->sql("SELECT begun.why FROM recreation AS begun"), std::string("new chart"));
    QCOMPARE(m_database->number("SELECT count(*) FROM recreation_document"), 3);
    EVENTUALLY(isTodays()); // now they are
    EVENTUALLY(text("applied").contains(u"3 posted"_s));
    QVERIFY(hasSales("4001"));

    EVENTUALLY(action("actionUndoSettings")->isEnabled());
    action("actionUndoSettings")->trigger();
    EVENTUALLY(m_console->find<QPushButton>("undoSettingsNow") != nullptr);
    QTest::mouseClick(m_console->find<QPushButton>("undoSettingsNow"), Qt::LeftButton);
    EVENTUALLY_EQUAL(accounts(), std::string("1200 4000"));
    EVENTUALLY(said().contains(u"The settings are what they were before."_s));
    EVENTUALLY(hasSales("4000"));
    EVENTUALLY(!m_console->find<QLabel>("applied")->isVisible());
    EVENTUALLY(!action("actionUndoSettings")->isEnabled());
}

/// Above the threshold they are queued, and Undo waits for them.
void TestRehearsalActs::manyGoToTheWorkers()
{
    for (int i = 1; i <= 12; ++i)
        m_database->importInvoice("M" + std::to_string(i), i);
    m_database->drain();
    QVERIFY(openScreen());
    EVENTUALLY(hasSales("4000"));
    type("role_sales", u"4001"_s);
    EVENTUALLY(isRehearsed("15 would change"));
    EVENTUALLY(action("actionApplySettings")->isEnabled());
    action("actionApplySettings")->trigger();
    EVENTUALLY(said().contains(u"The settings are changed, and 15 documents are posted anew."_s));
    EVENTUALLY(text("applied").contains(u"0 of 15 documents are done"_s));
    QVERIFY(action("actionUndoSettings")->toolTip().startsWith(u"Its documents are still being posted anew."_s));
    m_database->drain();
    EVENTUALLY(action("actionUndoSettings")->isEnabled());
    QTest::mouseClick(m_console->find<QPushButton>("showApplied"), Qt::LeftButton);
    EVENTUALLY_EQUAL(m_console->window().workspace().currentScreen(), u"recreations"_s);
}

void TestRehearsalActs::whatWouldBeRefusedIsAskedFirst()
{
    must(OrganisationStore(m_database->connection()).change("acme", {.roles = {{"sales", "8400"}}}));
    auto named = invoiceRecord("S4", 300);
    named.body.insert(named.body.find(R"("amount")"), R"("account":"8400",)");
    must(DocumentStore(m_database->connection()).import("acme", {named}));
    m_database->drain();
    QVERIFY(openScreen());
    EVENTUALLY(hasSales("8400"));
    type("role_sales", u"4000"_s);
    EVENTUALLY(isRehearsed("1 are refused"));
    EVENTUALLY(action("actionApplySettings")->isEnabled());
    action("actionApplySettings")->trigger();
    EVENTUALLY(m_console->find<QMessageBox>("applyQuestion") != nullptr);
    auto *box = m_console->find<QMessageBox>("applyQuestion");
    QVERIFY(box->text().startsWith(u"1 document that is posted now would be refused"_s));
    QVERIFY(box->informativeText().contains(u"8400"_s));
    QTest::keyClick(box, Qt::Key_Return); // no is what Return means
    EVENTUALLY(m_console->find<QMessageBox>("applyQuestion") == nullptr);
    QCOMPARE(m_database->sql("SELECT org.roles::text FROM organisation AS org"), std::string(R"({"sales": "8400"})"));
    action("actionApplySettings")->trigger();
    EVENTUALLY(m_console->find<QPushButton>("applyNow") != nullptr);
    QTest::mouseClick(m_console->find<QPushButton>("applyNow"), Qt::LeftButton);
    EVENTUALLY_EQUAL(m_database->sql("SELECT org.roles::text FROM organisation AS org"),
                     std::string(R"({"sales": "4000"})"));
}

void TestRehearsalActs::manyInProductionAreConfirmedByName()
{
    std::vector<ImportedDocument> documents;
    for (int i = 1; i <= 120; ++i)
        documents.push_back(invoiceRecord("M" + std::to_string(i), i));
    must(DocumentStore(m_database->connection()).import("acme", documents));
    m_database->drain();
    auto target = ConnectionBook::given(m_database->dsn());
    target.name = u"Books"_s;
    target.production = true;
    ConnectionBook(m_console->settings()).save(target);
    QVERIFY(openScreen());
    EVENTUALLY(hasSales("4000"));
    type("role_sales", u"4001"_s);
    EVENTUALLY(action("actionApplySettings")->isEnabled());
    QCOMPARE(action("actionApplySettings")->text(), u"Apply to 123 documents in Books"_s);
    action("actionApplySettings")->trigger();
    EVENTUALLY(m_console->find<QLineEdit>("typedName") != nullptr);
    auto *yes = m_console->find<QPushButton>("manyDo");
    QVERIFY(!yes->isEnabled());
    QTest::keyClicks(m_console->find<QLineEdit>("typedName"), u"Books"_s);
    QVERIFY(yes->isEnabled());
    QTest::mouseClick(yes, Qt::LeftButton);
    EVENTUALLY_EQUAL(m_database->number("SELECT count(*) FROM settings_act"), 1);
}

void TestRehearsalActs::whoMayNotReadsWhy()
{
    m_database->sql("DROP ROLE IF EXISTS rehearsal_reader");
    m_database->sql("CREATE ROLE rehearsal_reader LOGIN PASSWORD 'right'");
    m_database->sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO rehearsal_reader");
    m_database->sql("GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO rehearsal_reader");
    m_database->sql("SELECT leapfrog_grant_functions()");
    QVERIFY(m_console->openAndWait(m_database->dsn() + " user=rehearsal_reader password=right", u"rehearsal"_s));
    EVENTUALLY(hasSales("4000"));
    type("role_sales", u"4001"_s);
    EVENTUALLY(isRehearsed("3 would change")); // it may look
    EVENTUALLY(action("actionApplySettings")->toolTip().startsWith(u"Your login may only look."_s));
    QVERIFY(!action("actionApplySettings")->isEnabled());
    m_console.reset();
    m_database->sql("DROP OWNED BY rehearsal_reader");
    m_database->sql("DROP ROLE rehearsal_reader");
}

QTEST_MAIN(TestRehearsalActs)
#include "test_rehearsal_acts.moc"
