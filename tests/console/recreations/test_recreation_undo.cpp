// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/frame/notice_bar.h"
#include "console/recreations/recreations_screen.h"
#include "support/result_helpers.h"

#include <QAction>
#include <QLabel>
#include <QMessageBox>

using namespace leapfrog;
using namespace leapfrog::test;

/// Undo on the Recreations screen.
class TestRecreationUndo : public QObject, protected RecreationsScreen
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void undoBringsThePreviousEntriesBack();
    void whatIsSaidOfAnUndoEndsWithIt();
    void undoTakesWhatHasNotMovedOnAndSaysWhatStays();
    void undoIsNotOfferedWhereItCanNotWork_data();
    void undoIsNotOfferedWhereItCanNotWork();
    void undoAsksAndEscapeKeepsAll();
    void whatIsOfAnotherOrganisationIsNotUndone();
};

void TestRecreationUndo::undoBringsThePreviousEntriesBack()
{
    postTwo();
    m_database->importInvoice("S2", 250);
    recreateAndWork({"S2"});
    QCOMPARE(m_database->number("SELECT max(amount) FROM gl_entry WHERE deleted_at IS NULL AND document_id = 'S2'"),
             25000);
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(step("S2", "Step"), QStringLiteral("posted"));

    EVENTUALLY_EQUAL(m_console->find<QAction>("actionUndo")->text(), QStringLiteral("Undo 1 document(s)…"));
    QVERIFY(undo());
    EVENTUALLY_EQUAL(step("S2", "Step"), QStringLiteral("undone"));
    QCOMPARE(m_database->number("SELECT max(amount) FROM gl_entry WHERE deleted_at IS NULL AND document_id = 'S2'"),
             20000);
    EVENTUALLY(m_console->find<QAction>("actionUndo")->toolTip().contains(QLatin1String("undone already")));
    QVERIFY(!m_console->find<QAction>("actionUndo")->isEnabled());
}

void TestRecreationUndo::whatIsSaidOfAnUndoEndsWithIt()
{
    postTwo();
    m_database->importInvoice("S2", 250);
    recreateAndWork({"S2"});
    QVERIFY(openScreen());
    QVERIFY(undo());
    auto *notice = m_console->find<NoticeBar>("notice");
    const auto *text = m_console->find<QLabel>("noticeText");
    EVENTUALLY(notice->isVisible() && text->text().contains(QLatin1String("in force again")));
    m_console->session().askAnew();
    EVENTUALLY_EQUAL(step("S2", "Step"), QStringLiteral("undone"));
    QVERIFY(notice->isVisible()); // still true

    recreateAndWork({"S2"}); // by another program: the entries from before are out of force again
    EVENTUALLY(!notice->isVisible());
}

void TestRecreationUndo::undoTakesWhatHasNotMovedOnAndSaysWhatStays()
{
    postTwo();
    const auto first = recreateAndWork({"S1", "S2"});
    recreateAndWork({"S2"});
    QVERIFY(openScreen());
    m_console->window().workspace().showRecreation(QString::fromStdString(first));
    EVENTUALLY_EQUAL(step("S1", "Step"), QStringLiteral("unchanged"));

    auto *action = m_console->find<QAction>("actionUndo");
    EVENTUALLY_EQUAL(action->text(), QStringLiteral("Undo 1 document(s)…"));
    QVERIFY2(action->toolTip().contains(QLatin1String("S2 has a newer version since")), qPrintable(action->toolTip()));
    QVERIFY(undo());
    EVENTUALLY_EQUAL(step("S1", "Step"), QStringLiteral("undone"));
    QCOMPARE(step("S2", "Step"), QStringLiteral("unchanged"));
}

void TestRecreationUndo::undoIsNotOfferedWhereItCanNotWork_data()
{
    QTest::addColumn<QString>("since");
    QTest::addColumn<QString>("reason");
    QTest::newRow("newer version") << QStringLiteral("recreate") << QStringLiteral("S2 has a newer version since");
    QTest::newRow("locked") << QStringLiteral("lock") << QStringLiteral("locked through 31 Mar 2026");
}

void TestRecreationUndo::undoIsNotOfferedWhereItCanNotWork()
{
    QFETCH(const QString, since);
    QFETCH(const QString, reason);
    postTwo();
    const auto first = recreateAndWork({"S2"});
    if (since == QLatin1String("lock"))
        m_database->sql("SELECT period_close('acme', '2026-03-31', '')");
    else
        recreateAndWork({"S2"});
    QVERIFY(openScreen());
    m_console->window().workspace().showRecreation(QString::fromStdString(first));
    auto *action = m_console->find<QAction>("actionUndo");
    EVENTUALLY(action->toolTip().contains(reason));
    QVERIFY(!action->isEnabled());
    QCOMPARE(action->text(), QStringLiteral("Undo"));
}

void TestRecreationUndo::undoAsksAndEscapeKeepsAll()
{
    postTwo();
    recreateAndWork({"S1", "S2"});
    QVERIFY(openScreen());
    EVENTUALLY(m_console->find<QAction>("actionUndo")->isEnabled());
    QVERIFY(m_console->act("actionUndo"));
    auto *question = m_console->find<QMessageBox>("undoQuestion");
    QVERIFY(question != nullptr);
    QCOMPARE(question->text(), QStringLiteral("Undo 2 document(s) in acme?"));
    QTest::keyClick(question, Qt::Key_Escape);
    EVENTUALLY(m_console->find<QMessageBox>("undoQuestion") == nullptr);
    EVENTUALLY(m_console->find<QAction>("actionUndo")->isEnabled());
    QCOMPARE(m_database->number("SELECT count(*) FROM recreation_document WHERE outcome = 'undone'"), 0);
}

void TestRecreationUndo::whatIsOfAnotherOrganisationIsNotUndone()
{
    postTwo();
    m_database->addOrganisation("borealis");
    recreateAndWork({"S2"});
    QVERIFY(openScreen());
    EVENTUALLY(m_console->find<QAction>("actionUndo")->isEnabled());
    auto other = m_database->connect();
    must(other->runScript("BEGIN; LOCK TABLE recreation IN ACCESS EXCLUSIVE MODE")); // the next list is long in coming
    m_console->session().setOrganisation("borealis");
    QVERIFY(!m_console->find<QAction>("actionUndo")->isEnabled());
    must(other->runScript("ROLLBACK"));
    EVENTUALLY(m_console->find<QLabel>("emptyText")->isVisible());
    QVERIFY(!m_console->find<QAction>("actionUndo")->isEnabled());
}

QTEST_MAIN(TestRecreationUndo)
#include "test_recreation_undo.moc"
