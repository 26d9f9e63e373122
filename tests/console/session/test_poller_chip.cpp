// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QAction>
#include <QPushButton>
#include <QToolButton>

using namespace leapfrog;
using namespace leapfrog::test;

/// The poller's button in the window's head: what it says, and that a poller which hangs can be stopped.
class TestPollerChip : public QObject
{
    Q_OBJECT

private slots:
    void aPollerThatHangsIsStoppedNow();
};

void TestPollerChip::aPollerThatHangsIsStoppedNow()
{
    TestDatabase database;
    database.addOrganisation();
    database.importInvoice("S1", 100);
    ConsoleDriver console;
    QVERIFY(console.openAndWait(database.dsn(), QStringLiteral("backlog")));
    auto *chip = console.findAnywhere<QToolButton>("pollerChip");
    auto *onPage = console.find<QPushButton>("pollerButton");
    QCOMPARE(chip->text(), QStringLiteral("Poller off"));

    auto other = database.connect(); // whoever posts waits for it
    must(other->runScript("BEGIN; LOCK TABLE gl_entry IN ACCESS EXCLUSIVE MODE"));
    QTest::mouseClick(chip, Qt::LeftButton);
    EVENTUALLY(chip->text().startsWith(QLatin1String("Poller on, 1 of ")));
    QTest::mouseClick(chip, Qt::LeftButton);
    QCOMPARE(chip->text(), QStringLiteral("Poller stops · Stop now"));
    QVERIFY(chip->isEnabled());
    QVERIFY(chip->toolTip().contains(QLatin1String("hand that back to the queue")));
    QVERIFY(!onPage->isEnabled());

    QTest::mouseClick(chip, Qt::LeftButton);
    QVERIFY(!chip->isEnabled()); // it can't be stopped more than that
    QVERIFY(!onPage->isEnabled());
    EVENTUALLY_EQUAL(database.sql("SELECT state || run_count FROM accounting_work_queue"), std::string("queued0"));
    EVENTUALLY_EQUAL(chip->text(), QStringLiteral("Poller off"));
    QVERIFY(chip->isEnabled());
    must(other->runScript("ROLLBACK"));
}

QTEST_MAIN(TestPollerChip)
#include "test_poller_chip.moc"
