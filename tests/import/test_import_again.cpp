// SPDX-License-Identifier: MIT
#include "import/import_run.h"
#include "import/payloads.h"
#include "import/shopify/waiting_payloads.h"

#include "support/result_helpers.h"

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// What is seen twice counts once, whatever comes first, in one run or in several.
class TestImportAgain : public QObject
{
    Q_OBJECT

private slots:
    void runningAgainChangesNothing();
    void embeddedAndInItsOwnFileCountsOnce();
    void refusalsOfOneThingAreSaidOnce();
    void partsWaitForTheirOrder();
    void whatWaitsIsBound();
    void partsFindTheirOrderInAnEarlierImport();
    void batchesOfOneGiveTheSame();
    void presentmentSharesHoldAcrossImports();
    void aRepairedTotalCorrectsTheShares();
    void changedOrdersReplaceTheirDocument();
    void anImportedOrderThatIsCancelledKeepsItsParts();
    void aLatePaymentRevivesACancelledOrder();
    void anotherShopsOrderOfTheSameNameIsRefused_data();
    void anotherShopsOrderOfTheSameNameIsRefused();
    void aDatabaseOutOfReachStopsTheImport();
};

static std::string orderWithRefund()
{
    return replaced(orderOnTop(), R"("refunds":[])", R"("refunds":[)" + refundOnTop() + "]");
}

static std::string presentmentOrder()
{
    return orderIncluded() + '\n' + transaction(101, 2, "sale", "100.00", "USD") + '\n'
        + transaction(102, 2, "sale", "200.01", "USD");
}

void TestImportAgain::runningAgainChangesNothing()
{
    ImportRun run;
    const std::vector<std::string> files
        = {orderWithRefund() + '\n' + payout(), transaction(101, 1, "sale", "26.43", "CAD")};
    run.importShopify(files);
    QCOMPARE(run.ids(), u"#1001, #1001-R1, #1001/101, #1001/81, payout-90"_s);
    QCOMPARE(run.changed.size(), std::size_t(5));

    run.importShopify(files);
    QCOMPARE(run.changed.size(), std::size_t(0));
    QCOMPARE(run.documents.size(), std::size_t(5));
    QCOMPARE(run.refusals(), QString());
}

void TestImportAgain::embeddedAndInItsOwnFileCountsOnce()
{
    ImportRun run;
    run.importShopify({orderWithRefund(), refundOnTop(),
                       R"({"id":81,"order_id":1,"kind":"refund","gateway":"shopify_payments","status":"success",)"
                       R"("amount":"12.79","currency":"CAD","processed_at":"2026-02-03T09:00:00-05:00"})"});
    QCOMPARE(run.ids(), u"#1001, #1001-R1, #1001/81"_s);
    QCOMPARE(run.repeated, 3); // the refund, its transaction in it, and the transaction in its own file
}

void TestImportAgain::refusalsOfOneThingAreSaidOnce()
{
    const auto broken = replaced(refundOnTop(), R"("subtotal":9.25)", R"("subtotal":9.27)");
    ImportRun run;
    run.importShopify({replaced(orderOnTop(), R"("refunds":[])", R"("refunds":[)" + broken + "]"), broken});
    QCOMPARE(run.refusals(), u"#1001-R1 total_mismatch transactions"_s);
}

void TestImportAgain::partsWaitForTheirOrder()
{
    ImportRun inOrder;
    inOrder.importShopify({orderOnTop(), refundOnTop(), transaction(101, 1, "sale", "26.43", "CAD")});

    const auto refundTransaction
        = R"({"id":81,"order_id":1,"kind":"refund","gateway":"shopify_payments","status":"success",)"
          R"("amount":"12.79","currency":"CAD","processed_at":"2026-02-03T09:00:00-05:00"})";
    ImportRun run;
    run.importShopify(
        {transaction(101, 1, "sale", "26.43", "CAD") + '\n' + refundTransaction, orderOnTop(), refundOnTop()});
    QCOMPARE(run.refusals(), QString());
    QCOMPARE(run.ids(), inOrder.ids());
    for (const auto &[id, document] : inOrder.documents)
        QCOMPARE(run.body(id), inOrder.body(id));
}

void TestImportAgain::whatWaitsIsBound()
{
    WaitingPayloads waiting;
    const auto payload = [](const char *orderId, std::size_t bytes) {
        WaitingPayload made;
        made.orderId = orderId;
        made.json = std::string(bytes, ' ');
        return made;
    };
    QVERIFY(waiting.add(payload("2", WaitingPayloads::maxBytes - 10)));
    QVERIFY(waiting.add(payload("1", 10)));
    QVERIFY(!waiting.add(payload("3", 1)));
    QCOMPARE(waiting.take("2").size(), std::size_t(1));
    QVERIFY(waiting.add(payload("3", 1)));
    QVERIFY(waiting.take("2").empty());
    const auto rest = waiting.takeAll();
    QCOMPARE(rest.size(), std::size_t(2));
    QCOMPARE(rest.front().orderId, std::string("1"));
}

void TestImportAgain::partsFindTheirOrderInAnEarlierImport()
{
    ImportRun run;
    run.importShopify({orderOnTop()});
    run.importShopify({refundOnTop()});
    QCOMPARE(run.refusals(), QString());
    QVERIFY(run.body("#1001-R1").contains(R"("taxes":[{"code":"GST 5%","amount":"1.39"}])"));
    QCOMPARE(run.changed.size(), std::size_t(2));
}

void TestImportAgain::batchesOfOneGiveTheSame()
{
    const std::vector<std::string> files = {orderWithRefund(), presentmentOrder(), refundOnTop(), payout()};
    ImportRun atOnce;
    atOnce.baseCurrency = "CAD";
    atOnce.importShopify(files);
    ImportRun oneByOne;
    oneByOne.baseCurrency = "CAD";
    oneByOne.importShopify(files, 1);
    QCOMPARE(oneByOne.ids(), atOnce.ids());
    QCOMPARE(oneByOne.refusals(), atOnce.refusals());
    for (const auto &[id, document] : atOnce.documents)
        QCOMPARE(oneByOne.body(id), atOnce.body(id));
}

void TestImportAgain::presentmentSharesHoldAcrossImports()
{
    ImportRun run;
    run.importShopify({orderIncluded(), transaction(101, 2, "sale", "100.00", "USD")});
    QCOMPARE(run.documents["#1002/101"].amount, std::optional<std::int64_t>(5866));
    // The rest comes weeks later, and the first payment is in that file again.
    run.importShopify({transaction(102, 2, "sale", "200.01", "USD"), transaction(101, 2, "sale", "100.00", "USD")});
    QCOMPARE(run.documents["#1002/102"].amount, std::optional<std::int64_t>(17600 - 5866));
    QCOMPARE(run.changed.size(), std::size_t(1));
}

void TestImportAgain::aRepairedTotalCorrectsTheShares()
{
    auto broken
        = replaced(presentmentOrder(), R"("shop_money":{"amount":"176.00")", R"("shop_money":{"amount":"276.00")");
    ImportRun run;
    run.importShopify({broken});
    QCOMPARE(run.refusals(), u"#1002 total_mismatch total"_s);
    run.importShopify({presentmentOrder()});
    QCOMPARE(run.refusals(), QString());
    QCOMPARE(run.documents["#1002/101"].amount, std::optional<std::int64_t>(5866));
    QCOMPARE(run.documents["#1002/102"].amount, std::optional<std::int64_t>(17600 - 5866));
}

void TestImportAgain::changedOrdersReplaceTheirDocument()
{
    const auto changed = replaced(orderOnTop(), R"("title":"Lamp")", R"("title":"Desk lamp")");
    ImportRun run;
    run.importShopify({orderOnTop() + '\n' + changed});
    QVERIFY(run.body("#1001").contains("Desk lamp"));
    QCOMPARE(run.repeated, 0);
    QCOMPARE(run.changed.size(), std::size_t(1)); // a batch holds no id twice
}

void TestImportAgain::anImportedOrderThatIsCancelledKeepsItsParts()
{
    const auto pending = replaced(orderOnTop(), R"("paid")", R"("pending")");
    auto refund = refundOnTop();
    refund = refund.substr(0, refund.find(R"("transactions")")) + R"("transactions":[]})";
    auto cancelled = replaced(pending, R"("cancelled_at":null)", R"("cancelled_at":"2026-02-03T00:00:00Z")");
    cancelled = replaced(cancelled, R"("refunds":[])", R"("refunds":[)" + refund + "]");
    ImportRun run;
    run.importShopify({pending});
    run.importShopify({cancelled});
    QCOMPARE(run.keptBack(), u"#1001 cancelled"_s);
    QCOMPARE(run.ids(), u"#1001, #1001-R1"_s);
}

void TestImportAgain::aLatePaymentRevivesACancelledOrder()
{
    const auto cancelled = replaced(replaced(orderOnTop(), R"("paid")", R"("pending")"), R"("cancelled_at":null)",
                                    R"("cancelled_at":"2026-02-03T00:00:00Z")");
    ImportRun run;
    run.importShopify({cancelled, transaction(101, 1, "sale", "26.43", "CAD")});
    QCOMPARE(run.refusals(), u"#1001/101 unknown_document order_id"_s);
    run.importShopify({replaced(cancelled, R"("quantity":2,)", "")}); // unreadable: what was known stays as it was
    QCOMPARE(run.refusals(), u"#1001 missing_field line_items[0].quantity"_s);
    run.importShopify({transaction(101, 1, "sale", "26.43", "CAD")});
    QCOMPARE(run.refusals(), u"#1001/101 unknown_document order_id"_s);
    run.importShopify({cancelled, transaction(101, 1, "sale", "26.43", "CAD")});
    QCOMPARE(run.refusals(), QString());
    QCOMPARE(run.ids(), u"#1001, #1001/101"_s);
}

void TestImportAgain::anotherShopsOrderOfTheSameNameIsRefused_data()
{
    QTest::addColumn<bool>("inOneImport");
    QTest::newRow("in one import") << true;
    QTest::newRow("in a later import") << false;
}

void TestImportAgain::anotherShopsOrderOfTheSameNameIsRefused()
{
    QFETCH(const bool, inOneImport);
    // The other shop's refund hangs in its order: refused with it, it must not touch the first shop's refund.
    const auto other = replaced(orderWithRefund(), R"("id":1,)", R"("id":9001,)");
    ImportRun run;
    if (inOneImport) {
        run.importShopify({orderWithRefund() + '\n' + other});
    } else {
        run.importShopify({orderWithRefund()});
        run.importShopify({other});
        QCOMPARE(run.changed.size(), std::size_t(0));
    }
    QCOMPARE(run.refusals(), u"#1001 other_shop name"_s);
    QCOMPARE(run.ids(), u"#1001, #1001-R1, #1001/81"_s);

    run.importShopify({orderWithRefund()});
    QCOMPARE(run.refusals(), QString());
}

void TestImportAgain::aDatabaseOutOfReachStopsTheImport()
{
    ImportRun run;
    run.orders.outOfReach = true;
    run.importShopify({orderOnTop()});
    QVERIFY(!run.outcome.has_value());
    QCOMPARE(run.outcome.error().code, Error::Code::Unavailable);
    run.orders.outOfReach = false;
    run.importShopify({orderOnTop()});
    VERIFY_RESULT(run.outcome);
    QCOMPARE(run.ids(), u"#1001"_s);
}

QTEST_APPLESS_MAIN(TestImportAgain)
#include "test_import_again.moc"
