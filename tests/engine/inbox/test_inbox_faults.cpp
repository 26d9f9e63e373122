// SPDX-License-Identifier: MIT
#include "engine/inbox/group_reader.h"
#include "engine/inbox/import_runner.h"
#include "engine/inbox/shop_import.h"
#include "import/payloads.h"
#include "store/books/period_locks.h"
#include "store/inbox/clearing.h"
#include "store/inbox/forgotten_party.h"
#include "store/inbox/payload_list.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <thread>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;
using State = PayloadVerdict::State;

/// The inbox when others interfere, when payloads are hostile, and when there is very much of one thing.
class TestInboxFaults : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void advisoryLocksHoldUpNoImport();
    void whoReadsAGroupHoldsIt();
    void aPurgedGroupIsMadeAgain();
    void whatFallsDueWhileItIsReadStaysDue();
    void idsOfAnyLengthAreRefused();
    void aFilesNameMayBeAnyBytes();
    void aNameIsForgottenInPayloadsOfNoDocument();
    void payloadsThatDifferByTheNameBecomeOne();
    void theHistoryOfOthersStays();
    void clearingShowsWhatReportsShow();
    void largeGroupsAreReadOneByOne();
    void balanceTransactionsAreReadOnceWithTheirPayout();
    void whatAnImportKeptForItsPayoutIsReadByTheNext();
    void aLockedPeriodIsToldByTheInbox();

private:
    std::string file(const std::string &text);
    ImportProgress import(Connection &connection, const std::string &text);
    ImportProgress import(const std::string &text) { return import(m_database->connection(), text); }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<QTemporaryDir> m_folder;
    ImportBatch m_last; ///< what the last import said at its end
};

void TestInboxFaults::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_folder = std::make_unique<QTemporaryDir>();
}

std::string TestInboxFaults::file(const std::string &text)
{
    const auto path = m_folder->filePath(u"payloads.jsonl"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(text)) < 0)
        qFatal("can't write %s", qPrintable(path));
    return path.toStdString();
}

ImportProgress TestInboxFaults::import(Connection &connection, const std::string &text)
{
    return must(runImport(connection,
                          {.orgId = "shop", .baseCurrency = {}, .format = ImportFormat::Shopify, .files = {file(text)}},
                          [this](const ImportBatch &batch, const ImportProgress &) { m_last = batch; }));
}

void TestInboxFaults::advisoryLocksHoldUpNoImport()
{
    import(orderOnTop());
    const auto other = m_database->connect();
    // What an import takes of the database while it runs, and every number that its groups might have.
    must(other->run(
        "SELECT pg_advisory_lock(hashtextextended('shop' || chr(1) || name, 14)) FROM unnest($1::text[]) AS name",
        {std::vector<std::string>{"order/1", "order/2"}}));
    const auto connection = m_database->connect();
    connection->setLimits({.statement = std::chrono::seconds(5)});
    const auto done = import(*connection, orderIncluded());
    QCOMPARE(done.refused, 1); // of a second currency
    QCOMPARE(m_database->number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"), 0);
}

void TestInboxFaults::whoReadsAGroupHoldsIt()
{
    PayloadStore mine(m_database->connection());
    const auto second = m_database->connect();
    VERIFY_RESULT(second->runScript("SET lock_timeout = '100ms'"));
    PayloadStore theirs(*second);
    for (int round = 0; round < 2; ++round) { // a group of which nothing was there, then one that is
        auto transaction = must(Transaction::begin(m_database->connection()));
        VERIFY_RESULT(mine.lock("shop", {"order/1", "order/2"}));
        {
            auto other = must(Transaction::begin(*second));
            VERIFY_RESULT(theirs.lock("shop", {"order/3"}));
            VERIFY_RESULT(theirs.lock("other shop", {"order/1"}));
        }
        auto other = must(Transaction::begin(*second));
        const auto waited = theirs.lock("shop", {"order/2", "order/4"});
        QVERIFY(!waited);
        QCOMPARE(waited.error().reason, std::string("locked"));
        VERIFY_RESULT(transaction.commit());
    }
    auto other = must(Transaction::begin(*second));
    VERIFY_RESULT(theirs.lock("shop", {"order/2"}));
}

void TestInboxFaults::aPurgedGroupIsMadeAgain()
{
    import(orderOnTop());
    m_database->drain();
    QCOMPARE(m_database->number("SELECT count(*) FROM import_group"), 1);
    QCOMPARE(must(PayloadListStore(m_database->connection()).purge("shop", *parseDate("2199-12-31"), 100)), 1);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_group"), 0);
    QCOMPARE(import(orderOnTop()).documents.changed, 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_group"), 1);
}

void TestInboxFaults::whatFallsDueWhileItIsReadStaysDue()
{
    import(orderOnTop() + '\n' + payout());
    const auto blocking = m_database->connect();
    auto held = must(Transaction::begin(*blocking));
    VERIFY_RESULT(blocking->run("LOCK TABLE document IN SHARE MODE")); // who writes documents waits, after he has read
    std::jthread reading([this] {
        const auto connection = m_database->connect();
        GroupReader reader(*connection, {.orgId = "shop", .baseCurrency = {}, .fxRates = {}});
        must(reader.read({}, {"payout/90"}));
    });
    QTRY_COMPARE(m_database->number("SELECT count(*) FROM pg_locks WHERE NOT granted"), 1);
    m_database->sql("INSERT INTO import_due VALUES ('shop', 'payout/90') RETURNING org_id");
    VERIFY_RESULT(held.commit());
    reading.join();
    QCOMPARE(m_database->number("SELECT count(*) FROM import_due"), 1);
}

void TestInboxFaults::idsOfAnyLengthAreRefused()
{
    const std::string digits(3000, '7');
    const auto done = import(replaced(orderOnTop(), R"("id":1,)", R"("id":")" + digits + R"(",)") + '\n'
                             + replaced(refundOnTop(), R"("order_id":1)", R"("order_id":")" + digits + '"') + '\n'
                             + R"({"id":5,"type":"charge","payout_id":90,"amount":"1.00","source_order_id":")" + digits
                             + "\"}\n" + orderOnTop());
    QCOMPARE(done.refused, 3);
    for (const auto &note : m_last.refused)
        QCOMPARE(note.code, std::string("bad_value"));
    QCOMPARE(done.documents.created, 1);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE state = 'refused'"), 3);
}

void TestInboxFaults::aFilesNameMayBeAnyBytes()
{
    GroupReader reader(m_database->connection(), {.orgId = "shop", .baseCurrency = {}, .fxRates = {}});
    KeptPayload payload{.kind = "order",
                        .shopifyId = "1",
                        .group = "order/1",
                        .updatedAt = {},
                        .file = "orders-\xE9.json",
                        .line = 1,
                        .payload = orderOnTop()};
    VERIFY_RESULT(reader.read({{.payload = payload, .verdict = {}}}));
    QCOMPARE(m_database->sql("SELECT source_file FROM import_payload"), std::string("orders-\xEF\xBF\xBD.json"));
}

void TestInboxFaults::aNameIsForgottenInPayloadsOfNoDocument()
{
    const auto wrong = replaced(orderOnTop(), R"("total_price_set":{"shop_money":{"amount":"2)",
                                R"("total_price_set":{"shop_money":{"amount":"9)");
    const std::string draft = R"({"draft_orders":[{"id":4,"invoice_url":"x","customer":{"id":5,"first_name":"Ada",)"
                              R"("last_name":"Byron"},"line_items":[]}]})";
    const auto other = replaced(replaced(replaced(orderOnTop(), R"("id":1,)", R"("id":9,)"), "#1001", "#1009"),
                                "\"Ada\"", "\"Annabella\"");
    import(wrong + '\n' + draft + '\n' + other);
    QCOMPARE(m_database->number("SELECT count(*) FROM document"), 1);
    const auto forgotten = must(forgetParty(m_database->connection(), "shop", "Ada Byron"));
    QCOMPARE(forgotten.documents, 0);
    QCOMPARE(forgotten.payloads, 2);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE payload LIKE '%\"Ada\"%'"), 0);
    QCOMPARE(m_database->sql("SELECT party FROM document"), std::string("Annabella Byron"));
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE payload LIKE '%Byron%'"), 1);
}

void TestInboxFaults::payloadsThatDifferByTheNameBecomeOne()
{
    const auto spelled = replaced(orderOnTop(), R"("first_name":"Ada","last_name":"Byron")",
                                  R"("first_name":"","last_name":"Ada Byron")");
    import(orderOnTop() + '\n' + spelled);
    m_database->drain();
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload"), 2);
    QCOMPARE(must(forgetParty(m_database->connection(), "shop", "Ada Byron")).payloads, 2);
    QCOMPARE(m_database->sql("SELECT string_agg(state, ' ') FROM import_payload"), std::string("read"));
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE payload LIKE '%Byron%'"), 0);
    QCOMPARE(m_database->sql("SELECT encode(digest, 'hex') FROM import_payload"),
             m_database->sql("SELECT encode(sha256(convert_to(payload, 'UTF8')), 'hex') FROM import_payload"));
}

void TestInboxFaults::theHistoryOfOthersStays()
{
    import(orderOnTop());
    m_database->sql(R"(INSERT INTO document_history (org_id, document_id, through_version, from_version, body) VALUES
        ('shop', '#1001', 1, 1, '{"id":"#1001","party_name":"Bob","description":"To Ada Byron: \"Ada Byron\""}'),
        ('shop', '#1001', 2, 2, '{"id":"#1001","party_name": "Ada Byron"}') RETURNING org_id)");
    m_database->sql("UPDATE document_history SET body = replace(body, 'To Ada Byron: \\\"Ada Byron\\\"', 'Ada Byron') "
                    "WHERE through_version = 1 RETURNING org_id");
    VERIFY_RESULT(forgetParty(m_database->connection(), "shop", "Ada Byron"));
    QCOMPARE(m_database->sql("SELECT body FROM document_history WHERE through_version = 1"),
             std::string(R"({"id":"#1001","party_name":"Bob","description":"Ada Byron"})"));
    QCOMPARE(m_database->sql("SELECT body FROM document_history WHERE through_version = 2"),
             std::string(R"({"id": "#1001"})"));
}

void TestInboxFaults::clearingShowsWhatReportsShow()
{
    import(orderOnTop() + '\n' + transaction(81, 1, "sale", "26.43", "CAD"));
    m_database->drain();
    const auto balance = [this] {
        const auto report = must(ClearingStore(m_database->connection()).report("shop", "1020"));
        return static_cast<std::int64_t>(report.accounts.front().balance);
    };
    QCOMPARE(balance(), 2643);
    VERIFY_RESULT(RecreationStore(m_database->connection())
                      .prepare(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(), "shop", {"#1001/81"},
                               {}, {}, {}));
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry WHERE account = '1020' AND deleted_at IS NULL"), 0);
    QCOMPARE(balance(), 2643); // the previous figures, until the new ones are there
}

void TestInboxFaults::largeGroupsAreReadOneByOne()
{
    m_database->sql(
        "WITH made AS (INSERT INTO import_payload (org_id, kind, shopify_id, payload_group, digest, payload, "
        "state) SELECT 'shop', 'balance_transaction', row::text, 'payout/' || payout, "
        "sha256(convert_to(row::text, 'UTF8')), '{}', 'read' FROM generate_series(1, 3) AS payout CROSS JOIN "
        "generate_series(1, 9000) AS row RETURNING 1) SELECT count(*) FROM made");
    GroupReader reader(m_database->connection(), {.orgId = "shop", .baseCurrency = {}, .fxRates = {}});
    using Groups = std::set<std::string>;
    QCOMPARE(must(reader.parts({"order/1", "order/2"})), (std::vector<Groups>{{"order/1", "order/2"}}));
    QCOMPARE(must(reader.parts({"payout/1", "payout/2", "payout/3"})),
             (std::vector<Groups>{{"payout/1", "payout/2"}, {"payout/3"}}));
    m_database->sql("WITH made AS (UPDATE import_payload SET payload = repeat('x', 2000) RETURNING 1) SELECT count(*) "
                    "FROM made"); // 18 MB each
    QCOMPARE(must(reader.parts({"payout/1", "payout/2", "payout/3"})),
             (std::vector<Groups>{{"payout/1"}, {"payout/2"}, {"payout/3"}}));
}

/// Charges of a payout of 90, each of 0.01.
static std::string rows(int from, int through)
{
    std::string text;
    for (int row = from; row <= through; ++row)
        text += R"({"id":)" + std::to_string(row) + R"(,"type":"charge","payout_id":90,"amount":"0.01","fee":"0.00"})"
            + '\n';
    return text;
}

static std::string payoutOf(const std::string &amount)
{
    return R"({"id":90,"status":"paid","date":"2026-02-05","currency":"CAD","amount":")" + amount
        + R"(","summary":{"charges_gross_amount":")" + amount + "\"}}\n";
}

void TestInboxFaults::balanceTransactionsAreReadOnceWithTheirPayout()
{
    static constexpr int count = 9000;
    {
        const auto connection = m_database->connect();
        const auto early = import(*connection, rows(1, 100));
        QCOMPARE(early.waiting, 100);
        QCOMPARE(m_last.waiting.size(), 100U);
        QCOMPARE(m_last.waiting.front().code, std::string("no_payout"));
        const auto done = import(*connection, rows(1, count) + payoutOf("90.00") + rows(1, count));
        QCOMPARE(done.waiting, 0);
        QCOMPARE(done.refused, 0);
    }
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload"), count + 1);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE state <> 'read'"), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_due"), 0);
    // Each chunk looked for its own rows, and the payout was read a few times: not once for each 300 rows.
    QTRY_VERIFY(m_database->number("SELECT idx_tup_fetch FROM pg_stat_user_tables WHERE relname = 'import_payload'")
                > count);
    const auto fetched
        = m_database->number("SELECT idx_tup_fetch FROM pg_stat_user_tables WHERE relname = 'import_payload'");
    QVERIFY2(fetched < 30 * count, qPrintable(QString::number(fetched)));
}

void TestInboxFaults::whatAnImportKeptForItsPayoutIsReadByTheNext()
{
    import(payoutOf("0.02"));
    GroupReader reader(m_database->connection(), {.orgId = "shop", .baseCurrency = {}, .fxRates = {}});
    KeptPayload payload{.kind = "balance_transaction",
                        .shopifyId = "1",
                        .group = "payout/90",
                        .updatedAt = {},
                        .file = "rows.json",
                        .line = 1,
                        .payload = R"({"id":"1","type":"charge","payout_id":"90","amount":"0.02","fee":"0.00"})"};
    VERIFY_RESULT(reader.keep({{.payload = payload, .verdict = {}}})); // and the import ended here
    QCOMPARE(m_database->sql("SELECT state FROM import_payload WHERE kind = 'balance_transaction'"),
             std::string("waiting"));
    import(orderOnTop());
    QCOMPARE(m_database->sql("SELECT state FROM import_payload WHERE kind = 'balance_transaction'"),
             std::string("read"));
}

void TestInboxFaults::aLockedPeriodIsToldByTheInbox()
{
    import(orderOnTop()); // of 31 January
    m_database->drain();
    PeriodLockStore periods(m_database->connection());
    VERIFY_RESULT(periods.lock("shop", *parseDate("2026-01-31"), u"closed"_s));

    // A refund of February is not concerned; an older state of the order would change January.
    QCOMPARE(import(refundOnTop()).waiting, 0);
    const auto earlier = replaced(
        replaced(orderOnTop(), R"("id":1,)", R"("id":1,"updated_at":"2026-01-31T23:29:00-05:00",)"), "Lamp", "Lantern");
    const auto late = import(earlier);
    QCOMPARE(late.refused, 0);
    QCOMPARE(m_last.said.size(), 1U);
    QVERIFY2(m_last.said.front().contains(u"2026-01-31"_s) && m_last.said.front().contains(u"#1001"_s),
             qPrintable(m_last.said.front()));
    const std::string told = "SELECT string_agg(kind || ' ' || waits_for, ' ') FROM import_payload WHERE state = "
                             "'waiting' AND code = 'period_locked'";
    QCOMPARE(m_database->sql(told), std::string("order 2026-01-31"));
    m_database->drain();
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry WHERE document_id = '#1001' AND version <> 1"), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry WHERE document_id = '#1001' AND deleted_at IS NOT NULL"),
             0);

    // It goes on saying so, until the period is open.
    import(earlier);
    QCOMPARE(m_database->sql(told), std::string("order 2026-01-31"));
    VERIFY_RESULT(periods.unlock("shop", std::nullopt, u"opened"_s));
    QCOMPARE(import(transaction(82, 77, "sale", "1.00", "CAD")).waiting, 1); // its own order is not there
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE code = 'period_locked'"), 0);
}

QTEST_GUILESS_MAIN(TestInboxFaults)
#include "test_inbox_faults.moc"
