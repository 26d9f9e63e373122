// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/documents/documents_model.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

using namespace leapfrog;
using namespace leapfrog::test;

/// What is selected on the Documents screen, and that nothing else is ever recreated.
class TestSelection : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void ticksEndWithTheOrganisation();
    void whatIsLeftOnTheScreenOfAnotherOrganisationIsNotRecreated();
    void ticksThatTheFilterHidesAreCountedAndShown();
    void aTickedRowThatLeavesTheListIsCounted();
    void ticksBelowTheLoadedRowsAreNotHidden();
    void allFoundByAnEarlierFilterAreNotTicked();
    void ticksEndWithTheirRecreation();
    void theButtonNamesNumberAndOrganisation();
    void escapeWhileStartingSaysThatItIsTooLate();
    void escapeBeforeItStartsCancels();
    void returnTwiceStartsOnce();
    void returnTwiceDoesNotStartWhatHasChanged();

private:
    void open(int count);
    [[nodiscard]] QTableView *table() { return m_console->find<QTableView>("table"); }
    [[nodiscard]] QString counts() { return m_console->find<QLabel>("counts")->text(); }
    [[nodiscard]] QString recreateText() { return m_console->find<QAction>("actionRecreate")->text(); }
    void tick(const char *document);
    void search(const char *text);
    /// As the header's list does it.
    void choose(const char *organisation);
    /// All that was recreated, as `acme/S1 acme/S2`.
    std::string recreated()
    {
        return m_database->sql(
            "SELECT coalesce(string_agg(org_id || '/' || document_id, ' ' ORDER BY org_id, document_id), '') "
            "FROM recreation_document");
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConsoleDriver> m_console;
};

void TestSelection::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_console = std::make_unique<ConsoleDriver>();
}

void TestSelection::cleanup()
{
    m_console.reset();
    m_database.reset();
}

void TestSelection::open(int count)
{
    for (int i = 1; i <= count; ++i)
        m_database->importInvoice("S" + std::to_string(i), 100 + i);
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("documents")));
    EVENTUALLY(table()->model()->rowCount() > 0);
}

void TestSelection::tick(const char *document)
{
    const auto row = ConsoleDriver::firstColumn(*table()).indexOf(QLatin1String(document));
    QVERIFY(row >= 0);
    table()->setFocus();
    table()->setCurrentIndex(table()->model()->index(static_cast<int>(row), 0));
    QTest::keyClick(table(), Qt::Key_Space);
}

void TestSelection::search(const char *text)
{
    auto *field = m_console->find<QLineEdit>("search");
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QLatin1String(text));
}

void TestSelection::choose(const char *organisation)
{
    auto *choice = m_console->findAnywhere<QComboBox>("organisation");
    EVENTUALLY(choice->findData(QLatin1String(organisation)) >= 0); // the list is read beside the documents
    const int index = choice->findData(QLatin1String(organisation));
    choice->setCurrentIndex(index);
    emit choice->activated(index);
}

void TestSelection::ticksEndWithTheOrganisation()
{
    m_database->addOrganisation("borealis");
    m_database->importInvoice("B1", 5, "borealis");
    open(3);
    EVENTUALLY(m_console->findAnywhere<QComboBox>("organisation")->count() == 3);
    choose("acme");
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 3);
    tick("S1");
    tick("S2");
    QCOMPARE(recreateText(), QStringLiteral("Recreate 2 in acme"));

    choose("borealis");
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*table()), QStringList{QStringLiteral("B1")});
    EVENTUALLY_EQUAL(recreateText(), QStringLiteral("Recreate 1 in borealis"));
    QVERIFY2(!counts().contains(QLatin1String("not shown")), qPrintable(counts()));
    auto *dialog = m_console->openPreview();
    QVERIFY(dialog != nullptr);
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("recreate")), Qt::LeftButton);
    EVENTUALLY_EQUAL(recreated(), std::string("borealis/B1"));
    choose("acme");
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 3);
    QVERIFY2(counts().endsWith(QLatin1String(" 1 selected")), qPrintable(counts())); // the highlighted row
}

void TestSelection::whatIsLeftOnTheScreenOfAnotherOrganisationIsNotRecreated()
{
    m_database->addOrganisation("borealis");
    open(3);
    choose("acme");
    EVENTUALLY(m_console->find<QAction>("actionRecreate")->isEnabled());
    auto other = m_database->connect();
    must(other->runScript("BEGIN; LOCK TABLE document IN ACCESS EXCLUSIVE MODE")); // the next list is long in coming
    choose("borealis");
    QCOMPARE(table()->model()->rowCount(), 3);
    table()->selectRow(1);
    QVERIFY(!m_console->find<QAction>("actionRecreate")->isEnabled());
    QVERIFY(!m_console->find<QAction>("actionSelectAllFound")->isEnabled());
    must(other->runScript("ROLLBACK"));
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 0);
    QVERIFY(!m_console->find<QAction>("actionRecreate")->isEnabled());
}

void TestSelection::ticksThatTheFilterHidesAreCountedAndShown()
{
    open(5);
    tick("S1");
    tick("S2");
    QVERIFY2(counts().endsWith(QLatin1String("2 selected")), qPrintable(counts()));
    search("S3");
    EVENTUALLY_EQUAL(counts(), QStringLiteral("1 found · 2 selected, 2 not shown"));
    QCOMPARE(recreateText(), QStringLiteral("Recreate 2 in acme"));

    QTest::mouseClick(m_console->find<QToolButton>("showTickedButton"), Qt::LeftButton);
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*table()), (QStringList{QStringLiteral("S1"), QStringLiteral("S2")}));
    QVERIFY2(counts().endsWith(QLatin1String("2 selected")), qPrintable(counts()));
    QVERIFY(m_console->find<QLabel>("onlyText")->isVisible());
    tick("S2"); // away again
    QCOMPARE(recreateText(), QStringLiteral("Recreate 1 in acme"));
    QTest::mouseClick(m_console->find<QPushButton>("showAll"), Qt::LeftButton);
    EVENTUALLY_EQUAL(counts(), QStringLiteral("1 found · 1 selected, 1 not shown"));
    QTest::mouseClick(m_console->find<QToolButton>("clearButton"), Qt::LeftButton);
    EVENTUALLY_EQUAL(counts(), QStringLiteral("1 found · 1 selected")); // the highlighted row
}

void TestSelection::aTickedRowThatLeavesTheListIsCounted()
{
    open(3);
    auto *status = m_console->find<QComboBox>("status");
    status->setCurrentIndex(status->findData(QStringLiteral("waiting")));
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 3);
    tick("S1");
    m_database->drain();
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 0);
    EVENTUALLY_EQUAL(counts(), QStringLiteral("0 found · 1 selected, 1 not shown"));
    QCOMPARE(recreateText(), QStringLiteral("Recreate 1 in acme"));
}

void TestSelection::ticksBelowTheLoadedRowsAreNotHidden()
{
    open(250);
    EVENTUALLY_EQUAL(m_console->find<QAction>("actionSelectAllFound")->text(), QStringLiteral("Select all 250 found"));
    EVENTUALLY(m_console->find<QAction>("actionSelectAllFound")->isEnabled());
    QVERIFY(m_console->act("actionSelectAllFound"));
    EVENTUALLY_EQUAL(counts(), QStringLiteral("250 found · 250 selected"));
    QCOMPARE(table()->model()->rowCount(), DocumentsModel::pageSize);
    search("S1");
    EVENTUALLY_EQUAL(counts(), QStringLiteral("111 found · 250 selected, 139 not shown"));
    search("S");
    EVENTUALLY_EQUAL(counts(), QStringLiteral("250 found · 250 selected"));
}

void TestSelection::allFoundByAnEarlierFilterAreNotTicked()
{
    open(3);
    EVENTUALLY(m_console->find<QAction>("actionSelectAllFound")->isEnabled());
    auto other = m_database->connect();
    must(other->runScript("BEGIN; LOCK TABLE document IN ACCESS EXCLUSIVE MODE"));
    QVERIFY(m_console->act("actionSelectAllFound"));
    search("S3\r");
    must(other->runScript("ROLLBACK"));
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*table()), QStringList{QStringLiteral("S3")});
    EVENTUALLY(m_console->find<QAction>("actionSelectAllFound")->isEnabled());
    QCOMPARE(recreateText(), QStringLiteral("Recreate 1 in acme")); // the highlighted row
}

void TestSelection::ticksEndWithTheirRecreation()
{
    open(3);
    tick("S1");
    tick("S2");
    auto *dialog = m_console->openPreview();
    QVERIFY(dialog != nullptr);
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("recreate")), Qt::LeftButton);
    EVENTUALLY_EQUAL(recreated(), std::string("acme/S1 acme/S2"));
    EVENTUALLY(!m_console->find<QToolButton>("clearButton")->isVisible());
    QVERIFY2(counts().endsWith(QLatin1String(" 1 selected")), qPrintable(counts()));
}

void TestSelection::theButtonNamesNumberAndOrganisation()
{
    open(3);
    tick("S1");
    tick("S3");
    const auto *action = m_console->find<QAction>("actionRecreate");
    QCOMPARE(action->text(), QStringLiteral("Recreate 2 in acme"));
    QVERIFY(action->toolTip().startsWith(QLatin1String("Recreate 2 selected document(s) in acme")));
    QCOMPARE(m_console->find<QToolButton>("recreateButton")->accessibleName(),
             QStringLiteral("Recreate 2 selected document(s) in acme"));
    auto *dialog = m_console->openPreview();
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("title"))->text(),
             QStringLiteral("Recreate 2 document(s) in acme"));
}

void TestSelection::escapeWhileStartingSaysThatItIsTooLate()
{
    open(2);
    tick("S1");
    auto *dialog = m_console->openPreview();
    QVERIFY(dialog != nullptr);
    auto other = m_database->connect();
    must(other->runScript("BEGIN; SELECT 1 FROM document FOR UPDATE")); // the start waits for it
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("recreate")), Qt::LeftButton);
    EVENTUALLY(dialog->isStarting());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(dialog->isVisible());
    const auto said = dialog->findChild<QLabel *>(QStringLiteral("noticeText"))->text();
    QVERIFY2(said.contains(QLatin1String("can't be cancelled here any more")), qPrintable(said));
    QTest::keyClick(dialog, Qt::Key_Escape); // it is known now, and goes on behind
    QVERIFY(!dialog->isVisible());
    QVERIFY(!m_console->find<QAction>("actionRecreate")->isEnabled());
    QVERIFY(m_console->find<QLabel>("whyNot")->text().contains(QLatin1String("still being started")));
    must(other->runScript("ROLLBACK"));
    EVENTUALLY_EQUAL(recreated(), std::string("acme/S1"));
    EVENTUALLY(m_console->find<PreviewDialog>("PreviewDialog") == nullptr);
    EVENTUALLY(m_console->find<QAction>("actionRecreate")->isEnabled());
}

void TestSelection::escapeBeforeItStartsCancels()
{
    open(2);
    tick("S1");
    auto *dialog = m_console->openPreview();
    QVERIFY(dialog != nullptr);
    auto other = m_database->connect();
    must(other->runScript("BEGIN; LOCK TABLE document IN ACCESS EXCLUSIVE MODE")); // looking at versions waits
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("recreate")), Qt::LeftButton);
    QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("recreate"))->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
    must(other->runScript("ROLLBACK"));
    EVENTUALLY(m_console->find<PreviewDialog>("PreviewDialog") == nullptr);
    QCOMPARE(recreated(), std::string());
    QCOMPARE(recreateText(), QStringLiteral("Recreate 1 in acme"));
}

void TestSelection::returnTwiceStartsOnce()
{
    open(2);
    tick("S1");
    auto *dialog = m_console->openPreview();
    QVERIFY(dialog != nullptr);
    auto *tree = dialog->findChild<QWidget *>(QStringLiteral("tree"));
    QTest::keyClick(tree, Qt::Key_Return);
    QTest::keyClick(dialog, Qt::Key_Return);
    EVENTUALLY_EQUAL(m_database->number("SELECT count(*) FROM recreation_document WHERE outcome <> 'waiting'"), 1);
    EVENTUALLY(m_console->find<PreviewDialog>("PreviewDialog") == nullptr);
    QCOMPARE(m_database->number("SELECT count(*) FROM recreation"), 1);
}

void TestSelection::returnTwiceDoesNotStartWhatHasChanged()
{
    open(2);
    tick("S1");
    auto *dialog = m_console->openPreview();
    QVERIFY(dialog != nullptr);
    m_database->importInvoice("S1", 500);
    QTest::keyClick(dialog, Qt::Key_Return);
    auto *notice = dialog->findChild<QLabel *>(QStringLiteral("noticeText"));
    EVENTUALLY(notice->text().contains(QLatin1String("S1 changed while you were looking")));
    QTest::keyClick(dialog->findChild<QWidget *>(QStringLiteral("tree")), Qt::Key_Return);
    QVERIFY(dialog->findChild<QPushButton *>(QStringLiteral("recreate"))->isEnabled());
    QCOMPARE(m_database->number("SELECT count(*) FROM recreation"), 0);
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("recreate")), Qt::LeftButton);
    EVENTUALLY_EQUAL(recreated(), std::string("acme/S1"));
}

QTEST_MAIN(TestSelection)
#include "test_selection.moc"
