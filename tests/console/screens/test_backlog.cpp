// SPDX-License-Identifier: MIT
#include "console/backlog/depth_card.h"
#include "console/console_driver.h"
#include "support/test_database.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTableView>

using namespace leapfrog;
using namespace leapfrog::test;

/// The Backlog screen on a real database.
class TestBacklog : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_database = std::make_unique<TestDatabase>(); }
    void cleanup() { m_database.reset(); }

    void depthIsShownByPriority();
    void whatProducersEnqueueAppearsByItself();
    void organisationsAreListed();
    void thePollerIsTurnedOnAndOff();
    void anEmptyDatabaseOffersTheDemo();
    void thatNobodyWorksIsSaid();

private:
    void enqueue(const std::string &org, int count, int priority)
    {
        m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority) SELECT '"
                        + org + "', 'X' || '" + std::to_string(priority) + "-' || n, 'journal', "
                        + std::to_string(priority) + " FROM generate_series(1, " + std::to_string(count) + ") AS n");
    }

    std::unique_ptr<TestDatabase> m_database;
};

void TestBacklog::depthIsShownByPriority()
{
    m_database->addOrganisation();
    enqueue("acme", 7, 1);
    enqueue("acme", 3, 2);
    enqueue("acme", 1, 3);
    ConsoleDriver console;
    QVERIFY(console.openAndWait(m_database->dsn(), QStringLiteral("backlog")));

    EVENTUALLY_EQUAL(console.find<DepthCard>("normal")->number(), QStringLiteral("7"));
    EVENTUALLY_EQUAL(console.find<DepthCard>("high")->number(), QStringLiteral("3"));
    EVENTUALLY_EQUAL(console.find<DepthCard>("urgent")->number(), QStringLiteral("1"));
    QCOMPARE(console.find<DepthCard>("dead")->number(), QStringLiteral("0"));
}

void TestBacklog::whatProducersEnqueueAppearsByItself()
{
    m_database->addOrganisation();
    ConsoleDriver console;
    QVERIFY(console.openAndWait(m_database->dsn(), QStringLiteral("backlog")));
    EVENTUALLY_EQUAL(console.find<DepthCard>("high")->number(), QStringLiteral("0"));

    enqueue("acme", 12, 2);
    EVENTUALLY_EQUAL(console.find<DepthCard>("high")->number(), QStringLiteral("12"));
    m_database->sql("DELETE FROM accounting_work_queue");
    EVENTUALLY_EQUAL(console.find<DepthCard>("high")->number(), QStringLiteral("0"));
}

void TestBacklog::organisationsAreListed()
{
    m_database->addOrganisation("acme");
    m_database->addOrganisation("borealis", "NOK");
    enqueue("acme", 5, 1);
    enqueue("borealis", 2, 1);
    ConsoleDriver console;
    QVERIFY(console.openAndWait(m_database->dsn(), QStringLiteral("backlog")));

    auto *table = console.find<QTableView>("organisations");
    EVENTUALLY_EQUAL(console.cell(*table, QStringLiteral("borealis"), QStringLiteral("Waiting")), QStringLiteral("2"));
    QCOMPARE(console.cell(*table, QStringLiteral("acme"), QStringLiteral("Waiting")), QStringLiteral("5"));
}

void TestBacklog::thePollerIsTurnedOnAndOff()
{
    m_database->addOrganisation();
    for (const auto *document : {"S1", "S2", "S3"})
        m_database->importInvoice(document, 100);
    ConsoleDriver console;
    QVERIFY(console.openAndWait(m_database->dsn(), QStringLiteral("backlog")));
    EVENTUALLY_EQUAL(console.find<DepthCard>("normal")->number(), QStringLiteral("3"));

    auto *button = console.find<QAbstractButton>("pollerButton");
    QTest::mouseClick(button, Qt::LeftButton);
    EVENTUALLY_EQUAL(console.find<DepthCard>("normal")->number(), QStringLiteral("0"));
    EVENTUALLY_EQUAL(m_database->number("SELECT count(*) FROM document WHERE posted_version = 1"), 3);
    EVENTUALLY(console.find<QLabel>("pollerState")->text().contains(QLatin1String("3 done")));

    QTest::mouseClick(button, Qt::LeftButton);
    EVENTUALLY_EQUAL(console.session().poller().state(), EmbeddedPoller::State::Off);
    QVERIFY(console.find<QLabel>("pollerState")->text().contains(QLatin1String("off")));
    m_database->importInvoice("S4", 100);
    EVENTUALLY_EQUAL(console.find<DepthCard>("normal")->number(), QStringLiteral("1"));
    QCOMPARE(m_database->number("SELECT count(*) FROM document WHERE posted_version = 1"), 3);
}

void TestBacklog::anEmptyDatabaseOffersTheDemo()
{
    ConsoleDriver console;
    QVERIFY(console.openAndWait(m_database->dsn(), QStringLiteral("backlog")));
    QVERIFY(console.find<QAbstractButton>("demoButton")->isVisible());
    m_database->addOrganisation();
    console.session().refreshOrganisations();
    EVENTUALLY(!console.find<QAbstractButton>("demoButton")->isVisible());
}

void TestBacklog::thatNobodyWorksIsSaid()
{
    m_database->addOrganisation();
    enqueue("acme", 5, 1);
    ConsoleDriver console;
    QVERIFY(console.openAndWait(m_database->dsn(), QStringLiteral("backlog")));
    EVENTUALLY_EQUAL(console.find<DepthCard>("running")->note(), QStringLiteral("no worker runs"));
}

QTEST_MAIN(TestBacklog)
#include "test_backlog.moc"
