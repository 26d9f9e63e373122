// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/frame/notice_bar.h"
#include "console/looks.h"
#include "console/workers/shares_model.h"
#include "console/workers/workers_model.h"
#include "store/queue/settings.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTabWidget>
#include <QToolButton>

using namespace leapfrog;
using namespace leapfrog::test;

/// The Workers screen on a real database, by mouse and keyboard.
class TestWorkers : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theModelChangesByDifference();
    void whoWorksIsTold();
    void aSilentWorkerTellsWhenItsJobsReturn();
    void whoHasNotSignedOnIsListedToo();
    void whatAWorkerHoldsIsListed();
    void theQueueIsPausedWithAReasonAndResumed();
    void whatAnotherConsolePausesShowsAtOnce();
    void anOrganisationIsPausedAndResumed();
    void aWeightAndALimitAreChanged();
    void aSettingTakesOnlyWhatItsRuleTakes();
    void aChangeIsTakenBack();
    void whatSomebodyElseChangedIsNotOverwritten();
    void whatALoginMayNotDoIsTold();
    void aFaultThatStaysKeepsItsDetailsOpen();
    void thePollerWorksAsItIsTold();
    void aPollerThatHangsHandsBack();
    void theActsAreInTheMenu();
    void nobodyWorksAndNoOrganisationIsSaid();
    void nothingIsCut_data();
    void nothingIsCut();

private:
    void fill();
    [[nodiscard]] QTableView *table(const char *name) { return m_console->find<QTableView>(name); }
    [[nodiscard]] QAction *action(const char *name) { return m_console->find<QAction>(name); }
    [[nodiscard]] QString text(const char *label) { return m_console->find<QLabel>(label)->text(); }
    [[nodiscard]] QString said()
    {
        return m_console->find<QWidget>("notice")->findChild<QLabel *>(QStringLiteral("noticeText"))->text();
    }
    [[nodiscard]] QString saidOfTheQueue()
    {
        auto *notice = m_console->find<QWidget>("queueNotice");
        return notice->isVisible() ? notice->findChild<QLabel *>(QStringLiteral("noticeText"))->text() : QString();
    }
    bool openScreen() { return m_console->openAndWait(m_database->dsn(), QStringLiteral("workers")); }
    void showTab(const char *name);
    bool select(const char *tableName, const QString &first, int column = 0);
    QString cell(const char *tableName, const QString &first, const char *column)
    {
        return ConsoleDriver::cell(*table(tableName), first, QLatin1String(column));
    }
    /// Waits for the dialog's field, types there and presses Return.
    bool answer(const char *field, const QString &words);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConsoleDriver> m_console;
};

void TestWorkers::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_database->addOrganisation("bell");
    m_console = std::make_unique<ConsoleDriver>();
}

void TestWorkers::cleanup()
{
    m_console.reset();
    m_database.reset();
}

/// w-busy works, w-idle waits, w-silent said nothing for 4 minutes and holds two jobs.
void TestWorkers::fill()
{
    m_database->sql(
        "INSERT INTO worker (name, host, pid, kind, slots, busy, processed, version, started_at, heartbeat_at) VALUES "
        "('w-busy', 'srv-a', 11, 'queue', 6, 4, 100, '1.0.0', now() - interval '1 h', now() + interval '1 h'), "
        "('w-idle', 'srv-b', 12, 'queue', 6, 0, 0, '1.0.0', now() - interval '50 min', now() + interval '1 h'), "
        "('w-silent', 'srv-c', 13, 'queue', 6, 2, 5, '0.9.8', now() - interval '40 min', now() - interval '4 min')");
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) SELECT 'acme', 'D' || n, "
                    "'sales_invoice' FROM generate_series(1, 5) AS n");
    m_database->sql(
        "UPDATE accounting_work_queue SET state = 'leased', leased_by = 'w-silent', lease = 7, leased_until "
        "= now() + interval '10 min' WHERE document_id IN ('D1', 'D2')");
}

void TestWorkers::showTab(const char *name)
{
    auto *tabs = m_console->find<QTabWidget>("tabs");
    tabs->setCurrentWidget(m_console->find<QWidget>(name));
}

bool TestWorkers::select(const char *tableName, const QString &first, int column)
{
    auto *view = table(tableName);
    for (int row = 0; row < view->model()->rowCount(); ++row) {
        if (view->model()->index(row, 0).data().toString() != first)
            continue;
        const auto index = view->model()->index(row, column);
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier, view->visualRect(index).center());
        return view->currentIndex() == index;
    }
    return false;
}

bool TestWorkers::answer(const char *field, const QString &words)
{
    if (!QTest::qWaitFor([&] { return m_console->find<QLineEdit>(field) != nullptr; }, 30'000))
        return false;
    auto *line = m_console->find<QLineEdit>(field);
    line->selectAll();
    QTest::keyClicks(line, words);
    if (words.isEmpty())
        QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClick(line, Qt::Key_Return);
    return QTest::qWaitFor([&] { return m_console->find<QLineEdit>(field) == nullptr; }, 30'000);
}

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

void TestWorkers::theQueueIsPausedWithAReasonAndResumed()
{
    fill();
    QVERIFY(openScreen());
    EVENTUALLY(action("actionPauseQueue")->isEnabled());
    QCOMPARE(saidOfTheQueue(), QString());
    QTest::keyClick(&m_console->window(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    EVENTUALLY(m_console->find<QLabel>("pauseText") != nullptr);
    QVERIFY(text("pauseText").startsWith(QLatin1String("Pause the whole queue of ")));
    QTest::keyClick(m_console->find<QLineEdit>("pauseWhy"), Qt::Key_Escape);
    EVENTUALLY(m_console->find<QLineEdit>("pauseWhy") == nullptr);
    QCOMPARE(m_database->number("SELECT count(*) FROM pause"), 0);

    m_console->window().activateWindow(); // the dialog was
    QVERIFY(QTest::qWaitForWindowActive(&m_console->window()));
    QTest::keyClick(&m_console->window(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(answer("pauseWhy", QStringLiteral("bank import")));
    EVENTUALLY_EQUAL(m_database->sql("SELECT scope || key || ' ' || why FROM pause"), std::string("queue bank import"));
    EVENTUALLY(said().contains(QLatin1String("The whole queue is paused.")));
    EVENTUALLY(saidOfTheQueue().contains(QStringLiteral("“bank import”")));
    QCOMPARE(action("actionPauseQueue")->text(), QStringLiteral("Resume the queue"));

    EVENTUALLY(action("actionPauseQueue")->isEnabled());
    action("actionPauseQueue")->trigger();
    EVENTUALLY_EQUAL(m_database->number("SELECT count(*) FROM pause"), 0);
    EVENTUALLY(said().contains(QLatin1String("The queue goes on.")));
    EVENTUALLY_EQUAL(saidOfTheQueue(), QString());
}

void TestWorkers::whatAnotherConsolePausesShowsAtOnce()
{
    fill();
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(table("workers")->model()->rowCount(), 3);
    auto other = m_database->connect();
    must(WorkerStore(*other).pause("worker", "w-busy", QStringLiteral("new disk")));
    EVENTUALLY(
        cell("workers", QStringLiteral("w-busy"), "State").contains(QStringLiteral("“new disk”; ends what it holds")));
    QVERIFY(must(WorkerStore(*other).resume("worker", "w-busy")));
    EVENTUALLY_EQUAL(cell("workers", QStringLiteral("w-busy"), "State"), QStringLiteral("working"));

    // What this console wants to end has ended already: that is told.
    must(WorkerStore(*other).pause("worker", "w-busy", QStringLiteral("x")));
    QVERIFY(select("workers", QStringLiteral("w-busy")));
    EVENTUALLY_EQUAL(action("actionPauseWorker")->text(), QStringLiteral("Resume worker"));
    EVENTUALLY(action("actionPauseWorker")->isEnabled());
    m_database->sql("DELETE FROM pause"); // says nothing to anybody
    action("actionPauseWorker")->trigger();
    EVENTUALLY(said().contains(QLatin1String("The worker w-busy was not paused any more.")));
}

void TestWorkers::anOrganisationIsPausedAndResumed()
{
    fill();
    QVERIFY(openScreen());
    showTab("sharesTab");
    EVENTUALLY_EQUAL(table("shares")->model()->rowCount(), 2);
    QCOMPARE(cell("shares", QStringLiteral("acme"), "Waiting"), QStringLiteral("3"));
    QCOMPARE(cell("shares", QStringLiteral("acme"), "Running"), QStringLiteral("2"));
    QVERIFY(select("shares", QStringLiteral("bell")));
    EVENTUALLY(action("actionPauseOrganisation")->isEnabled());
    QTest::mouseClick(m_console->find<QToolButton>("pauseOrganisationButton"), Qt::LeftButton);
    QVERIFY(answer("pauseWhy", QString()));
    EVENTUALLY_EQUAL(m_database->sql("SELECT scope || ' ' || key FROM pause"), std::string("organisation bell"));
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*table("shares")).first(), QStringLiteral("bell")); // paused ones first
    QVERIFY(cell("shares", QStringLiteral("bell"), "State").startsWith(QLatin1String("paused by ")));
    auto *resume = m_console->find<QWidget>("notice")->findChild<QPushButton *>(QStringLiteral("noticeAction"));
    QTest::mouseClick(resume, Qt::LeftButton);
    EVENTUALLY_EQUAL(m_database->number("SELECT count(*) FROM pause"), 0);
    EVENTUALLY(said().contains(QLatin1String("The organisation bell goes on.")));
}

void TestWorkers::aWeightAndALimitAreChanged()
{
    QVERIFY(openScreen());
    showTab("sharesTab");
    EVENTUALLY_EQUAL(table("shares")->model()->rowCount(), 2);
    QVERIFY(select("shares", QStringLiteral("acme")));
    EVENTUALLY_EQUAL(action("actionChangeSetting")->isEnabled(), false); // which of the three?
    QVERIFY(action("actionChangeSetting")->toolTip().startsWith(QLatin1String("Select its weight")));
    QVERIFY(select("shares", QStringLiteral("acme"), SharesModel::Weight));
    EVENTUALLY(action("actionChangeSetting")->isEnabled());
    QTest::keyClick(&m_console->window(), Qt::Key_F2);
    QVERIFY(answer("settingValue", QStringLiteral("2.5")));
    EVENTUALLY_EQUAL(m_database->sql("SELECT weight FROM queue_org WHERE org_id = 'acme'"), std::string("2.5"));
    EVENTUALLY_EQUAL(cell("shares", QStringLiteral("acme"), "Weight"), QStringLiteral("2.5"));

    QVERIFY(select("shares", QStringLiteral("acme"), SharesModel::MaxLeased));
    EVENTUALLY(action("actionChangeSetting")->isEnabled());
    QTest::keyClick(table("shares"), Qt::Key_Return);
    QVERIFY(answer("settingValue", QStringLiteral("3")));
    EVENTUALLY_EQUAL(cell("shares", QStringLiteral("acme"), "At once"), QStringLiteral("3"));
    EVENTUALLY(action("actionChangeSetting")->isEnabled());
    QTest::keyClick(table("shares"), Qt::Key_Return);
    QVERIFY(answer("settingValue", QString())); // no limit any more
    EVENTUALLY_EQUAL(m_database->sql("SELECT max_leased IS NULL FROM queue_org WHERE org_id = 'acme'"),
                     std::string("t"));
    EVENTUALLY_EQUAL(cell("shares", QStringLiteral("acme"), "At once"), QStringLiteral("no limit"));
}

void TestWorkers::aSettingTakesOnlyWhatItsRuleTakes()
{
    QVERIFY(openScreen());
    showTab("settingsTab");
    EVENTUALLY(table("settings")->model()->rowCount() > 10);
    QVERIFY(select("settings", QStringLiteral("lease_seconds")));
    EVENTUALLY(action("actionChangeSetting")->isEnabled());
    QVERIFY(!action("actionDefaultSetting")->isEnabled()); // it is
    QTest::mouseClick(m_console->find<QToolButton>("changeSettingButton"), Qt::LeftButton);
    EVENTUALLY(m_console->find<QLineEdit>("settingValue") != nullptr);
    auto *value = m_console->find<QLineEdit>("settingValue");
    QVERIFY(text("settingWhat").contains(QLatin1String("2 to 3600")));
    QVERIFY(!m_console->find<QPushButton>("settingDo")->isEnabled()); // it is so already
    value->selectAll();
    QTest::keyClicks(value, QStringLiteral("1"));
    QCOMPARE(text("settingFault"), QStringLiteral("lease_seconds takes a whole number from 2 to 3600; not \"1\"."));
    QVERIFY(!m_console->find<QPushButton>("settingDo")->isEnabled());
    QTest::keyClicks(value, QStringLiteral("20"));
    QCOMPARE(text("settingFault"), QString());
    QTest::mouseClick(m_console->find<QPushButton>("settingDo"), Qt::LeftButton);
    EVENTUALLY_EQUAL(cell("settings", QStringLiteral("lease_seconds"), "Value"), QStringLiteral("120 s"));
    QCOMPARE(m_database->sql("SELECT value FROM setting WHERE key = 'lease_seconds'"), std::string("120"));
    const auto who = QString::fromStdString(m_database->sql("SELECT session_user"));
    QVERIFY(cell("settings", QStringLiteral("lease_seconds"), "Last changed")
                .startsWith(QStringLiteral("by %1, ").arg(who)));
    QVERIFY2(said().contains(QLatin1String("lease_seconds was changed from 60 s to 120 s.")), qPrintable(said()));
    QVERIFY(said().contains(QLatin1String("It takes effect at the next claim or extension.")));

    EVENTUALLY(action("actionDefaultSetting")->isEnabled());
    action("actionDefaultSetting")->trigger();
    EVENTUALLY_EQUAL(m_database->sql("SELECT value FROM setting WHERE key = 'lease_seconds'"), std::string("60"));
}

void TestWorkers::aChangeIsTakenBack()
{
    m_database->sql("UPDATE setting SET value = '90' WHERE key = 'lease_seconds'");
    QVERIFY(openScreen());
    showTab("settingsTab");
    EVENTUALLY(table("settings")->model()->rowCount() > 10);
    QVERIFY(select("settings", QStringLiteral("lease_seconds")));
    EVENTUALLY(action("actionDefaultSetting")->isEnabled());
    action("actionDefaultSetting")->trigger();
    EVENTUALLY_EQUAL(cell("settings", QStringLiteral("lease_seconds"), "Value"), QStringLiteral("60 s"));
    auto *undo = m_console->find<QWidget>("notice")->findChild<QPushButton *>(QStringLiteral("noticeAction"));
    EVENTUALLY(action("actionChangeSetting")->isEnabled());
    QTest::mouseClick(undo, Qt::LeftButton);
    EVENTUALLY_EQUAL(m_database->sql("SELECT value FROM setting WHERE key = 'lease_seconds'"), std::string("90"));
}

void TestWorkers::whatSomebodyElseChangedIsNotOverwritten()
{
    QVERIFY(openScreen());
    showTab("settingsTab");
    EVENTUALLY(table("settings")->model()->rowCount() > 10);
    QVERIFY(select("settings", QStringLiteral("poll_seconds")));
    EVENTUALLY(action("actionChangeSetting")->isEnabled());
    QTest::keyClick(&m_console->window(), Qt::Key_F2);
    EVENTUALLY(m_console->find<QLineEdit>("settingValue") != nullptr);
    m_database->sql("UPDATE setting SET value = '33' WHERE key = 'poll_seconds'");
    QVERIFY(answer("settingValue", QStringLiteral("20")));
    EVENTUALLY(said().contains(QLatin1String("Nothing was changed.")));
    QVERIFY2(said().contains(QLatin1String("Somebody else has changed poll_seconds to 33 s meanwhile.")),
             qPrintable(said()));
    QCOMPARE(m_database->sql("SELECT value FROM setting WHERE key = 'poll_seconds'"), std::string("33"));
}

void TestWorkers::whatALoginMayNotDoIsTold()
{
    fill();
    m_database->sql("DROP ROLE IF EXISTS workers_reader");
    m_database->sql("CREATE ROLE workers_reader LOGIN PASSWORD 'right'");
    m_database->sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO workers_reader");
    m_database->sql("GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO workers_reader");
    m_database->sql("SELECT leapfrog_grant_functions()");
    const auto dsn = m_database->dsn() + " user=workers_reader password=right";
    QVERIFY(m_console->openAndWait(dsn, QStringLiteral("workers")));
    EVENTUALLY(action("actionPauseQueue")->toolTip().startsWith(QLatin1String("Your login may not pause or resume.")));
    QVERIFY(!action("actionPauseQueue")->isEnabled());
    showTab("settingsTab");
    EVENTUALLY(table("settings")->model()->rowCount() > 10);
    EVENTUALLY(
        action("actionChangeSetting")->toolTip().startsWith(QLatin1String("Your login may not change settings.")));

    // What is taken away while it looks: told in words, and the old rows stay, not live.
    m_database->sql("REVOKE SELECT ON worker FROM workers_reader");
    EVENTUALLY(said().contains(QLatin1String("Your login may not see workers here.")));
    QVERIFY(text("asOf").endsWith(QLatin1String("not live")));
    QCOMPARE(table("workers")->model()->rowCount(), 3);
    m_console.reset();
    m_database->sql("DROP OWNED BY workers_reader");
    m_database->sql("DROP ROLE workers_reader");
}

/// A screen asks once a second, and each time it fails again.
void TestWorkers::aFaultThatStaysKeepsItsDetailsOpen()
{
    QVERIFY(openScreen());
    auto *notice = m_console->find<NoticeBar>("notice");
    Error error{.code = Error::Code::Internal,
                .message = QStringLiteral("It does not work."),
                .cause = QStringLiteral("42P01"),
                .reason = "broken",
                .field = {}};
    notice->sayError(error, {});
    auto *more = notice->findChild<QToolButton *>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(more != nullptr);
    QTest::mouseClick(more, Qt::LeftButton);
    const auto *details = notice->findChild<QLabel *>(QStringLiteral("noticeDetails"));
    QVERIFY(details->isVisible());
    const int said = notice->said();
    notice->sayError(error, {});
    QVERIFY(details->isVisible());
    QCOMPARE(notice->said(), said);
    error.cause = QStringLiteral("42P02");
    notice->sayError(error, {}); // another one is said anew
    QVERIFY(!details->isVisible());
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
