// SPDX-License-Identifier: MIT
#include "engine/inbox/import_runner.h"
#include "engine/inbox/shop_import.h"
#include "store/books/period_locks.h"
#include "store/inbox/payload_list.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Orders and payouts that are settled: purged, locked, or of which somebody has had done with a payload.
class TestSettledGroups : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatComesAfterAPurge_data();
    void whatComesAfterAPurge();
    void aPurgedOrderIsMadeAnewWhereItIsAsked();
    void aPayoutOnItsWayIsNotPurged();
    void discardedPayloadsStayOut();
    void aCutOffFileIsSupersededByTheWholeOne();
    void aLockedOutRefundIsToldAndPostedOnceItIsOpen();

private:
    ImportProgress import(const std::string &text);
    std::int64_t purge();
    std::string balances();
    ReadAgain again(const PayloadFilter &filter, bool purged, bool preview);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<QTemporaryDir> m_folder;
    ImportBatch m_last;
};

void TestSettledGroups::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_folder = std::make_unique<QTemporaryDir>();
}

ImportProgress TestSettledGroups::import(const std::string &text)
{
    const auto path = m_folder->filePath(u"payloads.jsonl"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(text)) < 0)
        qFatal("can't write %s", qPrintable(path));
    file.close();
    auto done = must(runImport(
        m_database->connection(),
        {.orgId = "shop", .baseCurrency = "USD", .format = ImportFormat::Shopify, .files = {path.toStdString()}},
        [this](const ImportBatch &batch, const ImportProgress &) { m_last = batch; }));
    m_database->drain();
    return done;
}

std::int64_t TestSettledGroups::purge()
{
    return must(PayloadListStore(m_database->connection()).purge("shop", *parseDate("2199-12-31"), 100));
}

std::string TestSettledGroups::balances()
{
    return m_database->sql(
        "SELECT coalesce(string_agg(account || ' ' || amount, ', ' ORDER BY account), '') FROM (SELECT account, "
        "sum(base_amount) AS amount FROM gl_entry WHERE deleted_at IS NULL GROUP BY account) AS sums WHERE amount <> "
        "0");
}

ReadAgain TestSettledGroups::again(const PayloadFilter &filter, bool purged, bool preview)
{
    auto done
        = must(readAgain(m_database->connection(),
                         {.orgId = "shop", .baseCurrency = {}, .fxRates = {}, .purged = purged}, filter, preview));
    m_database->drain();
    return done;
}

/// An order of 90, or (from 20 March) of 100, as of a day.
static std::string order(const std::string &updated, bool isEdited, const std::string &more = {})
{
    const std::string total = isEdited ? "100.00" : "90.00";
    return R"({"id":1001,"name":"#1001","processed_at":"2026-03-10T10:00:00-05:00","updated_at":")" + updated
        + R"(T10:00:00-05:00","currency":"USD","total_price":")" + total + R"(","current_total_price":")" + total
        + R"(","line_items":[{"id":1,"quantity":3,"current_quantity":3,"price":"30.00"})"
        + (isEdited ? R"(,{"id":2,"quantity":1,"current_quantity":1,"price":"10.00"})" : "")
        + R"(],"transactions":[{"id":5,"kind":"sale","status":"success","gateway":"shopify_payments","amount":"90.00",)"
          R"("currency":"USD","processed_at":"2026-03-10T10:00:00-05:00"}])"
        + more + "}\n";
}

static std::string refund(const std::string &id, const std::string &day)
{
    return R"({"id":)" + id + R"(,"order_id":1001,"processed_at":")" + day
        + R"(T09:00:00-05:00","refund_line_items":[{"id":)" + id
        + R"(1,"quantity":1,"subtotal":"30.00","line_item_id":1}],"transactions":[{"id":)" + id
        + R"(2,"kind":"refund","status":"success","gateway":"shopify_payments","amount":"30.00","currency":"USD",)"
          R"("processed_at":")"
        + day + R"(T09:00:00-05:00"}]})" + "\n";
}

static std::string payout(const std::string &status, const std::string &day)
{
    return R"({"id":7,"status":")" + status + R"(","date":")" + day
        + R"(","currency":"USD","amount":"87.00","summary":{"charges_gross_amount":"90.00","charges_fee_amount":"3.00"}})"
        + "\n";
}

void TestSettledGroups::whatComesAfterAPurge_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("waiting");
    const auto row = [](const char *name, const std::string &before, const std::string &after, int waiting) {
        QTest::newRow(name) << QByteArray::fromStdString(before) << QByteArray::fromStdString(after) << waiting;
    };
    const auto edited = order("2026-03-10", false) + order("2026-03-20", true);
    row("the same again", edited, edited, 0);
    row("a later state that says the same", edited, order("2026-04-03", true, R"(,"note":"x")"), 0);
    row("a later state with another total", order("2026-03-10", false), order("2026-03-20", true), 1);
    row("its refund", order("2026-03-10", false), refund("9", "2026-04-03"), 1);
    row("its order, without the refund that was posted", order("2026-03-10", false) + refund("9", "2026-03-12"),
        order("2026-03-10", false), 0);
    row("a second refund, and the order", order("2026-03-10", false) + refund("9", "2026-03-12"),
        refund("10", "2026-04-03") + order("2026-03-10", false), 1);
    row("the order with a refund of which nothing is known", order("2026-03-10", false),
        order("2026-04-03", false, R"(,"refunds":[{"id":9}])"), 1);
    row("a cancellation", order("2026-03-10", false),
        order("2026-04-03", false, R"(,"cancelled_at":"2026-04-03T10:00:00-05:00")"), 1);
    row("a payout that failed after all", payout("paid", "2026-03-12"), payout("failed", "2026-03-12"), 1);
    row("an earlier state of a payout", payout("paid", "2026-03-12"), payout("in_transit", "2026-03-12"), 0);
    row("balance transactions of a payout that had none", payout("paid", "2026-03-12"),
        R"({"id":1,"type":"charge","payout_id":7,"currency":"USD","amount":"90.00","fee":"3.00","net":"87.00"})", 1);
}

/// What is older than a purge, or says no more, is known; what is newer waits. The books stay.
void TestSettledGroups::whatComesAfterAPurge()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QFETCH(const int, waiting);
    import(before.toStdString());
    const auto books = balances();
    QVERIFY(!books.empty());
    QVERIFY(purge() > 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload"), 0);
    const auto done = import(after.toStdString());
    QCOMPARE(balances(), books);
    QCOMPARE(done.waiting, waiting);
    QCOMPARE(done.refused, 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE state = 'waiting' AND code = 'purged'"),
             waiting);
    again({.orgId = "shop"}, false, false);
    QCOMPARE(balances(), books);
    if (waiting > 0)
        QVERIFY(m_last.waiting.front().message.contains(u"import again --purged --group "_s));
}

void TestSettledGroups::aPurgedOrderIsMadeAnewWhereItIsAsked()
{
    import(order("2026-03-10", false) + refund("9", "2026-03-12"));
    purge();
    import(order("2026-04-05", false) + refund("9", "2026-03-12") + refund("10", "2026-04-03"));
    const auto books = balances();
    const PayloadFilter filter{.orgId = "shop", .code = "purged"};
    const auto preview = again(filter, true, true);
    QVERIFY(preview.differingCount > 0);
    QCOMPARE(balances(), books);
    again(filter, true, false);
    QCOMPARE(balances(), std::string("1020 3000, 4000 -9000, 4050 6000"));
    QCOMPARE(m_database->number("SELECT count(*) FROM import_order"), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE state <> 'read'"), 0);
}

void TestSettledGroups::aPayoutOnItsWayIsNotPurged()
{
    import(payout("in_transit", "2026-03-12"));
    QCOMPARE(must(PayloadListStore(m_database->connection()).purgeable("shop", *parseDate("2199-12-31"))), 0);
    QCOMPARE(purge(), 0);
    import(payout("paid", "2026-04-02"));
    QCOMPARE(purge(), 2);
}

void TestSettledGroups::discardedPayloadsStayOut()
{
    import(order("2026-03-10", false));
    // A later state that does not add up, and something that is nothing of Shopify's.
    auto wrong = order("2026-03-20", true);
    wrong.replace(wrong.find(R"("price":"10.00")"), 15, R"("price":"11.00")");
    QCOMPARE(import(wrong + R"({"hello":"world"})").refused, 2);
    QVERIFY(!m_database->sql("SELECT newer_refused FROM document WHERE document_id = '#1001'").empty());
    PayloadListStore store(m_database->connection());
    const PayloadFilter filter{.orgId = "shop", .kind = "order"};
    QCOMPARE(must(store.discardable(filter, 0)), 1);
    QCOMPARE(must(store.discard(filter, 0, "asked the shop", 100)), 1);
    QCOMPARE(must(store.discard(filter, 0, "asked the shop", 100)), 0);
    must(readDue(m_database->connection(), {.orgId = "shop", .baseCurrency = {}, .fxRates = {}}));
    QCOMPARE(m_database->sql("SELECT newer_refused FROM document WHERE document_id = '#1001'"), std::string());
    again({.orgId = "shop"}, false, false);
    QCOMPARE(m_database->sql("SELECT string_agg(state || ' ' || code || ' ' || message, ', ') FROM import_payload "
                             "WHERE code = 'discarded'"),
             std::string("not_needed discarded asked the shop"));
    QCOMPARE(import(wrong).refused, 0);
    QCOMPARE(m_database->sql("SELECT what || ' ' || why || ' ' || (new ->> 'payloads') FROM audit_event WHERE what = "
                             "'payload.discarded'"),
             std::string("payload.discarded asked the shop 1"));
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE state = 'refused'"), 1);
}

void TestSettledGroups::aCutOffFileIsSupersededByTheWholeOne()
{
    const auto whole = order("2026-03-10", false)
        + R"({"id":1002,"name":"#1002","processed_at":"2026-03-10","currency":"USD",)"
        + R"("total_price":"1.00","line_items":[{"id":3,"quantity":1,"price":"1.00"}]})" + "\n";
    QCOMPARE(import(whole.substr(0, whole.size() - 30)).refused, 1);
    QCOMPARE(import(R"({"id":1003,"name":"#1003","processed_at":"2026-03-10","currency":"USD","total_price":"1.00",)"
                    R"("line_items":[{"id":4,"quantity":1,"price":"1.00"}]})")
                 .refused,
             0);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE state = 'refused'"), 1); // of another record
    QCOMPARE(import(whole).refused, 0);
    QCOMPARE(m_database->sql("SELECT string_agg(state, ' ') FROM import_payload WHERE code = 'cut_off'"),
             std::string("superseded"));
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE state = 'refused'"), 0);
}

void TestSettledGroups::aLockedOutRefundIsToldAndPostedOnceItIsOpen()
{
    import(order("2026-03-10", false));
    PeriodLockStore locks(m_database->connection());
    VERIFY_RESULT(locks.lock("shop", *parseDate("2026-03-31"), u"closed"_s));
    const auto locked = import(refund("9", "2026-03-12"));
    QCOMPARE(locked.waiting, 1);
    QCOMPARE(m_last.waiting.front().source, std::string("refund"));
    QCOMPARE(m_database->sql("SELECT string_agg(kind || ' ' || state, ', ' ORDER BY payload_id) FROM import_payload"),
             std::string("order read, refund waiting"));
    QVERIFY(again({.orgId = "shop"}, false, true).differingCount == 0);
    VERIFY_RESULT(locks.unlock("shop", {}, u"opened"_s));
    again({.orgId = "shop"}, false, false);
    QCOMPARE(m_database->sql("SELECT string_agg(kind || ' ' || state, ', ' ORDER BY payload_id) FROM import_payload"),
             std::string("order read, refund read"));
    QCOMPARE(m_database->number("SELECT count(*) FROM document WHERE accounting_status <> 'posted'"), 0);
    QCOMPARE(balances(), std::string("1020 6000, 4000 -9000, 4050 3000"));
}

QTEST_GUILESS_MAIN(TestSettledGroups)
#include "test_settled_groups.moc"
