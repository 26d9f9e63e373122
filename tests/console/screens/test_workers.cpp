// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/frame/notice_bar.h"
#include "console/looks.h"
#include "console/screens/workers_screen.h"
#include "console/workers/workers_model.h"
#include "support/result_helpers.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace leapfrog;
using namespace leapfrog::test;

/// The Workers screen on a real database, by mouse and keyboard.
class TestWorkers : public QObject, protected WorkersScreen
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void theModelChangesByDifference();
    void whoWorksIsTold();
    void aSilentWorkerTellsWhenItsJobsReturn();
    void whoHasNotSignedOnIsListedToo();
    void whatAWorkerHoldsIsListed();
    void thePollerWorksAsItIsTold();
    void aPollerThatHangsHandsBack();
    void theActsAreInTheMenu();
    void nobodyWorksAndNoOrganisationIsSaid();
    void nothingIsCut_data();
    void nothingIsCut();
};

static WorkerLine lineOf(const char *name, const QDateTime &beat, std::int64_t processed)
{
    WorkerLine line;
    line.worker.name = name;
    line.worker.kind = "queue";
    line.worker.slotCount = 6;
    line.worker.alive = true;
    line.worker.heartbeatAt = beat;
    line.worker.processed = processed;
    line.isKnown = true;
    return line;
}

void TestWorkers::theModelChangesByDifference()
{
    WorkersModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const auto start = QDateTime::currentDateTimeUtc();
    const auto pace = [&](int row) { return model.index(row, WorkersModel::PerMinute).data().toString(); };
    model.setWorkers({lineOf("a", start, 10), lineOf("b", start, 0)}, start);
    QCOMPARE(pace(0), QStringLiteral("–"));
    const QPersistentModelIndex b = model.index(1, 0);
    model.setWorkers({lineOf("b", start.addSecs(10), 5), lineOf("c", start, 0)}, start.addSecs(10));
    QCOMPARE(b.row(), 0);
    QCOMPARE(pace(0), QStringLiteral("30")); // 5 in 10 s
    QCOMPARE(pace(1), QStringLiteral("–"));
    model.setWorkers({lineOf("b", start.addSecs(20), 2)}, start.addSecs(20)); // started anew
    QCOMPARE(pace(0), QStringLiteral("–"));
    QCOMPARE(resets.count(), 0);
}

void TestWorkers::whoWorksIsTold()
{
    fill();
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(table("workers")->model()->rowCount(), 3);
    QCOMPARE(cell("workers", QStringLiteral("w-busy"), "Slots used"), QStringLiteral("4 of 6"));
    QCOMPARE(cell("workers", QStringLiteral("w-busy"), "State"), QStringLiteral("working"));
    QCOMPARE(cell("workers", QStringLiteral("w-idle"), "State"), QStringLiteral("idle"));
    QCOMPARE(cell("workers", QStringLiteral("w-silent"), "Version"), QStringLiteral("0.9.8"));
    QVERIFY(cell("workers", QStringLiteral("w-silent"), "Last heartbeat").startsWith(QLatin1String("4 min")));
    QVERIFY(text("asOf").endsWith(QLatin1String(", live")));

    m_database->sql("UPDATE worker SET busy = 6 WHERE name = 'w-busy'");
    EVENTUALLY_EQUAL(cell("workers", QStringLiteral("w-busy"), "Slots used"), QStringLiteral("6 of 6"));
}

void TestWorkers::aSilentWorkerTellsWhenItsJobsReturn()
{
    fill();
    QVERIFY(openScreen());
    EVENTUALLY(cell("workers", QStringLiteral("w-silent"), "State")
                   .startsWith(QLatin1String("silent: its 2 job(s) return(s) at ")));
    m_database->sql(
        "UPDATE accounting_work_queue SET leased_until = now() - interval '1 s' WHERE leased_by = 'w-silent'");
    EVENTUALLY_EQUAL(cell("workers", QStringLiteral("w-silent"), "State"),
                     QStringLiteral("silent: its 2 job(s) is/are free for other workers"));
    m_database->sql("DELETE FROM accounting_work_queue WHERE leased_by = 'w-silent'");
    EVENTUALLY_EQUAL(cell("workers", QStringLiteral("w-silent"), "State"), QStringLiteral("silent: it holds no job"));
}

void TestWorkers::whoHasNotSignedOnIsListedToo()
{
    fill();
    m_database->sql(
        "UPDATE accounting_work_queue SET state = 'leased', leased_by = 'old-program', lease = 8, leased_until "
        "= now() + interval '10 min' WHERE document_id = 'D3'");
    m_database->sql("INSERT INTO pause (scope, key, why) VALUES ('worker', 'w-gone', 'its disk')");
    QVERIFY(openScreen());
    EVENTUALLY(cell("workers", QStringLiteral("old-program"), "State")
                   .startsWith(QLatin1String("has not signed on: its 1 job(s) return(s) at ")));
    const auto gone = cell("workers", QStringLiteral("w-gone"), "State");
    QVERIFY2(gone.startsWith(QLatin1String("paused by ")) && gone.endsWith(QStringLiteral("“its disk”; does not run")),
             qPrintable(gone));
    QVERIFY(select("workers", QStringLiteral("w-gone")));
    EVENTUALLY(action("actionPauseWorker")->isEnabled());
    QCOMPARE(action("actionPauseWorker")->text(), QStringLiteral("Resume worker"));
    action("actionPauseWorker")->trigger();
    EVENTUALLY_EQUAL(m_database->number("SELECT count(*) FROM pause"), 0);
    EVENTUALLY_EQUAL(table("workers")->model()->rowCount(), 4);
}

void TestWorkers::whatAWorkerHoldsIsListed()
{
    fill();
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(table("workers")->model()->rowCount(), 3);
    EVENTUALLY_EQUAL(text("heldEmpty"), QStringLiteral("w-busy holds no job now."));
    QVERIFY(select("workers", QStringLiteral("w-silent")));
    EVENTUALLY_EQUAL(table("held")->model()->rowCount(), 2);
    QCOMPARE(ConsoleDriver::firstColumn(*table("held")), (QStringList{QStringLiteral("D1"), QStringLiteral("D2")}));
    QVERIFY(cell("held", QStringLiteral("D1"), "Lease ends").startsWith(QLatin1String("in 9 min")));
    QTest::keyClick(&m_console->window(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("w-silent"));

    QVERIFY(select("held", QStringLiteral("D2")));
    QTest::keyClick(table("held"), Qt::Key_Return); // leads to its document
    EVENTUALLY_EQUAL(m_console->window().workspace().currentScreen(), QStringLiteral("documents"));
}

void TestWorkers::thePollerWorksAsItIsTold()
{
    for (const auto *document : {"S1", "S2", "S3"})
        m_database->importInvoice(document, 100);
    QVERIFY(openScreen());
    EVENTUALLY(m_console->find<QPushButton>("pollerButton")->isEnabled());
    QVERIFY(!m_console->find<QPushButton>("stopNowButton")->isEnabled());
    auto *slotCount = m_console->find<QSpinBox>("slotCount");
    QCOMPARE(slotCount->value(), 6); // as the setting says
    slotCount->setValue(2);
    m_console->find<QSpinBox>("rate")->setValue(500);
    QTest::mouseClick(m_console->find<QPushButton>("pollerButton"), Qt::LeftButton);
    EVENTUALLY(text("pollerState").contains(QLatin1String("3 done")));
    const auto name = QString::fromStdString(m_console->session().poller().worker());
    EVENTUALLY_EQUAL(cell("workers", name, "Slots used"), QStringLiteral("0 of 2"));
    QVERIFY(!slotCount->isEnabled());
    QCOMPARE(m_console->find<QPushButton>("pollerButton")->text(), QStringLiteral("Stop"));
    QTest::mouseClick(m_console->find<QPushButton>("pollerButton"), Qt::LeftButton);
    EVENTUALLY_EQUAL(m_console->session().poller().state(), EmbeddedPoller::State::Off);
    QVERIFY(text("pollerState").contains(QLatin1String("off")));
    QCOMPARE(m_database->number("SELECT count(*) FROM document WHERE posted_version = 1"), 3);
}

void TestWorkers::aPollerThatHangsHandsBack()
{
    m_database->importInvoice("S1", 100);
    QVERIFY(openScreen());
    auto other = m_database->connect(); // whoever posts waits for it
    must(other->runScript("BEGIN; LOCK TABLE gl_entry IN ACCESS EXCLUSIVE MODE"));
    EVENTUALLY(m_console->find<QPushButton>("pollerButton")->isEnabled());
    QTest::mouseClick(m_console->find<QPushButton>("pollerButton"), Qt::LeftButton);
    EVENTUALLY(text("pollerState").contains(QLatin1String("on, 1 of 6")));
    QTest::mouseClick(m_console->find<QPushButton>("stopNowButton"), Qt::LeftButton);
    EVENTUALLY_EQUAL(m_database->sql("SELECT state || run_count FROM accounting_work_queue"), std::string("queued0"));
    EVENTUALLY_EQUAL(m_console->session().poller().state(), EmbeddedPoller::State::Off);
    EVENTUALLY_EQUAL(text("pollerNote"), QStringLiteral("What it held was handed back to the queue."));
    must(other->runScript("ROLLBACK"));
}

void TestWorkers::theActsAreInTheMenu()
{
    QVERIFY(openScreen());
    const auto *menu = m_console->findAnywhere<QMenu>("menuScreen");
    QCOMPARE(menu->title(), QStringLiteral("Workers"));
    QVERIFY(menu->actions().contains(action("actionPauseQueue")));
    m_console->window().showScreen(QStringLiteral("jobs"));
    QCOMPARE(menu->title(), QStringLiteral("Jobs"));
    QVERIFY(menu->actions().contains(action("actionRetry")));
    m_console->window().showScreen(QStringLiteral("backlog"));
    QVERIFY(!menu->menuAction()->isVisible());
    QTest::keyClick(&m_console->window(), Qt::Key_6, Qt::ControlModifier);
    QCOMPARE(m_console->window().workspace().currentScreen(), QStringLiteral("workers"));
}

void TestWorkers::nobodyWorksAndNoOrganisationIsSaid()
{
    m_database->sql("DELETE FROM worker");
    m_database->sql("DELETE FROM organisation");
    QVERIFY(openScreen());
    QVERIFY(text("workersEmpty").startsWith(QLatin1String("No worker has worked")));
    EVENTUALLY(m_console->find<QLabel>("workersEmpty")->isVisible());
    QCOMPARE(text("heldEmpty"), QStringLiteral("Select a worker to see which jobs it holds."));
    showTab("sharesTab");
    EVENTUALLY(m_console->find<QLabel>("sharesEmpty")->isVisible());
}

void TestWorkers::nothingIsCut_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("tab");
    for (const auto *tab : {"heldTab", "sharesTab", "settingsTab"}) {
        QTest::addRow("%s 640x480", tab) << QSize(640, 480) << QString::fromLatin1(tab);
        QTest::addRow("%s 1280x800", tab) << QSize(1280, 800) << QString::fromLatin1(tab);
    }
}

void TestWorkers::nothingIsCut()
{
    QFETCH(const QSize, size);
    QFETCH(const QString, tab);
    fill();
    m_database->addOrganisation("a-very-long-name-without-a-single-space-in-it-" + std::string(80, 'x'));
    m_database->sql("INSERT INTO pause (scope, key, why) VALUES ('queue', '', repeat('why ', 100)), "
                    "('worker', 'w-busy', repeat('x', 400))");
    QVERIFY(openScreen());
    m_console->window().resize(size);
    showTab(qPrintable(tab));
    QVERIFY(select("workers", QStringLiteral("w-silent")));
    EVENTUALLY(table(tab == QLatin1String("heldTab")         ? "held"
                         : tab == QLatin1String("sharesTab") ? "shares"
                                                             : "settings")
                   ->model()
                   ->rowCount()
               > 1);
    QTRY_VERIFY2_WITH_TIMEOUT(faultsOf(m_console->window()).isEmpty(),
                              qPrintable(faultsOf(m_console->window()).join(QLatin1Char('\n'))), 10'000);
}

QTEST_MAIN(TestWorkers)
#include "test_workers.moc"
