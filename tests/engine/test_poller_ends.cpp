// SPDX-License-Identifier: MIT
#include "engine/worker/poller.h"
#include "store/queue/workers.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <semaphore>
#include <stdexcept>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// How a poller ends: asked once, asked twice, and when it can't work. And what throws ends nothing.
class TestPollerEnds : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_database = std::make_unique<TestDatabase>();
        m_database->addOrganisation();
    }
    void cleanup() { m_database.reset(); }

    void aStopEndsEveryWait_data();
    void aStopEndsEveryWait();
    void aSecondStopHandsBackWhatIsHeld();
    void aDrainThatCanNotWorkEndsWithItsReason_data();
    void aDrainThatCanNotWorkEndsWithItsReason();
    void aDrainLeavesNothingBesideWhatIsTriedAlone();
    void whatThrowsFailsAlone_data();
    void whatThrowsFailsAlone();
    void moreSlotsThanThereAreBounds();

private:
    [[nodiscard]] Poller::Options options(std::shared_ptr<const JobProcessor> processor = {})
    {
        const auto worker = WorkerStore::makeName("queue");
        if (!processor)
            processor = std::make_shared<DocumentProcessor>(worker);
        return {.dsn = m_database->dsn(),
                .worker = worker,
                .settings = {},
                .followsSettings = false,
                .slotCount = 2,
                .processor = std::move(processor)};
    }
    /// In place of `function`'s body.
    void failAt(const std::string &function, const std::string &state)
    {
        VERIFY_RESULT(m_database->connection().runScript(
            "DO $do$ DECLARE f pg_proc; BEGIN SELECT * INTO STRICT f FROM pg_proc WHERE proname = '" + function
            + "'; EXECUTE format('CREATE OR REPLACE FUNCTION %I(%s) RETURNS %s LANGUAGE plpgsql AS $f$ BEGIN "
              "RAISE EXCEPTION USING ERRCODE = ''"
            + state
            + "''; END $f$', f.proname, pg_get_function_arguments(f.oid), pg_get_function_result(f.oid)); END $do$"));
    }

    std::unique_ptr<TestDatabase> m_database;
};

void TestPollerEnds::aStopEndsEveryWait_data()
{
    QTest::addColumn<QString>("failing"); // function, answering 53100
    QTest::addColumn<QString>("dsn");
    QTest::addColumn<double>("rate");
    QTest::newRow("resting") << QString() << QString() << 0.0;
    QTest::newRow("waiting for the rate") << QString() << QString() << 0.0001;
    QTest::newRow("backing off at the claim") << QStringLiteral("queue_claim") << QString() << 0.0;
    QTest::newRow("backing off with a job in hand") << QStringLiteral("ledger_complete") << QString() << 0.0;
    QTest::newRow("out of reach") << QString() << QStringLiteral("host=/nonexistent") << 0.0;
}

void TestPollerEnds::aStopEndsEveryWait()
{
    QFETCH(const QString, failing);
    QFETCH(const QString, dsn);
    QFETCH(const double, rate);
    for (int i = 0; i < 3; ++i)
        m_database->importInvoice("S" + std::to_string(i), 100);
    if (!failing.isEmpty())
        failAt(failing.toStdString(), "53100");
    auto patient = options();
    patient.settings.poll = 5min;
    patient.firstDelay = patient.mostDelay = 1h;
    patient.rate = rate;
    if (!dsn.isEmpty())
        patient.dsn = dsn.toStdString();
    Poller poller(patient);
    poller.start();
    const bool fails = !failing.isEmpty() || !dsn.isEmpty();
    if (fails)
        QTRY_VERIFY_WITH_TIMEOUT(poller.status().problem, 60000);
    else
        QTRY_VERIFY_WITH_TIMEOUT(poller.status().processed >= (rate > 0 ? 1 : 3), 60000);
    QTRY_COMPARE_WITH_TIMEOUT(poller.status().connected, dsn.isEmpty(), 60000);
    poller.stop();
    QTRY_VERIFY_WITH_TIMEOUT(poller.isFinished(), 60000);
    poller.wait();
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue WHERE state = 'leased'"), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM job_event WHERE what IN ('failed', 'dead')"), 0);
}

namespace {

/// Hangs in its first job until it is let go.
class HangingProcessor : public JobProcessor
{
public:
    Result<std::vector<JobResult>> process(Connection & /*connection*/,
                                           const std::vector<ClaimedJob> & /*jobs*/) const override
    {
        m_letGo.acquire();
        return std::vector<JobResult>();
    }
    Result<SetOutcome> processSet(Connection & /*connection*/, const std::vector<TakenJob> & /*jobs*/) const override
    {
        return SetOutcome();
    }
    void letGo() { m_letGo.release(); }

private:
    mutable std::counting_semaphore<> m_letGo{0};
};

/// Throws at one document, ends the others.
class ThrowingProcessor : public JobProcessor
{
public:
    explicit ThrowingProcessor(bool noMemory)
        : m_noMemory(noMemory)
    { }
    Result<std::vector<JobResult>> process(Connection &connection, const std::vector<ClaimedJob> &jobs) const override
    {
        for (const auto &job : jobs)
            throwAt(job.documentId);
        return m_noop.process(connection, jobs);
    }
    Result<SetOutcome> processSet(Connection &connection, const std::vector<TakenJob> &jobs) const override
    {
        for (const auto &taken : jobs)
            throwAt(taken.job.documentId);
        return m_noop.processSet(connection, jobs);
    }

private:
    void throwAt(const std::string &document) const
    {
        if (document != "S3")
            return;
        if (m_noMemory)
            throw std::bad_alloc();
        throw std::runtime_error("a library's own");
    }
    const bool m_noMemory;
    const NoopProcessor m_noop;
};

} // namespace

void TestPollerEnds::aSecondStopHandsBackWhatIsHeld()
{
    m_database->importInvoice("S1", 100);
    const auto processor = std::make_shared<HangingProcessor>();
    Poller poller(options(processor));
    poller.start();
    const auto leased
        = [&] { return m_database->number("SELECT count(*) FROM accounting_work_queue WHERE state = 'leased'"); };
    QTRY_COMPARE_WITH_TIMEOUT(leased(), 1, 60000);
    poller.stop();
    QCOMPARE(leased(), 1); // it would be finished
    poller.stopNow();
    QTRY_COMPARE_WITH_TIMEOUT(leased(), 0, 60000);
    QCOMPARE(m_database->sql("SELECT state || run_count FROM accounting_work_queue"), std::string("queued0"));
    QCOMPARE(m_database->number("SELECT count(*) FROM worker"), 0); // nobody takes it for dead
    processor->letGo();
    poller.wait();
    QVERIFY(!poller.status().leftLeased);
}

void TestPollerEnds::aDrainThatCanNotWorkEndsWithItsReason_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a right is missing") << QStringLiteral("42501") << QString() << QStringLiteral("missing_right");
    QTest::newRow("read-only") << QStringLiteral("25006") << QString() << QStringLiteral("read_only");
    QTest::newRow("no room") << QStringLiteral("53100") << QString() << QStringLiteral("disk_full");
    QTest::newRow("a fault of the server") << QStringLiteral("58030") << QString() << QStringLiteral("server_fault");
    QTest::newRow("no such database") << QString() << QStringLiteral("nowhere") << QStringLiteral("no_database");
}

void TestPollerEnds::aDrainThatCanNotWorkEndsWithItsReason()
{
    QFETCH(const QString, state);
    QFETCH(const QString, database);
    QFETCH(const QString, reason);
    m_database->importInvoice("S1", 100);
    auto drain = options();
    drain.drain = true;
    drain.firstDelay = 1ms;
    if (!state.isEmpty())
        failAt("queue_claim", state.toStdString());
    if (!database.isEmpty())
        drain.dsn += " dbname=" + database.toStdString();
    Poller poller(drain);
    poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(poller.isFinished(), 60000);
    poller.wait();
    QVERIFY(poller.status().failure);
    QCOMPARE(poller.status().failure->reason, reason.toStdString());
}

/// While a slot tries a job whose worker died, the others may start nothing; that is no reason for them to end.
void TestPollerEnds::aDrainLeavesNothingBesideWhatIsTriedAlone()
{
    m_database->sql(
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority) SELECT 'acme', 'S' || i, "
        "'journal', CASE WHEN i <= 6 THEN 3 WHEN i <= 100 THEN 2 ELSE 1 END FROM generate_series(1, 200) AS i");
    must(QueueStore(m_database->connection()).claim("dead", 6, 60s, urgentPriority));
    m_database->sql(
        "UPDATE accounting_work_queue SET leased_until = clock_timestamp() - interval '1 s' WHERE state = 'leased'");
    auto drain = options(std::make_shared<NoopProcessor>());
    drain.drain = true;
    drain.slotCount = 6;
    Poller poller(drain);
    poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(poller.isFinished(), 120000);
    poller.wait();
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(poller.status().processed, 200);
}

void TestPollerEnds::whatThrowsFailsAlone_data()
{
    QTest::addColumn<bool>("noMemory");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no memory") << true << QStringLiteral("no_memory");
    QTest::newRow("an exception") << false << QStringLiteral("exception");
}

void TestPollerEnds::whatThrowsFailsAlone()
{
    QFETCH(const bool, noMemory);
    QFETCH(const QString, reason);
    for (int i = 0; i < 20; ++i)
        m_database->importInvoice("S" + std::to_string(i), 100);
    Poller poller(options(std::make_shared<ThrowingProcessor>(noMemory)));
    poller.start();
    QTRY_COMPARE_WITH_TIMEOUT(poller.status().processed, 19, 60000);
    const auto why = [&] {
        return m_database->sql("SELECT string_agg(document_id || ' ' || last_error, ',') FROM accounting_work_queue");
    };
    QTRY_VERIFY_WITH_TIMEOUT(why().starts_with("S3 " + reason.toStdString() + ":"), 60000);
    poller.stop();
    poller.wait();
}

void TestPollerEnds::moreSlotsThanThereAreBounds()
{
    auto many = options();
    many.slotCount = 40000;
    many.settings.expressSlots = many.settings.normalSlots = -5;
    many.dsn = "host=/nonexistent";
    Poller poller(many);
    poller.start();
    QCOMPARE(poller.status().slotCount, 64);
    poller.stop();
    poller.wait();
}

QTEST_GUILESS_MAIN(TestPollerEnds)
#include "test_poller_ends.moc"
