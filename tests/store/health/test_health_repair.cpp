// SPDX-License-Identifier: MIT
#include "health_looks.h"

#include "engine/worker/poller.h"
#include "store/queue/settings.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QDir>
#include <QRandomGenerator>

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

using State = HealthFinding::State;

/// `leapfrogctl doctor` beside those who work, and where looking or mending itself meets a fault.
class TestHealthRepair : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aBacklogThatIsWorkedOffIsNoFault();
    void countersAreMendedBesideProducersAndWorkers();
    void aRepairThatCannotBeDoneSaysWhy();
    void aSequenceAtItsEndIsNamedAndMended_data();
    void aSequenceAtItsEndIsNamedAndMended();
    void aFullDiskIsNamed();
    void anOlderSchemaIsNamed();

private:
    std::unique_ptr<TestDatabase> m_database;
};

void TestHealthRepair::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_database->importInvoice("S1", 100);
    m_database->drain();
    HealthStore(m_database->connection()).repair({lookAt(*m_database, "open_functions")});
}

void TestHealthRepair::aBacklogThatIsWorkedOffIsNoFault()
{
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, ready_at, created_at) "
                    "SELECT 'acme', 'D' || n, 'journal', now() - interval '1 min', now() - interval '1 min' FROM "
                    "generate_series(1, 100) AS n");
    VERIFY_RESULT(m_database->connection().runScript("DELETE FROM queue_ended" + idleWorker)); // others' just now
    QCOMPARE(lookAt(*m_database, "late_jobs").state, State::Wrong);

    m_database->sql("UPDATE worker SET busy = slots - 1"); // its free slot is for clicks
    QCOMPARE(lookAt(*m_database, "late_jobs").state, State::Fine);
    m_database->sql("UPDATE worker SET busy = 0");
    m_database->sql(
        "INSERT INTO job_event (job_id, org_id, document_id, what, who) SELECT gen_random_uuid(), 'acme', "
        "'F', 'finished', 'idle' FROM generate_series(1, 50)"); // it takes its turns, and has more than it can do
    QCOMPARE(lookAt(*m_database, "late_jobs").state, State::Fine);
    m_database->sql("UPDATE queue_ended SET at = now() - interval '20 s'");
    m_database->sql("INSERT INTO pause (scope, key) VALUES ('organisation', 'acme')");
    QCOMPARE(lookAt(*m_database, "late_jobs").state, State::Fine);
    m_database->sql("DELETE FROM pause");
    m_database->sql("INSERT INTO queue_org (org_id, max_leased) VALUES ('acme', 0) ON CONFLICT (org_id) DO UPDATE SET "
                    "max_leased = 0");
    QCOMPARE(lookAt(*m_database, "late_jobs").state, State::Fine);
    m_database->sql("DELETE FROM queue_org");
    QCOMPARE(lookAt(*m_database, "late_jobs").state, State::Wrong);

    m_database->sql("DELETE FROM worker");
    m_database->sql("DELETE FROM accounting_work_queue");
    QCOMPARE(faultsIn(*m_database).join(u"; "_s), QString());
}

void TestHealthRepair::countersAreMendedBesideProducersAndWorkers()
{
    Poller poller({.dsn = m_database->dsn(),
                   .worker = "w",
                   .settings = must(SettingStore(m_database->connection()).read()),
                   .processor = std::make_shared<NoopProcessor>()});
    poller.start();
    std::atomic<int> left = 2;
    const auto produce = [&](int who) {
        const auto connection = m_database->connect();
        for (int i = 0; i < 100; ++i)
            must(connection->run(
                "INSERT INTO accounting_work_queue (org_id, document_id, document_type) SELECT 'org' || n "
                "% 5, $1 || '-' || n, 'journal' FROM generate_series(1, 10) AS n",
                {std::to_string(who * 1000 + i)}));
        --left;
    };
    std::jthread first(produce, 1);
    std::jthread second(produce, 2);
    HealthStore store(m_database->connection());
    for (int round = 0; left > 0 || round < 3; ++round) {
        m_database->sql("UPDATE queue_depth SET n = n + 1");
        m_database->sql("INSERT INTO queue_delta (org_id, priority, state, n) VALUES ('org1', 1, 'queued', 5)");
        const auto repairs = store.repair({lookAt(*m_database, "counters")});
        QVERIFY(std::ranges::none_of(repairs, [](const auto &repair) { return repair.error.has_value(); }));
        QCOMPARE(m_database->depthFaults(), 0);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_database->number("SELECT count(*) FROM accounting_work_queue"), 0, 30000);
    poller.stop();
    poller.wait();
    QTRY_COMPARE(faultsIn(*m_database).join(u"; "_s), QString());
}

void TestHealthRepair::aRepairThatCannotBeDoneSaysWhy()
{
    const auto holder = m_database->connect();
    VERIFY_RESULT(holder->runScript("BEGIN; SELECT 1 FROM queue_aggregated FOR UPDATE"));
    m_database->sql("INSERT INTO queue_depth VALUES ('acme', 3, 'dead', 1)");
    const auto repairs = HealthStore(m_database->connection()).repair({lookAt(*m_database, "counters")});
    QCOMPARE(repairs.size(), std::size_t(1));
    QVERIFY(repairs.front().error.has_value());
    VERIFY_RESULT(holder->runScript("ROLLBACK"));
    QCOMPARE(HealthStore(m_database->connection()).repair({lookAt(*m_database, "counters")}).front().count, 1);
    QCOMPARE(faultsIn(*m_database).join(u"; "_s), QString());
}

void TestHealthRepair::aSequenceAtItsEndIsNamedAndMended_data()
{
    QTest::addColumn<QString>("sequence");
    for (const auto *sequence : {"queue_lease_seq", "queue_turn_seq", "queue_lease_floor", "queue_turn_floor"})
        QTest::newRow(sequence) << QString::fromLatin1(sequence);
}

void TestHealthRepair::aSequenceAtItsEndIsNamedAndMended()
{
    QFETCH(const QString, sequence);
    const auto name = sequence.toStdString();
    // The last number is left, and a lane got one of those before it.
    m_database->sql("SELECT setval('" + name + "', (SELECT max_value FROM pg_sequences WHERE sequencename = '" + name
                    + "') - 1)");
    if (name == "queue_turn_seq")
        m_database->sql(
            "UPDATE queue_lane SET turn = nextval('queue_turn_seq') - 1 WHERE priority = 1 AND org_id = 'acme'");
    const auto found = lookAt(*m_database, "sequences");
    QCOMPARE(found.state, State::Wrong);
    QCOMPARE(found.examples.size(), std::size_t(1));
    QVERIFY(found.examples.front().starts_with(name + " is at 922337203685477580"));

    const auto repairs = HealthStore(m_database->connection()).repair({found});
    QCOMPARE(repairs.size(), std::size_t(1));
    QVERIFY2(!repairs.front().error, repairs.front().error ? describe(*repairs.front().error).constData() : "");
    QCOMPARE(repairs.front().count, 1);
    QCOMPARE(lookAt(*m_database, "sequences").state, State::Fine);
    QCOMPARE(m_database->number("SELECT count(*) FROM queue_lane WHERE turn > (SELECT last_value FROM queue_turn_seq)"),
             0);
    for (const auto *document : {"Q1", "Q2", "Q3"})
        m_database->importInvoice(document, 100 + QRandomGenerator::global()->bounded(1'000'000));
    m_database->drain();
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(faultsIn(*m_database).join(u"; "_s), QString());
}

void TestHealthRepair::aFullDiskIsNamed()
{
    HealthStore store(m_database->connection());
    const auto text = [this](const std::string &sql) {
        return QString::fromStdString(must(m_database->connection().run(sql)).first().text(0));
    };
    text("SELECT count(*)::text FROM generate_series(1, 1000000)"); // makes the folder of temporary files
    const QDir folder(text("SHOW data_directory") + u"/base/pgsql_tmp"_s);
    const auto next = u"pgsql_tmp%1.%2"_s.arg(text("SELECT pg_backend_pid()::text"));
    for (int n = 0; n < 20; ++n)
        QFile::link(u"/dev/full"_s, folder.filePath(next.arg(n)));

    const auto full = store.writable();

    for (int n = 0; n < 20; ++n)
        QFile::remove(folder.filePath(next.arg(n)));
    QVERIFY(!full);
    QCOMPARE(full.error().reason, "disk_full");
    VERIFY_RESULT(store.writable());
    VERIFY_RESULT(m_database->connection().runScript("SET temp_file_limit = 0")); // says nothing of the disk
    const auto limited = store.writable();
    VERIFY_RESULT(m_database->connection().runScript("RESET temp_file_limit"));
    VERIFY_RESULT(limited);
}

void TestHealthRepair::anOlderSchemaIsNamed()
{
    m_database->sql("DELETE FROM schema_migration WHERE version = (SELECT max(version) FROM schema_migration)");
    const auto findings = HealthStore(m_database->connection()).server();
    VERIFY_RESULT(findings);
    const auto schema = std::ranges::find(*findings, std::string("schema"), &HealthFinding::check);
    QCOMPARE(schema->state, State::Wrong);
    QVERIFY2(schema->advice.contains(u"leapfrogctl migrate"_s), qPrintable(schema->advice));
}

QTEST_GUILESS_MAIN(TestHealthRepair)
#include "test_health_repair.moc"
