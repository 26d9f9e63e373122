// SPDX-License-Identifier: MIT
#include "import/kept_shop.h"
#include "import/shopify/short_payloads.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;
using State = PayloadVerdict::State;

/// The rules for Shopify's payloads one by one, each with the balances that it comes to. The cases of
/// tests/cases/shopify are not repeated here.
class TestShopifyRules : public QObject
{
    Q_OBJECT

private slots:
    void comesTo_data();
    void comesTo();
    void whatWaitsSaysForWhat();
    void refusalsSayWhatHappened();
    void namesBelongToOneOrder();
    void documentsHaveTheirNames();
    void revenueWhenFulfilled();
    void balanceTransactionsTellTheCents();
};

static QString tax(const QString &price, const QString &title = u"VAT"_s, const QString &more = {})
{
    return u"{'title':'%1','rate':0.1,'price':'%2'%3}"_s.arg(title, price, more);
}

static QString transaction(int id, const QString &kind, const QString &amount, const QString &more = {})
{
    return u"{'id':%1,'order_id':1,'kind':'%2','status':'success','gateway':'shopify_payments','amount':'%3',"
           "'currency':'USD','processed_at':'2026-03-10T10:00:00-05:00'%4}"_s.arg(id)
               .arg(kind, amount, more);
}

static QString sale(const QString &amount, const QString &more = {})
{
    return transaction(5, u"sale"_s, amount, more);
}

static QString refund(const QString &more, const QString &cash = {}, const QString &status = u"success"_s, int id = 90)
{
    const auto money = cash.isEmpty()
        ? QString()
        : u"{'id':%1,'kind':'refund','status':'%2','gateway':'shopify_payments','amount':'%3','currency':'USD',"
          "'processed_at':'2026-03-12T09:00:00-05:00'}"_s.arg(id + 1)
              .arg(status, cash);
    return u"{'id':%1,'order_id':1,'processed_at':'2026-03-12T09:00:00-05:00',%2,'transactions':[%3]}"_s.arg(id).arg(
        more, money);
}

static QString back(int item, const QString &subtotal, const QString &totalTax = u"0.00"_s)
{
    return u"'refund_line_items':[{'line_item_id':%1,'quantity':1,'subtotal':'%2','total_tax':'%3'}]"_s.arg(item).arg(
        subtotal, totalTax);
}

static QString payout(const QString &status, const QString &amount, const QString &summary, const QString &more = {})
{
    return u"{'id':7,'status':'%1','date':'2026-03-20','currency':'USD','amount':'%2','summary':{%3}%4}"_s.arg(
        status, amount, summary, more);
}

void TestShopifyRules::comesTo_data()
{
    QTest::addColumn<QString>("payloads");
    QTest::addColumn<QString>("balances");
    const auto row = [](const char *name, const QStringList &payloads, const QString &balances) {
        QTest::newRow(name) << payloads.join(u'\n') << balances;
    };
    const auto paid = [](const QString &amount) { return u",'transactions':["_s + sale(amount) + u']'; };

    // Orders
    row("a tip beside the lines", {order(u"12.00"_s, line(1, u"10.00"_s), u",'total_tip_received':'2.00'"_s)},
        u"1200 12.00, 2400 -2.00, 4000 -10.00"_s);
    row("a tip line whose gateway is null",
        {order(u"12.00"_s, line(1, u"10.00"_s) + u',' + line(2, u"2.00"_s, u",'tip_payment_gateway':null"_s),
               u",'total_tip_received':'2.00'"_s)},
        u"1200 12.00, 2400 -2.00, 4000 -10.00"_s);
    row("duties with their tax, given back",
        {order(u"16.50"_s,
               line(1, u"10.00"_s,
                    u",'duties':[{'id':3,'shop_money':{'amount':'5.00'},'tax_lines':["_s + tax(u"1.50"_s) + u"]}]"_s)),
         refund(back(1, u"10.00"_s)
                + u",'duties':[{'duty_id':3,'amount_set':{'shop_money':{'amount':'5.00'}}}],"
                  "'total_duties_set':{'shop_money':{'amount':'5.00'}}"_s)},
        u"4000 -10.00, 4050 10.00"_s);
    row("a fee with its tax, given back",
        {order(u"11.10"_s, line(1, u"10.00"_s),
               u",'additional_fees':[{'id':'4','name':'Fee','price_set':{'shop_money':"
               "{'amount':'1.00'}},'tax_lines':["_s
                   + tax(u"0.10"_s) + u"]}]"_s),
         refund(back(1, u"10.00"_s)
                + u",'additional_fees':[{'id':'4','price_set':{'shop_money':{'amount':'1.00'}}}]"_s)},
        u"4000 -10.00, 4050 10.00"_s);
    row("tax of the order where the lines have none",
        {order(u"11.00"_s, line(1, u"10.00"_s), u",'total_tax':'1.00','tax_lines':["_s + tax(u"1.00"_s) + u']')},
        u"1200 11.00, 2100 -1.00, 4000 -10.00"_s);
    row("more of a line",
        {order(u"10.00"_s, line(1, u"10.00"_s)), order(u"20.00"_s, u"{'id':1,'quantity':2,'price':'10.00'}"_s, {}, 2)},
        u"1200 20.00, 4000 -20.00"_s);
    row("less of it, no refund",
        {order(u"20.00"_s, u"{'id':1,'quantity':2,'price':'10.00'}"_s), order(u"10.00"_s, line(1, u"10.00"_s), {}, 2)},
        u"1200 10.00, 4000 -20.00, 4050 10.00"_s);
    row("a line that is gone by its current quantity",
        {order(u"15.00"_s, line(1, u"10.00"_s) + u',' + line(2, u"5.00"_s)),
         order(u"15.00"_s,
               line(1, u"10.00"_s, u",'current_quantity':1"_s) + u',' + line(2, u"5.00"_s, u",'current_quantity':0"_s),
               u",'current_total_price':'10.00'"_s, 2)},
        u"1200 10.00, 4000 -15.00, 4050 5.00"_s);
    row("shipping that is taken off",
        {order(u"14.00"_s, line(1, u"10.00"_s), u",'shipping_lines':[{'id':8,'price':'4.00'}]"_s),
         order(u"10.00"_s, line(1, u"10.00"_s), u",'shipping_lines':[{'id':8,'price':'4.00','is_removed':true}]"_s, 2)},
        u"1200 10.00, 4000 -10.00"_s);
    row("cancelled, never paid, never seen before",
        {order(u"10.00"_s, line(1, u"10.00"_s), u",'cancelled_at':'2026-03-11T10:00:00-05:00'"_s)}, QString());
    row("cancelled when a part had gone back",
        {order(u"15.00"_s, line(1, u"10.00"_s) + u',' + line(2, u"5.00"_s)),
         order(u"15.00"_s, line(1, u"10.00"_s) + u',' + line(2, u"5.00"_s),
               u",'cancelled_at':'2026-03-13T10:00:00-05:00'"_s, 3),
         refund(back(2, u"5.00"_s))},
        u"4000 -15.00, 4050 15.00"_s);
    row("a test order", {order(u"10.00"_s, line(1, u"10.00"_s), u",'test':true"_s + paid(u"10.00"_s))}, QString());

    // Money
    row("change goes out of the till",
        {order(u"17.50"_s, line(1, u"17.50"_s)),
         transaction(5, u"sale"_s, u"20.00"_s, u",'gateway':'cash'"_s)
             .replace(u"'gateway':'shopify_payments',"_s, u""_s),
         transaction(6, u"change"_s, u"2.50"_s, u",'gateway':'cash'"_s)
             .replace(u"'gateway':'shopify_payments',"_s, u""_s)},
        u"1010 17.50, 4000 -17.50"_s);
    row("what is no cash",
        {order(u"10.00"_s, line(1, u"10.00"_s)), transaction(5, u"emv_authorization"_s, u"10.00"_s),
         transaction(6, u"suggested_refund"_s, u"1.00"_s),
         transaction(7, u"sale"_s, u"10.00"_s).replace(u"success"_s, u"awaiting_response"_s),
         transaction(8, u"sale"_s, u"0.00"_s)},
        u"1200 10.00, 4000 -10.00"_s);
    const auto euro = [](int id, const QString &amount) {
        return transaction(id, u"sale"_s, amount).replace(u"'currency':'USD'"_s, u"'currency':'EUR'"_s);
    };
    row("three payments in another currency are the whole",
        {order(u"10.00"_s, line(1, u"10.00"_s),
               u",'presentment_currency':'EUR','total_price_set':{'shop_money':{'amount':'10.00'},'presentment_money':"
               "{'amount':'9.20'}}"_s),
         euro(5, u"3.07"_s), euro(6, u"3.07"_s), euro(7, u"3.06"_s)},
        u"1020 10.00, 4000 -10.00"_s);

    // Refunds
    const auto taxed = order(u"11.00"_s, line(1, u"10.00"_s, u",'tax_lines':["_s + tax(u"1.00"_s) + u']'),
                             u",'total_tax':'1.00'"_s + paid(u"11.00"_s));
    row("an amount only: its tax in the order's proportion", {taxed, refund(u"'refund_line_items':[]"_s, u"5.50"_s)},
        u"1020 5.50, 2100 -0.50, 4000 -10.00, 4050 5.00"_s);
    row("given beyond the lines, by an adjustment",
        {taxed,
         refund(u"'refund_line_items':[],'order_adjustments':[{'id':1,'amount':'-5.50','tax_amount':'0.00',"
                "'kind':'refund_discrepancy'}]"_s,
                u"5.50"_s)},
        u"1020 5.50, 2100 -0.50, 4000 -10.00, 4050 5.00"_s);
    row("given beyond the lines, its tax told",
        {taxed,
         refund(u"'refund_line_items':[],'order_adjustments':[{'id':1,'amount':'-5.00','tax_amount':'-0.30',"
                "'kind':'refund_discrepancy'}]"_s,
                u"5.30"_s)},
        u"1020 5.70, 2100 -0.70, 4000 -10.00, 4050 5.00"_s);
    row("adjustments that undo each other",
        {taxed,
         refund(back(1, u"10.00"_s, u"1.00"_s)
                    + u",'order_adjustments':[{'id':1,'amount':'-3.00','tax_amount':'0.00'},"
                      "{'id':2,'amount':'3.00','tax_amount':'0.00'}]"_s,
                u"11.00"_s)},
        u"4000 -10.00, 4050 10.00"_s);
    row("a pending refund discrepancy is none",
        {taxed,
         refund(back(1, u"10.00"_s, u"1.00"_s)
                    + u",'order_adjustments':[{'id':1,'amount':'11.00','tax_amount':'0.00','kind':"
                      "'refund_discrepancy','reason':'Pending refund discrepancy'}]"_s,
                u"11.00"_s)},
        u"4000 -10.00, 4050 10.00"_s);
    row("the money of a pending refund succeeds alone",
        {taxed,
         refund(back(1, u"10.00"_s, u"1.00"_s)
                    + u",'order_adjustments':[{'id':1,'amount':'10.00','tax_amount':'1.00','kind':"
                      "'refund_discrepancy'}]"_s,
                u"11.00"_s, u"pending"_s),
         transaction(91, u"refund"_s, u"11.00"_s)},
        u"4000 -10.00, 4050 10.00"_s);
    row("a refund that fails", {taxed, refund(back(1, u"10.00"_s, u"1.00"_s), u"11.00"_s, u"failure"_s)},
        u"1020 11.00, 2100 -1.00, 4000 -10.00"_s);
    row("shipping told twice counts once",
        {order(u"14.00"_s, line(1, u"10.00"_s), u",'shipping_lines':[{'id':8,'price':'4.00'}]"_s + paid(u"14.00"_s)),
         refund(u"'refund_line_items':[],'refund_shipping_lines':[{'id':9,'shipping_line_id':8,'subtotal_amount_set':"
                "{'shop_money':{'amount':'4.00'}},'tax_amount_set':{'shop_money':{'amount':'0.00'}}}],"
                "'order_adjustments':[{'id':1,'kind':'shipping_refund','amount':'-4.00','tax_amount':'0.00'}]"_s,
                u"4.00"_s)},
        u"1020 10.00, 4000 -10.00"_s);
    row("a refund in the money that was paid",
        {order(u"10.00"_s, line(1, u"10.00"_s),
               u",'presentment_currency':'EUR','total_price_set':{'shop_money':{'amount':'10.00'},'presentment_money':"
               "{'amount':'9.21'}}"_s),
         euro(5, u"9.21"_s),
         refund(u"'refund_line_items':[{'line_item_id':1,'quantity':1,'subtotal_set':{'shop_money':{'amount':'3.33'},"
                "'presentment_money':{'amount':'3.07'}}}]"_s,
                u"3.07"_s)
             .replace(u"'currency':'USD'"_s, u"'currency':'EUR'"_s)},
        u"1020 6.67, 4000 -10.00, 4050 3.33"_s);
    row("tax that the channel pays goes back to it",
        {order(u"11.00"_s,
               line(1, u"10.00"_s, u",'tax_lines':["_s + tax(u"1.00"_s, u"VAT"_s, u",'channel_liable':true"_s) + u']')),
         refund(back(1, u"10.00"_s, u"1.00"_s))},
        u"4000 -10.00, 4050 10.00"_s);

    // Payouts
    const auto charges = u"'charges_gross_amount':'10.00','charges_fee_amount':'1.00'"_s;
    row("a payout that is scheduled", {payout(u"scheduled"_s, u"9.00"_s, charges)},
        u"1020 -10.00, 1040 9.00, 6100 1.00"_s);
    row("and paid", {payout(u"scheduled"_s, u"9.00"_s, charges), payout(u"paid"_s, u"9.00"_s, charges)},
        u"1000 9.00, 1020 -10.00, 6100 1.00"_s);
    row("a lower state that comes later",
        {payout(u"paid"_s, u"9.00"_s, charges), payout(u"in_transit"_s, u"9.00"_s, charges)},
        u"1000 9.00, 1020 -10.00, 6100 1.00"_s);
    row("paid, then failed", {payout(u"paid"_s, u"9.00"_s, charges), payout(u"failed"_s, u"9.00"_s, charges)},
        u"1020 -10.00, 1040 9.00, 6100 1.00"_s);
    row("a payout that is tried again",
        {payout(u"failed"_s, u"9.00"_s, charges),
         payout(u"paid"_s, u"9.00"_s, u"'retried_payouts_gross_amount':'9.00'"_s).replace(u"'id':7"_s, u"'id':8"_s)},
        u"1000 9.00, 1020 -10.00, 6100 1.00"_s);
    row("GraphQL's balance transactions",
        {payout(u"paid"_s, u"4.00"_s, charges + u",'adjustments_gross_amount':'-5.00'"_s),
         u"{'id':'gid:\\/\\/shopify\\/ShopifyPaymentsBalanceTransaction\\/"
         u"1','type':'CHARGE','amount':{'amount':'10.0'},"
         "'fee':{'amount':'1.0'},'associatedPayout':{'id':'gid:\\/\\/shopify\\/ShopifyPaymentsPayout\\/7'}}"_s,
         u"{'id':'gid:\\/\\/shopify\\/ShopifyPaymentsBalanceTransaction\\/2','type':'DISPUTE_WITHDRAWAL','amount':"
         "{'amount':'-3.0'},'fee':{'amount':'0.0'},'associatedPayout':{'id':'gid:\\/\\/shopify\\/P\\/7'}}"_s,
         u"{'id':'gid:\\/\\/shopify\\/ShopifyPaymentsBalanceTransaction\\/"
         u"3','type':'ANOMALY','amount':{'amount':'-2.0'},"
         "'fee':{'amount':'0.0'},'associatedPayout':{'id':'gid:\\/\\/shopify\\/P\\/7'}}"_s},
        u"1000 4.00, 1020 -10.00, 6100 1.00, 6110 2.00, 6120 3.00"_s);
}

void TestShopifyRules::comesTo()
{
    QFETCH(const QString, payloads);
    QFETCH(const QString, balances);
    KeptShop shop;
    shop.import(json(payloads));
    QCOMPARE(shop.messages(State::Refused), QStringList());
    QCOMPARE(shop.problem(), QString());
    QCOMPARE(shown(shop), balances);

    // Any order of arrival is the same.
    auto lines = payloads.split(u'\n');
    std::ranges::reverse(lines);
    KeptShop other;
    for (const auto &each : lines)
        other.import(json(each));
    QVERIFY(other.byDay() == shop.byDay());
}

void TestShopifyRules::whatWaitsSaysForWhat()
{
    KeptShop shop;
    shop.import(json(refund(back(1, u"10.00"_s))));
    QCOMPARE(shop.inState(State::Waiting), QStringList({u"refund 90 no_order"_s}));
    shop.import(json(order(u"10.00"_s, line(1, u"10.00"_s))));
    QCOMPARE(shop.inState(State::Waiting), QStringList());
    QCOMPARE(shown(shop), u"4000 -10.00, 4050 10.00"_s);

    KeptShop pending;
    pending.import(json(order(u"10.00"_s, line(1, u"10.00"_s))));
    pending.import(json(refund(back(1, u"10.00"_s), u"10.00"_s, u"pending"_s)));
    QCOMPARE(pending.inState(State::Waiting), QStringList({u"refund 90 money_pending"_s}));
    QCOMPARE(shown(pending), u"1200 10.00, 4000 -10.00"_s);

    KeptShop lineless; // as a bulk query gives it
    lineless.import(json(
        order(u"10.00"_s, line(1, u"10.00"_s), u",'refunds':[{'id':90,'created_at':'2026-03-12T09:00:00-05:00'}]"_s)));
    QCOMPARE(lineless.inState(State::Waiting), QStringList({u"order 1 no_lines refunds[0]"_s}));

    KeptShop balance;
    balance.import(json(u"{'id':1,'type':'charge','payout_id':7,'amount':'10.00','fee':'0.00','net':'10.00'}"_s));
    QCOMPARE(balance.inState(State::Waiting), QStringList({u"balance_transaction 1 no_payout"_s}));
}

void TestShopifyRules::refusalsSayWhatHappened()
{
    KeptShop shop;
    shop.import(json(order(u"10.28"_s, line(1, u"10.00"_s))));
    QCOMPARE(shop.inState(State::Refused), QStringList({u"order 1 total_mismatch total"_s}));
    const auto message = shop.messages(State::Refused).front();
    QVERIFY2(message.contains(u"0.28 USD of the total of 10.28 USD is in no line"_s), qPrintable(message));
    QVERIFY2(message.contains(u"Nothing of this order of 10.28 USD is posted"_s), qPrintable(message));
    shop.import(json(sale(u"10.28"_s)));
    QCOMPARE(shop.inState(State::Waiting), QStringList({u"transaction 5 order_refused"_s}));
    QCOMPARE(shown(shop), QString());

    KeptShop more;
    more.import(json(order(u"10.00"_s, line(1, u"10.00"_s), u",'transactions':["_s + sale(u"10.00"_s) + u']')));
    more.import(json(refund(back(1, u"10.00"_s), u"12.00"_s)));
    QCOMPARE(more.inState(State::Refused), QStringList({u"refund 90 total_mismatch transactions"_s}));
    QVERIFY(more.messages(State::Refused).front().contains(u"2.00 USD are not explained"_s));
    QCOMPARE(shown(more), u"1020 10.00, 4000 -10.00"_s);

    KeptShop foreign;
    foreign.settings.baseCurrency = "CAD";
    foreign.import(json(payout(u"paid"_s, u"9.00"_s, u"'charges_gross_amount':'9.00'"_s)));
    QCOMPARE(foreign.inState(State::Refused), QStringList({u"payout 7 missing_rate fx_rate"_s}));
    QVERIFY(foreign.messages(State::Refused).front().contains(u"--fx-rate USD="_s));
    KeptShop rated;
    rated.settings.baseCurrency = "CAD";
    rated.settings.fxRates["USD"] = "1.5";
    rated.import(json(payout(u"paid"_s, u"9.00"_s, u"'charges_gross_amount':'9.00'"_s)));
    QCOMPARE(shown(rated), u"1000 13.50, 1020 -13.50"_s);
}

void TestShopifyRules::namesBelongToOneOrder()
{
    KeptShop shop;
    shop.import(json(order(u"10.00"_s, line(1, u"10.00"_s))));
    auto other = order(u"5.00"_s, line(1, u"5.00"_s));
    shop.import(json(other.replace(u"'id':1,'name'"_s, u"'id':2,'name'"_s)));
    QCOMPARE(shop.inState(State::Refused), QStringList({u"order 2 other_shop name"_s}));
    QCOMPARE(shown(shop), u"1200 10.00, 4000 -10.00"_s);
}

void TestShopifyRules::documentsHaveTheirNames()
{
    KeptShop shop;
    shop.settings.gateways["paypal"] = "1022";
    shop.import(json(order(u"20.00"_s, line(1, u"20.00"_s))));
    shop.import(json(order(u"25.00"_s, line(1, u"20.00"_s) + u',' + line(2, u"5.00"_s), {}, 2)));
    shop.import(json(order(u"25.00"_s, line(1, u"20.00"_s) + u',' + line(2, u"5.00"_s),
                           u",'cancelled_at':'2026-03-15T10:00:00-05:00'"_s, 5)));
    shop.import(json(refund(back(2, u"5.00"_s))));
    shop.import(json(sale(u"25.00"_s).replace(u"shopify_payments"_s, u"PayPal"_s)));
    QStringList ids;
    const auto documents = shop.documents();
    for (const auto &[id, document] : documents)
        ids += QString::fromStdString(id + ' ' + document.date);
    QCOMPARE(ids,
             QStringList({u"#1 2026-03-10"_s, u"#1-E1 2026-03-12"_s, u"#1-R1 2026-03-12"_s, u"#1-X 2026-03-15"_s,
                          u"#1/5 2026-03-10"_s}));
    QVERIFY(documents.at("#1/5").body.find(R"("account":"1022")") != std::string::npos);

    const auto gone = withdrawnDocument("#1-E1", "2026-03-12", "USD");
    QCOMPARE(gone.body, std::string(R"({"id":"#1-E1","type":"withdrawn","date":"2026-03-12","currency":"USD"})"));
}

void TestShopifyRules::revenueWhenFulfilled()
{
    KeptShop shop;
    shop.settings.revenueAt = ShopifySettings::RevenueAt::Fulfilment;
    const auto lines = u"{'id':1,'quantity':3,'price':'3.33'}"_s;
    const auto fulfilment = [](int id, const QString &day, int quantity, const QString &status) {
        return u"{'id':%1,'order_id':1,'status':'%2','created_at':'%3T09:00:00-05:00','updated_at':'2026-04-20T09:00:"
               u"00-05:00',"
               "'line_items':[{'id':1,'quantity':%4}]}"_s.arg(id)
                   .arg(status, day)
                   .arg(quantity);
    };
    shop.import(json(order(u"9.99"_s, lines)));
    shop.import(json(fulfilment(31, u"2026-04-02"_s, 1, u"success"_s)));
    QCOMPARE(shown(shop), u"1200 9.99, 2200 -6.66, 4000 -3.33"_s);
    shop.import(json(refund(back(1, u"3.33"_s)))); // before the others are shipped: it was never earned
    QCOMPARE(shown(shop), u"1200 6.66, 2200 -3.33, 4000 -3.33"_s);
    shop.import(json(fulfilment(32, u"2026-04-10"_s, 1, u"success"_s)));
    QCOMPARE(shown(shop), u"1200 6.66, 4000 -6.66"_s);
    shop.import(json(fulfilment(32, u"2026-04-10"_s, 1, u"cancelled"_s)));
    QCOMPARE(shown(shop), u"1200 6.66, 2200 -3.33, 4000 -3.33"_s);
    QVERIFY(shop.documents().contains("#1-F2-X"));
    QCOMPARE(shop.documents().at("#1-F2-X").date, std::string("2026-04-20"));
}

void TestShopifyRules::balanceTransactionsTellTheCents()
{
    KeptShop shop;
    shop.settings.bookedOnClearing["5"] = 1000;
    shop.import(json(payout(u"paid"_s, u"9.98"_s, u"'charges_gross_amount':'9.98'"_s)));
    shop.import(json(u"{'id':1,'type':'charge','payout_id':7,'amount':'9.98','fee':'0.00','net':'9.98',"
                     "'source_order_transaction_id':5}"_s));
    QCOMPARE(shown(shop), u"1000 9.98, 1020 -10.00, 6900 0.02"_s);
}

QTEST_APPLESS_MAIN(TestShopifyRules)
#include "test_shopify_rules.moc"
