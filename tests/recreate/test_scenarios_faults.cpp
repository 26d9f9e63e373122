// SPDX-License-Identifier: MIT
#include "engine/posting/document_processor.h"
#include "engine/worker/poller.h"
#include "recreate/recreate.h"
#include "store/books/period_locks.h"
#include "store/queue/settings.h"
#include "store/queue/workers.h"
#include "store/schema/migrator.h"
#include "support/embedded_sandbox.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QUuid>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// The recreation scenarios in which somebody else gets in the way: an accountant who locks, a server that restarts.
class TestScenariosFaults : public QObject
{
    Q_OBJECT

private slots:
    void s15_aLockIsRefusedWhileADocumentAwaitsRecreation_data();
    void s15_aLockIsRefusedWhileADocumentAwaitsRecreation();
    void s22_aRestartOfTheServerLosesNothing();
};

void TestScenariosFaults::s15_aLockIsRefusedWhileADocumentAwaitsRecreation_data()
{
    QTest::addColumn<bool>("direct");
    QTest::newRow("queued") << false;
    QTest::newRow("direct, by a console that died") << true;
}

void TestScenariosFaults::s15_aLockIsRefusedWhileADocumentAwaitsRecreation()
{
    QFETCH(const bool, direct);
    TestDatabase database;
    database.addOrganisation();
    database.importInvoice("S1", 100);
    database.importInvoice("S2", 100, "acme", "2026-04-01");
    database.drain();
    const auto recreation = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    VERIFY_RESULT(RecreationStore(database.connection())
                      .prepare(recreation, "acme", {"S1", "S2"}, {},
                               direct ? std::optional<std::string>("console") : std::nullopt,
                               std::chrono::milliseconds(1)));

    PeriodLockStore locks(database.connection());
    const auto march = parseDate("2026-03-31").value();
    const auto refused = locks.lock("acme", march, u"month end"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Error::Code::Refused);
    QCOMPARE(refused.error().reason, std::string("awaiting_recreation"));
    QCOMPARE(refused.error().cause, u"[\"S1\"]"_s); // S2 is of April
    QVERIFY2(refused.error().message.contains(u"S1"_s), qPrintable(refused.error().message));
    const auto state = locks.show("acme");
    VERIFY_RESULT(state);
    QVERIFY(!state->lockedThrough);
    QVERIFY(state->events.empty());

    database.drain(); // any poller adopts what the console left
    VERIFY_RESULT(locks.lock("acme", march, u"month end"_s));
}

/// Eleven documents recreated on a server of its own, which is stopped and started while a poller posts them.
void TestScenariosFaults::s22_aRestartOfTheServerLosesNothing()
{
    EmbeddedSandbox sandbox;
    const auto cluster = Cluster::open(sandbox.options());
    VERIFY_RESULT(cluster);
    const auto restart = [&cluster]() -> Result<std::string> {
        const auto lock = cluster->lockForStarting({});
        if (!lock)
            return failed(lock);
        if (auto stopped = cluster->stop(); !stopped)
            return failed(stopped);
        return cluster->run({});
    };
    const auto dsn = restart();
    VERIFY_RESULT(dsn);

    std::vector<std::string> documents;
    {
        auto connection = Connection::open(*dsn, "test");
        VERIFY_RESULT(connection);
        VERIFY_RESULT(Migrator(**connection).migrate());
        DocumentStore store(**connection);
        VERIFY_RESULT(store.ensureOrganisation("acme", "EUR"));
        std::vector<ImportedDocument> invoices;
        for (int i = 1; i <= 11; ++i) {
            documents.push_back("S" + std::to_string(i));
            invoices.push_back(invoiceRecord(documents.back(), 100));
        }
        VERIFY_RESULT(store.import("acme", invoices));
        VERIFY_RESULT((*connection)->runScript("UPDATE setting SET value = '1' WHERE key = 'poll_seconds'"));
    }

    Settings settings;
    settings.poll = std::chrono::seconds(1);
    const auto worker = WorkerStore::makeName("queue");
    // Slow, so that the restart finds it busy.
    const auto processor = std::make_shared<DocumentProcessor>(worker, std::chrono::milliseconds(200));
    Poller poller({.dsn = *dsn, .worker = worker, .settings = settings, .slotCount = 1, .processor = processor});
    poller.start();
    const auto ask = [&dsn](const char *sql) { return test::ask(*dsn, sql); };
    QTRY_COMPARE_WITH_TIMEOUT(ask("SELECT count(*) FROM document WHERE posted_version = 1"), std::string("11"), 60000);

    ConnectionPool pool(*dsn, "test", 2);
    DirectRunner runner(pool, WorkerStore::makeName("direct"), settings);
    Recreate recreate(pool, runner, settings);
    const auto started = recreate.start({.orgId = "acme", .documents = documents, .why = {}});
    VERIFY_RESULT(started);
    QVERIFY(!started->direct);
    QTRY_VERIFY_WITH_TIMEOUT(ask("SELECT count(*) FROM document WHERE posted_version = 2") >= "1", 60000);

    VERIFY_RESULT(restart());
    QTRY_COMPARE_WITH_TIMEOUT(ask("SELECT count(*) FROM document WHERE posted_version = 2"), std::string("11"), 60000);
    poller.stop();
    poller.wait();
    QCOMPARE(ask("SELECT count(*) || ' ' || count(DISTINCT document_id) || ' ' || sum(base_amount) FROM gl_entry "
                 "WHERE deleted_at IS NULL"),
             std::string("22 11 0"));
    QCOMPARE(ask("SELECT count(*) FROM accounting_work_queue"), std::string("0"));
    QCOMPARE(ask("SELECT string_agg(DISTINCT outcome, ' ') FROM recreation_document"), std::string("unchanged"));
    // The console's pool has found its way back by itself.
    VERIFY_RESULT(pool.with([](Connection &connection) { return DocumentStore(connection).organisations(); }));
}

EMBEDDED_TEST_MAIN(TestScenariosFaults)
#include "test_scenarios_faults.moc"
