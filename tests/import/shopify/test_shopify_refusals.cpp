// SPDX-License-Identifier: MIT
#include "import/kept_shop.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;
using State = PayloadVerdict::State;

/// Each refusal as an accountant reads it: which part was not understood, its amount, what was posted all the same, and
/// what to do next.
class TestShopifyRefusals : public QObject
{
    Q_OBJECT

private slots:
    void saysAll_data();
    void saysAll();
};

/// JSON with apostrophes for quotes.
static std::string json(QString text)
{
    return text.replace(u'\'', u'"').toStdString();
}

static QString order(const QString &total, const QString &price, const QString &more = {}, int day = 10)
{
    return u"{'id':1,'name':'#1','processed_at':'2026-03-10T10:00:00-05:00','updated_at':'2026-03-%1T10:00:00-05:00',"
           "'currency':'USD','total_price':'%2','line_items':[{'id':1,'quantity':1,'price':'%3'}]%4}"_s.arg(day)
               .arg(total, price, more);
}

static QString transaction(const QString &kind, const QString &amount, const QString &currency = u"'USD'"_s)
{
    return u"{'id':5,'order_id':1,'kind':'%1','status':'success','gateway':'paypal','amount':'%2','currency':%3,"
           "'processed_at':'2026-03-10T10:00:00-05:00'}"_s.arg(kind, amount, currency);
}

static QString refund(const QString &lines, const QString &cash, const QString &more = {})
{
    return u"{'id':90,'order_id':1,'processed_at':'2026-03-12T09:00:00-05:00','refund_line_items':[%1]%2,'transactions'"
           u":["
           "{'id':91,'kind':'refund','status':'success','gateway':'paypal','amount':'%3','currency':'USD',"
           "'processed_at':'2026-03-12T09:00:00-05:00'}]}"_s.arg(lines, more, cash);
}

static QString payout(const QString &amount, const QString &more, const QString &currency = u"USD"_s)
{
    return u"{'id':7,'status':'paid','date':'2026-03-20','currency':'%1','amount':'%2'%3}"_s.arg(currency, amount,
                                                                                                 more);
}

void TestShopifyRefusals::saysAll_data()
{
    QTest::addColumn<QStringList>("payloads");
    QTest::addColumn<QString>("refused"); // kind, id, code and field
    QTest::addColumn<QStringList>("says");
    const auto row = [](const char *name, const QStringList &payloads, const QString &refused,
                        const QStringList &says) { QTest::newRow(name) << payloads << refused << says; };
    const auto good = order(u"10.00"_s, u"10.00"_s);
    const auto line = u"{'line_item_id':1,'quantity':1,'subtotal':'10.00','total_tax':'0.00'}"_s;
    const auto summary = u",'summary':{'charges_gross_amount':'9.00'}"_s;
    const QString nothing = u"Nothing of this order of 10.28 USD is posted"_s;

    row("a part of the total is nowhere", {order(u"10.28"_s, u"10.00"_s)}, u"order 1 total_mismatch total"_s,
        {u"0.28 USD of the total of 10.28 USD is in no line"_s, nothing, u"Import the order again"_s});
    row("the parts come to more", {order(u"10.28"_s, u"11.00"_s)}, u"order 1 total_mismatch total"_s,
        {u"come to 0.72 USD more than the total of 10.28 USD"_s, nothing});
    row("a newer state does not add up", {good, order(u"10.28"_s, u"10.00"_s, {}, 12)},
        u"order 1 total_mismatch total"_s,
        {u"0.28 USD"_s, u"stays as an earlier state of it says, with 10.00 USD"_s, u"of 10.28 USD is not posted"_s,
         u"Import the order again"_s});
    row("no amount", {order(u"ten"_s, u"10.00"_s)}, u"order 1 bad_amount total_price"_s,
        {u"total_price is not an amount of USD"_s, u"order of ten USD is posted"_s});
    row("no currency", {order(u"10.28"_s, u"10.28"_s).replace(u"'currency':'USD'"_s, u"'currency':null"_s)},
        u"order 1 missing_field currency"_s, {u"currency is missing"_s, u"Nothing of this order of 10.28 is posted"_s});
    row("no day", {order(u"10.28"_s, u"10.28"_s).replace(u"2026-03-10T10"_s, u"10 March"_s)},
        u"order 1 bad_date processed_at"_s, {u"processed_at"_s, nothing});
    row("lines that are none", {order(u"10.28"_s, u"10.28"_s, u",'shipping_lines':7"_s)},
        u"order 1 wrong_type shipping_lines"_s, {u"shipping_lines must be a list"_s, nothing});
    row("a tip below 0", {order(u"10.28"_s, u"10.28"_s, u",'total_tip_received':'-1.00'"_s)},
        u"order 1 negative_amount total_tip_received"_s, {u"total_tip_received is below 0"_s, nothing});
    row("a name that is taken", {good, order(u"5.00"_s, u"5.00"_s).replace(u"{'id':1,'name'"_s, u"{'id':2,'name'"_s)},
        u"order 2 other_shop name"_s,
        {u"Another order is called #1 here"_s, u"Nothing of this one is posted"_s, u"--org"_s});

    row("a transaction of an unknown kind", {good, transaction(u"gift"_s, u"3.00"_s)},
        u"transaction 5 bad_value kind"_s,
        {u"“gift” in kind"_s, u"Transaction 5 of 3.00 USD is not posted; the rest of the order is"_s, u"retry"_s});
    row("the same before its order", {transaction(u"gift"_s, u"3.00"_s)}, u"transaction 5 bad_value kind"_s,
        {u"“gift” in kind"_s, u"Transaction 5 of 3.00 USD is not posted"_s, u"retry"_s});
    row("a currency that is not the order's", {good, transaction(u"sale"_s, u"3.00"_s, u"'GBP'"_s)},
        u"transaction 5 bad_currency currency"_s,
        {u"currency is not a currency of the order"_s, u"Transaction 5 of 3.00 GBP is not posted"_s});
    row("money below 0", {good, transaction(u"sale"_s, u"-3.00"_s)}, u"transaction 5 negative_amount amount"_s,
        {u"amount is below 0"_s, u"Transaction 5 of -3.00 USD is not posted; the rest of the order is"_s});
    row("a total that is not told in the currency paid in",
        {order(u"10.00"_s, u"10.00"_s, u",'presentment_currency':'EUR'"_s),
         transaction(u"sale"_s, u"9.00"_s, u"'EUR'"_s)},
        u"transaction 5 missing_rate currency"_s,
        {u"the order does not tell its total in it"_s, u"Transaction 5 of 9.00 EUR is not posted"_s});
    row("no order's transaction", {transaction(u"sale"_s, u"3.00"_s).replace(u"'order_id':1,"_s, QString())},
        u"transaction 5 missing_field order_id"_s,
        {u"names no order"_s, u"Nothing of it is posted"_s, u"Import the order"_s});

    row("more money than is owed", {good, transaction(u"sale"_s, u"10.00"_s), refund(line, u"12.00"_s)},
        u"refund 90 total_mismatch transactions"_s,
        {u"money comes to 12.00 USD"_s, u"2.00 USD are not explained"_s,
         u"Refund 90 and its money (12.00 USD) are not posted; the rest of the order is"_s,
         u"Import the refund again"_s});
    row("more kept than came back",
        {good, refund(line, u"0.00"_s, u",'order_adjustments':[{'id':1,'amount':'12.00','tax_amount':'0.00'}]"_s)},
        u"refund 90 negative_amount order_adjustments"_s,
        {u"keeps 2.00 USD more"_s, u"are not posted; the rest of the order is"_s, u"Import the refund again"_s});
    row("a line without its amount", {good, refund(u"{'line_item_id':1,'quantity':1}"_s, u"10.00"_s)},
        u"refund 90 missing_field refund_line_items[0].subtotal"_s,
        {u"subtotal is missing"_s, u"Refund 90 and its money (10.00 USD) are not posted"_s});
    row("its money can't be read", {good, refund(line, u"10.00"_s).replace(u"'kind':'refund'"_s, u"'kind':'gift'"_s)},
        u"refund 90 bad_value transactions.kind"_s,
        {u"“gift”"_s, u"Refund 90 and its money (10.00 USD) are not posted"_s});

    row("a payout that does not add up", {payout(u"9.50"_s, summary)}, u"payout 7 total_mismatch net"_s,
        {u"Nothing of this payout of 9.50 USD is posted: card clearing still holds its payments"_s, u"retry"_s});
    row("a payout without its parts", {payout(u"9.50"_s, QString())}, u"payout 7 missing_field summary"_s,
        {u"summary is missing"_s, u"Nothing of this payout of 9.50 USD is posted"_s});
    row("a balance transaction without its amount",
        {payout(u"9.00"_s, summary), u"{'id':1,'type':'charge','payout_id':7,'amount':'x','currency':'USD'}"_s},
        u"balance_transaction 1 bad_amount amount"_s,
        {u"It is of x USD; the payout is posted by its own figures"_s, u"Import the balance transaction again"_s});

    row("no JSON", {u"{'id':1,}"_s}, u"unreadable  malformed"_s,
        {u"Nothing of it is posted"_s, u"Fetch it once more"_s});
    row("a file that is cut off", {u"{'orders':[{'id':1,"_s}, u"unreadable  cut_off"_s,
        {u"what was whole before that is read"_s, u"import it again"_s});
    row("a CSV export", {u"Name,Email,Total\n#1,a@b.c,10.00"_s}, u"unreadable  csv_export"_s,
        {u"Nothing of this file was posted"_s, u"orders with their refunds and transactions"_s});
    row("an answer that is an error", {u"{'errors':[{'message':'Throttled'}]}"_s}, u"unreadable  shopify_errors"_s,
        {u"(Throttled)"_s, u"Ask it again, then import the answer"_s, u"inbox discard"_s});
    row("an answer with errors beside data",
        {u"{'data':{'orders':{'nodes':[]}},'errors':[{'message':'Access denied for a field'}]}"_s},
        u"unreadable  shopify_errors"_s,
        {u"(Access denied for a field)"_s, u"What came is read"_s, u"import the answer"_s});
    row("nothing of Shopify's", {u"{'hello':'world'}"_s}, u"unreadable  unknown_type"_s,
        {u"no Shopify payload"_s, u"Nothing of it is posted"_s, u"report it"_s});
    row("no id", {u"{'gateway':'paypal','kind':'sale','status':'success','amount':'1.00'}"_s},
        u"transaction  missing_field id"_s,
        {u"has no id"_s, u"Nothing of it is posted"_s, u"Fetch it from Shopify again"_s});
}

void TestShopifyRefusals::saysAll()
{
    QFETCH(const QStringList, payloads);
    QFETCH(const QString, refused);
    QFETCH(const QStringList, says);
    KeptShop shop;
    for (const auto &payload : payloads)
        shop.import(json(payload));
    QCOMPARE(shop.inState(State::Refused), QStringList{refused});
    const auto message = shop.messages(State::Refused).front();
    for (const auto &part : says)
        QVERIFY2(message.contains(part), qPrintable(message + u" [should say: "_s + part + u']'));
    static const QRegularExpression next(u"\\b(import|fetch|ask|report|retry)\\b"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    QVERIFY2(message.contains(next), qPrintable(message));
    QVERIFY2(!message.contains(u'%') && message.endsWith(u'.'), qPrintable(message));
}

QTEST_APPLESS_MAIN(TestShopifyRefusals)
#include "test_shopify_refusals.moc"
