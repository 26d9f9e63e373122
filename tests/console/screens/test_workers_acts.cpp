// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/frame/notice_bar.h"
#include "console/screens/workers_screen.h"
#include "console/workers/shares_model.h"
#include "support/result_helpers.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace leapfrog;
using namespace leapfrog::test;

/// What is done on the Workers screen: pauses, shares, settings.
class TestWorkersActs : public QObject, protected WorkersScreen
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void theQueueIsPausedWithAReasonAndResumed();
    void whatAnotherConsolePausesShowsAtOnce();
    void anOrganisationIsPausedAndResumed();
    void aWeightAndALimitAreChanged();
    void aSettingTakesOnlyWhatItsRuleTakes();
    void aChangeIsTakenBack();
    void whatSomebodyElseChangedIsNotOverwritten();
    void whatALoginMayNotDoIsTold();
    void aFaultThatStaysKeepsItsDetailsOpen();
};

void TestWorkersActs::theQueueIsPausedWithAReasonAndResumed()
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

void TestWorkersActs::whatAnotherConsolePausesShowsAtOnce()
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

void TestWorkersActs::anOrganisationIsPausedAndResumed()
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

void TestWorkersActs::aWeightAndALimitAreChanged()
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

void TestWorkersActs::aSettingTakesOnlyWhatItsRuleTakes()
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

void TestWorkersActs::aChangeIsTakenBack()
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

void TestWorkersActs::whatSomebodyElseChangedIsNotOverwritten()
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

void TestWorkersActs::whatALoginMayNotDoIsTold()
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
void TestWorkersActs::aFaultThatStaysKeepsItsDetailsOpen()
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

QTEST_MAIN(TestWorkersActs)
#include "test_workers_acts.moc"
