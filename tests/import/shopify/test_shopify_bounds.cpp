// SPDX-License-Identifier: MIT
#include "import/kept_shop.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;
using State = PayloadVerdict::State;
using Balances = std::map<std::string, std::string>;

/// Orders and amounts at their bounds: nothing at all, and differences that are more than cents.
class TestShopifyBounds : public QObject
{
    Q_OBJECT

private slots:
    void anOrderOfNothingIsNoRefusal();
    void linesMayComeLater();
    void nothingInAnotherCurrencyIsNothing();
    void aRefusedAmountIsTold();
    void nothingOfAnOrderIsPostedWithoutItsInvoice();
    void anotherOrdersNameForARefund();
    void onlyCentsGoToRounding_data();
    void onlyCentsGoToRounding();
};

/// JSON with apostrophes for quotes.
static std::string json(QString text)
{
    return text.replace(u'\'', u'"').toStdString();
}

static QString order(const QString &total, const QString &lines, const QString &more = {}, const QString &day = u"10"_s)
{
    return u"{'id':1001,'name':'#1001','processed_at':'2026-03-10T10:00:00-05:00','updated_at':'2026-03-%1T10:00:00-05:"
           u"00',"
           "'currency':'USD','total_price':'%2','line_items':[%3]%4}\n"_s.arg(day, total, lines, more);
}

static QString line(const QString &price)
{
    return u"{'id':1,'quantity':1,'price':'%1'}"_s.arg(price);
}

static QString sale(const QString &amount, const QString &currency = u"USD"_s)
{
    return u",'transactions':[{'id':5,'kind':'sale','status':'success','gateway':'shopify_payments','amount':'%1',"
           "'currency':'%2','processed_at':'2026-03-10T10:00:00-05:00'}]"_s.arg(amount, currency);
}

void TestShopifyBounds::anOrderOfNothingIsNoRefusal()
{
    KeptShop shop;
    shop.import(json(order(u"0.00"_s, {})));
    QCOMPARE(shop.inState(State::Refused), QStringList());
    QCOMPARE(shop.inState(State::NotNeeded).size(), 1);
    QVERIFY(shop.documents().empty());
}

void TestShopifyBounds::linesMayComeLater()
{
    KeptShop shop;
    shop.import(json(order(u"0.00"_s, {}) + order(u"9.00"_s, line(u"9.00"_s), {}, u"12"_s)));
    QCOMPARE(shop.inState(State::Refused), QStringList());
    QCOMPARE(shop.balances(), (Balances{{"1200", "9.00"}, {"4000", "-9.00"}}));
}

void TestShopifyBounds::nothingInAnotherCurrencyIsNothing()
{
    KeptShop shop;
    shop.import(json(order(
        u"0.00"_s, u"{'id':1,'quantity':1,'price':'9.00','discount_allocations':[{'amount':'9.00'}]}"_s,
        sale(u"0"_s, u"JPY"_s)
            + u",'presentment_currency':'JPY','total_price_set':{'shop_money':{'amount':'0.00','currency_code':'USD'},"
              "'presentment_money':{'amount':'0','currency_code':'JPY'}}"_s)));
    QCOMPARE(shop.inState(State::Refused), QStringList());
    QCOMPARE(shop.balances(), Balances());
}

void TestShopifyBounds::aRefusedAmountIsTold()
{
    KeptShop shop;
    shop.import(json(order(u"9.00"_s, line(u"9.000000000001"_s))));
    QVERIFY2(shop.messages(State::Refused).front().contains(u"it says 9.000000000001"_s),
             qPrintable(shop.messages(State::Refused).front()));
    KeptShop odd;
    odd.import(json(order(u"9.00"_s, line(u"9.00"_s)).replace(u"'9.00','line"_s, u"[],'line"_s)));
    QVERIFY2(odd.messages(State::Refused).front().contains(u"an amount that is not told"_s),
             qPrintable(odd.messages(State::Refused).front()));
}

void TestShopifyBounds::nothingOfAnOrderIsPostedWithoutItsInvoice()
{
    KeptShop shop;
    shop.import(json(order(
        u"9.00"_s,
        u"{'id':1,'quantity':1,'gift_card':true,'price':'9.00','tax_lines':[{'title':'T','rate':0.1,'price':'0.00'},{'title':'U','price':'1.00'}]}"_s,
        sale(u"9.00"_s))));
    QVERIFY(shop.documents().empty());
    for (const auto &message : shop.messages(State::Refused))
        QVERIFY2(!message.contains(u"the rest of the order is"_s), qPrintable(message));
}

void TestShopifyBounds::anotherOrdersNameForARefund()
{
    KeptShop shop;
    shop.settings.namesTaken = {"#1001-R1"};
    auto exchange = order(u"9.00"_s, line(u"9.00"_s)).replace(u"#1001"_s, u"#1001-R1"_s);
    shop.import(json(exchange));
    QCOMPARE(shop.inState(State::Refused), QStringList());
    QVERIFY(shop.documents().contains("#1001-R1 (1001)"));
}

void TestShopifyBounds::onlyCentsGoToRounding_data()
{
    QTest::addColumn<QString>("told"); // by the balance transaction; 90.00 is booked
    QTest::addColumn<QString>("rounding");
    QTest::addColumn<QString>("clearing");
    QTest::newRow("a cent") << u"90.01"_s << u"-0.01"_s << QString();
    QTest::newRow("99 cents") << u"90.99"_s << u"-0.99"_s << QString();
    QTest::newRow("a dollar") << u"91.00"_s << QString() << u"-1.00"_s;
    QTest::newRow("another amount") << u"1000.00"_s << QString() << u"-910.00"_s;
}

void TestShopifyBounds::onlyCentsGoToRounding()
{
    QFETCH(const QString, told);
    QFETCH(const QString, rounding);
    QFETCH(const QString, clearing);
    KeptShop shop;
    shop.import(json(order(u"90.00"_s, line(u"90.00"_s), sale(u"90.00"_s))));
    shop.import(json(u"{'id':7001,'status':'paid','date':'2026-03-12','currency':'USD','amount':'%1','summary':{'"
                     u"charges_gross_amount':'%1'}}\n"
                     "{'id':1,'type':'charge','payout_id':7001,'currency':'USD','amount':'%1','fee':'0.00','net':'%1',"
                     "'source_order_transaction_id':5,'source_order_id':1001}\n"_s.arg(told)));
    const auto balances = shop.balances();
    const auto of = [&balances](const char *account) {
        const auto found = balances.find(account);
        return found == balances.end() ? QString() : QString::fromStdString(found->second);
    };
    QCOMPARE(of("6900"), rounding);
    QCOMPARE(of("1020"), clearing);
    QCOMPARE(shop.said().filter(u"more than cents"_s).size(), clearing.isEmpty() ? 0 : 1);
}

QTEST_APPLESS_MAIN(TestShopifyBounds)
#include "test_shopify_bounds.moc"
