// SPDX-License-Identifier: MIT
#include "import/order_facts.h"

#include "support/result_helpers.h"

using namespace leapfrog;

class TestOrderFacts : public QObject
{
    Q_OBJECT

private slots:
    void jsonGivesTheSameFacts();
    void membersMayComeInAnyOrder();
    void brokenFactsAreAnError_data();
    void brokenFactsAreAnError();
    void sharesAddUpToTheTotal();
    void aShareBeyondEighteenDigitsIsNotKept();
};

static OrderFacts someFacts()
{
    OrderFacts facts;
    facts.orderId = "5000000000001";
    facts.name = "#1001 \"é\"";
    facts.customer = "Ada";
    facts.currency = "GBP";
    facts.presentmentCurrency = "USD";
    facts.taxIncluded = true;
    facts.total = 999'999'999'999'999;
    facts.presentmentTotal = 7;
    facts.keptBack = "test";
    facts.imported = true;
    facts.paid = true;
    facts.taxCodes = {"GB VAT 20%", "GB VAT 5%"};
    facts.lines = {{"11", {.taxCode = 1, .giftCard = false}}, {"12", {.taxCode = -1, .giftCard = true}}};
    facts.shippingTaxCode = "GB VAT 20%";
    facts.refunds = {{.id = "71", .transactions = {"81", "82"}}, {.id = "72", .transactions = {}}};
    facts.payments = {{.transaction = "101", .presentment = 30001, .shop = 17600}};
    facts.refundPayments = {{.transaction = "81", .presentment = 1, .shop = -1}};
    return facts;
}

void TestOrderFacts::jsonGivesTheSameFacts()
{
    auto facts = OrderFacts::fromJson(someFacts().toJson());
    VERIFY_RESULT(facts);
    QCOMPARE(facts->toJson(), someFacts().toJson());
    QCOMPARE(facts->total, 999'999'999'999'999);
    QVERIFY(facts->taxIncluded && facts->imported && facts->paid);
    QCOMPARE(facts->taxCodeOf("11"), std::string("GB VAT 5%"));
    QCOMPARE(facts->taxCodeOf("12"), std::string("tax"));
    QCOMPARE(facts->taxCodeOf("13"), std::string("tax"));
    QVERIFY(facts->isGiftCard("12") && !facts->isGiftCard("11"));
    QCOMPARE(facts->placeOf("72"), 2);
    QCOMPARE(facts->placeOf("73"), 3);
    QCOMPARE(facts->refundOf("82"), std::optional<int>(1));
    QCOMPARE(facts->refundOf("83"), std::optional<int>());
}

void TestOrderFacts::membersMayComeInAnyOrder()
{
    // As a jsonb column gives it back: other order, spaces.
    const auto facts = OrderFacts::fromJson(
        R"({"name": "#1", "paid": 0, "lines": [{"id": "11", "tax": 0, "gift": 0}], "total": 100, "refunds": [],
            "currency": "EUR", "customer": "", "imported": 1, "order_id": "1", "payments": [], "kept_back": "",
            "tax_codes": ["VAT 7%"], "tax_included": 0, "refund_payments": [], "presentment_total": 100,
            "shipping_tax_code": "", "presentment_currency": "EUR"})");
    VERIFY_RESULT(facts);
    QCOMPARE(facts->taxCodeOf("11"), std::string("VAT 7%"));
    QCOMPARE(facts->shippingTaxCodeOrTax(), std::string("tax"));
    QVERIFY(!facts->taxIncluded && facts->imported && !facts->paid);
}

void TestOrderFacts::brokenFactsAreAnError_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("cut off") << QByteArray("}]}") << QByteArray("}]");
    QTest::newRow("no name") << QByteArray("\"name\"") << QByteArray("\"nome\"");
    QTest::newRow("a text for a number") << QByteArray("\"total\":9") << QByteArray("\"total\":\"9\",\"x\":9");
    QTest::newRow("a fraction") << QByteArray("\"presentment_total\":7") << QByteArray("\"presentment_total\":7.5");
    QTest::newRow("a tax code that is not there") << QByteArray("\"tax\":1") << QByteArray("\"tax\":2");
    QTest::newRow("no such currency, nor kept back")
        << QByteArray(R"("currency":"GBP","presentment_currency":"USD")")
        << QByteArray(R"("kept_back":"","currency":"GBX","presentment_currency":"USD")");
    QTest::newRow("lines that are no list") << QByteArray("\"lines\":[") << QByteArray("\"lines\":{},\"x\":[");
}

void TestOrderFacts::brokenFactsAreAnError()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    auto json = QByteArray::fromStdString(someFacts().toJson());
    QVERIFY(json.contains(from));
    json.replace(json.indexOf(from), from.size(), to);
    const auto facts = OrderFacts::fromJson(json.toStdString());
    QVERIFY(!facts.has_value());
}

void TestOrderFacts::sharesAddUpToTheTotal()
{
    OrderFacts facts;
    facts.total = 1000;
    facts.presentmentTotal = 3;
    const auto in = OrderFacts::Direction::In;
    QCOMPARE(facts.shareOf("a", 1, in), std::optional<std::int64_t>(333));
    QCOMPARE(facts.shareOf("b", 1, in), std::optional<std::int64_t>(334));
    QCOMPARE(facts.shareOf("c", 1, in), std::optional<std::int64_t>(333));
    QCOMPARE(facts.shareOf("b", 1, in), std::optional<std::int64_t>(334));
    QCOMPARE(facts.shareOf("r", 2, OrderFacts::Direction::Out), std::optional<std::int64_t>(667));
    QCOMPARE(facts.payments.size(), std::size_t(3));
}

void TestOrderFacts::aShareBeyondEighteenDigitsIsNotKept()
{
    OrderFacts facts;
    facts.total = 999'999'999'999'999;
    facts.presentmentTotal = 1;
    QCOMPARE(facts.shareOf("a", 999'999'999'999'999, OrderFacts::Direction::In), std::optional<std::int64_t>());
    QVERIFY(facts.payments.empty());
}

QTEST_APPLESS_MAIN(TestOrderFacts)
#include "test_order_facts.moc"
