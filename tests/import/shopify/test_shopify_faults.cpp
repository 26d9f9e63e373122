// SPDX-License-Identifier: MIT
#include "import/kept_shop.h"
#include "import/shopify/records.h"
#include "import/shopify/short_payloads.h"

#include <QTest>
#include <QTranslator>

#include <algorithm>
#include <iterator>
#include <sstream>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;
using State = PayloadVerdict::State;

/// Payloads that are odd, hostile or come in an unlucky order: they stay where they are, are told, and spoil nothing.
class TestShopifyFaults : public QObject
{
    Q_OBJECT

private slots:
    void pricesTimesQuantitiesStayInRange();
    void bulkLinesThatNameEachOther_data();
    void bulkLinesThatNameEachOther();
    void bulkLinesOfAnyDepth();
    void whatTheRulesRefuseStaysRefused();
    void aCancellationTakesWhatAnAmountLeft_data();
    void aCancellationTakesWhatAnAmountLeft();
    void payoutsInAnotherCurrencyTellNoCents();
    void documentsSpeakEnglish();
    void aLineOfALaterAgreementIsAnEdit();
    void roundingIsInBaseMoney();
    void theCharacterZeroIsLeftOut();
    void listsThatCameInPartWait();
    void aCancelledShipmentIsLikeNone_data();
    void aCancelledShipmentIsLikeNone();
    void whoTheCustomerIsRefusesNoMoney();
};

void TestShopifyFaults::pricesTimesQuantitiesStayInRange()
{
    KeptShop shop;
    shop.import(json(order(u"10.00"_s, u"{'id':1,'quantity':999999999999999,'price':'9999999999999.99'}"_s)));
    QCOMPARE(shop.inState(State::Refused), QStringList({u"order 1 amount_out_of_range line_items[0].quantity"_s}));
    QCOMPARE(shown(shop), QString());
}

static std::vector<TakenApart> takenApart(const std::string &content)
{
    std::istringstream input(content);
    JsonRecords records(input);
    ShopifyRecords shopify("file");
    std::vector<TakenApart> all;
    while (const auto record = records.next())
        std::ranges::move(shopify.take(*record), std::back_inserter(all));
    std::ranges::move(shopify.finish(), std::back_inserter(all));
    return all;
}

static std::string child(const char *type, int id, const char *parentType, int parent)
{
    return json(u"{'id':'gid://shopify/%1/%2','__parentId':'gid://shopify/%3/%4'}\n"_s.arg(QLatin1StringView(type))
                    .arg(id)
                    .arg(QLatin1StringView(parentType))
                    .arg(parent));
}

void TestShopifyFaults::bulkLinesThatNameEachOther_data()
{
    QTest::addColumn<QByteArray>("children");
    QTest::addColumn<int>("refused");
    const auto row = [](const char *name, const std::string &children, int refused) {
        QTest::newRow(name) << QByteArray::fromStdString(children) << refused;
    };
    row("its own parent", child("Refund", 2, "Order", 1) + child("Refund", 2, "Refund", 2), 0);
    row("a circle of two",
        child("Refund", 2, "Order", 1) + child("Refund", 3, "Refund", 2) + child("Refund", 2, "Refund", 3), 0);
    row("a circle that hangs on nothing", child("Refund", 2, "Refund", 3) + child("Refund", 3, "Refund", 2), 2);
}

void TestShopifyFaults::bulkLinesThatNameEachOther()
{
    QFETCH(const QByteArray, children);
    QFETCH(const int, refused);
    const auto taken = takenApart("{\"id\":\"gid://shopify/Order/1\"}\n" + children.toStdString());
    QCOMPARE(taken.size(), 1U + static_cast<std::size_t>(refused));
    QCOMPARE(taken[0].payload.group, std::string("order/1"));
    QCOMPARE(std::ranges::count_if(taken, [](const auto &each) { return each.verdict.has_value(); }), refused);
}

void TestShopifyFaults::bulkLinesOfAnyDepth()
{
    std::string chain; // the deepest first, so that each waits for its parent
    for (int id = 100'000; id > 2; --id)
        chain += child("Refund", id, "Refund", id - 1);
    chain += child("Refund", 2, "Order", 1);
    const auto taken = takenApart("{\"id\":\"gid://shopify/Order/1\"}\n" + chain);
    QCOMPARE(taken.size(), 99'992U); // eight levels are in the order
    const auto own = std::ranges::find(taken, std::string("order"), [](const auto &each) { return each.payload.kind; });
    QVERIFY(own != taken.end());
    QVERIFY(own->payload.payload.find(R"("id":"9")") != std::string::npos);
    QVERIFY(own->payload.payload.find(R"("id":"10")") == std::string::npos);

    // A sale whose agreement came long after its order is in that agreement, and what names the sale is lost.
    std::string file = "{\"id\":\"gid://shopify/Order/1\"}\n";
    for (int number = 100; number < 5200; ++number)
        file += R"({"id":"gid://shopify/Order/)" + std::to_string(number) + "\"}\n";
    file += child("OrderAgreement", 5, "Order", 1) + child("ProductSale", 6, "OrderAgreement", 5)
        + child("ProductSale", 7, "ProductSale", 6);
    std::vector<std::string> parts;
    int lost = 0;
    for (const auto &each : takenApart(file)) {
        if (each.payload.kind == "order_part")
            parts.push_back(each.payload.payload);
        lost += each.verdict.has_value() ? 1 : 0;
    }
    QCOMPARE(parts.size(), 2U);
    QCOMPARE(parts[1], std::string(R"({"agreements":[{"id":"5","sales":[{"id":"6"}]}]})"));
    QCOMPARE(lost, 1);
}

void TestShopifyFaults::whatTheRulesRefuseStaysRefused()
{
    // The rules take no invoice of more than 18 digits' worth of base money: an edit of the first state is refused.
    KeptShop shop;
    shop.settings.baseCurrency = "CAD";
    shop.settings.fxRates["USD"] = "100000";
    shop.import(json(order(u"9999999999999.99"_s, line(1, u"9999999999999.99"_s))));
    QCOMPARE(shop.inState(State::Refused).size(), 1);
    shop.import(json(order(u"9.00"_s, line(1, u"9.00"_s), {}, 2)));
    QCOMPARE(shop.inState(State::Refused), QStringList({u"order 1 amount_out_of_range"_s}));
}

void TestShopifyFaults::aCancellationTakesWhatAnAmountLeft_data()
{
    QTest::addColumn<bool>("included");
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("total");
    QTest::addColumn<QString>("given");
    const auto vat = [](const QString &price, const QString &title = u"VAT"_s) {
        return u",'tax_lines':[{'title':'%1','rate':0.1,'price':'%2'}]"_s.arg(title, price);
    };
    QTest::newRow("tax on top") << false
                                << line(1, u"20.00"_s, vat(u"2.00"_s)) + u',' + line(2, u"10.00"_s, vat(u"1.00"_s))
                                << u"33.00"_s << u"27.50"_s;
    QTest::newRow("tax included") << true
                                  << line(1, u"22.00"_s, vat(u"2.00"_s)) + u',' + line(2, u"11.00"_s, vat(u"1.00"_s))
                                  << u"33.00"_s << u"27.50"_s;
    QTest::newRow("of two codes") << false
                                  << line(1, u"20.00"_s, vat(u"4.00"_s, u"A"_s)) + u','
            + line(2, u"10.00"_s, vat(u"1.00"_s, u"B"_s))
                                  << u"35.00"_s << u"30.00"_s;
    QTest::newRow("an untaxed line beside")
        << false << line(1, u"20.00"_s, vat(u"4.00"_s)) + u',' + line(2, u"10.00"_s) << u"34.00"_s << u"33.00"_s;
}

void TestShopifyFaults::aCancellationTakesWhatAnAmountLeft()
{
    QFETCH(const bool, included);
    QFETCH(const QString, lines);
    QFETCH(const QString, total);
    QFETCH(const QString, given);
    const auto cash = [](int id, const QString &kind, const QString &amount) {
        return u"{'id':%1,'order_id':1,'kind':'%2','status':'success','gateway':'shopify_payments','amount':'%3',"
               "'currency':'USD','processed_at':'2026-03-10T10:00:00-05:00'}"_s.arg(id)
                   .arg(kind, amount);
    };
    const auto state = [&](const QString &more, int day) {
        auto text = order(total, lines, more, day);
        return json(included ? text.replace(u"'taxes_included':false"_s, u"'taxes_included':true"_s) : text);
    };
    KeptShop shop;
    shop.import(state(u",'transactions':["_s + cash(5, u"sale"_s, given) + u']', 0));
    shop.import(json(u"{'id':90,'order_id':1,'processed_at':'2026-03-12T09:00:00-05:00','refund_line_items':[],"
                     "'transactions':[%1]}"_s.arg(cash(91, u"refund"_s, given))));
    shop.import(state(u",'cancelled_at':'2026-03-15T10:00:00-05:00'"_s, 5));
    QCOMPARE(shop.messages(State::Refused), QStringList());
    QCOMPARE(shop.problem(), QString());
    QVERIFY(shop.documents().contains("#1-X"));
    QVERIFY2(!shop.balances().contains("1200"), qPrintable(shown(shop)));
    for (const auto &[account, amount] : shop.balances())
        QVERIFY2(!account.starts_with("21"), qPrintable(shown(shop)));
}

void TestShopifyFaults::payoutsInAnotherCurrencyTellNoCents()
{
    KeptShop shop;
    shop.settings.baseCurrency = "CAD";
    shop.settings.fxRates["USD"] = "1.5";
    shop.settings.bookedOnClearing["5"] = 1500; // cents of Canada
    shop.import(json(u"{'id':7,'status':'paid','date':'2026-03-20','currency':'USD','amount':'10.00',"
                     "'summary':{'charges_gross_amount':'10.00'}}"_s));
    shop.import(json(u"{'id':1,'type':'charge','payout_id':7,'amount':'10.00','fee':'0.00','net':'10.00',"
                     "'source_order_transaction_id':5}"_s));
    QCOMPARE(shown(shop), u"1000 15.00, 1020 -15.00"_s);
}

namespace {

/// Any text in capitals.
class Shouting : public QTranslator
{
public:
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return QString::fromUtf8(source).toUpper();
    }
    bool isEmpty() const override { return false; }
};

} // namespace

void TestShopifyFaults::documentsSpeakEnglish()
{
    const auto bodies = [] {
        KeptShop shop;
        shop.settings.revenueAt = ShopifySettings::RevenueAt::Fulfilment;
        shop.import(json(order(u"10.00"_s, line(1, u"10.00"_s))));
        shop.import(json(u"{'id':31,'order_id':1,'status':'success','created_at':'2026-03-11T09:00:00-05:00',"
                         "'line_items':[{'id':1,'quantity':1}]}"_s));
        shop.import(json(u"{'id':31,'order_id':1,'status':'cancelled','created_at':'2026-03-11T09:00:00-05:00',"
                         "'updated_at':'2026-03-12T09:00:00-05:00','line_items':[{'id':1,'quantity':1}]}"_s));
        shop.import(json(u"{'id':90,'order_id':1,'processed_at':'2026-03-12T09:00:00-05:00','refund_line_items':[],"
                         "'order_adjustments':[{'id':1,'amount':'-5.00','tax_amount':'0.00'}]}"_s));
        for (const auto *const status : {"in_transit", "paid"})
            shop.import(json(u"{'id':7,'status':'%1','date':'2026-03-20','currency':'USD','amount':'10.00',"
                             "'summary':{'charges_gross_amount':'10.00'}}"_s.arg(QLatin1StringView(status))));
        std::map<std::string, std::string> all;
        for (const auto &[id, document] : shop.documents())
            all[id] = document.body;
        return all;
    };
    const auto english = bodies();
    for (const auto *const id : {"#1-F1", "#1-F1-X", "#1-R1", "payout-7-P"})
        QVERIFY2(english.contains(id), id);
    Shouting translator;
    QCoreApplication::installTranslator(&translator);
    QVERIFY(bodies() == english);
    QCoreApplication::removeTranslator(&translator);
}

void TestShopifyFaults::aLineOfALaterAgreementIsAnEdit()
{
    // The first state that came is of the very moment of the edit.
    const auto agreement = [](const QString &day, int item) {
        return u"{'id':%1,'happened_at':'2026-03-1%2T10:00:00-05:00','sales':[{'line_type':'product','quantity':1,"
               "'line_item':{'id':%1}}]}"_s.arg(item)
                   .arg(day);
    };
    KeptShop shop;
    shop.import(json(order(u"15.00"_s, line(1, u"10.00"_s) + u',' + line(2, u"5.00"_s),
                           u",'agreements':["_s + agreement(u"0"_s, 1) + u',' + agreement(u"2"_s, 2) + u']', 2)));
    QCOMPARE(shop.messages(State::Refused), QStringList());
    QVERIFY(shop.documents().contains("#1-E1"));
    QCOMPARE(shop.documents().at("#1-E1").date, std::string("2026-03-12"));
}

void TestShopifyFaults::roundingIsInBaseMoney()
{
    KeptShop shop;
    shop.settings.baseCurrency = "CAD";
    shop.settings.fxRates["USD"] = "1.5";
    shop.import(json(order(u"10.02"_s, line(1, u"10.02"_s))));
    shop.import(json(u"{'id':5,'order_id':1,'kind':'sale','status':'success','gateway':'cash','amount':'10.02',"
                     "'amount_rounding':'-0.02','currency':'USD','processed_at':'2026-03-10T10:00:00-05:00'}"_s));
    QCOMPARE(shop.messages(State::Refused), QStringList());
    QCOMPARE(shown(shop), u"1010 15.00, 4000 -15.03, 6900 0.03"_s);
}

void TestShopifyFaults::theCharacterZeroIsLeftOut()
{
    const std::string nul = R"(\u0000)";
    const auto taken = takenApart(R"({"id":1,"name":"#1)" + nul + R"(","note)" + nul + R"(":"a)" + nul
                                  + R"(b","kept":"C:\)" + nul + R"(","line_items":[]})");
    QCOMPARE(taken.size(), 1U);
    const auto &kept = taken[0].payload.payload;
    QVERIFY2(kept.find(R"("name":"#1")") != std::string::npos, kept.c_str());
    QVERIFY2(kept.find(R"("kept":"C:\\u0000")") != std::string::npos, kept.c_str()); // a backslash, and no character 0
}

void TestShopifyFaults::listsThatCameInPartWait()
{
    const auto page = [](const QString &nodes, bool hasMore) {
        return u"{'nodes':[%1],'pageInfo':{'hasNextPage':%2}}"_s.arg(nodes, hasMore ? u"true"_s : u"false"_s);
    };
    const auto graphql = [&](const QString &lines, bool hasMore) {
        return json(
            u"{'data':{'order':{'id':'gid://shopify/Order/1','name':'#1','processedAt':'2026-03-10T10:00:00Z',"
            "'updatedAt':'2026-03-10T10:00:00Z','currencyCode':'USD','totalPriceSet':{'shopMoney':{'amount':'15.0'}},"
            "'lineItems':%1}}}"_s.arg(page(lines, hasMore)));
    };
    const auto item = [](int id, const QString &price) {
        return u"{'id':'gid://shopify/LineItem/%1','quantity':1,'originalUnitPriceSet':{'shopMoney':{'amount':'%2'}}}"_s
            .arg(id)
            .arg(price);
    };
    KeptShop shop;
    shop.import(graphql(item(1, u"15.00"_s), true)); // it adds up, and is not all there is
    QCOMPARE(shop.inState(State::Waiting), QStringList({u"order 1 no_lines line_items"_s}));
    QVERIFY(shop.messages(State::Waiting).front().contains(u"line_items"_s));
    QCOMPARE(shown(shop), QString());
    shop.import(graphql(item(1, u"10.00"_s) + u',' + item(2, u"5.00"_s), false));
    QCOMPARE(shop.inState(State::Waiting), QStringList());
    QCOMPARE(shown(shop), u"1200 15.00, 4000 -15.00"_s);

    const auto refund = [&](const QString &lines, bool hasMore) {
        return json(
            u"{'data':{'orders':{'pageInfo':{'hasNextPage':true},'nodes':[{'id':'gid://shopify/Order/1','refunds':["
            "{'id':'gid://shopify/Refund/90','createdAt':'2026-03-12T09:00:00Z','refundLineItems':%1}]}]}}}"_s.arg(
                page(lines, hasMore)));
    };
    const auto back = [](int of, const QString &amount) {
        return u"{'quantity':1,'subtotalSet':{'shopMoney':{'amount':'%2'}},'lineItem':{'id':'gid://shopify/LineItem/%1'}}"_s
            .arg(of)
            .arg(amount);
    };
    shop.import(refund(back(1, u"10.00"_s), true));
    QCOMPARE(shop.inState(State::Waiting), QStringList({u"order 1 no_lines refunds[0]"_s}));
    QCOMPARE(shown(shop), u"1200 15.00, 4000 -15.00"_s);
    shop.import(refund(back(1, u"10.00"_s) + u',' + back(2, u"5.00"_s), false));
    QCOMPARE(shown(shop), u"4000 -15.00, 4050 15.00"_s);

    KeptShop fulfilled;
    fulfilled.settings.revenueAt = ShopifySettings::RevenueAt::Fulfilment;
    fulfilled.import(graphql(item(1, u"10.00"_s) + u',' + item(2, u"5.00"_s), false));
    const auto shipped = [&](const QString &lines, bool hasMore) {
        return json(u"{'data':{'orders':{'nodes':[{'id':'gid://shopify/Order/1','fulfillments':[{'id':"
                    "'gid://shopify/Fulfillment/31','status':'SUCCESS','createdAt':'2026-03-11T09:00:00Z',"
                    "'fulfillmentLineItems':%1}]}]}}}"_s.arg(page(lines, hasMore)));
    };
    const auto gone = [](int id) { return u"{'quantity':1,'lineItem':{'id':'gid://shopify/LineItem/%1'}}"_s.arg(id); };
    fulfilled.import(shipped(gone(1), true));
    QCOMPARE(fulfilled.inState(State::Waiting), QStringList({u"order 1 no_lines fulfillments[0]"_s}));
    QCOMPARE(shown(fulfilled), u"1200 15.00, 2200 -15.00"_s);
    fulfilled.import(shipped(gone(1) + u',' + gone(2), false));
    QCOMPARE(shown(fulfilled), u"1200 15.00, 4000 -15.00"_s);
}

void TestShopifyFaults::aCancelledShipmentIsLikeNone_data()
{
    QTest::addColumn<QString>("items"); // of the shipment that is cancelled
    QTest::newRow("more than there is") << u",'line_items':[{'id':1,'quantity':9},{'id':2,'quantity':1}]"_s;
    QTest::newRow("all, without saying what") << QString();
}

void TestShopifyFaults::aCancelledShipmentIsLikeNone()
{
    QFETCH(const QString, items);
    const auto fulfilment = [](int id, const QString &status, int day, const QString &lines) {
        return json(u"{'id':%1,'order_id':1,'status':'%2','created_at':'2026-04-%3T09:00:00-05:00',"
                    "'updated_at':'2026-04-%3T09:00:00-05:00','tracking_company':'X'%4}"_s.arg(id)
                        .arg(status)
                        .arg(day)
                        .arg(lines));
    };
    KeptShop shop;
    shop.settings.revenueAt = ShopifySettings::RevenueAt::Fulfilment;
    // Three at 10.00, and one that costs nothing.
    shop.import(
        json(order(u"30.00"_s, u"{'id':1,'quantity':3,'price':'10.00'},{'id':2,'quantity':1,'price':'0.00'}"_s)));
    shop.import(fulfilment(31, u"success"_s, 10, items));
    QCOMPARE(shown(shop), u"1200 30.00, 4000 -30.00"_s);
    shop.import(fulfilment(31, u"cancelled"_s, 11, items));
    QCOMPARE(shown(shop), u"1200 30.00, 2200 -30.00"_s);
    shop.import(fulfilment(32, u"success"_s, 12, u",'line_items':[{'id':1,'quantity':1}]"_s));
    QCOMPARE(shown(shop), u"1200 30.00, 2200 -20.00, 4000 -10.00"_s);
    shop.import(fulfilment(33, u"success"_s, 13, u",'line_items':[{'id':1,'quantity':2}]"_s));
    QCOMPARE(shown(shop), u"1200 30.00, 4000 -30.00"_s);
}

void TestShopifyFaults::whoTheCustomerIsRefusesNoMoney()
{
    for (const auto *const customer : {"'guest'", "7", "[]", "{'first_name':[],'last_name':{}}", "true"}) {
        KeptShop shop;
        shop.import(json(order(u"10.00"_s, line(1, u"10.00"_s), u",'customer':"_s + QLatin1StringView(customer))));
        QCOMPARE(shop.messages(State::Refused), QStringList());
        QCOMPARE(shown(shop), u"1200 10.00, 4000 -10.00"_s);
    }
}

QTEST_GUILESS_MAIN(TestShopifyFaults)
#include "test_shopify_faults.moc"
