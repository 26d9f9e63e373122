// SPDX-License-Identifier: MIT
#include "import/import_run.h"
#include "import/payloads.h"

#include "support/result_helpers.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// What does not add up or can't be read is refused by name and field; the rest goes on.
class TestShopifyRefusals : public QObject
{
    Q_OBJECT

private slots:
    void payloadsThatDoNotAddUp_data();
    void payloadsThatDoNotAddUp();
    void ordersAreRefusedByField_data();
    void ordersAreRefusedByField();
    void refundsAreRefusedByField_data();
    void refundsAreRefusedByField();
    void transactionsAreRefusedByField_data();
    void transactionsAreRefusedByField();
    void payoutsAreRefusedByField_data();
    void payoutsAreRefusedByField();
    void brokenLinesCostOnlyThemselves();
    void aDoubledMemberIsRefused();
    void oneMinorUnitIsRounding();
    void partsOfARefusedOrderGoOn();
    void partsOfAnUnreadableOrderAreUnknown();
    void anotherCurrencyNeedsARate();

private:
    static void addMutations();
};

static std::string dataFile(const char *name)
{
    QFile file(QStringLiteral(LEAPFROG_TEST_DATA "/shopify/%1.json").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

void TestShopifyRefusals::payloadsThatDoNotAddUp_data()
{
    QTest::addColumn<QString>("refused");
    QTest::addColumn<QString>("imported"); ///< besides order #2003, which adds up
    const auto row = [](const char *file, const QString &refused, const QString &imported = {}) {
        QTest::newRow(file) << refused << imported;
    };
    row("order-discount-nowhere", u"#2001 total_mismatch total"_s);
    row("order-shipping-discount-nowhere", u"#2002 total_mismatch total"_s);
    row("order-of-a-test-gateway", {});
    // The cash of a refund that does not add up was paid all the same.
    row("refund-of-other-money", u"#2003-R1 total_mismatch transactions"_s, u", #2003/801, #2003/802"_s);
    row("refund-without-transactions", {}, u", #2003-R1"_s);
    row("transaction-authorization", {});
    row("transaction-undated", u"#2003/804 missing_field processed_at"_s);
    row("checkout", u"#901 unknown_type "_s);
    row("draft-order", u"#D16 unknown_type "_s);
    row("dispute", u"903 unknown_type "_s);
    row("tender-transaction", u"904 unknown_type "_s);
    row("order-edit", u" unknown_type "_s);
    row("balance-transaction", u"906 unknown_type "_s);
}

void TestShopifyRefusals::payloadsThatDoNotAddUp()
{
    QFETCH(const QString, refused);
    QFETCH(const QString, imported);
    const auto payload = dataFile(QTest::currentDataTag());
    QVERIFY(!payload.empty());
    ImportRun run;
    run.importShopify({dataFile("order-that-adds-up"), payload});
    QCOMPARE(run.refusals(), refused);
    QCOMPARE(run.ids(), u"#2003"_s + imported);
    if (!run.refusedNotes.empty() && run.refusedNotes.front().code == "unknown_type")
        QVERIFY(run.refusedNotes.front().message.contains(u"looks like"_s));
}

/// Columns: a text in the payload, what replaces it, and the refusal.
void TestShopifyRefusals::addMutations()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("refused");
}

static void mutation(const char *name, const char *from, const char *to, const char *refused)
{
    QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(refused);
}

void TestShopifyRefusals::ordersAreRefusedByField_data()
{
    addMutations();
    mutation("total 0.02 more", R"("total_price_set":{"shop_money":{"amount":"26.43")",
             R"("total_price_set":{"shop_money":{"amount":"26.45")", "#1001 total_mismatch total");
    mutation("price 0.02 more", R"("shop_money":{"amount":"10.00")", R"("shop_money":{"amount":"10.02")",
             "#1001 total_mismatch total");
    mutation("tax 0.02 less", R"("price":"1.85")", R"("price":"1.83")", "#1001 total_mismatch total");
    mutation("discount 0.02 more", R"([{"amount":"1.00"}])", R"([{"amount":"1.02"}])", "#1001 total_mismatch total");
    mutation("tip forgotten", R"("total_tip_received":"2.00",)", "", "#1001 total_mismatch total");
    mutation("shipping removed", R"("is_removed":false)", R"("is_removed":true)", "#1001 total_mismatch total");
    mutation("discount above the line", R"({"amount":"0.50"})", R"({"amount":"30.50"})",
             "#1001 discount_exceeds_amount lines[0].discount");
    mutation("negative tax", R"("price":"0.93")", R"("price":"-0.93")",
             "#1001 negative_amount lines[0].taxes[0].amount");
    mutation("no id", R"({"id":1,)", R"({)", "#1001 missing_field id");
    mutation("no name", R"("name":"#1001",)", "", "1 missing_field name");
    mutation("empty name", R"("name":"#1001")", R"("name":"")", "1 bad_text name");
    mutation("no processed_at", R"("processed_at":"2026-01-31T23:30:00-05:00",)", "",
             "#1001 missing_field processed_at");
    mutation("bad processed_at", R"(2026-01-31T23)", R"(31.01.2026T23)", "#1001 bad_date processed_at");
    mutation("a day that is none", R"(2026-01-31T23)", R"(2026-02-31T23)", "#1001 bad_date processed_at");
    mutation("no currency", R"("currency":"CAD",)", "", "#1001 missing_field currency");
    mutation("no such currency", R"("currency":"CAD",)", R"("currency":"CAT",)", "#1001 bad_currency currency");
    mutation("set in another currency", R"("shop_money":{"amount":"10.00","currency_code":"CAD")",
             R"("shop_money":{"amount":"10.00","currency_code":"USD")",
             "#1001 bad_currency line_items[0].price_set.shop_money.currency_code");
    mutation("no taxes_included", R"("taxes_included":false,)", "", "#1001 missing_field taxes_included");
    mutation("taxes_included is a text", R"("taxes_included":false)", R"("taxes_included":"no")",
             "#1001 wrong_type taxes_included");
    mutation("no total", R"("total_price":"26.43","total_price_set":{"shop_money":{"amount":"26.43",)",
             R"("total_price_set":{"shop_money":{)", "#1001 missing_field total_price_set.shop_money.amount");
    mutation("no line_items", R"("line_items")", R"("items")", "#1001 missing_field line_items");
    mutation("line_items is an object", R"("line_items":[{)", R"("line_items":{},"items":[{)",
             "#1001 wrong_type line_items");
    mutation("a line is a number", R"("line_items":[)", R"("line_items":[5,)", "#1001 wrong_type line_items[0]");
    mutation("no quantity", R"("quantity":2,)", "", "#1001 missing_field line_items[0].quantity");
    mutation("half a lamp", R"("quantity":2)", R"("quantity":2.5)", "#1001 bad_value line_items[0].quantity");
    mutation("quantity is a text", R"("quantity":2)", R"("quantity":"2")", "#1001 wrong_type line_items[0].quantity");
    mutation("quantity out of range", R"("quantity":2)", R"("quantity":2000000000000000)",
             "#1001 amount_out_of_range line_items[0].quantity");
    mutation("line out of range", R"("quantity":2)", R"("quantity":999999999999999)",
             "#1001 amount_out_of_range lines[0].amount");
    mutation("price is a number", R"("shop_money":{"amount":"10.00")", R"("shop_money":{"amount":10.00)",
             "#1001 wrong_type line_items[0].price_set.shop_money.amount");
    mutation("price with three decimals", R"("shop_money":{"amount":"10.00")", R"("shop_money":{"amount":"10.005")",
             "#1001 bad_amount line_items[0].price_set.shop_money.amount");
    mutation("price with an exponent", R"("shop_money":{"amount":"10.00")", R"("shop_money":{"amount":"1e1")",
             "#1001 bad_amount line_items[0].price_set.shop_money.amount");
    mutation("price out of range", R"("shop_money":{"amount":"10.00")", R"("shop_money":{"amount":"99999999999999.00")",
             "#1001 amount_out_of_range line_items[0].price_set.shop_money.amount");
    mutation("tax without a title", R"("title":"QST","price":"1.85")", R"("price":"1.85")",
             "#1001 missing_field line_items[0].tax_lines[1].title");
    mutation("tax without a rate", R"("price":"1.85","rate":0.09975)", R"("price":"1.85")",
             "#1001 missing_field line_items[0].tax_lines[1].rate");
    mutation("negative rate", R"("rate":0.09975)", R"("rate":-0.09975)",
             "#1001 bad_rate line_items[0].tax_lines[1].rate");
    mutation("control character in the name", R"("name":"#1001")", R"("name":"#10\u000101")", "#10 01 bad_text id");
    mutation("refunds is a text", R"("refunds":[])", R"("refunds":"none")", "#1001 wrong_type refunds");
    mutation("tax on a gift card", R"("gift_card":false)", R"("gift_card":true)",
             "#1001 tax_on_gift_card lines[0].taxes");
}

void TestShopifyRefusals::ordersAreRefusedByField()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, refused);
    ImportRun run;
    run.importShopify({replaced(orderOnTop(), from.toStdString(), to.toStdString()) + '\n' + orderIncluded()});
    // The order that adds up sets the base currency when the other one does not.
    QCOMPARE(run.refusals(), refused);
    QCOMPARE(run.ids(), u"#1002"_s);
    QCOMPARE(run.refusedNotes.front().file, std::string("file 1"));
    QCOMPARE(run.refusedNotes.front().line, 1);
    QVERIFY(!run.refusedNotes.front().message.isEmpty());
    QVERIFY(!run.refusedNotes.front().message.contains(u'%'));
}

void TestShopifyRefusals::refundsAreRefusedByField_data()
{
    addMutations();
    mutation("a line 0.02 more", R"("subtotal":9.25)", R"("subtotal":9.27)", "#1001-R1 total_mismatch transactions");
    mutation("a tax 0.02 more", R"("total_tax":1.39)", R"("total_tax":1.41)", "#1001-R1 total_mismatch transactions");
    mutation("a discrepancy 0.02 more", R"("amount":"0.90")", R"("amount":"0.92")",
             "#1001-R1 total_mismatch transactions");
    mutation("even one cent", R"("subtotal":9.25)", R"("subtotal":9.26)", "#1001-R1 total_mismatch transactions");
    mutation("a pending refund", R"("status":"success")", R"("status":"pending")",
             "#1001-R1 total_mismatch transactions");
    mutation("no id", R"({"id":71,)", R"({)", "#1001 missing_field id");
    mutation("no order_id", R"({"id":71,"order_id":1,)", R"({"id":71,)", "71 missing_field order_id");
    mutation("another order", R"({"id":71,"order_id":1,)", R"({"id":71,"order_id":9,)", "71 unknown_document order_id");
    mutation("no lines", R"("refund_line_items")", R"("lines")", "#1001-R1 missing_field refund_line_items");
    mutation("no subtotal", R"("subtotal":9.25,)", "", "#1001-R1 missing_field refund_line_items[0].subtotal");
    mutation("subtotal with an exponent", R"("subtotal":9.25)", R"("subtotal":925e-2)",
             "#1001-R1 bad_amount refund_line_items[0].subtotal");
    mutation("subtotal of a float", R"("subtotal":9.25)", R"("subtotal":9.250000000000001)",
             "#1001-R1 bad_amount refund_line_items[0].subtotal");
    mutation("subtotal is a list", R"("subtotal":9.25)", R"("subtotal":[9.25])",
             "#1001-R1 wrong_type refund_line_items[0].subtotal");
    mutation("no line_item_id", R"("line_item_id":11,)", "",
             "#1001-R1 missing_field refund_line_items[0].line_item_id");
    mutation("a new kind of adjustment", R"("shipping_refund")", R"("goodwill")",
             "#1001-R1 bad_value order_adjustments[0].kind");
    mutation("an adjustment without amount", R"("kind":"shipping_refund","amount":"-3.00",)",
             R"("kind":"shipping_refund",)", "#1001-R1 missing_field order_adjustments[0].amount");
    mutation("shipping the wrong way round", R"("amount":"-3.00","tax_amount":"-0.15")",
             R"("amount":"3.00","tax_amount":"-0.15")", "#1001-R1 total_mismatch transactions");
    mutation("no transactions", R"("transactions")", R"("payments")", "#1001-R1 missing_field transactions");
    mutation("no processed_at", R"("processed_at":"2026-02-03T09:00:00-05:00",)", "",
             "#1001-R1 missing_field processed_at");
}

void TestShopifyRefusals::refundsAreRefusedByField()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, refused);
    ImportRun run;
    run.importShopify({orderOnTop(), replaced(refundOnTop(), from.toStdString(), to.toStdString())});
    QCOMPARE(run.refusals(), refused);
    QVERIFY(run.body("#1001-R1").isEmpty());
}

void TestShopifyRefusals::transactionsAreRefusedByField_data()
{
    addMutations();
    mutation("no id", R"({"id":101,)", R"({)", " missing_field id");
    mutation("no order_id", R"("order_id":2,)", "", "101 missing_field order_id");
    mutation("another order", R"("order_id":2)", R"("order_id":9)", "101 unknown_document order_id");
    mutation("no kind", R"("kind":"sale",)", "", "101 missing_field kind");
    mutation("a new kind", R"("sale")", R"("change")", "101 bad_value kind");
    mutation("no status", R"("status":"success",)", "", "101 missing_field status");
    mutation("a new status", R"("success")", R"("maybe")", "101 bad_value status");
    mutation("no gateway", R"("gateway":"x",)", "", "#1002/101 missing_field gateway");
    mutation("no amount", R"("amount":"30.00",)", "", "#1002/101 missing_field amount");
    mutation("amount is a number", R"("amount":"30.00")", R"("amount":30)", "#1002/101 wrong_type amount");
    mutation("nothing", R"("amount":"30.00")", R"("amount":"0.00")", "#1002/101 zero_amount amount");
    mutation("less than nothing", R"("amount":"30.00")", R"("amount":"-30.00")", "#1002/101 negative_amount amount");
    mutation("no currency, and the order has two", R"("currency":"USD",)", "", "#1002/101 missing_field currency");
    mutation("a third currency", R"("currency":"USD")", R"("currency":"CAD")", "#1002/101 bad_currency currency");
    mutation("no processed_at", R"("processed_at":"2026-02-02T10:00:00-05:00",)", "",
             "#1002/101 missing_field processed_at");
    mutation("a refund that no refund lists", R"("sale")", R"("refund")", "#1002/101 unknown_document id");
}

void TestShopifyRefusals::transactionsAreRefusedByField()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, refused);
    ImportRun run;
    run.importShopify(
        {orderIncluded(),
         replaced(transaction(101, 2, "sale", "30.00", "USD", "x"), from.toStdString(), to.toStdString())});
    QCOMPARE(run.refusals(), refused);
    QCOMPARE(run.ids(), u"#1002"_s);
}

void TestShopifyRefusals::payoutsAreRefusedByField_data()
{
    addMutations();
    mutation("net 0.02 more", R"("amount":"405.20")", R"("amount":"405.22")", "payout-90 total_mismatch net");
    mutation("net 0.01 more", R"("amount":"405.20")", R"("amount":"405.21")", "payout-90 total_mismatch net");
    mutation("a fee 0.02 more", R"("charges_fee_amount":"14.80")", R"("charges_fee_amount":"14.82")",
             "payout-90 total_mismatch net");
    mutation("a fee of a new kind", R"("charges_fee_amount":"14.80")",
             R"("charges_fee_amount":"14.80","advances_fee_amount":"0.02")", "payout-90 total_mismatch net");
    mutation("no id", R"("id":90,)", "", " missing_field id");
    mutation("no date", R"("date":"2026-02-05",)", "", "90 missing_field date");
    mutation("no currency", R"("currency":"CAD",)", "", "90 missing_field currency");
    mutation("no amount", R"("amount":"405.20",)", "", "90 missing_field amount");
    mutation("no charges", R"("charges_gross_amount":"500.00",)", "", "90 missing_field summary.charges_gross_amount");
    mutation("a fee as a number", R"("charges_fee_amount":"14.80")", R"("charges_fee_amount":14.8)",
             "90 wrong_type summary.charges_fee_amount");
}

void TestShopifyRefusals::payoutsAreRefusedByField()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, refused);
    ImportRun run;
    run.importShopify({replaced(payout(), from.toStdString(), to.toStdString())});
    QCOMPARE(run.refusals(), refused);
    QCOMPARE(run.ids(), QString());
}

void TestShopifyRefusals::brokenLinesCostOnlyThemselves()
{
    ImportRun run;
    run.importShopify({orderOnTop() + "\n{\"id\":tru}\n\n17\n" + payout() + "\n"});
    QCOMPARE(run.ids(), u"#1001, payout-90"_s);
    QCOMPARE(run.refusals(), u" malformed ,  wrong_type "_s);
    QCOMPARE(run.refusedNotes[0].line, 2);
    QVERIFY2(run.refusedNotes[0].message.contains(u"line 2, column"_s), qPrintable(run.refusedNotes[0].message));
    QCOMPARE(run.refusedNotes[1].line, 4);
}

void TestShopifyRefusals::aDoubledMemberIsRefused()
{
    ImportRun run;
    run.importShopify({replaced(orderOnTop(), R"("quantity":2)", R"("quantity":2,"quantity":2)")});
    QCOMPARE(run.refusals(), u"#1001 duplicate_field line_items[0].quantity"_s);
}

void TestShopifyRefusals::oneMinorUnitIsRounding()
{
    ImportRun run;
    run.importShopify({replaced(orderOnTop(), R"("total_price_set":{"shop_money":{"amount":"26.43")",
                                R"("total_price_set":{"shop_money":{"amount":"26.44")")});
    QCOMPARE(run.refusals(), QString());
    QVERIFY(run.body("#1001").contains(R"("total":"26.44")"));
}

void TestShopifyRefusals::partsOfARefusedOrderGoOn()
{
    ImportRun run;
    run.importShopify({replaced(orderOnTop(), R"("price":"1.85")", R"("price":"1.95")"), refundOnTop(),
                       transaction(101, 1, "sale", "26.43", "CAD")});
    QCOMPARE(run.refusals(), u"#1001 total_mismatch total"_s);
    QCOMPARE(run.ids(), u"#1001-R1, #1001/101, #1001/81"_s);
}

void TestShopifyRefusals::partsOfAnUnreadableOrderAreUnknown()
{
    ImportRun run;
    run.importShopify({replaced(orderOnTop(), R"("price":"1.85")", R"("price":null)"), refundOnTop(),
                       transaction(101, 1, "sale", "26.43", "CAD")});
    QCOMPARE(run.refusals(),
             u"#1001 missing_field line_items[0].tax_lines[1].price, 71 unknown_document order_id, "
             "101 unknown_document order_id"_s);
    QCOMPARE(run.ids(), QString());
}

void TestShopifyRefusals::anotherCurrencyNeedsARate()
{
    ImportRun run;
    run.importShopify({orderOnTop(), orderIncluded(), transaction(101, 2, "sale", "176.00", "GBP")});
    QCOMPARE(run.refusals(), u"#1002 missing_rate fx_rate, #1002/101 missing_rate fx_rate"_s);
    QVERIFY(run.refusedNotes.front().message.contains(u"GBP"_s));
    QVERIFY(run.refusedNotes.front().message.contains(u"CAD"_s));

    ImportRun told;
    told.baseCurrency = "GBP";
    told.importShopify({orderOnTop(), orderIncluded()});
    QCOMPARE(told.refusals(), u"#1001 missing_rate fx_rate"_s);
    QCOMPARE(told.baseCurrency, std::string("GBP"));
}

QTEST_APPLESS_MAIN(TestShopifyRefusals)
#include "test_shopify_refusals.moc"
