// SPDX-License-Identifier: MIT
#include "recreate/recreate.h"
#include "store/queue/workers.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QElapsedTimer>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// The settings of the direct path do what they say, also when they are changed under a running console.
class TestDirectSettings : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theThresholdIsFollowed();
    void theRateHolds();
    void aLiftedRateLetsTheRestGo();
    void aCancelDoesNotWaitForTheRate();

private:
    [[nodiscard]] RecreateRequest all() const
    {
        return {.orgId = "acme", .documents = {"S1", "S2", "S3", "S4", "S5"}, .why = {}};
    }
    void follow(const Settings &settings)
    {
        m_runner->follow(settings);
        m_recreate->follow(settings);
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConnectionPool> m_pool;
    std::unique_ptr<DirectRunner> m_runner;
    std::unique_ptr<Recreate> m_recreate;
};

void TestDirectSettings::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    for (const auto &id : all().documents)
        m_database->importInvoice(id, 100);
    m_database->drain();
    m_pool = std::make_unique<ConnectionPool>(m_database->dsn(), "test", 2);
    m_runner = std::make_unique<DirectRunner>(*m_pool, WorkerStore::makeName("direct"), Settings());
    m_recreate = std::make_unique<Recreate>(*m_pool, *m_runner, Settings());
}

void TestDirectSettings::cleanup()
{
    m_recreate.reset();
    m_runner.reset();
    m_pool.reset();
    m_database.reset();
}

void TestDirectSettings::theThresholdIsFollowed()
{
    Settings settings;
    settings.directThreshold = 4;
    follow(settings);
    const auto queued = m_recreate->start(all());
    VERIFY_RESULT(queued);
    QVERIFY(!queued->direct);
    settings.directThreshold = 5;
    follow(settings);
    auto direct = m_recreate->start(all());
    VERIFY_RESULT(direct);
    QVERIFY(direct->direct);
    direct->task->outcomes.waitForFinished();
}

void TestDirectSettings::theRateHolds()
{
    Settings settings;
    settings.directRate = 10;
    follow(settings);
    QElapsedTimer since;
    since.start();
    auto started = m_recreate->start(all());
    VERIFY_RESULT(started);
    started->task->outcomes.waitForFinished();
    QVERIFY2(since.elapsed() >= 390, qPrintable(QString::number(since.elapsed()))); // the first at once, four follow
    QCOMPARE(m_database->number("SELECT count(*) FROM document WHERE posted_version = 2"), 5);
}

void TestDirectSettings::aLiftedRateLetsTheRestGo()
{
    Settings settings;
    settings.directRate = 0.001;
    follow(settings);
    auto started = m_recreate->start(all());
    VERIFY_RESULT(started);
    const auto &outcomes = started->task->outcomes;
    QTRY_COMPARE_WITH_TIMEOUT(outcomes.resultCount(), 1, 60000);
    settings.directRate = 0;
    follow(settings);
    QTRY_COMPARE_WITH_TIMEOUT(outcomes.resultCount(), 5, 60000);
}

void TestDirectSettings::aCancelDoesNotWaitForTheRate()
{
    Settings settings;
    settings.directRate = 0.001;
    follow(settings);
    auto started = m_recreate->start(all());
    VERIFY_RESULT(started);
    QTRY_COMPARE_WITH_TIMEOUT(started->task->outcomes.resultCount(), 1, 60000);
    started->task->stop.request_stop();
    QTRY_COMPARE_WITH_TIMEOUT(started->task->outcomes.resultCount(), 5, 60000);
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue WHERE state = 'queued'"), 4);
}

QTEST_GUILESS_MAIN(TestDirectSettings)
#include "test_direct_settings.moc"
