// SPDX-License-Identifier: MIT
#include "import/import_run.h"
#include "import/payloads.h"

#include "support/result_helpers.h"

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Each row of docs/accounting-rules.md §8, with figures worked out by hand.
class TestShopifyMapping : public QObject
{
    Q_OBJECT

private slots:
    void anOrderBecomesASalesInvoice();
    void taxIncludedGiftCardsAndRemovedShipping();
    void shopMoneyCountsWhereThereIsASet();
    void dutiesAreLinesOfTheirOwn();
    void yenHaveNoDecimals();
    void taxCodesCarryThePercent_data();
    void taxCodesCarryThePercent();
    void testAndUnpaidCancelledOrdersAreKeptBack();
    void aRefundBecomesACreditNote();
    void refundsOfTaxIncludedOrders();
    void refundsAreNumberedByPlace();
    void refundWithoutMoneyIsACreditNoteAllTheSame();
    void transactionsBecomePayments_data();
    void transactionsBecomePayments();
    void whatIsNoCashGivesNothing_data();
    void whatIsNoCashGivesNothing();
    void presentmentMoneyComesToTheOrdersTotal();
    void presentmentRefundsAreCountedApart();
    void refundTransactionsGoToTheirCreditNote();
    void aPayoutBalances();
    void aFailedPayoutIsKeptBack();
};

void TestShopifyMapping::anOrderBecomesASalesInvoice()
{
    ImportRun run;
    run.importShopify({orderOnTop()});
    QCOMPARE(run.refusals(), QString());
    QCOMPARE(run.baseCurrency, std::string("CAD"));
    QCOMPARE(
        run.body("#1001"),
        QByteArray(
            R"({"id":"#1001","type":"sales_invoice","date":"2026-01-31","currency":"CAD","party_name":"Ada Byron",)"
            R"("tax_included":false,"lines":[{"kind":"goods","amount":"20.00","discount":"1.50",)"
            R"("taxes":[{"code":"GST 5%","amount":"0.93"},{"code":"QST 9.975%","amount":"1.85"}],)"
            R"("quantity":"2","description":"Lamp"},)"
            R"({"kind":"shipping","amount":"4.00","discount":"1.00","taxes":[{"code":"GST 5%","amount":"0.15"}],)"
            R"("description":"Standard"},{"kind":"tip","amount":"2.00"}],"total":"26.43",)"
            R"("meta":{"shopify_order":"1"}})"));
    const auto &document = run.documents["#1001"];
    QCOMPARE(document.type, std::string("sales_invoice"));
    QCOMPARE(document.date, std::string("2026-01-31"));
    QCOMPARE(document.partyName, std::string("Ada Byron"));
    QCOMPARE(document.amount, std::optional<std::int64_t>(2643));
}

void TestShopifyMapping::taxIncludedGiftCardsAndRemovedShipping()
{
    ImportRun run;
    run.importShopify({orderIncluded()});
    QCOMPARE(run.refusals(), QString());
    QCOMPARE(
        run.body("#1002"),
        QByteArray(R"({"id":"#1002","type":"sales_invoice","date":"2026-02-01","currency":"GBP","tax_included":true,)"
                   R"("lines":[{"kind":"goods","amount":"120.00","taxes":[{"code":"GB VAT 20%","amount":"20.00"}],)"
                   R"("quantity":"1","description":"Coat"},)"
                   R"({"kind":"gift_card","amount":"50.00","quantity":"1","description":"Gift card"},)"
                   R"({"kind":"shipping","amount":"6.00","taxes":[{"code":"GB VAT 20%","amount":"1.00"}],)"
                   R"("description":"Post"}],"total":"176.00","meta":{"shopify_order":"2"}})"));
}

void TestShopifyMapping::shopMoneyCountsWhereThereIsASet()
{
    ImportRun run;
    run.importShopify({replaced(orderOnTop(), R"("price":"10.00")", R"("price":"99.99")")});
    QCOMPARE(run.refusals(), QString());
    QVERIFY(run.body("#1001").contains(R"("amount":"20.00")"));
}

void TestShopifyMapping::dutiesAreLinesOfTheirOwn()
{
    const auto duties
        = R"("duties":[{"id":"9","harmonized_system_code":"9405","shop_money":{"amount":"7.00","currency_code":"GBP"},)"
          R"("tax_lines":[{"title":"VAT","price":"1.40","rate":0.2}]}],"title":"Coat")";
    auto order = replaced(orderIncluded(), R"("title":"Coat")", duties);
    order = replaced(order, R"("total_price":"176.00","total_price_set":{"shop_money":{"amount":"176.00")",
                     R"("total_price":"183.00","total_price_set":{"shop_money":{"amount":"183.00")");
    ImportRun run;
    run.importShopify({order});
    QCOMPARE(run.refusals(), QString());
    QVERIFY(run.body("#1002").contains(R"({"kind":"duty","amount":"7.00","taxes":[{"code":"VAT 20%","amount":"1.40"}],)"
                                       R"("description":"9405"})"));
}

void TestShopifyMapping::yenHaveNoDecimals()
{
    ImportRun run;
    run.importShopify({R"({"id":3,"name":"#1003","processed_at":"2026-02-01T00:10:00+09:00","currency":"JPY",
        "taxes_included":true,"total_price":"1200.00","line_items":[{"id":31,"quantity":1,"price":"1200.0"}]})"});
    QCOMPARE(run.refusals(), QString());
    QVERIFY(run.body("#1003").contains(R"("total":"1200")"));
    QCOMPARE(run.documents["#1003"].amount, std::optional<std::int64_t>(1200));
}

void TestShopifyMapping::taxCodesCarryThePercent_data()
{
    QTest::addColumn<QByteArray>("rate");
    QTest::addColumn<QByteArray>("code");
    const auto row
        = [](const char *rate, const char *code) { QTest::newRow(rate) << QByteArray(rate) << QByteArray(code); };
    row("0.05", "GST 5%");
    row("0.0175", "GST 1.75%");
    row("0.00375", "GST 0.375%");
    row("0.2", "GST 20%");
    row("0.20", "GST 20%");
    row("1", "GST 100%");
    row("1.0", "GST 100%");
    row("0.0", "GST 0%");
    row("0", "GST 0%");
    row("5e-05", "GST 0.005%");
    row("1.25E-1", "GST 12.5%");
    row("\"0.08\"", "GST 8%");
}

void TestShopifyMapping::taxCodesCarryThePercent()
{
    QFETCH(const QByteArray, rate);
    QFETCH(const QByteArray, code);
    ImportRun run;
    run.importShopify({replaced(orderOnTop(), R"("rate":0.05)", "\"rate\":" + rate.toStdString())});
    QCOMPARE(run.refusals(), QString());
    const auto body = run.body("#1001");
    QVERIFY2(body.contains("{\"code\":\"" + code + "\",\"amount\":\"0.93\"}"), body.constData());
}

void TestShopifyMapping::testAndUnpaidCancelledOrdersAreKeptBack()
{
    const auto cancelled = replaced(orderOnTop(), R"("cancelled_at":null)", R"("cancelled_at":"2026-02-01T00:00:00Z")");
    const auto voided = replaced(cancelled, R"("paid")", R"("voided")");
    const auto testOrder = replaced(orderIncluded(), R"("currency":"GBP")", R"("test":true,"currency":"GBP")");
    ImportRun run;
    run.importShopify({voided, testOrder, refundOnTop(), transaction(101, 1, "refund", "5.00", "CAD")});
    QCOMPARE(run.ids(), QString());
    QCOMPARE(run.refusals(), QString());
    QCOMPARE(run.keptBack(), u"#1001 cancelled, #1002 test, #1001-R1 cancelled, #1001/101 cancelled"_s);

    ImportRun unreadable;
    unreadable.importShopify(
        {replaced(testOrder, R"("processed_at":"2026-02-01T00:10:00+00:00")", R"("processed_at":null)"),
         transaction(101, 2, "sale", "5.00", "GBP")});
    QCOMPARE(unreadable.refusals(), QString());
    QCOMPARE(unreadable.keptBack(), u"#1002 test, #1002/101 test"_s);

    ImportRun paid;
    paid.importShopify({cancelled});
    QCOMPARE(paid.ids(), u"#1001"_s);

    ImportRun paidByItsTransaction;
    paidByItsTransaction.importShopify({replaced(
        voided, R"("refunds":[])", R"("transactions":[)" + transaction(101, 1, "sale", "26.43", "CAD") + "]")});
    QCOMPARE(paidByItsTransaction.ids(), u"#1001, #1001/101"_s);
}

void TestShopifyMapping::aRefundBecomesACreditNote()
{
    ImportRun run;
    run.importShopify({orderOnTop(), refundOnTop()});
    QCOMPARE(run.refusals(), QString());
    QCOMPARE(
        run.body("#1001-R1"),
        QByteArray(
            R"({"id":"#1001-R1","type":"credit_note","date":"2026-02-03","currency":"CAD","party_name":"Ada Byron",)"
            R"("of":"#1001","tax_included":false,"lines":[)"
            R"({"kind":"goods","amount":"9.25","taxes":[{"code":"GST 5%","amount":"1.39"}],"quantity":"1"},)"
            R"({"kind":"shipping","amount":"3.00","taxes":[{"code":"GST 5%","amount":"0.15"}]}],)"
            R"("discrepancy":"-1.00","total":"12.79","meta":{"shopify_refund":"71"}})"));
    QCOMPARE(
        run.body("#1001/81"),
        QByteArray(R"({"id":"#1001/81","type":"payment","date":"2026-02-03","currency":"CAD","party_name":"Ada Byron",)"
                   R"("direction":"out","party":"customer","method":"card","amount":"12.79",)"
                   R"("allocations":[{"document":"#1001-R1","amount":"12.79"}],"meta":{"shopify_transaction":"81"}})"));
}

void TestShopifyMapping::refundsOfTaxIncludedOrders()
{
    const auto refund = R"({"id":75,"order_id":2,"processed_at":"2026-02-04T00:00:00+00:00","refund_line_items":[
        {"line_item_id":21,"subtotal":60,"total_tax":10,"line_item":{"title":"Coat"}},
        {"line_item_id":22,"subtotal":50,"total_tax":0},{"line_item_id":99,"subtotal":1.5,"total_tax":0.25}],
        "order_adjustments":[{"kind":"shipping_refund","amount":"-5.00","tax_amount":"-1.00"},
            {"kind":"refund_discrepancy","amount":"-2.50","tax_amount":"0.00"}],
        "transactions":[{"id":82,"kind":"refund","status":"success","gateway":"x","amount":"120.00","currency":"GBP",
            "processed_at":"2026-02-04T00:00:00+00:00"}]})";
    ImportRun run;
    run.importShopify({orderIncluded(), refund});
    QCOMPARE(run.refusals(), QString());
    QVERIFY(run.body("#1002-R1")
                .contains(R"("tax_included":true,"lines":[)"
                          R"({"kind":"goods","amount":"60.00","taxes":[{"code":"GB VAT 20%","amount":"10.00"}],)"
                          R"("description":"Coat"},{"kind":"gift_card","amount":"50.00"},)"
                          R"({"kind":"goods","amount":"1.50","taxes":[{"code":"tax","amount":"0.25"}]},)"
                          R"({"kind":"shipping","amount":"6.00","taxes":[{"code":"GB VAT 20%","amount":"1.00"}]}],)"
                          R"("discrepancy":"2.50","total":"120.00")"));
}

void TestShopifyMapping::refundsAreNumberedByPlace()
{
    auto second = replaced(replaced(refundOnTop(), R"("id":71)", R"("id":70)"), R"("id":81)", R"("id":80)");
    ImportRun run;
    run.importShopify({replaced(orderOnTop(), R"("refunds":[])", R"("refunds":[)" + refundOnTop() + "]"), second});
    QVERIFY(run.body("#1001-R1").contains(R"("shopify_refund":"71")"));
    QVERIFY(run.body("#1001-R2").contains(R"("shopify_refund":"70")"));
}

void TestShopifyMapping::refundWithoutMoneyIsACreditNoteAllTheSame()
{
    auto refund = refundOnTop();
    refund = refund.substr(0, refund.find(R"("transactions")")) + R"("transactions":[]})";
    ImportRun run;
    run.importShopify({orderOnTop(), refund});
    QCOMPARE(run.refusals(), QString());
    QVERIFY(run.body("#1001-R1").contains(R"("total":"12.79")"));
}

void TestShopifyMapping::transactionsBecomePayments_data()
{
    QTest::addColumn<QByteArray>("gateway");
    QTest::addColumn<QByteArray>("method");
    QTest::newRow("gift card") << QByteArray("gift_card") << QByteArray("gift_card");
    QTest::newRow("cash") << QByteArray("cash") << QByteArray("cash");
    QTest::newRow("manual") << QByteArray("manual") << QByteArray("bank");
    QTest::newRow("bank deposit") << QByteArray("Bank Deposit") << QByteArray("bank");
    QTest::newRow("Shopify Payments") << QByteArray("shopify_payments") << QByteArray("card");
    QTest::newRow("any other") << QByteArray("klarna") << QByteArray("card");
}

void TestShopifyMapping::transactionsBecomePayments()
{
    QFETCH(const QByteArray, gateway);
    QFETCH(const QByteArray, method);
    ImportRun run;
    run.importShopify({orderOnTop(), transaction(101, 1, "sale", "20.00", "CAD", gateway.toStdString()),
                       transaction(102, 1, "capture", "6.43", "CAD", gateway.toStdString())});
    QCOMPARE(run.refusals(), QString());
    const QByteArray expected
        = R"({"id":"#1001/101","type":"payment","date":"2026-02-02","currency":"CAD","party_name":"Ada Byron",)"
          R"("direction":"in","party":"customer","method":"METHOD","amount":"20.00",)"
          R"("allocations":[{"document":"#1001","amount":"20.00"}],"meta":{"shopify_transaction":"101"}})";
    QCOMPARE(run.body("#1001/101"), QByteArray(expected).replace("METHOD", method));
    QVERIFY(run.body("#1001/102").contains(R"("amount":"6.43")"));
}

void TestShopifyMapping::whatIsNoCashGivesNothing_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("authorisation") << QByteArray(R"("sale")") << QByteArray(R"("authorization")")
                                   << QByteArray("not_cash");
    QTest::newRow("void") << QByteArray(R"("sale")") << QByteArray(R"("void")") << QByteArray("not_cash");
    QTest::newRow("pending") << QByteArray(R"("success")") << QByteArray(R"("pending")") << QByteArray("not_cash");
    QTest::newRow("failure") << QByteArray(R"("success")") << QByteArray(R"("failure")") << QByteArray("not_cash");
    QTest::newRow("error") << QByteArray(R"("success")") << QByteArray(R"("error")") << QByteArray("not_cash");
    QTest::newRow("test gateway") << QByteArray(R"("receipt")") << QByteArray(R"("test":true,"receipt")")
                                  << QByteArray("test");
}

void TestShopifyMapping::whatIsNoCashGivesNothing()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QByteArray, why);
    ImportRun run;
    run.importShopify(
        {orderOnTop(), replaced(transaction(101, 1, "sale", "20.00", "CAD"), from.toStdString(), to.toStdString())});
    QCOMPARE(run.refusals(), QString());
    QCOMPARE(run.ids(), u"#1001"_s);
    QCOMPARE(run.keptBack(), u"101 "_s + QString::fromLatin1(why));
}

void TestShopifyMapping::presentmentMoneyComesToTheOrdersTotal()
{
    // 300.01 USD are 176.00 GBP. 100.00 → 58.6647… → 58.66; 200.00 → 117.3294… − 58.66 = 58.67; 300.01 → 176.00 −
    // 117.33.
    ImportRun run;
    run.importShopify({orderIncluded(), transaction(101, 2, "sale", "100.00", "USD"),
                       transaction(102, 2, "sale", "100.00", "USD"), transaction(103, 2, "capture", "100.01", "USD")});
    QCOMPARE(run.refusals(), QString());
    QCOMPARE(run.documents["#1002/101"].amount, std::optional<std::int64_t>(5866));
    QCOMPARE(run.documents["#1002/102"].amount, std::optional<std::int64_t>(5867));
    QCOMPARE(run.documents["#1002/103"].amount, std::optional<std::int64_t>(5867));
    QCOMPARE(run.documents["#1002/103"].currency, std::string("GBP"));
}

void TestShopifyMapping::presentmentRefundsAreCountedApart()
{
    const auto refund = R"({"id":75,"order_id":2,"processed_at":"2026-02-04T00:00:00+00:00",
        "refund_line_items":[{"line_item_id":21,"subtotal":58.66,"total_tax":9.78}],"transactions":[)"
        + transaction(111, 2, "refund", "100.00", "USD") + "]}";
    ImportRun run;
    run.importShopify({orderIncluded(), transaction(101, 2, "sale", "150.00", "USD"), refund});
    QCOMPARE(run.refusals(), QString());
    QCOMPARE(run.documents["#1002/101"].amount, std::optional<std::int64_t>(8800)); // 87.9971
    QCOMPARE(run.documents["#1002/111"].amount, std::optional<std::int64_t>(5866)); // 58.6647, from 0 again
}

void TestShopifyMapping::refundTransactionsGoToTheirCreditNote()
{
    auto second = replaced(replaced(refundOnTop(), R"("id":71)", R"("id":70)"), R"("id":81)", R"("id":80)");
    ImportRun run;
    run.importShopify({orderOnTop(), refundOnTop(), second, transaction(80, 1, "refund", "12.79", "CAD")});
    QCOMPARE(run.refusals(), QString());
    QVERIFY(run.body("#1001/80").contains(R"("document":"#1001-R2")"));
    QVERIFY(run.body("#1001/81").contains(R"("document":"#1001-R1")"));
}

void TestShopifyMapping::aPayoutBalances()
{
    ImportRun run;
    run.importShopify({payout()});
    QCOMPARE(run.refusals(), QString());
    QCOMPARE(
        run.body("payout-90"),
        QByteArray(R"({"id":"payout-90","type":"payout","date":"2026-02-05","currency":"CAD","gross":"485.00",)"
                   R"("fees":"29.80","reserve":"30.00","adjustments":[{"amount":"-20.00","reason":"adjustments"}],)"
                   R"("net":"405.20","meta":{"shopify_payout":"90"}})"));
    QCOMPARE(run.documents["payout-90"].amount, std::optional<std::int64_t>(40520));
}

void TestShopifyMapping::aFailedPayoutIsKeptBack()
{
    ImportRun run;
    run.importShopify({replaced(payout(), R"("status":"paid")", R"("status":"failed")")});
    QCOMPARE(run.ids(), QString());
    QCOMPARE(run.keptBack(), u"payout-90 failed_payout"_s);
}

QTEST_APPLESS_MAIN(TestShopifyMapping)
#include "test_shopify_mapping.moc"
