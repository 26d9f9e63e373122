// SPDX-License-Identifier: MIT
#include "engine/posting/document_processor.h"
#include "store/books/organisations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <thread>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// Settings that are changed while documents are posted by those of before: whoever comes second waits or begins anew,
/// and no entry by old settings is written after the change.
class TestChangedSettings : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_database.reset(); }

    void whatWasComputedBeforeIsComputedAgain();
    void aSetComputedBeforeIsRefusedAsAWhole();
    void aChangeWaitsForThePostingsInFlight();
    void aChangeGivesUpOnAPostingThatDoesNotEnd();

private:
    /// Keeps all entries from being written, while they may be computed.
    static constexpr auto holdLedger = "BEGIN; LOCK TABLE gl_entry IN SHARE MODE";

    /// Somebody waits for a lock.
    [[nodiscard]] bool isWaiting()
    {
        return m_database->number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                                  "wait_event_type = 'Lock'")
            == 1;
    }
    static Result<OrganisationState> moveSales(Connection &connection)
    {
        return OrganisationStore(connection).change("acme", {.roles = {{"sales", "4300"}}});
    }
    /// Accounts of the entries in force with their sums.
    [[nodiscard]] std::string books()
    {
        return m_database->sql(
            "SELECT string_agg(account || ' ' || amount, ', ' ORDER BY account) FROM (SELECT account, "
            "sum(base_amount) AS amount FROM gl_entry WHERE deleted_at IS NULL GROUP BY 1) AS sum");
    }
    void queueIsEmptyAfterOneAttemptEach()
    {
        QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 0);
        QCOMPARE(
            m_database->sql("SELECT string_agg(what || ' ' || attempt, ', ') FROM job_event WHERE what <> 'woken'"),
            std::string("finished 1, finished 1, finished 1"));
    }

    std::unique_ptr<TestDatabase> m_database;
};

void TestChangedSettings::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    for (const auto *const document : {"S1", "S2", "S3"})
        m_database->importInvoice(document, 100);
    // How many documents are written at once.
    m_database->sql("CREATE TABLE written (documents bigint)");
    VERIFY_RESULT(m_database->connection().runScript(
        "CREATE FUNCTION note_written() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.written SELECT "
        "count(DISTINCT document_id) FROM fresh; RETURN NULL; END $$;"
        "CREATE TRIGGER note_written AFTER INSERT ON gl_entry REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT "
        "EXECUTE "
        "FUNCTION note_written()"));
}

void TestChangedSettings::whatWasComputedBeforeIsComputedAgain()
{
    const auto holder = m_database->connect();
    VERIFY_RESULT(holder->runScript(holdLedger));
    std::vector<JobResult> results;
    std::thread posting([&] {
        const auto connection = m_database->connect();
        const auto jobs = must(QueueStore(*connection).claim("w", 10, 60s));
        results = must(DocumentProcessor("w").process(*connection, jobs));
    });
    const auto ended = qScopeGuard([&] {
        holder->runScript("ROLLBACK").has_value();
        posting.join();
    });
    QTRY_VERIFY_WITH_TIMEOUT(isWaiting(), 60000); // computed, and not written
    VERIFY_RESULT(moveSales(m_database->connection()));
    VERIFY_RESULT(holder->runScript("COMMIT"));
    QTRY_COMPARE_WITH_TIMEOUT(m_database->number("SELECT count(*) FROM document WHERE posted_version = 1"), 3, 60000);

    QCOMPARE(books(), std::string("1200 30000, 4300 -30000"));
    QCOMPARE(m_database->sql("SELECT string_agg(documents::text, ' ') FROM written"), std::string("1 1 1"));
    queueIsEmptyAfterOneAttemptEach();
}

void TestChangedSettings::aSetComputedBeforeIsRefusedAsAWhole()
{
    const auto holder = m_database->connect();
    VERIFY_RESULT(holder->runScript(holdLedger));
    std::string refusal;
    std::atomic<bool> isOver = false;
    std::thread posting([&] {
        const auto connection = m_database->connect();
        const auto transaction = must(Transaction::begin(*connection));
        const auto jobs = must(QueueStore(*connection).take("w", 10, 1, 3));
        const auto outcome = DocumentProcessor("w").processSet(*connection, jobs);
        refusal = outcome ? "none" : outcome.error().reason;
        isOver = true;
    });
    const auto ended = qScopeGuard([&] {
        holder->runScript("ROLLBACK").has_value();
        posting.join();
    });
    QTRY_VERIFY_WITH_TIMEOUT(isWaiting(), 60000);
    VERIFY_RESULT(moveSales(m_database->connection()));
    VERIFY_RESULT(holder->runScript("COMMIT"));
    QTRY_VERIFY_WITH_TIMEOUT(isOver, 60000);
    QCOMPARE(refusal, std::string("settings_changed"));
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry"), 0);

    m_database->drain();
    QCOMPARE(books(), std::string("1200 30000, 4300 -30000"));
    queueIsEmptyAfterOneAttemptEach();
}

void TestChangedSettings::aChangeWaitsForThePostingsInFlight()
{
    auto posted = must(Transaction::begin(m_database->connection()));
    const auto jobs = must(QueueStore(m_database->connection()).claim("w", 10, 60s));
    VERIFY_RESULT(DocumentProcessor("w").process(m_database->connection(), jobs));
    std::string refusal = "has not ended";
    std::thread changing([&] {
        const auto state = moveSales(*m_database->connect());
        refusal = state ? "none" : state.error().reason;
    });
    const auto looker = m_database->connect();
    const auto waits = [&] {
        const auto rows = looker->run("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                                      "wait_event_type = 'Lock'");
        return rows && rows->first().big(0) == 1;
    };
    const bool waited = QTest::qWaitFor(waits, 60000);
    const auto moment = must(looker->run("SELECT clock_timestamp()::text")).first().text(0);
    const auto committed = posted.commit();
    changing.join();
    QVERIFY(waited);
    VERIFY_RESULT(committed);
    QCOMPARE(refusal, std::string("none"));
    QCOMPARE(books(), std::string("1200 30000, 4000 -30000"));
    // So the settings of before explain it.
    QCOMPARE(m_database->sql("SELECT until > '" + moment + "' FROM settings_history"), std::string("t"));
}

void TestChangedSettings::aChangeGivesUpOnAPostingThatDoesNotEnd()
{
    const auto before = m_database->sql("SELECT organisation::text FROM organisation");
    auto posted = must(Transaction::begin(m_database->connection()));
    const auto jobs = must(QueueStore(m_database->connection()).claim("w", 10, 60s));
    VERIFY_RESULT(DocumentProcessor("w").process(m_database->connection(), jobs));

    const auto impatient = m_database->connect();
    VERIFY_RESULT(impatient->runScript("SET lock_timeout = '100ms'"));
    const auto refused = moveSales(*impatient);
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, std::string("postings_in_flight"));
    QVERIFY(refused.error().message.contains(QStringLiteral("\"acme\"")));
    VERIFY_RESULT(posted.commit());
    QCOMPARE(m_database->sql("SELECT organisation::text FROM organisation"), before);
    QCOMPARE(m_database->number("SELECT count(*) FROM settings_history"), 0);

    VERIFY_RESULT(moveSales(*impatient));
    QCOMPARE(m_database->number("SELECT count(*) FROM settings_history"), 1);
}

QTEST_GUILESS_MAIN(TestChangedSettings)
#include "test_changed_settings.moc"
