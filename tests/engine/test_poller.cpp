// SPDX-License-Identifier: MIT
#include "engine/worker/poller.h"

#include "store/queue/workers.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

using namespace leapfrog;
using namespace leapfrog::test;

class TestPoller : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_database = std::make_unique<TestDatabase>();
        m_database->addOrganisation();
        m_database->addOrganisation("bell");
    }
    void cleanup() { m_database.reset(); }

    void postsWhatWasImported();
    void oneBadDocumentHarmsNoOther_data();
    void oneBadDocumentHarmsNoOther();
    void aDrainSeesWhatIsHidden();
    void theDatabasesDefaultIsolationDoesNotMatter();
    void duplicatesArePostedOnce();
    void aChangedDocumentReplacesItsEntries();
    void settingsAreFollowedLive();
    void stopFinishesWhatIsHeld();

private:
    static constexpr int manyDocuments = 200; ///< enough for the poller to come to sets

    void importMany();
    [[nodiscard]] std::int64_t posted()
    {
        return m_database->number("SELECT count(*) FROM document WHERE posted_version = 1");
    }

    std::unique_ptr<TestDatabase> m_database;
};

void TestPoller::importMany()
{
    std::vector<ImportedDocument> documents;
    for (int i = 1; i <= manyDocuments; ++i)
        documents.push_back(invoiceRecord("M" + std::to_string(i), i));
    VERIFY_RESULT(DocumentStore(m_database->connection()).import("acme", documents));
}

void TestPoller::postsWhatWasImported()
{
    m_database->importInvoice("S1", 100);
    m_database->drain();

    QCOMPARE(m_database->number("SELECT posted_version FROM document"), 1);
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry WHERE deleted_at IS NULL"), 2);
    QCOMPARE(m_database->number("SELECT sum(base_amount) FROM gl_entry WHERE account = '1200'"), 10000);
    QCOMPARE(m_database->number("SELECT sum(base_amount) FROM gl_entry WHERE account = '4000'"), -10000);
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(m_database->sql("SELECT string_agg(what, ',') FROM job_event"), std::string("finished"));
}

void TestPoller::oneBadDocumentHarmsNoOther_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("fault");
    QTest::newRow("refused by the rules")
        << QStringLiteral("UPDATE document SET body = replace(body, '\"total\":\"150.00\"', '\"total\":\"1.00\"') "
                          "WHERE document_id = 'M150'")
        << QStringLiteral("refused total_mismatch");
    QTest::newRow("not JSON") << QStringLiteral("UPDATE document SET body = '{' WHERE document_id = 'M150'")
                              << QStringLiteral("refused malformed");
    QTest::newRow("refused by the database") << QStringLiteral(
        "CREATE FUNCTION no_m150() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE "
        "= 'LF409', CONSTRAINT = 'no_m150', MESSAGE = 'Not this one.'; END $$;"
        "CREATE TRIGGER no_m150 BEFORE INSERT ON gl_entry FOR EACH ROW WHEN (NEW.document_id = 'M150') "
        "EXECUTE FUNCTION no_m150()") << QStringLiteral("refused no_m150");
}

void TestPoller::oneBadDocumentHarmsNoOther()
{
    QFETCH(const QString, sql);
    QFETCH(const QString, fault);
    importMany();
    VERIFY_RESULT(m_database->connection().runScript(sql.toStdString()));
    m_database->drain();

    QCOMPARE(posted(), manyDocuments - 1);
    QCOMPARE(m_database->sql("SELECT accounting_status || ' ' || status_code FROM document WHERE document_id = 'M150'"),
             fault.toStdString());
    QCOMPARE(m_database->sql("SELECT document_id || state FROM accounting_work_queue"), std::string("M150dead"));
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry"), 2 * (manyDocuments - 1));
}

void TestPoller::aDrainSeesWhatIsHidden()
{
    m_database->importInvoice("S1", 100);
    m_database->sql("UPDATE queue_lane SET wake_at = 'infinity'"); // it fell asleep while S1 was enqueued
    m_database->importInvoice("S2", 100, "bell");
    m_database->sql("UPDATE queue_lane SET low_water_at = now() WHERE org_id = 'bell'");
    m_database->drain();

    QCOMPARE(posted(), 2);
}

void TestPoller::theDatabasesDefaultIsolationDoesNotMatter()
{
    m_database->sql("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = serializable', "
                    "current_database()); END $$");
    QCOMPARE(m_database->connect()->run("SHOW transaction_isolation").value().first().text(0), "read committed");
    importMany();
    m_database->drain();

    QCOMPARE(posted(), manyDocuments);
}

void TestPoller::duplicatesArePostedOnce()
{
    importMany();
    // Two rows of one document are what producers that overlapped leave until the next fold.
    VERIFY_RESULT(
        m_database->connection().runScript("ALTER TABLE accounting_work_queue DISABLE TRIGGER queue_inserted;"
                                           "INSERT INTO accounting_work_queue (org_id, document_id, document_type) "
                                           "SELECT org_id, document_id, document_type FROM document;"
                                           "INSERT INTO queue_delta VALUES ('acme', 1, 'queued', 200);"
                                           "ALTER TABLE accounting_work_queue ENABLE TRIGGER queue_inserted"));
    m_database->drain();

    QCOMPARE(posted(), manyDocuments);
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry"), 2 * manyDocuments);
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM queue_depth_now"), 0);
}

void TestPoller::aChangedDocumentReplacesItsEntries()
{
    importMany();
    m_database->drain();
    std::vector<ImportedDocument> changed;
    for (int i = 1; i <= manyDocuments; ++i)
        changed.push_back(invoiceRecord("M" + std::to_string(i), i + 1000));
    VERIFY_RESULT(DocumentStore(m_database->connection()).import("acme", changed));
    m_database->drain();

    QCOMPARE(m_database->number("SELECT count(*) FROM document WHERE posted_version = 2"), manyDocuments);
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry WHERE deleted_at IS NULL AND version = 2"),
             2 * manyDocuments);
    QCOMPARE(
        m_database->number(
            "SELECT count(*) FROM gl_entry WHERE deleted_at IS NOT NULL AND version = 1 AND replaced_by_version = 2"),
        2 * manyDocuments);
}

static Poller::Options optionsFor(TestDatabase &database, std::shared_ptr<const JobProcessor> processor)
{
    return {.dsn = database.dsn(),
            .worker = WorkerStore::makeName("queue"),
            .settings = *SettingStore(database.connection()).read(),
            .processor = std::move(processor)};
}

void TestPoller::settingsAreFollowedLive()
{
    Poller poller(optionsFor(*m_database, std::make_shared<NoopProcessor>()));
    poller.start();
    QCOMPARE(poller.status().slotCount, 6);
    SettingStore settings(m_database->connection());
    VERIFY_RESULT(settings.set("queue_concurrency", "2"));
    QTRY_COMPARE_WITH_TIMEOUT(poller.status().slotCount, 2, 60000);
    VERIFY_RESULT(settings.set("queue_concurrency", "9"));
    QTRY_COMPARE_WITH_TIMEOUT(poller.status().slotCount, 9, 60000);
    m_database->importInvoice("S1", 100);
    QTRY_COMPARE_WITH_TIMEOUT(poller.status().processed, 1, 60000);
}

void TestPoller::stopFinishesWhatIsHeld()
{
    importMany();
    Poller poller(optionsFor(*m_database, std::make_shared<DocumentProcessor>("w", std::chrono::milliseconds(20))));
    poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(poller.status().processed > 0, 60000);
    poller.stop();
    poller.wait();
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue WHERE state = 'leased'"), 0);
    QCOMPARE(posted(), poller.status().processed);
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), manyDocuments - posted());
}

QTEST_GUILESS_MAIN(TestPoller)
#include "test_poller.moc"
