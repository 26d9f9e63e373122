// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/frame/notice_bar.h"
#include "console/recreations/recreations_model.h"
#include "console/recreations/recreations_screen.h"
#include "store/queue/recreations.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

using namespace leapfrog;
using namespace leapfrog::test;

/// The Recreations screen on a real database: what is read there, retry and undo.
class TestRecreations : public QObject, protected RecreationsScreen
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void refusedDocumentsAreExplainedInWords();
    void retryPostsWhatWasRefused();
    void retryIsOfferedForWhatIsStillDead();
    void whatCanNotBeDoneIsSaidBeforehand();
    void cancelBringsBackWhatIsNotPosted();
    void anotherProgramsRecreationAppearsByItself();
    void olderOnesComePageByPage();
    void anOldOneIsShownAlone();
    void rowsStayWhereTheyAreWhenNewOnesCome();
};

void TestRecreations::refusedDocumentsAreExplainedInWords()
{
    postTwo();
    m_database->sql("DELETE FROM account WHERE code = '4711'");
    m_database->importInvoice("A1", 5);
    recreateAndWork({"A1", "S1", "S2"});
    QVERIFY(openScreen());

    EVENTUALLY_EQUAL(step("S1", "Step"), QStringLiteral("refused"));
    QCOMPARE(step("S2", "Step"), QStringLiteral("unchanged"));
    const auto words = step("S1", "Result");
    QVERIFY2(words.startsWith(QLatin1String("S1 was not posted: ")), qPrintable(words));
    QVERIFY2(words.contains(QLatin1String("4711")), qPrintable(words));
    QVERIFY2(words.contains(QLatin1String("Its previous entries are still in force")), qPrintable(words));
    QVERIFY2(words.contains(QLatin1String("Ask an administrator to add the account")), qPrintable(words));
    QVERIFY2(!words.contains(QLatin1String("unknown_account")), qPrintable(words));
    QCOMPARE(m_console->find<QLabel>("step")->text(), words);
    QCOMPARE(list()->model()->index(0, RecreationsModel::Result).data().toString(),
             QStringLiteral("1 posted, 1 unchanged, 1 refused"));
    QCOMPARE(m_console->find<QAction>("actionRetry")->text(), QStringLiteral("Retry 1 refused"));
}

void TestRecreations::retryPostsWhatWasRefused()
{
    postTwo();
    m_database->sql("DELETE FROM account WHERE code = '4711'");
    recreateAndWork({"S1", "S2"});
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(step("S1", "Step"), QStringLiteral("refused"));

    m_database->sql("INSERT INTO account VALUES ('acme', '4711', 'Odd')");
    QVERIFY(m_console->act("actionRetry"));
    EVENTUALLY_EQUAL(step("S1", "Step"), QStringLiteral("waiting"));
    EVENTUALLY(m_console->find<QLabel>("noticeText")->text().contains(QLatin1String("No worker is running")));
    m_database->drain();
    EVENTUALLY_EQUAL(step("S1", "Step"), QStringLiteral("unchanged"));
    QCOMPARE(live("S1"), 2);
}

void TestRecreations::retryIsOfferedForWhatIsStillDead()
{
    postTwo();
    m_database->sql("DELETE FROM account WHERE code = '4711'");
    recreateAndWork({"S1"});
    m_database->sql("DELETE FROM accounting_work_queue"); // somebody has answered it
    QVERIFY(openScreen());
    auto *action = m_console->find<QAction>("actionRetry");
    EVENTUALLY(action->toolTip().contains(QLatin1String("nothing to try again")));
    QVERIFY(!action->isEnabled());
}

void TestRecreations::whatCanNotBeDoneIsSaidBeforehand()
{
    postTwo();
    recreate({"S2"});
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(step("S2", "Step"), QStringLiteral("waiting"));
    for (const auto &[action, reason] :
         {std::pair("actionUndo", "still under way"), std::pair("actionRetry", "has none")}) {
        QVERIFY(!m_console->find<QAction>(action)->isEnabled());
        QVERIFY2(m_console->find<QAction>(action)->toolTip().contains(QLatin1String(reason)), reason);
    }
    m_database->drain();
    auto *cancel = m_console->find<QAction>("actionCancelRest");
    EVENTUALLY(cancel->toolTip().contains(QLatin1String("waiting any more")));
    QVERIFY(!cancel->isEnabled());
}

/// Of three one is taken out of force, two are only planned.
void TestRecreations::cancelBringsBackWhatIsNotPosted()
{
    postTwo();
    m_database->importInvoice("S3", 300);
    m_database->drain();
    const auto id = recreate({"S2"});
    m_database->sql("UPDATE recreation SET documents = 3");
    m_database->sql("INSERT INTO recreation_chunk (recreation_id, act, chunk_no, documents, size) VALUES ('" + id
                    + "', 'prepare', 1, '{S1,S3}', 2)");
    QCOMPARE(live("S2"), 0);
    QVERIFY(openScreen());
    auto *action = m_console->find<QAction>("actionCancelRest");
    EVENTUALLY_EQUAL(action->text(), QStringLiteral("Cancel 3 document(s)…"));
    QVERIFY(m_console->act("actionCancelRest"));
    const auto *question = m_console->find<QMessageBox>("cancelQuestion");
    QVERIFY(question != nullptr);
    const auto text = question->informativeText();
    QVERIFY2(text.contains(QLatin1String("1 document(s) wait for a worker")), qPrintable(text));
    QVERIFY2(text.contains(QLatin1String("2 document(s) are not begun")), qPrintable(text));
    QTest::mouseClick(m_console->find<QPushButton>("cancelNow"), Qt::LeftButton);
    EVENTUALLY(m_console->find<QLabel>("noticeText")->text().contains(QLatin1String("3 document(s) were cancelled")));
    EVENTUALLY_EQUAL(list()->model()->index(0, RecreationsModel::Result).data().toString(),
                     QStringLiteral("3 cancelled"));
    QCOMPARE(live("S2"), 2);
    QVERIFY(!action->isEnabled());
    QCOMPARE(m_database->number("SELECT count(*) FROM recreation_chunk"), 0);
}

void TestRecreations::anotherProgramsRecreationAppearsByItself()
{
    postTwo();
    QVERIFY(openScreen());
    EVENTUALLY(m_console->find<QLabel>("emptyText")->isVisible());
    recreate({"S2"});
    EVENTUALLY_EQUAL(list()->model()->rowCount(), 1);
    QCOMPARE(list()->model()->index(0, RecreationsModel::Documents).data().toString(), QStringLiteral("0 of 1"));
    m_database->drain();
    EVENTUALLY_EQUAL(list()->model()->index(0, RecreationsModel::Result).data().toString(),
                     QStringLiteral("1 unchanged"));
}

void TestRecreations::olderOnesComePageByPage()
{
    m_database->sql("INSERT INTO recreation (recreation_id, org_id, path, why, documents, started_at) SELECT "
                    "gen_random_uuid(), 'acme', 'direct', 'No. ' || n, 0, now() - n * interval '1 min' FROM "
                    "generate_series(1, 250) AS n");
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(list()->model()->rowCount(), RecreationsModel::pageSize);
    for (const int loaded : {200, 250}) {
        list()->scrollToBottom();
        EVENTUALLY_EQUAL(list()->model()->rowCount(), loaded);
    }
    for (int row = 0; row < 250; ++row)
        QCOMPARE(list()->model()->index(row, RecreationsModel::Reason).data().toString(),
                 QStringLiteral("No. %1").arg(row + 1));
}

void TestRecreations::anOldOneIsShownAlone()
{
    m_database->sql("INSERT INTO recreation (recreation_id, org_id, path, why, documents, started_at) SELECT "
                    "gen_random_uuid(), 'acme', 'direct', 'No. ' || n, 0, now() - n * interval '1 min' FROM "
                    "generate_series(1, 120) AS n");
    const auto old = m_database->sql("SELECT recreation_id FROM recreation WHERE why = 'No. 115'");
    QVERIFY(openScreen());
    m_console->window().workspace().showRecreation(QString::fromStdString(old));
    EVENTUALLY_EQUAL(list()->model()->rowCount(), 1);
    QCOMPARE(list()->model()->index(0, RecreationsModel::Reason).data().toString(), QStringLiteral("No. 115"));
    QVERIFY(m_console->find<QLabel>("onlyText")->isVisible());
    QTest::mouseClick(m_console->find<QPushButton>("showAll"), Qt::LeftButton);
    EVENTUALLY_EQUAL(list()->model()->rowCount(), RecreationsModel::pageSize);
}

void TestRecreations::rowsStayWhereTheyAreWhenNewOnesCome()
{
    const auto row = [](const char *id, int waiting) {
        RecreationRow one;
        one.id = id;
        one.documents = 2;
        one.waiting = waiting;
        return one;
    };
    RecreationsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.showFirstPage({row("b", 1), row("a", 0)}, false);
    const QPersistentModelIndex watched = model.index(0, 0);

    QCOMPARE(model.refreshTop({row("c", 2), row("b", 0), row("a", 0)}, true), 1);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rows().front().waiting, 0);
    QCOMPARE(model.refreshTop({row("c", 2), row("b", 0), row("a", 0)}, false), 0);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(watched.row(), 1);
    QCOMPARE(resets.size(), 0);
}

QTEST_MAIN(TestRecreations)
#include "test_recreations.moc"
