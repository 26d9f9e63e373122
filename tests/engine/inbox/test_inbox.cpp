// SPDX-License-Identifier: MIT
#include "engine/inbox/import_runner.h"
#include "engine/inbox/shop_import.h"
#include "engine/inbox/watched_folder.h"
#include "import/payloads.h"
#include "store/books/organisations.h"
#include "store/inbox/payload_list.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QFile>
#include <QTemporaryDir>

#include <filesystem>
#include <thread>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Payloads are kept, read by their groups, and read again: nothing is lost, nothing is doubled.
class TestInbox : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void thePayloadIsKeptOnceHoweverOftenItComes();
    void whatComesBeforeItsOrderWaitsAndIsReadByItself();
    void aRefusedVersionLeavesTheBooksAndMarksTheOrder();
    void aBalanceTransactionWaitsUntilItComesWithItsPayout_data();
    void aBalanceTransactionWaitsUntilItComesWithItsPayout();
    void aPageSaysThatThereAreMore();
    void anOrderInAnotherCurrencyTakesTheRateOfItsImport();
    void twoImportsAtOnceLoseAndDoubleNothing();
    void aSettingIsAppliedToThePastByReadingAgain();
    void whatAnOlderVersionImportedIsTakenOver();
    void aRefundOfAnOrderOfBeforeSaysWhatToDo();
    void purgedOrdersKeepTheirBooks();
    void payloadsGoWithTheirOrganisation();
    void aWatchedFolderLosesNoFile();

private:
    std::string file(const char *name, const std::string &text);
    ImportProgress import(const std::string &text, const char *name = "payloads.jsonl");
    std::string states();

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<QTemporaryDir> m_folder;
    ImportBatch m_last; ///< what the last import said at its end
};

void TestInbox::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_folder = std::make_unique<QTemporaryDir>();
}

std::string TestInbox::file(const char *name, const std::string &text)
{
    const auto path = m_folder->filePath(QString::fromLatin1(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(text)) < 0)
        qFatal("can't write %s", qPrintable(path));
    return path.toStdString();
}

ImportProgress TestInbox::import(const std::string &text, const char *name)
{
    return must(
        runImport(m_database->connection(),
                  {.orgId = "shop", .baseCurrency = {}, .format = ImportFormat::Shopify, .files = {file(name, text)}},
                  [this](const ImportBatch &batch, const ImportProgress &) { m_last = batch; }));
}

/// `order read, refund waiting …`
std::string TestInbox::states()
{
    return m_database->sql("SELECT string_agg(kind || ' ' || state, ', ' ORDER BY payload_id) FROM import_payload");
}

void TestInbox::thePayloadIsKeptOnceHoweverOftenItComes()
{
    import(orderOnTop() + '\n' + orderOnTop());
    import(orderOnTop());
    QCOMPARE(states(), std::string("order read"));
    QCOMPARE(m_database->number("SELECT count(*) FROM document"), 1);
    QCOMPARE(m_database->number("SELECT accounting_ready_version FROM document"), 1);
}

void TestInbox::whatComesBeforeItsOrderWaitsAndIsReadByItself()
{
    const auto early = import(refundOnTop());
    QCOMPARE(early.waiting, 1);
    QCOMPARE(early.refused, 0);
    QCOMPARE(states(), std::string("refund waiting"));
    QCOMPARE(m_database->number("SELECT count(*) FROM document"), 0);

    const auto late = import(orderOnTop());
    QCOMPARE(late.waiting, 0);
    QCOMPARE(states(), std::string("refund read, order read"));
    QVERIFY(m_database->number("SELECT count(*) FROM document WHERE document_id = '#1001-R1'") == 1);
}

void TestInbox::aRefusedVersionLeavesTheBooksAndMarksTheOrder()
{
    import(orderOnTop());
    m_database->drain();
    const auto body = m_database->sql("SELECT body FROM document");
    const auto newer = replaced(replaced(orderOnTop(), R"("total_price_set":{"shop_money":{"amount":"2)",
                                         R"("total_price_set":{"shop_money":{"amount":"9)"),
                                R"("id":1,)", R"("id":1,"updated_at":"2030-01-01T00:00:00Z",)");
    const auto refused = import(newer);
    QCOMPARE(refused.refused, 1);
    QCOMPARE(m_last.refused.size(), 1U);
    QCOMPARE(m_database->sql("SELECT body FROM document"), body);
    QVERIFY(!m_database->sql("SELECT newer_refused FROM document").empty());
    QCOMPARE(m_database->number("SELECT refused FROM import_payload_count"), 1);

    const auto right = replaced(orderOnTop(), R"("id":1,)", R"("id":1,"updated_at":"2030-01-02T00:00:00Z",)");
    import(right);
    QCOMPARE(m_database->sql("SELECT newer_refused FROM document"), std::string());
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload_count"), 0);
}

void TestInbox::aBalanceTransactionWaitsUntilItComesWithItsPayout_data()
{
    QTest::addColumn<QStringList>("order"); // of arrival
    QTest::newRow("as it happens") << QStringList{u"alone"_s, u"payout"_s, u"with"_s};
    QTest::newRow("the older one last") << QStringList{u"payout"_s, u"with"_s, u"alone"_s};
    QTest::newRow("the payout last") << QStringList{u"with"_s, u"alone"_s, u"payout"_s};
}

void TestInbox::aBalanceTransactionWaitsUntilItComesWithItsPayout()
{
    QFETCH(const QStringList, order);
    const auto row = [](const char *payout) {
        return std::string(R"({"id":1,"type":"charge","payout_id":)") + payout
            + R"(,"payout_status":"pending","amount":"500.00","fee":"14.80","currency":"CAD"})";
    };
    for (const auto &what : order)
        import(what == u"alone"_s ? row("null") : what == u"with"_s ? row("90") : payout());
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE state = 'waiting'"), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE state = 'superseded'"), 1);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_due"), 0);
    must(readAgain(m_database->connection(), {.orgId = "shop", .baseCurrency = {}, .fxRates = {}}, {.orgId = "shop"},
                   false));
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE state = 'waiting'"), 0);
}

void TestInbox::aPageSaysThatThereAreMore()
{
    import(R"({"data":{"orders":{"pageInfo":{"hasNextPage":true},"nodes":[]}}})", "page.json");
    QCOMPARE(m_last.said.size(), 1U);
    QVERIFY2(m_last.said.front().contains(u"page.json is one page of orders"_s), qPrintable(m_last.said.front()));
    import(R"({"data":{"orders":{"pageInfo":{"hasNextPage":false},"nodes":[]}}})", "last.json");
    QVERIFY(m_last.said.empty());
}

void TestInbox::anOrderInAnotherCurrencyTakesTheRateOfItsImport()
{
    must(OrganisationStore(m_database->connection()).change("shop", {.baseCurrency = "USD"}));
    const auto order = file("order.json", orderOnTop());
    ImportRequest request{.orgId = "shop", .baseCurrency = {}, .format = ImportFormat::Shopify, .files = {order}};
    QCOMPARE(must(runImport(m_database->connection(), request)).refused, 1);
    QVERIFY(m_database->sql("SELECT message FROM import_payload").find("--fx-rate CAD=") != std::string::npos);
    request.fxRates["CAD"] = "0.75";
    QCOMPARE(must(runImport(m_database->connection(), request)).refused, 0);
    import(transaction(81, 1, "sale", "26.43", "CAD", "shopify_payments")); // it is paid at the order's rate
    m_database->drain();
    QCOMPARE(m_database->number("SELECT sum(base_amount) FROM gl_entry WHERE account = '1020' AND deleted_at IS NULL"),
             1982);
    QCOMPARE(m_database->number("SELECT sum(base_amount) FROM gl_entry WHERE account = '1200' AND deleted_at IS NULL"),
             0);
}

void TestInbox::twoImportsAtOnceLoseAndDoubleNothing()
{
    std::string orders;
    std::string refunds;
    for (int i = 1; i <= 400; ++i) {
        const auto id = std::to_string(i);
        orders += replaced(replaced(orderOnTop(), R"("id":1,)", R"("id":)" + id + ','), "#1001", "#A" + id) + '\n';
        refunds += replaced(replaced(refundOnTop(), R"("order_id":1)", R"("order_id":)" + id), R"("id":71)",
                            R"("id":)" + std::to_string(7000 + i))
            + '\n';
    }
    const auto one = file("orders.jsonl", orders);
    const auto two = file("refunds.jsonl", refunds + orders);
    std::vector<std::jthread> threads;
    for (const auto &path : {one, two, two}) {
        threads.emplace_back([&, path] {
            const auto connection = m_database->connect();
            must(runImport(*connection,
                           {.orgId = "shop", .baseCurrency = "CAD", .format = ImportFormat::Shopify, .files = {path}}));
        });
    }
    threads.clear();
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload"), 800);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE state <> 'read'"), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM document WHERE document_id ~ '^#A[0-9]+$'"), 400);
    QCOMPARE(m_database->number("SELECT count(*) FROM document WHERE document_id ~ '^#A[0-9]+-R1$'"), 400);
}

void TestInbox::aSettingIsAppliedToThePastByReadingAgain()
{
    import(orderOnTop() + '\n' + transaction(81, 1, "sale", "26.43", "CAD", "paypal"));
    m_database->drain();
    const PayloadFilter all{.orgId = "shop"};
    const ReadingOptions options{.orgId = "shop", .baseCurrency = {}, .fxRates = {}};
    auto &connection = m_database->connection();
    const auto same = must(readAgain(connection, options, all, false));
    QCOMPARE(same.documents.changed, 0);
    QCOMPARE(same.documents.unchanged, 2);

    m_database->sql("INSERT INTO account (org_id, code, name) VALUES ('shop', '1022', 'PayPal') RETURNING code");
    VERIFY_RESULT(OrganisationStore(connection).change("shop", {.gateways = {{"PayPal", "1022"}}}));
    const auto preview = must(readAgain(connection, options, all, true));
    QCOMPARE(preview.differingCount, 1);
    QCOMPARE(m_database->number("SELECT max(accounting_ready_version) FROM document"), 1);

    const auto changed = must(readAgain(connection, options, all, false));
    QCOMPARE(changed.documents.changed, 1);
    m_database->drain();
    QCOMPARE(m_database->number("SELECT sum(base_amount) FROM gl_entry WHERE account = '1022' AND deleted_at IS NULL"),
             2643);
    QCOMPARE(m_database->number("SELECT count(*) FROM document WHERE accounting_status <> 'posted'"), 0);
}

void TestInbox::whatAnOlderVersionImportedIsTakenOver()
{
    import(orderOnTop());
    m_database->drain();
    // As an older version left it: no payload, the facts of the order, the document of no group.
    VERIFY_RESULT(m_database->connection().runScript(
        "DELETE FROM import_payload; UPDATE document SET payload_group = ''; INSERT INTO import_order (org_id, "
        "order_id, facts) VALUES ('shop', '1', '{\"name\": \"#1001\"}')"));
    const auto again = import(orderOnTop());
    QCOMPARE(again.documents.unchanged, 1);
    QCOMPARE(m_database->sql("SELECT payload_group FROM document"), std::string("order/1"));
    QCOMPARE(m_database->number("SELECT accounting_ready_version FROM document"), 1);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_order"), 0);

    // Another order can't take its name, then as now.
    const auto other = import(replaced(orderOnTop(), R"("id":1,)", R"("id":9001,)"));
    QCOMPARE(other.refused, 1);
    QCOMPARE(m_last.refused.front().code, std::string("other_shop"));
}

void TestInbox::aRefundOfAnOrderOfBeforeSaysWhatToDo()
{
    import(orderOnTop());
    VERIFY_RESULT(m_database->connection().runScript(
        "DELETE FROM import_payload; UPDATE document SET payload_group = ''; INSERT INTO import_order (org_id, "
        "order_id, facts) VALUES ('shop', '1', '{\"name\": \"#1001\"}')"));
    const auto refund = import(refundOnTop());
    QCOMPARE(refund.waiting, 1);
    QCOMPARE(m_last.waiting.front().code, std::string("order_of_before"));
    QCOMPARE(m_database->number("SELECT count(*) FROM document"), 1);

    import(orderOnTop());
    QCOMPARE(states(), std::string("refund read, order read"));
    QCOMPARE(m_database->sql("SELECT string_agg(document_id, ' ' ORDER BY document_id) FROM document WHERE "
                             "document_type <> 'payment'"),
             std::string("#1001 #1001-R1"));
}

void TestInbox::purgedOrdersKeepTheirBooks()
{
    import(orderOnTop() + '\n' + replaced(refundOnTop(), R"("order_id":1)", R"("order_id":5)"));
    m_database->drain();
    PayloadListStore store(m_database->connection());
    const auto tomorrow = *parseDate("2199-12-31");
    QCOMPARE(must(store.purgeable("shop", tomorrow)), 1);
    QCOMPARE(must(store.purge("shop", tomorrow, 100)), 1);
    QCOMPARE(must(store.purge("shop", tomorrow, 100)), 0);
    QCOMPARE(states(), std::string("refund waiting"));

    // What comes later does not take what was posted for withdrawn.
    import(replaced(refundOnTop(), R"("id":71)", R"("id":72)"));
    m_database->drain();
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry WHERE document_id = '#1001' AND deleted_at IS NOT NULL"),
             0);
    QCOMPARE(states(), std::string("refund waiting, refund waiting"));
}

void TestInbox::payloadsGoWithTheirOrganisation()
{
    import(orderOnTop());
    VERIFY_RESULT(m_database->connection().runScript("DELETE FROM organisation WHERE org_id = 'shop'"));
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload"), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_group"), 0);
}

void TestInbox::aWatchedFolderLosesNoFile()
{
    namespace fs = std::filesystem;
    const auto path = m_folder->path().toStdString();
    auto folder = must(WatchedFolder::open(path));
    file("b.json", "{}");
    file("a.json", "{}");
    file("c.json.part", "{}");
    file(".hidden", "{}");
    file("empty.json", {});
    std::error_code ignored;
    fs::create_symlink(path + "/a.json", path + "/link.json", ignored);
    const std::vector<std::string> expected = {path + "/a.json", path + "/b.json"};
    const auto first = must(folder.look());
    QVERIFY(first.files.empty() && first.more); // they may still be written
    const auto second = must(folder.look());
    QCOMPARE(second.files, expected);
    QVERIFY(!second.more);

    file("b.json", "{\"id\":1}");
    QVERIFY(folder.isAsSeen(path + "/a.json"));
    QVERIFY(!folder.isAsSeen(path + "/b.json"));
    QVERIFY(!folder.isAsSeen(path + "/gone.json"));
    QCOMPARE(must(folder.look()).files, std::vector<std::string>{path + "/a.json"});
    VERIFY_RESULT(folder.move(path + "/gone.json", WatchedFolder::Place::Done)); // somebody else did

    VERIFY_RESULT(folder.move(path + "/a.json", WatchedFolder::Place::Done));
    file("a.json", "{\"id\":2}");
    VERIFY_RESULT(folder.move(path + "/a.json", WatchedFolder::Place::Done));
    VERIFY_RESULT(folder.move(path + "/b.json", WatchedFolder::Place::Refused));
    QVERIFY(fs::exists(path + "/done/a.json"));
    QVERIFY(fs::exists(path + "/done/a-2.json"));
    QVERIFY(fs::exists(path + "/refused/b.json"));
    QVERIFY(must(folder.look()).files.empty());
    QVERIFY(fs::exists(path + "/empty.json"));
}

QTEST_GUILESS_MAIN(TestInbox)
#include "test_inbox.moc"
