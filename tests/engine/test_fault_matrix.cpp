// SPDX-License-Identifier: MIT
#include "core/log.h"
#include "engine/worker/poller.h"
#include "store/database/connection_pool.h"
#include "store/queue/workers.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <mutex>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// Each class of fault that the server can answer with, at each place where a worker asks it: the innocent job is
/// posted in the end, faults of the server cost it no attempt, all is told, and nothing asks without a pause.
class TestFaultMatrix : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_database.reset(); }
    void init();
    void cleanup();

    void atClaim_data() { statesAt("claim"); }
    void atClaim() { noFaultHarmsTheInnocent(); }
    void atSet_data() { statesAt("set"); }
    void atSet() { noFaultHarmsTheInnocent(); }
    void atComplete_data() { statesAt("complete"); }
    void atComplete() { noFaultHarmsTheInnocent(); }
    void atHeartbeat_data() { statesAt("heartbeat"); }
    void atHeartbeat() { noFaultHarmsTheInnocent(); }
    void atFold_data() { statesAt("fold"); }
    void atFold() { noFaultHarmsTheInnocent(); }
    void atConsoleRead_data();
    void atConsoleRead();
    void aLostListenerListensAgain();
    void whatCanNotBePutRightIsPutBack();
    void whatNoTriggerSawIsFoundByAnIdleWorker();
    void aFaultThatStaysIsAskedEverMoreRarely();

private:
    void statesAt(std::string_view place);
    void noFaultHarmsTheInnocent();
    /// From now on `function` answers its first `times` calls with the SQLSTATE, and counts all.
    void breakFunction(const std::string &function, const std::string &state, int times);
    void mendFunction();
    [[nodiscard]] std::int64_t calls() { return m_database->number("SELECT last_value FROM fault_calls"); }
    [[nodiscard]] bool wasTold(const QString &code);
    [[nodiscard]] Poller::Options options(std::chrono::milliseconds jobDuration = 0ms);
    void importMany(int count);

    std::unique_ptr<TestDatabase> m_database;
    std::string m_broken;
    int m_row = 0;
    std::string m_prefix; ///< of this row's documents
    std::mutex m_mutex; ///< guards m_log
    QByteArray m_log;
};

void TestFaultMatrix::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    VERIFY_RESULT(m_database->connection().runScript(R"(
        CREATE SEQUENCE fault_calls MINVALUE 0 START 0;
        CREATE TABLE fault (state text NOT NULL, times int NOT NULL);
        CREATE FUNCTION fault() RETURNS void LANGUAGE plpgsql AS $$
        DECLARE planned fault;
        BEGIN
            SELECT * INTO planned FROM fault;
            IF nextval('fault_calls') <= planned.times THEN
                IF planned.state = '57P01' THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
                RAISE EXCEPTION 'a fault' USING ERRCODE = planned.state;
            END IF;
        END $$)"));
}

void TestFaultMatrix::init()
{
    m_database->sql("DELETE FROM accounting_work_queue");
    m_prefix = 'R' + std::to_string(++m_row) + '-';
    m_log.clear();
    Log::install({.format = Log::Format::Json, .write = [this](const QByteArray &line) {
                      const std::scoped_lock lock(m_mutex);
                      m_log += line;
                  }});
}

void TestFaultMatrix::cleanup()
{
    mendFunction();
    Log::install({});
}

void TestFaultMatrix::breakFunction(const std::string &function, const std::string &state, int times)
{
    m_broken = function;
    m_database->sql("DELETE FROM fault");
    m_database->sql("INSERT INTO fault VALUES ('" + state + "', " + std::to_string(times) + ")");
    m_database->sql("SELECT setval('fault_calls', 0)");
    // The same function under another name, and in its place one that fails first.
    VERIFY_RESULT(m_database->connection().runScript(R"(
        DO $do$
        DECLARE
            f pg_proc; arguments text; call text;
        BEGIN
            SELECT * INTO STRICT f FROM pg_proc WHERE proname = ')"
                                                     + function + R"(';
            arguments := pg_get_function_arguments(f.oid);
            call := format('%I(%s)', f.proname || '_real',
                           (SELECT string_agg('$' || n, ', ' ORDER BY n) FROM generate_series(1, f.pronargs) AS n));
            EXECUTE format('ALTER FUNCTION %s RENAME TO %I', f.oid::regprocedure, f.proname || '_real');
            EXECUTE format('CREATE FUNCTION %I(%s) RETURNS %s LANGUAGE plpgsql AS $f$ BEGIN PERFORM fault(); %s; END $f$',
                           f.proname, arguments, pg_get_function_result(f.oid),
                           CASE WHEN f.proretset THEN 'RETURN QUERY SELECT * FROM ' || call
                                WHEN f.prorettype = 'void'::regtype THEN 'PERFORM ' || call ELSE 'RETURN ' || call END);
        END $do$)"));
}

void TestFaultMatrix::mendFunction()
{
    if (m_broken.empty())
        return;
    m_database->sql("DO $do$ DECLARE f pg_proc; BEGIN "
                    "SELECT * INTO STRICT f FROM pg_proc WHERE proname = '"
                    + m_broken
                    + "'; EXECUTE format('DROP FUNCTION %s', f.oid::regprocedure); "
                      "SELECT * INTO STRICT f FROM pg_proc WHERE proname = '"
                    + m_broken + "_real'; EXECUTE format('ALTER FUNCTION %s RENAME TO %I', f.oid::regprocedure, '"
                    + m_broken + "'); END $do$");
    m_broken.clear();
}

bool TestFaultMatrix::wasTold(const QString &code)
{
    const std::scoped_lock lock(m_mutex);
    for (const auto &line : m_log.split('\n')) {
        const auto entry = QJsonDocument::fromJson(line).object();
        if (entry[QStringLiteral("code")].toString() == code)
            return true;
    }
    return false;
}

Poller::Options TestFaultMatrix::options(std::chrono::milliseconds jobDuration)
{
    Settings settings;
    settings.lease = 1s;
    settings.poll = 1s;
    const auto worker = WorkerStore::makeName("queue");
    return {.dsn = m_database->dsn(),
            .worker = worker,
            .settings = settings,
            .followsSettings = false,
            .slotCount = 1,
            .processor = std::make_shared<DocumentProcessor>(worker, jobDuration),
            .firstDelay = 5ms,
            .mostDelay = 50ms};
}

void TestFaultMatrix::importMany(int count)
{
    std::vector<ImportedDocument> documents;
    for (int i = 1; i <= count; ++i)
        documents.push_back(invoiceRecord(m_prefix + std::to_string(i), i));
    VERIFY_RESULT(DocumentStore(m_database->connection()).import("acme", documents));
}

void TestFaultMatrix::statesAt(std::string_view wanted)
{
    QTest::addColumn<QString>("function");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("times");
    QTest::addColumn<int>("attempt"); // in which it is posted
    struct State
    {
        const char *state;
        const char *reason;
        bool ofTheJob;
        bool triedAgainAtOnce; // by the processor itself, up to five times
        bool neverPasses; // at the first claim: the worker ends and says so
    };
    const std::vector<State> states{
        {"08006", "unreachable", false, false, false},  {"22012", "22012", true, false, false},
        {"23505", "23505", true, false, false},         {"25006", "read_only", false, false, false},
        {"28000", "login_refused", false, false, true}, {"3D000", "no_database", false, false, true},
        {"40001", "conflict", false, true, false},      {"42501", "missing_right", false, false, true},
        {"53100", "disk_full", false, false, false},    {"55P03", "locked", false, false, false},
        {"57014", "timeout", true, true, false},        {"57P01", "shutting_down", false, false, false},
        {"58000", "server_fault", false, false, false}};
    for (const auto &one : states) {
        const auto row = [&](std::string_view place, const char *function, int times, int attempt) {
            if (place != wanted)
                return;
            QTest::newRow(one.state) << QString::fromUtf8(function) << QString::fromUtf8(one.state)
                                     << QString::fromUtf8(one.reason) << times << attempt;
        };
        const int failedWork = one.ofTheJob ? (one.triedAgainAtOnce ? 5 : 1) : (one.triedAgainAtOnce ? 6 : 2);
        row("claim", "queue_claim", one.neverPasses ? 1 : 3, 1);
        row("set", "ledger_post_set", 2, 1);
        row("complete", "ledger_complete", failedWork, one.ofTheJob ? 2 : 1);
        row("heartbeat", "queue_heartbeat", 1, 1);
        row("fold", "queue_aggregate", 1, 1);
    }
}

void TestFaultMatrix::noFaultHarmsTheInnocent()
{
    QFETCH(const QString, function);
    QFETCH(const QString, state);
    QFETCH(const QString, reason);
    QFETCH(const int, times);
    QFETCH(const int, attempt);
    const bool inSets = function == QLatin1String("ledger_post_set");
    const bool inHeartbeat = function == QLatin1String("queue_heartbeat");
    const int count = inSets ? 200 : 1;
    importMany(count);
    breakFunction(function.toStdString(), state.toStdString(), times);

    std::unique_ptr<Poller> poller;
    const auto ours = " document_id LIKE '" + m_prefix + "%'";
    const auto posted
        = [&] { return m_database->number("SELECT count(*) FROM document WHERE posted_version = 1 AND" + ours); };
    const auto work = [&] {
        poller = std::make_unique<Poller>(options(inHeartbeat ? 2500ms : 0ms));
        poller->start();
        QTRY_VERIFY_WITH_TIMEOUT(posted() == count || poller->isFinished(), 60000);
    };
    work();
    if (posted() < count) { // what can't pass at a first claim ends the worker with its reason
        QCOMPARE(poller->status().failure.value_or(Error()).reason, reason.toStdString());
        work();
    }
    if (inSets) // after a failed set its jobs are done one by one: there may be none left for another
        QVERIFY(calls() > 0);
    else
        QTRY_VERIFY_WITH_TIMEOUT(calls() > times, 60000); // also a fold is asked for again
    QTRY_VERIFY_WITH_TIMEOUT(!poller->status().problem, 60000);
    const auto asked = calls();
    QVERIFY(poller->status().connected);
    poller->stop();
    poller->wait();

    QCOMPARE(posted(), count);
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry WHERE" + ours), 2 * count);
    QCOMPARE(m_database->number("SELECT max(attempt) FROM job_event WHERE what = 'finished' AND" + ours), attempt);
    QCOMPARE(m_database->number("SELECT count(*) FROM job_event WHERE what = 'dead' AND" + ours), 0);
    QVERIFY2(wasTold(reason), m_log.constData());
    QVERIFY2(asked <= times + (inSets ? 100 : 20), qPrintable(QString::number(asked)));
}

void TestFaultMatrix::atConsoleRead_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("reason");
    for (const auto &[state, reason] : {std::pair{"08006", "unreachable"},
                                        {"22012", "22012"},
                                        {"25006", "read_only"},
                                        {"40001", "conflict"},
                                        {"42501", "missing_right"},
                                        {"53100", "disk_full"},
                                        {"53300", "no_connections"},
                                        {"55P03", "locked"},
                                        {"57014", "timeout"},
                                        {"57P01", "shutting_down"},
                                        {"58000", "server_fault"}})
        QTest::newRow(state) << QString::fromUtf8(state) << QString::fromUtf8(reason);
}

/// As the console's screens read: the fault is told by its reason, and the next read has its answer.
void TestFaultMatrix::atConsoleRead()
{
    QFETCH(const QString, state);
    QFETCH(const QString, reason);
    m_database->sql("DELETE FROM fault");
    m_database->sql("INSERT INTO fault VALUES ('" + state.toStdString() + "', 1)");
    m_database->sql("SELECT setval('fault_calls', 0)");
    ConnectionPool pool(m_database->dsn(), "console", 1);
    const auto read = [](Connection &connection) { return connection.run("SELECT 1 FROM fault()"); };
    const Limits limits{.whole = QDeadlineTimer(60s)};
    auto failing = pool.async(read, limits);
    QTRY_VERIFY_WITH_TIMEOUT(failing.isFinished(), 60000);
    const auto failed = failing.takeResult();
    QVERIFY(!failed);
    QCOMPARE(failed.error().reason, reason.toStdString());
    QVERIFY(!failed.error().message.isEmpty());
    auto next = pool.async(read, limits);
    QTRY_VERIFY_WITH_TIMEOUT(next.isFinished(), 60000);
    VERIFY_RESULT(next.takeResult());
}

void TestFaultMatrix::aLostListenerListensAgain()
{
    auto rarely = options();
    rarely.settings.poll = 1h; // only a notification can wake it
    Poller poller(rarely);
    poller.start();
    const auto listeners = [&] {
        return m_database->number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                                  "AND application_name = 'leapfrog queue wake-up' AND query LIKE 'LISTEN%'");
    };
    QTRY_COMPARE_WITH_TIMEOUT(listeners(), 1, 60000);
    m_database->sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
                    "AND application_name = 'leapfrog queue wake-up'");
    QTRY_VERIFY_WITH_TIMEOUT(wasTold(QStringLiteral("shutting_down")), 60000);
    QTRY_COMPARE_WITH_TIMEOUT(listeners(), 1, 60000);
    importMany(1);
    QTRY_COMPARE_WITH_TIMEOUT(poller.status().processed, 1, 60000);
}

void TestFaultMatrix::whatCanNotBePutRightIsPutBack()
{
    const auto ours = " document_id LIKE '" + m_prefix + "%'";
    importMany(1);
    breakFunction("ledger_complete", "42501", 1000000);
    Poller poller(options());
    poller.start();
    // Each time for a while; how often that is until we look depends on the machine.
    QTRY_VERIFY_WITH_TIMEOUT(
        m_database->number("SELECT count(*) FROM job_event WHERE what = 'put_back' AND" + ours) >= 2, 60000);
    poller.stop();
    poller.wait();
    QCOMPARE(m_database->sql("SELECT state || ' ' || run_count || ' ' || split_part(last_error, ':', 1) "
                             "FROM accounting_work_queue"),
             std::string("queued 0 missing_right"));
    QCOMPARE(m_database->number("SELECT count(*) FROM job_event WHERE what IN ('dead', 'failed') AND" + ours), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM (SELECT at - lag(at) OVER (ORDER BY at) AS gap FROM job_event "
                                "WHERE what = 'put_back' AND"
                                + ours + ") AS back WHERE gap < interval '0.4 s'"),
             0);
    QVERIFY(wasTold(QStringLiteral("missing_right")));
}

/// A producer whose login or database has its triggers off: nothing calls a worker, and no lane shows the job.
void TestFaultMatrix::whatNoTriggerSawIsFoundByAnIdleWorker()
{
    m_database->sql("SELECT queue_aggregate(true)"); // what is noted already wakes nothing later
    m_database->sql("UPDATE queue_lane SET wake_at = 'infinity'");
    Poller poller(options());
    poller.start();
    VERIFY_RESULT(m_database->connection().runScript(
        "SET session_replication_role = replica; INSERT INTO accounting_work_queue (org_id, document_id, "
        "document_type) VALUES ('acme', 'NONE', 'journal'); RESET session_replication_role"));
    QTRY_COMPARE_WITH_TIMEOUT(m_database->sql("SELECT state FROM accounting_work_queue"), std::string("dead"), 60000);
    QTRY_VERIFY_WITH_TIMEOUT(wasTold(QStringLiteral("unseen_lanes")), 60000); // told after it was done
}

void TestFaultMatrix::aFaultThatStaysIsAskedEverMoreRarely()
{
    importMany(1);
    breakFunction("queue_claim", "53100", 1000000);
    auto patient = options();
    patient.slotCount = 2;
    patient.firstDelay = 20ms;
    patient.mostDelay = 1h;
    Poller poller(patient);
    QElapsedTimer since;
    since.start();
    poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(calls() >= 12, 60000);
    // Two slots, six calls each: at least 10 + 20 + 40 + 80 + 160 ms apart.
    QVERIFY(since.elapsed() >= 310);
    QVERIFY(poller.status().connected); // the server answers; it has no room
    QCOMPARE(poller.status().problem.value_or(Error()).reason, std::string("disk_full"));
    importMany(2); // a new one rings
    poller.stop(); // in the midst of a wait of seconds
    poller.wait();
    QCOMPARE(poller.status().busy, 0);
}

QTEST_GUILESS_MAIN(TestFaultMatrix)
#include "test_fault_matrix.moc"
