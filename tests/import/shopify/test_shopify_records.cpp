// SPDX-License-Identifier: MIT
#include "core/json.h"
#include "import/kept_shop.h"
#include "import/shopify/read/shares.h"
#include "import/shopify/records.h"

#include <QTest>

#include <sstream>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;
using State = PayloadVerdict::State;

/// How files of any shape are taken apart.
class TestShopifyRecords : public QObject
{
    Q_OBJECT

private slots:
    void shapesThatAreTheSameOrder_data();
    void shapesThatAreTheSameOrder();
    void bulkLinesFindTheirParents();
    void csvIsToldOnce();
    void aFileThatIsCutOffIsReadUpToThere_data();
    void aFileThatIsCutOffIsReadUpToThere();
    void whatAccountingDoesNotNeed();
    void personalDataIsLeftOut();
    void personalDataIsNotKeptOfWhatCantBeRead_data();
    void personalDataIsNotKeptOfWhatCantBeRead();
    void amountsAreReadExactly_data();
    void amountsAreReadExactly();
    void sharesAddUp();
};

static std::string order(const std::string &id = "1", const std::string &price = R"("10.80")",
                         const std::string &more = {})
{
    return R"({"id":)" + id + R"(,"name":"#1001","processed_at":"2026-03-10T10:00:00-05:00","currency":"USD",)"
        + R"("taxes_included":false,"total_price":)" + price + R"(,"line_items":[{"id":7,"quantity":1,"price":10.0,)"
        + R"("tax_lines":[{"title":"State Tax","rate":0.08,"price":"0.80"}]}])" + more + "}";
}

static const char *const bulkOrder
    = R"({"id":"gid:\/\/shopify\/Order\/1","name":"#1001","processedAt":"2026-03-10T10:00:00-05:00","currencyCode":"USD","taxesIncluded":false,"totalPriceSet":{"shopMoney":{"amount":"10.8","currencyCode":"USD"}}})";
static const char *const bulkLine
    = R"({"id":"gid:\/\/shopify\/LineItem\/7","title":"Pin","quantity":1,"isGiftCard":false,"originalUnitPriceSet":{"shopMoney":{"amount":"10.0","currencyCode":"USD"}},"taxLines":[{"title":"State Tax","rate":0.08,"priceSet":{"shopMoney":{"amount":"0.8"}}}],"__parentId":"gid:\/\/shopify\/Order\/1"})";

static std::vector<TakenApart> takenApart(const std::string &content)
{
    std::istringstream input(content);
    JsonRecords records(input);
    ShopifyRecords shopify("file");
    std::vector<TakenApart> all;
    const auto add = [&all](std::vector<TakenApart> more) { std::ranges::move(more, std::back_inserter(all)); };
    while (const auto record = records.next())
        add(shopify.take(*record));
    add(shopify.finish());
    return all;
}

void TestShopifyRecords::shapesThatAreTheSameOrder_data()
{
    QTest::addColumn<QByteArray>("file");
    const auto row
        = [](const char *name, const std::string &file) { QTest::newRow(name) << QByteArray::fromStdString(file); };
    row("one object", order());
    row("an array", "[" + order() + "]");
    row("a byte-order mark", "\xEF\xBB\xBF" + order());
    row("an answer with one", R"({"order":)" + order() + "}");
    row("an answer with many", R"({"orders":[)" + order() + "]}");
    row("JSON Lines of answers",
        R"({"orders":[]})"
        "\n"
        R"({"order":)"
            + order() + "}\n");
    row("id as a text", order(R"("1")"));
    row("a global id", order(R"("gid:\/\/shopify\/Order\/1")"));
    row("a number as the total", order("1", "10.80"));
    row("an exponent", order("1", "1080e-2"));
    row("spare zeros", order("1", R"("10.8000")"));
    row("bulk lines", std::string(bulkOrder) + "\n" + bulkLine + "\n");
    const auto node = std::string(bulkOrder).substr(0, std::string(bulkOrder).size() - 1);
    row("a node with nodes", node + R"(,"lineItems":{"nodes":[)" + bulkLine + "]}}");
    row("a node with edges",
        R"({"data":{"orders":{"edges":[{"node":)" + node + R"(,"lineItems":{"edges":[{"node":)" + bulkLine
            + "}]}}}]}}}");
    row("an unknown field, and titles of any length",
        order("1", R"("10.80")", R"(,"brand_new":{"x":[1]},"note":")" + std::string(5000, 'x') + '"'));
}

void TestShopifyRecords::shapesThatAreTheSameOrder()
{
    QFETCH(const QByteArray, file);
    KeptShop shop;
    shop.import(file.toStdString());
    QCOMPARE(shop.messages(State::Refused), QStringList());
    QCOMPARE(shop.balances(),
             (std::map<std::string, std::string>{{"1200", "10.80"}, {"2100", "-0.80"}, {"4000", "-10.00"}}));
    QCOMPARE(shop.groups(), (std::map<std::string, std::string>{{"order/1", "#1001"}}));
}

void TestShopifyRecords::bulkLinesFindTheirParents()
{
    // Children that come long after their order, so that it was given up, are parts of it all the same.
    std::string file = std::string(bulkOrder) + "\n";
    for (int number = 100; number < 5300; ++number)
        file += R"({"id":"gid://shopify/Order/)" + std::to_string(number) + R"(","transactions":[]})" + "\n";
    file += bulkLine;
    KeptShop shop;
    shop.import(file);
    QCOMPARE(shop.balances(),
             (std::map<std::string, std::string>{{"1200", "10.80"}, {"2100", "-0.80"}, {"4000", "-10.00"}}));

    const auto lost = takenApart(bulkLine);
    QCOMPARE(lost.size(), 1U);
    QCOMPARE(lost[0].payload.kind, std::string("order_part")); // its order may come in another file
    QCOMPARE(lost[0].payload.group, std::string("order/1"));
}

void TestShopifyRecords::csvIsToldOnce()
{
    const auto taken = takenApart("Name,Email,Financial Status,Total\n#1001,a@example.com,paid,10.80\n#1002,,paid,5\n");
    QCOMPARE(taken.size(), 1U);
    QVERIFY(taken[0].verdict.has_value());
    QCOMPARE(taken[0].verdict->code, std::string("csv_export"));
    QVERIFY(taken[0].verdict->message.contains(u"JSON"_s));
}

void TestShopifyRecords::aFileThatIsCutOffIsReadUpToThere_data()
{
    QTest::addColumn<QByteArray>("file");
    const auto second = order("2").substr(0, 60);
    QTest::newRow("an array") << QByteArray::fromStdString("[" + order() + "," + second);
    QTest::newRow("between its elements") << QByteArray::fromStdString("[" + order() + ",");
    QTest::newRow("JSON Lines") << QByteArray::fromStdString(order() + "\n" + second);
    QTest::newRow("an answer") << QByteArray::fromStdString(R"({"orders":[)" + order() + "," + second);
}

void TestShopifyRecords::aFileThatIsCutOffIsReadUpToThere()
{
    QFETCH(const QByteArray, file);
    const auto taken = takenApart(file.toStdString());
    QCOMPARE(taken.size(), 2U);
    QCOMPARE(taken[0].payload.group, std::string("order/1"));
    QVERIFY(taken[1].verdict.has_value());
    QCOMPARE(taken[1].verdict->code, std::string("cut_off"));
}

void TestShopifyRecords::whatAccountingDoesNotNeed()
{
    const auto taken
        = takenApart(R"({"draft_order":{"id":61,"line_items":[]}})"
                     "\n"
                     R"({"id":"gid://shopify/Product/5","title":"x"})"
                     "\n"
                     R"({"id":1,"abandoned_checkout_url":"https://x"})"
                     "\n"
                     R"({"id":1001})"
                     "\n"
                     R"({"shop_id":1,"shop_domain":"a.myshopify.com","customer":{"id":1},"orders_to_redact":[1]})"
                     "\n"
                     R"({"id":5,"title":"Pin","body_html":"","variants":[{"id":1}]})"
                     "\n"
                     R"({"data":{"shop":{"name":"Acme"}}})"
                     "\n"
                     R"({"x":1})"
                     "\n");
    QCOMPARE(taken.size(), 8U);
    for (std::size_t at = 0; at < 7; ++at)
        QCOMPARE(static_cast<int>(taken[at].verdict->state), static_cast<int>(State::NotNeeded));
    QCOMPARE(taken[7].verdict->code, std::string("unknown_type"));
}

void TestShopifyRecords::personalDataIsLeftOut()
{
    const auto taken
        = takenApart(order("1", R"("10.80")",
                           R"(,"email":"ada@example.com","phone":"+1555","customer":{"id":5,)"
                           R"("first_name":"Ada","email":"ada@example.com","default_address":{"zip":"1"}},)"
                           R"("shipping_address":{"city":"Paris"},"note_attributes":[{"value":"secret"}],)"
                           R"("transactions":[{"id":9,"kind":"sale","status":"success","amount":"10.80",)"
                           R"("receipt":{"payer":"secret"},"processed_at":"2026-03-10T10:00:00-05:00"}])"));
    QCOMPARE(taken.size(), 1U);
    const auto &kept = taken[0].payload.payload;
    for (const auto *const gone : {"ada@example.com", "+1555", "Paris", "secret", "zip"})
        QVERIFY2(kept.find(gone) == std::string::npos, gone);
    QVERIFY(kept.find("Ada") != std::string::npos);
}

void TestShopifyRecords::personalDataIsNotKeptOfWhatCantBeRead_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("shown"); // is kept all the same
    QTest::newRow("no JSON") << QByteArray(
        R"({"id":1001,"name":"#1001","email":"leak@x.com","phone":4155550100, "x": leak })")
                             << QByteArray(R"({\"id\":1001,\"name\":\"#1001\")");
    QTest::newRow("cut off") << QByteArray(
        R"({"orders":[{"id":1001,"updated_at":"2026-03-10T10:00:00-05:00",)"
        R"("customer":{"first_name":"leak"},"billing_address":{"address1":"leak 4155550100)")
                             << QByteArray(R"(\"updated_at\":\"2026-03-10T10:00:00-05:00\")");
    QTest::newRow("cut off after a mark that ends no text")
        << QByteArray(R"({"orders":[{"id":1001,"note":"he said "leak 4155550100 leak@x.com", "total_price":"9.00")")
        << QByteArray(R"(\"id\":1001)");
    QTest::newRow("no JSON at all") << QByteArray("leak@x.com 4155550100") << QByteArray(R"("bytes":21)");
    QTest::newRow("a CSV export") << QByteArray("Name,Email,Total\n#1,leak@x.com,4155550100\n") << QByteArray("sha256");
    QTest::newRow("of a kind that is not known") << QByteArray(
        R"({"to":"leak@x.com","customer_email":"leak","foo":{"text":"line\nleak@x.com","client_ip":"4155550100"}})")
                                                 << QByteArray(R"("text":"line\n)");
    QTest::newRow("another name for an address")
        << QByteArray(R"({"id":"gid://shopify/Order/2","displayAddress":{"address1":"leak"},"clientIp":"4155550100"})")
        << QByteArray(R"("id":"2")");
}

void TestShopifyRecords::personalDataIsNotKeptOfWhatCantBeRead()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QByteArray, shown);
    QByteArray kept;
    for (const auto &one : takenApart(file.toStdString()))
        kept
            += QByteArray::fromStdString(one.payload.payload + (one.verdict ? one.verdict->message.toStdString() : ""));
    QVERIFY2(!kept.contains("leak") && !kept.contains("4155550100"), kept.constData());
    QVERIFY2(kept.contains(shown), kept.constData());
}

void TestShopifyRecords::amountsAreReadExactly_data()
{
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("price");
    QTest::addColumn<QString>("problem"); // empty: it is read
    QTest::newRow("yen with spare zeros") << u"JPY"_s << u"3300.00"_s << QString();
    QTest::newRow("yen with a spare digit") << u"JPY"_s << u"3300.50"_s << u"bad_amount"_s;
    QTest::newRow("dinar") << u"KWD"_s << u"3.125"_s << QString();
    QTest::newRow("a third decimal of dollars") << u"USD"_s << u"3.125"_s << u"bad_amount"_s;
    QTest::newRow("pounds of Jersey") << u"JEP"_s << u"3.12"_s << QString();
    QTest::newRow("no currency") << u"XYZ"_s << u"3.12"_s << u"bad_currency"_s;
    QTest::newRow("too many digits") << u"USD"_s << u"99999999999999999.00"_s << u"amount_out_of_range"_s;
}

void TestShopifyRecords::amountsAreReadExactly()
{
    QFETCH(const QString, currency);
    QFETCH(const QString, price);
    QFETCH(const QString, problem);
    KeptShop shop;
    shop.import(
        uR"({"id":1,"name":"#1","processed_at":"2026-03-10","currency":"%1","total_price":"%2",)"_s.arg(currency, price)
            .toStdString()
        + uR"("line_items":[{"id":7,"quantity":1,"price":"%1"}]})"_s.arg(price).toStdString());
    if (problem.isEmpty())
        QCOMPARE(shop.messages(State::Refused), QStringList());
    else
        QVERIFY2(shop.inState(State::Refused).join(u' ').contains(problem),
                 qPrintable(shop.inState(State::Refused).join(u' ')));
}

void TestShopifyRecords::sharesAddUp()
{
    QVERIFY(splitBy(100, std::vector<Wide>{1, 1, 1}) == (std::vector<Wide>{34, 33, 33}));
    QVERIFY(splitBy(-100, std::vector<Wide>{1, 1, 1}) == (std::vector<Wide>{-34, -33, -33}));
    QVERIFY(splitBy(7, std::vector<Wide>{0, 0}) == (std::vector<Wide>{7, 0}));
    Scale scale;
    scale.add(7310, 10000);
    scale.add(14620, 20000);
    QVERIFY(scale.at(7310) == 10000);
    QVERIFY(scale.at(14620) == 20000);
    QVERIFY(scale.at(0) == 0);
    QVERIFY(scale.at(731) == 1000);
}

QTEST_APPLESS_MAIN(TestShopifyRecords)
#include "test_shopify_records.moc"
