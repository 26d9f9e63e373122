// SPDX-License-Identifier: MIT
#include "recreate/recreate.h"
#include "recreate/refusal_book.h"
#include "store/queue/workers.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// A document that can't be posted keeps the entries it had, whichever way the refusal or the cancel comes.
class TestRefusals : public QObject, protected RefusalBook
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void whatWouldBeRefusedIsLeftOut_data();
    void whatWouldBeRefusedIsLeftOut();
    void refusedAtPostingTheEntriesAreBack_data();
    void refusedAtPostingTheEntriesAreBack();
    void aRetryPostsWhatWasRefused();
    void undoAfterARefusalMakesItPostedAgain();
    void theEntriesThatAnEarlierRecreationTookComeBackToo_data();
    void theEntriesThatAnEarlierRecreationTookComeBackToo();
    void whatALockCoversStaysOnceAndOnlyOnce();
};

void TestRefusals::whatWouldBeRefusedIsLeftOut_data()
{
    QTest::addColumn<int>("good");
    QTest::newRow("the only one") << 0;
    QTest::newRow("one among five, direct") << 4;
    QTest::newRow("one among twelve, queued") << 11;
}

void TestRefusals::whatWouldBeRefusedIsLeftOut()
{
    QFETCH(const int, good);
    importOdd("ODD", 100);
    std::vector<std::string> documents{"ODD"};
    for (int i = 1; i <= good; ++i) {
        documents.push_back("S" + std::to_string(i));
        m_database->importInvoice(documents.back(), 100);
    }
    m_database->drain();
    const auto before = books();
    sql("DELETE FROM account WHERE code = '4711'");

    ConnectionPool pool(m_database->dsn(), "test", 2);
    DirectRunner runner(pool, WorkerStore::makeName("direct"), Settings());
    Recreate recreate(pool, runner, Settings());
    auto started = recreate.start({.orgId = "acme", .documents = documents, .why = {}});
    VERIFY_RESULT(started);
    QCOMPARE(started->refused.size(), std::size_t(1));
    QCOMPARE(started->refused.front().error.reason, std::string("unknown_account"));
    QCOMPARE(number("SELECT count(*) FROM gl_entry WHERE document_id = 'ODD' AND deleted_at IS NOT NULL"), 0);
    if (started->task)
        started->task->outcomes.waitForFinished();
    m_database->drain();
    QCOMPARE(books(), before);
    QCOMPARE(document("ODD"), std::string("2/1 refused"));
    QCOMPARE(sql("SELECT status_code || ' ' || status_field FROM document WHERE document_id = 'ODD'"),
             std::string("unknown_account lines[0].account"));
    const auto row = RecreationStore(m_database->connection()).find(started->id);
    VERIFY_RESULT(row);
    QCOMPARE(row->documents, good + 1);
    QCOMPARE(row->refused, 1);
    QCOMPARE(row->unchanged, good);
    QCOMPARE(
        sql("SELECT string_agg(document_id || ' ' || state || ' ' || version_hint, ', ') FROM accounting_work_queue"),
        std::string("ODD dead 2"));

    // Asked for again it stays one refusal, at the same version.
    VERIFY_RESULT(recreate.start({.orgId = "acme", .documents = {"ODD"}, .why = {}}));
    QCOMPARE(document("ODD"), std::string("2/1 refused"));
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 1);
    sql("INSERT INTO account VALUES ('acme', '4711', 'Odd')");
    const auto retried = RecreationStore(m_database->connection()).retry(started->id, {});
    VERIFY_RESULT(retried);
    QCOMPARE(*retried, 1);
    m_database->drain();
    QCOMPARE(document("ODD"), std::string("2/2 posted"));
    QCOMPARE(books(), before);
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 0);
}

void TestRefusals::refusedAtPostingTheEntriesAreBack_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("by a worker") << u"drain"_s;
    QTest::newRow("on the direct path") << u"direct"_s;
    QTest::newRow("adopted from a console that died") << u"adopted"_s;
    QTest::newRow("after its last attempt") << u"attempts"_s;
    QTest::newRow("its workers die") << u"crash"_s;
    QTest::newRow("as a changed version") << u"import"_s;
}

void TestRefusals::refusedAtPostingTheEntriesAreBack()
{
    QFETCH(const QString, how);
    importOdd("ODD", 100);
    m_database->importInvoice("S1", 100);
    m_database->drain();
    const auto before = books();
    RecreationStore store(m_database->connection());
    const bool isLeased = how == u"direct"_s || how == u"adopted"_s;
    const auto jobs = store.prepare(recreation(1), "acme", {"ODD", "S1"}, {},
                                    isLeased ? std::optional<std::string>("console") : std::nullopt,
                                    how == u"adopted"_s ? 1ms : 60'000ms);
    VERIFY_RESULT(jobs);
    QCOMPARE(document("ODD"), std::string("2/1 awaiting_recreation awaiting"));
    // The account goes after the preparation.
    sql("DELETE FROM account WHERE code = '4711'");

    std::string code = "unknown_account";
    if (how == u"direct"_s) {
        VERIFY_RESULT(DocumentProcessor("console").process(m_database->connection(), *jobs));
    } else if (how == u"attempts"_s || how == u"crash"_s) {
        sql("UPDATE accounting_work_queue SET run_count = 7 WHERE document_id = 'ODD'");
        sql("DELETE FROM accounting_work_queue WHERE document_id = 'S1'");
        const auto claimed = QueueStore(m_database->connection()).claim("w", 1, how == u"crash"_s ? 1ms : 60'000ms);
        VERIFY_RESULT(claimed);
        QCOMPARE(claimed->size(), std::size_t(1));
        if (how == u"crash"_s) {
            sql("SELECT pg_sleep(0.01)"); // until the lease has ended: the next claim comes within a millisecond
            VERIFY_RESULT(QueueStore(m_database->connection()).claim("w2", 1, 60s));
            code = "worker_died";
        } else {
            code = "53100";
            VERIFY_RESULT(QueueStore(m_database->connection())
                              .fail(claimed->front(), {.code = code, .field = {}, .message = u"no room"_s}));
        }
    } else {
        if (how == u"import"_s) {
            importOdd("ODD", 120);
            QCOMPARE(document("ODD"), std::string("3/1 awaiting_recreation awaiting"));
        }
        m_database->drain();
    }
    sql("DELETE FROM accounting_work_queue WHERE document_id = 'S1'");
    VERIFY_RESULT(
        m_database->connection().run("SELECT recreation_restore('{acme}', '{S1}', false)")); // where it was not posted

    QCOMPARE(books(), before);
    const int version = how == u"import"_s ? 3 : 2; // the old entries came back as this one
    QCOMPARE(document("ODD"), std::to_string(version + 1) + '/' + std::to_string(version) + " refused");
    QCOMPARE(sql("SELECT status_code FROM document WHERE document_id = 'ODD'"), code);
    QCOMPARE(
        sql("SELECT string_agg(document_id || ' ' || state || ' ' || version_hint, ', ') FROM accounting_work_queue"),
        "ODD dead " + std::to_string(version + 1));
    QCOMPARE(sql("SELECT outcome || ' ' || code FROM recreation_document WHERE document_id = 'ODD'"),
             "refused " + code);
    QCOMPARE(number("SELECT count(*) FROM document WHERE awaiting_recreation"), 0);
}

void TestRefusals::aRetryPostsWhatWasRefused()
{
    importOdd("ODD", 100);
    m_database->drain();
    prepare({"ODD"});
    sql("DELETE FROM account WHERE code = '4711'");
    m_database->drain();
    QCOMPARE(document("ODD"), std::string("3/2 refused"));

    RecreationStore store(m_database->connection());
    VERIFY_RESULT(store.retry(recreation(1), {}));
    QCOMPARE(document("ODD"), std::string("3/2 waiting")); // its entries stay in force while it waits
    QCOMPARE(number("SELECT count(*) FROM gl_entry WHERE deleted_at IS NULL"), 2);
    m_database->drain();
    QCOMPARE(document("ODD"), std::string("3/2 refused")); // again, and nothing more happened
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 1);

    sql("INSERT INTO account VALUES ('acme', '4711', 'Odd')");
    VERIFY_RESULT(store.retry(recreation(1), {}));
    m_database->drain();
    QCOMPARE(document("ODD"), std::string("3/3 posted"));
    QCOMPARE(sql("SELECT outcome || ' ' || old_version || ' ' || new_version FROM recreation_document"),
             std::string("unchanged 1 3"));
    QCOMPARE(number("SELECT count(*) FROM gl_entry WHERE deleted_at IS NULL"), 2);
    // Which document the restored entries were made of is known.
    QCOMPARE(sql("SELECT made_of = body FROM document, document_made_of('acme', 'ODD', 2)"), std::string("t"));
    VERIFY_RESULT(store.undo(recreation(1), {}));
    QCOMPARE(document("ODD"), std::string("4/4 posted"));
    QCOMPARE(sql("SELECT string_agg(account || ' ' || amount, ', ' ORDER BY account) FROM gl_entry WHERE deleted_at IS "
                 "NULL"),
             std::string("1200 10000, 4711 -10000"));
}

void TestRefusals::undoAfterARefusalMakesItPostedAgain()
{
    importOdd("ODD", 100);
    m_database->drain();
    const auto before = books();
    prepare({"ODD"});
    sql("DELETE FROM account WHERE code = '4711'");
    m_database->drain();
    QCOMPARE(document("ODD"), std::string("3/2 refused"));
    VERIFY_RESULT(RecreationStore(m_database->connection()).undo(recreation(1), {}));
    QCOMPARE(document("ODD"), std::string("4/4 posted"));
    QCOMPARE(books(), before);
    QCOMPARE(number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(sql("SELECT made_of = body FROM document, document_made_of('acme', 'ODD', 4)"), std::string("t"));
}

void TestRefusals::theEntriesThatAnEarlierRecreationTookComeBackToo_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("the second is refused") << u"refused"_s;
    QTest::newRow("the second is cancelled") << u"cancelled"_s;
    QTest::newRow("the second is undone") << u"undone"_s;
}

void TestRefusals::theEntriesThatAnEarlierRecreationTookComeBackToo()
{
    QFETCH(const QString, how);
    importOdd("ODD", 100);
    m_database->drain();
    const auto before = books();
    prepare({"ODD"}, 1);
    prepare({"ODD"}, 2);
    QCOMPARE(document("ODD"), std::string("3/1 awaiting_recreation awaiting"));
    if (how == u"refused"_s) {
        sql("DELETE FROM account WHERE code = '4711'");
        m_database->drain();
        QCOMPARE(document("ODD"), std::string("4/3 refused"));
    } else if (how == u"cancelled"_s) {
        cancelAll();
        QCOMPARE(document("ODD"), std::string("3/3 posted"));
        QCOMPARE(number("SELECT count(*) FROM recreation_document WHERE outcome = 'waiting'"), 0);
    } else {
        VERIFY_RESULT(RecreationStore(m_database->connection()).undo(recreation(2), {}));
        QCOMPARE(document("ODD"), std::string("4/4 posted"));
    }
    QCOMPARE(books(), before);
}

void TestRefusals::whatALockCoversStaysOnceAndOnlyOnce()
{
    auto record = invoiceRecord("D", 120, "2026-01-01");
    record.body
        = R"({"id":"D","type":"sales_invoice","date":"2026-01-01","currency":"EUR","tax_included":false,"lines":[{"amount":"120.00","account":"4711","deferral":{"start":"2026-01-01","end":"2026-12-31","method":"monthly"}}],"total":"120.00"})";
    VERIFY_RESULT(DocumentStore(m_database->connection()).import("acme", {record}));
    m_database->drain();
    sql("UPDATE organisation SET lock_policy = 'catch_up'");
    sql("INSERT INTO period_lock VALUES ('acme', '2026-03-31')");
    const auto before = books();
    prepare({"D"});
    sql("DELETE FROM account WHERE code = '4711'");
    m_database->drain();
    QCOMPARE(document("D"), std::string("3/2 refused"));
    QCOMPARE(books(), before);
    QCOMPARE(sql("SELECT sum(base_amount) FROM gl_entry WHERE deleted_at IS NULL AND account = '2200'"),
             std::string("0"));
    sql("INSERT INTO account VALUES ('acme', '4711', 'Odd')");
    VERIFY_RESULT(RecreationStore(m_database->connection()).retry(recreation(1), {}));
    m_database->drain();
    QCOMPARE(document("D"), std::string("3/3 posted"));
    QCOMPARE(books(), before);
}

QTEST_GUILESS_MAIN(TestRefusals)
#include "test_refusals.moc"
