// SPDX-License-Identifier: MIT
#include "store/books/period_locks.h"

#include "store/books/organisations.h"
#include "store/books/reports.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QScopeGuard>
#include <QUuid>

#include <thread>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Closing and reopening the books, and what a lock does to what is posted and recreated.
class TestPeriodLocks : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void locksAndUnlocksAreKeptWithWhoAndWhy();
    void aLockOnlyMovesForward();
    void onlyWhatIsLockedIsUnlocked();
    void isRefusedWhileADocumentIsNotPosted_data();
    void isRefusedWhileADocumentIsNotPosted();
    void aDocumentThatMovesOutOfThePeriodHoldsItOpen();
    void refuseKeepsAChangedDocumentOut();
    void catchUpPostsTheDifferenceOfAChange();
    void aDeferralIsRecreatedAcrossTheLock();
    void aSecondLockCatchesUpOnTheFirst();
    void aBodyThatMovesIntoThePeriodHoldsItOpen();
    void whatALockKeptDoesNotHinderAnUndo();
    void twoLocksAtOnceOnlyMoveForward();

private:
    Result<> lock(const char *through)
    {
        return PeriodLockStore(m_database->connection()).lock("acme", parseDate(through).value(), u"month end"_s);
    }
    void setPolicy(const char *policy)
    {
        VERIFY_RESULT(OrganisationStore(m_database->connection()).change("acme", {.lockPolicy = policy}));
    }
    void importBody(const std::string &id, const std::string &type, const std::string &date, const std::string &body);
    void importSubscription(int euros);
    std::string recreate(const std::string &document);
    std::string entriesOn(const std::string &date);
    std::string balance(const std::string &account);

    std::unique_ptr<TestDatabase> m_database;
};

void TestPeriodLocks::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
}

void TestPeriodLocks::importBody(const std::string &id, const std::string &type, const std::string &date,
                                 const std::string &body)
{
    VERIFY_RESULT(DocumentStore(m_database->connection())
                      .import("acme",
                              {{.id = id,
                                .type = type,
                                .date = date,
                                .currency = "EUR",
                                .partyName = {},
                                .amount = {},
                                .body = body}}));
}

/// A year's subscription from January on, twelve equal releases.
void TestPeriodLocks::importSubscription(int euros)
{
    const auto amount = std::to_string(euros) + ".00";
    importBody("SUB", "sales_invoice", "2026-01-01",
               R"({"id":"SUB","type":"sales_invoice","date":"2026-01-01","currency":"EUR","tax_included":false,)"
               R"("lines":[{"amount":")"
                   + amount + R"(","deferral":{"start":"2026-01-01","end":"2026-12-31","method":"monthly"}}],"total":")"
                   + amount + "\"}");
}

/// Queued, then posted. The code of the refusal, or an empty text.
std::string TestPeriodLocks::recreate(const std::string &document)
{
    const auto prepared = RecreationStore(m_database->connection())
                              .prepare(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(), "acme",
                                       {document}, {}, std::nullopt, std::chrono::seconds(60));
    if (!prepared)
        return prepared.error().reason;
    m_database->drain();
    return m_database->sql("SELECT status_code FROM document WHERE document_id = '" + document + "'");
}

/// `account amount rule` of all entries in force on a day.
std::string TestPeriodLocks::entriesOn(const std::string &date)
{
    return m_database->sql("SELECT string_agg(account || ' ' || base_amount || ' ' || rule, ', ' ORDER BY account, "
                           "base_amount) FROM gl_entry WHERE deleted_at IS NULL AND entry_date = '"
                           + date + "'");
}

std::string TestPeriodLocks::balance(const std::string &account)
{
    return m_database->sql("SELECT coalesce(sum(base_amount), 0) FROM gl_entry WHERE deleted_at IS NULL AND account = '"
                           + account + "'");
}

void TestPeriodLocks::locksAndUnlocksAreKeptWithWhoAndWhy()
{
    PeriodLockStore store(m_database->connection());
    VERIFY_RESULT(store.lock("acme", *parseDate("2026-01-31"), u"January is audited"_s));
    VERIFY_RESULT(store.lock("acme", *parseDate("2026-02-28"), u"February"_s));
    VERIFY_RESULT(store.unlock("acme", *parseDate("2026-02-15"), u"a late bill"_s));
    auto state = store.show("acme");
    VERIFY_RESULT(state);
    QCOMPARE(state->lockedThrough, parseDate("2026-02-14"));
    QCOMPARE(state->events.size(), std::size_t(3));
    QCOMPARE(state->events.front().why, u"a late bill"_s);
    QCOMPARE(state->events.back().lockedThrough, parseDate("2026-01-31"));
    QCOMPARE(state->events.back().who, m_database->sql("SELECT session_user"));

    VERIFY_RESULT(store.unlock("acme", std::nullopt, {}));
    state = store.show("acme");
    VERIFY_RESULT(state);
    QVERIFY(!state->lockedThrough);
    QVERIFY(!state->events.front().lockedThrough);

    // Whoever writes the table leaves a trace too.
    m_database->sql("UPDATE period_lock SET locked_through = '2026-01-31', why = 'by hand'");
    m_database->sql("DELETE FROM period_lock");
    QCOMPARE(
        m_database->sql("SELECT string_agg(coalesce(locked_through::text, 'open') || ' ' || why, '; ' ORDER BY at) "
                        "FROM (SELECT * FROM period_lock_event ORDER BY at DESC LIMIT 2) AS last"),
        std::string("2026-01-31 by hand; open the lock's row was deleted"));
}

void TestPeriodLocks::aLockOnlyMovesForward()
{
    VERIFY_RESULT(lock("2026-02-28"));
    VERIFY_RESULT(lock("2026-02-28"));
    const auto back = lock("2026-01-31");
    QVERIFY(!back);
    QCOMPARE(back.error().reason, std::string("already_locked"));
    QCOMPARE(m_database->number("SELECT count(*) FROM period_lock_event"), 1);
}

void TestPeriodLocks::onlyWhatIsLockedIsUnlocked()
{
    PeriodLockStore store(m_database->connection());
    auto unlocked = store.unlock("acme", std::nullopt, {});
    QVERIFY(!unlocked);
    QCOMPARE(unlocked.error().reason, std::string("not_locked"));
    VERIFY_RESULT(lock("2026-02-28"));
    unlocked = store.unlock("acme", *parseDate("2026-03-01"), {});
    QVERIFY(!unlocked);
    QCOMPARE(unlocked.error().reason, std::string("not_locked"));
    unlocked = store.unlock("nobody", std::nullopt, {});
    QVERIFY(!unlocked);
    QCOMPARE(unlocked.error().reason, std::string("unknown_organisation"));
}

void TestPeriodLocks::isRefusedWhileADocumentIsNotPosted_data()
{
    QTest::addColumn<QString>("state");
    QTest::newRow("never posted") << u"waiting"_s;
    QTest::newRow("awaiting recreation") << u"awaiting"_s;
    QTest::newRow("refused") << u"refused"_s;
    QTest::newRow("raised by a producer's SQL") << u"raised"_s;
    QTest::newRow("raised by one that leaves the status") << u"raised as posted"_s;
}

void TestPeriodLocks::isRefusedWhileADocumentIsNotPosted()
{
    QFETCH(const QString, state);
    m_database->importInvoice("S1", 100);
    if (state == u"awaiting"_s) {
        m_database->drain();
        VERIFY_RESULT(RecreationStore(m_database->connection())
                          .prepare(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(), "acme", {"S1"}, {},
                                   std::nullopt, std::chrono::seconds(60)));
    } else if (state.startsWith(u"raised"_s)) {
        m_database->drain();
        m_database->sql("UPDATE document SET accounting_ready_version = accounting_ready_version + 1, "
                        "body = replace(body, '100.00', '105.00')");
        if (state == u"raised as posted"_s)
            m_database->sql("UPDATE document SET accounting_status = 'posted'");
        m_database->sql("SELECT accounting_enqueue('acme', 'S1', 'sales_invoice', 2, 'sync')");
    } else if (state == u"refused"_s) {
        importBody("S1", "sales_invoice", "2026-03-31", R"({"id":"S1","type":"sales_invoice"})");
        m_database->drain();
    }
    const auto refused = lock("2026-03-31");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Error::Code::Refused);
    QCOMPARE(refused.error().reason, std::string("awaiting_recreation"));
    QVERIFY2(refused.error().message.contains(u"S1"_s), qPrintable(refused.error().message));
    QCOMPARE(refused.error().cause, u"[\"S1\"]"_s);
    QCOMPARE(m_database->number("SELECT count(*) FROM period_lock"), 0);

    VERIFY_RESULT(lock("2026-03-30")); // the days before are not concerned
    importBody("S1", "sales_invoice", "2026-03-31", invoiceBody("S1", 110));
    m_database->drain();
    VERIFY_RESULT(lock("2026-03-31"));
}

void TestPeriodLocks::aDocumentThatMovesOutOfThePeriodHoldsItOpen()
{
    m_database->importInvoice("S1", 100);
    m_database->drain();
    importBody("S1", "sales_invoice", "2026-04-10", invoiceBody("S1", 100, "2026-04-10"));
    const auto refused = lock("2026-03-31"); // its March entries are still to be replaced
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, std::string("awaiting_recreation"));
    m_database->drain();
    VERIFY_RESULT(lock("2026-03-31"));
    QCOMPARE(entriesOn("2026-03-31"), std::string());
}

void TestPeriodLocks::refuseKeepsAChangedDocumentOut()
{
    m_database->importInvoice("S1", 100);
    m_database->drain();
    VERIFY_RESULT(lock("2026-03-31"));
    importBody("S1", "sales_invoice", "2026-03-31", invoiceBody("S1", 120));
    m_database->drain();
    QCOMPARE(m_database->sql("SELECT accounting_status || ' ' || status_code || ' ' || status_field FROM document"),
             std::string("refused period_locked date"));
    QCOMPARE(entriesOn("2026-03-31"), std::string("1200 10000 SI-AR, 4000 -10000 SI-REV"));
    QCOMPARE(recreate("S1"), std::string("period_locked"));
}

void TestPeriodLocks::catchUpPostsTheDifferenceOfAChange()
{
    setPolicy("catch_up");
    m_database->importInvoice("S1", 100);
    m_database->drain();
    VERIFY_RESULT(lock("2026-03-31"));
    importBody("S1", "sales_invoice", "2026-03-31", invoiceBody("S1", 120));
    m_database->drain();
    QCOMPARE(entriesOn("2026-03-31"), std::string("1200 10000 SI-AR, 4000 -10000 SI-REV"));
    QCOMPARE(entriesOn("2026-04-01"), std::string("1200 2000 LOCK-CU, 4000 -2000 LOCK-CU"));

    // The same again changes nothing: what was caught up on is replaced by the same.
    QCOMPARE(recreate("S1"), std::string());
    QCOMPARE(entriesOn("2026-04-01"), std::string("1200 2000 LOCK-CU, 4000 -2000 LOCK-CU"));
    QCOMPARE(balance("4000"), std::string("-12000"));
}

void TestPeriodLocks::aDeferralIsRecreatedAcrossTheLock()
{
    setPolicy("catch_up");
    importSubscription(1200);
    m_database->drain();
    VERIFY_RESULT(lock("2026-03-31"));
    importSubscription(1800);
    m_database->drain();

    // Locked: 1200 deferred, three releases of 100. Caught up on: 600 more deferred, three releases 50 larger.
    QCOMPARE(entriesOn("2026-02-28"), std::string("2200 10000 DEF-2, 4000 -10000 DEF-2"));
    QCOMPARE(entriesOn("2026-04-01"), std::string("1200 60000 LOCK-CU, 2200 -45000 LOCK-CU, 4000 -15000 LOCK-CU"));
    QCOMPARE(entriesOn("2026-04-30"), std::string("2200 15000 DEF-2, 4000 -15000 DEF-2"));
    QCOMPARE(balance("2200"), std::string("0"));
    QCOMPARE(balance("4000"), std::string("-180000"));

    const auto report = ReportStore(m_database->connection()).deferrals("acme", "SUB", *parseDate("2026-04-30"));
    VERIFY_RESULT(report);
    QCOMPARE(report->deferrals.size(), std::size_t(1));
    QCOMPARE(report->deferrals.front().remaining, -120000);
}

void TestPeriodLocks::aSecondLockCatchesUpOnTheFirst()
{
    setPolicy("catch_up");
    importSubscription(1200);
    m_database->drain();
    VERIFY_RESULT(lock("2026-03-31"));
    importSubscription(1800);
    m_database->drain();
    VERIFY_RESULT(lock("2026-06-30"));
    importSubscription(600);
    m_database->drain();
    QCOMPARE(entriesOn("2026-04-01"), std::string("1200 60000 LOCK-CU, 2200 -45000 LOCK-CU, 4000 -15000 LOCK-CU"));
    QCOMPARE(balance("1200"), std::string("60000"));
    QCOMPARE(balance("2200"), std::string("0"));
    QCOMPARE(balance("4000"), std::string("-60000"));
    QCOMPARE(entriesOn("2026-12-31"), std::string("2200 5000 DEF-2, 4000 -5000 DEF-2"));
}

/// A producer's SQL may replace the body alone.
void TestPeriodLocks::aBodyThatMovesIntoThePeriodHoldsItOpen()
{
    importBody("S1", "sales_invoice", "2026-04-10", invoiceBody("S1", 100, "2026-04-10"));
    m_database->drain();
    m_database->sql(
        "UPDATE document SET accounting_ready_version = 2, body = replace(body, '2026-04-10', '2026-03-10')");
    QCOMPARE(m_database->sql("SELECT accounting_status || ' ' || document_date FROM document"),
             std::string("waiting 2026-03-10"));
    const auto refused = lock("2026-03-31");
    QVERIFY(!refused);
    QCOMPARE(refused.error().cause, u"[\"S1\"]"_s);

    m_database->sql("UPDATE document SET body = '{\"date\": \"2026-13-01\"}'"); // no day
    m_database->sql("UPDATE document SET body = '{'"); // no JSON
    QCOMPARE(m_database->sql("SELECT document_date FROM document"), std::string("2026-03-10"));
}

/// Entries of the first version stay in force in the locked March; after unlocking, they are no second version in
/// force.
void TestPeriodLocks::whatALockKeptDoesNotHinderAnUndo()
{
    setPolicy("catch_up");
    importSubscription(1200);
    m_database->drain();
    VERIFY_RESULT(lock("2026-03-31"));
    const auto id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    RecreationStore recreations(m_database->connection());
    VERIFY_RESULT(recreations.prepare(id, "acme", {"SUB"}, {}, std::nullopt, std::chrono::seconds(60)));
    m_database->drain();
    VERIFY_RESULT(PeriodLockStore(m_database->connection()).unlock("acme", std::nullopt, {}));
    VERIFY_RESULT(recreations.undo(id, std::nullopt));
    QCOMPARE(balance("4000"), std::string("-120000"));
    QCOMPARE(balance("2200"), std::string("0"));
}

void TestPeriodLocks::twoLocksAtOnceOnlyMoveForward()
{
    auto first = Transaction::begin(m_database->connection());
    VERIFY_RESULT(first);
    VERIFY_RESULT(lock("2026-03-31"));
    std::string refusal;
    std::thread second([&] {
        const auto done = m_database->connect()->runScript("SELECT period_close('acme', '2026-02-28', '')");
        refusal = done ? "done" : done.error().reason;
    });
    const auto join = qScopeGuard([&second] {
        if (second.joinable())
            second.join();
    });
    const auto looker = m_database->connect();
    QTRY_VERIFY(
        !must(looker->run("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%02-28%'"))
             .isEmpty());
    const auto committed = first->commit();
    second.join();
    VERIFY_RESULT(committed);
    QCOMPARE(refusal, std::string("already_locked"));
}

QTEST_GUILESS_MAIN(TestPeriodLocks)
#include "test_period_locks.moc"
