// SPDX-License-Identifier: MIT
#include "console/backlog/organisation_model.h"
#include "console/backlog/rate_history.h"
#include "console/console_driver.h"
#include "store/queue/rows/throughput.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QAbstractItemModelTester>
#include <QTableView>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// What workers get done: counted by the database, as bars and by organisation on the Backlog.
class TestRates : public QObject
{
    Q_OBJECT

private slots:
    void minutesAreCountedWhole();
    void organisationsAreCountedApart();
    void barsFillTheSpan();
    void whatIsNotKnownIsNotZero();
    void deadOnesAreTheDifference();
    void theBacklogShowsPaceAndShare();
    void sharesAreOfTheSlots();
};

void TestRates::minutesAreCountedWhole()
{
    TestDatabase database;
    database.sql("INSERT INTO queue_ended (at, worker, priority, jobs) VALUES"
                 " (date_trunc('minute', now()) - interval '2 min', 'w', 1, 3),"
                 " (date_trunc('minute', now()) - interval '2 min' + interval '59 s', 'w', 2, 4),"
                 " (date_trunc('minute', now()) - interval '1 min', 'w', 1, 5),"
                 " (now() - interval '2 h', 'w', 1, 100)");
    const auto rows = ThroughputStore(database.connection()).perMinute(60min);
    VERIFY_RESULT(rows);
    QCOMPARE(rows->size(), std::size_t(2));
    QCOMPARE(rows->at(0).jobs, 7);
    QCOMPARE(rows->at(1).jobs, 5);
    QCOMPARE(rows->at(0).minute.secsTo(rows->at(1).minute), 60);
}

void TestRates::organisationsAreCountedApart()
{
    TestDatabase database;
    database.sql("INSERT INTO job_event (at, job_id, org_id, document_id, what) SELECT now() - interval '5 s',"
                 " gen_random_uuid(), CASE WHEN n < 30 THEN 'acme' ELSE 'borealis' END, 'D' || n,"
                 " CASE WHEN n = 0 THEN 'merged' ELSE 'finished' END FROM generate_series(0, 39) AS n");
    const auto paces = ThroughputStore(database.connection()).byOrganisation();
    VERIFY_RESULT(paces);
    QCOMPARE(paces->size(), std::size_t(2));
    QCOMPARE(paces->at("acme"), 29); // in a minute; what was merged is not done
    QCOMPARE(paces->at("borealis"), 10);
}

static QDateTime at(int hour, int minute)
{
    return {QDate(2026, 3, 1), QTime(hour, minute), Qt::UTC};
}

void TestRates::barsFillTheSpan()
{
    RateHistory rates;
    rates.reset({{at(11, 50), 10}, {at(11, 59), 20}, {at(12, 0), 5}});
    const auto quarter = rates.bars(at(12, 0).addSecs(30), 15min, {});
    QCOMPARE(quarter.size(), std::size_t(15));
    QCOMPARE(quarter.back().from, at(12, 0));
    QCOMPARE(quarter.back().done.value_or(-1), 5.0);
    QCOMPARE(quarter.at(13).done.value_or(-1), 20.0);
    QCOMPARE(quarter.at(5).done.value_or(-1), 0.0); // nothing ended then, and that is known
    rates.add({{at(12, 0), 8}});
    QCOMPARE(rates.bars(at(12, 0).addSecs(30), 15min, {}).back().done.value_or(-1), 8.0);
    const auto day = rates.bars(at(12, 0), 24h, {});
    QVERIFY(day.size() <= 60);
    QVERIFY(day.front().from <= at(12, 0).addDays(-1).addSecs(24 * 60));
}

void TestRates::whatIsNotKnownIsNotZero()
{
    RateHistory rates;
    rates.reset({{at(11, 50), 10}});
    const auto bars = rates.bars(at(12, 0), 15min, {});
    QVERIFY(!bars.front().done); // before what is kept
    QVERIFY(bars.back().done);
}

void TestRates::deadOnesAreTheDifference()
{
    const std::vector<DepthSample> samples = {{.at = at(11, 57), .queued = {}, .dead = 3},
                                              {.at = at(11, 58), .queued = {}, .dead = 7},
                                              {.at = at(11, 59), .queued = {}, .dead = 2}};
    const auto bars = RateHistory().bars(at(12, 0), 15min, samples);
    QCOMPARE(bars.at(12).died, 4.0);
    QCOMPARE(bars.at(13).died, 0.0); // they were retried: nothing died
}

void TestRates::theBacklogShowsPaceAndShare()
{
    TestDatabase database;
    database.addOrganisation();
    for (int i = 0; i < 6; ++i)
        database.importInvoice("S" + std::to_string(i), 100);
    database.drain();
    database.importInvoice("W", 100);
    ConsoleDriver console;
    QVERIFY(console.openAndWait(database.dsn(), QStringLiteral("backlog")));
    const auto *table = console.find<QTableView>("organisations");
    EVENTUALLY_EQUAL(ConsoleDriver::cell(*table, QStringLiteral("acme"), QStringLiteral("Done / min")),
                     QStringLiteral("6"));
    QCOMPARE(ConsoleDriver::cell(*table, QStringLiteral("acme"), QStringLiteral("Share of slots")),
             QStringLiteral("0 %"));
    QVERIFY(console.find<QWidget>("rates")->isVisible());
    EVENTUALLY(console.find<QWidget>("rates")->accessibleDescription().contains(QLatin1String("6 done per minute")));
}

static OrganisationDepth running(const char *org, std::int64_t jobs)
{
    OrganisationDepth depth;
    depth.orgId = org;
    depth.leased = jobs;
    return depth;
}

void TestRates::sharesAreOfTheSlots()
{
    OrganisationModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows({running("a", 3), running("b", 1)}, {.now = at(12, 0), .perMinute = {{"b", 7}}, .slotCount = 12});
    const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, OrganisationModel::Share), QStringLiteral("25 %"));
    QCOMPARE(text(1, OrganisationModel::PerMinute), QStringLiteral("7"));
    QCOMPARE(text(0, OrganisationModel::PerMinute), QStringLiteral("0"));
    model.setRows({running("a", 3), running("b", 1)}, {.now = at(12, 0), .slotCount = 0});
    QCOMPARE(text(0, OrganisationModel::Share), QStringLiteral("75 %")); // no worker says so, but they run
}

QTEST_MAIN(TestRates)
#include "test_rates.moc"
