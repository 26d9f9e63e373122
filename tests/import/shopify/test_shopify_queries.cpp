// SPDX-License-Identifier: MIT
#include "import/kept_shop.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;
using State = PayloadVerdict::State;

namespace {

/// Answers a query with a value for each field that it asks for, one element to each list.
class Answerer
{
public:
    explicit Answerer(const QString &file);

    QJsonObject answer();

private:
    QString token() { return m_at < m_tokens.size() ? m_tokens.at(m_at++) : QString(); }
    [[nodiscard]] QString ahead() const { return m_at < m_tokens.size() ? m_tokens.at(m_at) : QString(); }
    void skipArguments();
    QJsonObject object(const QString &type, const QString &path);
    static QString typeOf(const QString &field, const QString &type);
    static QJsonValue leaf(const QString &field, const QString &type, const QString &path);

    QStringList m_tokens;
    qsizetype m_at = 0;
    QHash<QString, qsizetype> m_fragments; ///< where the selection of each begins
};

} // namespace

Answerer::Answerer(const QString &file)
{
    QFile query(QStringLiteral(LEAPFROG_SOURCE_DIR "/resources/shopify/") + file);
    if (!query.open(QIODevice::ReadOnly))
        qFatal("can't read %s", qPrintable(query.fileName()));
    auto text = QString::fromUtf8(query.readAll());
    text.remove(QRegularExpression(u"#[^\n]*"_s));
    static const QRegularExpression tokens(u"\"[^\"]*\"|\\.\\.\\.|[$@]?\\w+|[{}():!=]"_s);
    for (auto found = tokens.globalMatch(text); found.hasNext();)
        m_tokens += found.next().captured();
    for (qsizetype at = 0; at + 4 < m_tokens.size(); ++at) {
        if (m_tokens.at(at) == u"fragment")
            m_fragments[m_tokens.at(at + 1)] = at + 5;
    }
}

void Answerer::skipArguments()
{
    while (ahead() == u"(" || ahead().startsWith(u'@')) {
        if (token() != u"(")
            continue;
        while (token() != u")")
            ;
    }
}

/// The type of the object under a field.
QString Answerer::typeOf(const QString &field, const QString &type)
{
    static const QHash<QString, QString> types{
        {u"orders"_s, u"Order"_s},
        {u"order"_s, u"Order"_s},
        {u"associatedOrder"_s, u"Order"_s},
        {u"transactions"_s, u"OrderTransaction"_s},
        {u"parentTransaction"_s, u"OrderTransaction"_s},
        {u"refunds"_s, u"Refund"_s},
        {u"fulfillments"_s, u"Fulfillment"_s},
        {u"fulfillmentLineItems"_s, u"FulfillmentLineItem"_s},
        {u"refundLineItems"_s, u"RefundLineItem"_s},
        {u"refundShippingLines"_s, u"RefundShippingLine"_s},
        {u"orderAdjustments"_s, u"OrderAdjustment"_s},
        {u"lineItems"_s, u"LineItem"_s},
        {u"lineItem"_s, u"LineItem"_s},
        {u"shippingLines"_s, u"ShippingLine"_s},
        {u"shippingLine"_s, u"ShippingLine"_s},
        {u"agreements"_s, u"OrderAgreement"_s},
        {u"sales"_s, u"ProductSale"_s},
        {u"customer"_s, u"Customer"_s},
        {u"return"_s, u"Return"_s},
        {u"shopifyPaymentsAccount"_s, u"ShopifyPaymentsAccount"_s},
        {u"payouts"_s, u"ShopifyPaymentsPayout"_s},
        {u"associatedPayout"_s, u"ShopifyPaymentsPayout"_s},
        {u"balanceTransactions"_s, u"ShopifyPaymentsBalanceTransaction"_s},
    };
    return field == u"nodes" || field == u"edges" || field == u"node" ? type : types.value(field, field);
}

QJsonValue Answerer::leaf(const QString &field, const QString &type, const QString &path)
{
    static const QSet<QString> whole{
        u"totalPriceSet"_s, u"originalUnitPriceSet"_s, u"amountSet"_s, u"totalRefundedSet"_s, u"subtotalSet"_s,
        u"chargesGross"_s,  u"totalAmount"_s,          u"bt.amount"_s, u"payout.net"_s,
    };
    if (field == u"amount") {
        const auto parts = path.split(u'/');
        const bool isCharge = path.contains(u"/balanceTransactions/nodes/amount/");
        const bool isNet = path.contains(u"/payouts/nodes/net/");
        const bool isWhole
            = isCharge || isNet || std::ranges::any_of(parts, [](const QString &part) { return whole.contains(part); });
        const bool isOther = path.contains(u"orderAdjustments") || path.contains(u"duties")
            || path.contains(u"discountAllocations") || path.contains(u"additionalFees");
        return isWhole && !isOther ? u"10.0"_s : u"0.0"_s;
    }
    static const QHash<QString, QJsonValue> values{
        {u"hasNextPage"_s, false},
        {u"endCursor"_s, u"eyJsYXN0"_s},
        {u"name"_s, u"#1001"_s},
        {u"currencyCode"_s, u"USD"_s},
        {u"presentmentCurrencyCode"_s, u"USD"_s},
        {u"test"_s, false},
        {u"taxesIncluded"_s, false},
        {u"cancelledAt"_s, QJsonValue()},
        {u"displayFinancialStatus"_s, u"REFUNDED"_s},
        {u"displayFulfillmentStatus"_s, u"FULFILLED"_s},
        {u"manualPaymentGateway"_s, false},
        {u"gateway"_s, u"shopify_payments"_s},
        {u"kind"_s, u"SALE"_s},
        {u"status"_s, u"SUCCESS"_s},
        {u"quantity"_s, 1},
        {u"currentQuantity"_s, 0},
        {u"isGiftCard"_s, false},
        {u"taxable"_s, true},
        {u"isRemoved"_s, false},
        {u"channelLiable"_s, false},
        {u"rate"_s, 0.0},
        {u"title"_s, u"Pin"_s},
        {u"displayName"_s, u"Ada Byron"_s},
        {u"happenedAt"_s, u"2026-03-10T10:00:00Z"_s},
        {u"createdAt"_s, u"2026-03-10T10:00:00Z"_s},
        {u"processedAt"_s, u"2026-03-10T10:00:00Z"_s},
        {u"updatedAt"_s, u"2026-03-12T10:00:00Z"_s},
        {u"issuedAt"_s, u"2026-03-13T00:00:00Z"_s},
        {u"transactionDate"_s, u"2026-03-11T00:00:00Z"_s},
        {u"reason"_s, u"ORDER"_s},
        {u"actionType"_s, u"ORDER"_s},
        {u"lineType"_s, u"PRODUCT"_s},
        {u"restockType"_s, u"RETURN"_s},
        {u"transactionType"_s, u"DEPOSIT"_s},
        {u"type"_s, u"CHARGE"_s},
        {u"sourceType"_s, u"CHARGE"_s},
        {u"sourceId"_s, u"5"_s},
        {u"sourceOrderTransactionId"_s, u"5"_s},
        {u"orderTransactionId"_s, u"5"_s},
        {u"adjustmentReason"_s, QJsonValue()},
    };
    const bool ofRefund = path.contains(u"/refunds/");
    const auto number = type == u"Order" ? 1001 : type == u"OrderTransaction" ? (ofRefund ? 6 : 5) : 7;
    if (field == u"id")
        return u"gid://shopify/%1/%2"_s.arg(type).arg(number);
    if (field == u"legacyResourceId")
        return QString::number(number);
    if (field == u"__typename")
        return type;
    if (field == u"kind" && ofRefund)
        return u"REFUND"_s;
    if (field == u"status" && path.contains(u"ayout"))
        return u"PAID"_s;
    if (!values.contains(field))
        qFatal("a field that this test gives no value: %s%s", qPrintable(path), qPrintable(field));
    return values.value(field);
}

QJsonObject Answerer::object(const QString &type, const QString &path)
{
    static const QSet<QString> lists{
        u"transactions"_s,   u"refunds"_s, u"fulfillments"_s,        u"taxLines"_s,
        u"additionalFees"_s, u"duties"_s,  u"discountAllocations"_s, u"adjustmentsOrders"_s};
    static const QSet<QString> absent{u"taxLines"_s,      u"additionalFees"_s,    u"duties"_s,
                                      u"shippingLines"_s, u"parentTransaction"_s, u"currencyExchangeAdjustment"_s};
    QJsonObject object;
    for (auto field = token(); field != u"}" && !field.isEmpty(); field = token()) {
        if (field == u"...") {
            const auto name = token();
            const bool isInline = name == u"on";
            const bool fits = !isInline || token() == type;
            const auto back = m_at;
            if (isInline)
                token();
            else
                m_at = m_fragments.value(name);
            const auto more = this->object(type, path);
            if (!isInline)
                m_at = back;
            for (auto each = more.begin(); fits && each != more.end(); ++each)
                object.insert(each.key(), each.value());
            continue;
        }
        skipArguments();
        if (ahead() != u"{") {
            object.insert(field, leaf(field, type, path));
            continue;
        }
        token();
        const auto value = this->object(typeOf(field, type), path + field + u'/');
        const bool isList = field == u"nodes" || field == u"edges"
            || (lists.contains(field) && !value.contains(u"nodes") && !value.contains(u"edges"));
        if (absent.contains(field) && !path.contains(u"shippingLine"))
            object.insert(field,
                          value.contains(u"edges") ? QJsonObject{{u"edges"_s, QJsonArray()}}
                              : isList             ? QJsonValue(QJsonArray())
                                                   : QJsonValue());
        else
            object.insert(field, isList ? QJsonValue(QJsonArray{value}) : QJsonValue(value));
    }
    return object;
}

QJsonObject Answerer::answer()
{
    skipArguments();
    while (token() != u"{")
        skipArguments();
    return object({}, u"/"_s);
}

static std::string text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

/// A bulk operation's file: a line for each object, its lists of other objects lines of their own.
static void addBulkLines(std::string &file, QJsonObject object, const QString &parent)
{
    std::vector<QJsonObject> children;
    for (const auto &name : object.keys()) {
        const auto edges = object.value(name).toObject().value(u"edges");
        if (!edges.isArray())
            continue;
        for (const auto &edge : edges.toArray())
            children.push_back(edge.toObject().value(u"node").toObject());
        object.remove(name);
    }
    if (!parent.isEmpty())
        object.insert(u"__parentId"_s, parent);
    file += text(object) + '\n';
    for (const auto &child : children)
        addBulkLines(file, child, object.value(u"id").toString());
}

/// What the queries of resources/shopify ask for, as Shopify answers it: all of it is read.
class TestShopifyQueries : public QObject
{
    Q_OBJECT

private slots:
    void answersAreRead_data();
    void answersAreRead();
};

void TestShopifyQueries::answersAreRead_data()
{
    QTest::addColumn<bool>("wrapped");
    QTest::addColumn<bool>("paged");
    QTest::newRow("as they come") << true << false;
    QTest::newRow("one page of several") << true << true;
    QTest::newRow("without data around them") << false << false;
}

void TestShopifyQueries::answersAreRead()
{
    QFETCH(const bool, wrapped);
    QFETCH(const bool, paged);
    const auto answered = [&](const QString &file) {
        const auto answer = Answerer(file).answer();
        auto json = text(wrapped ? QJsonObject{{u"data"_s, answer}, {u"extensions"_s, QJsonObject()}} : answer);
        if (paged) { // Shopify has more of the outer list; those within are whole
            const std::string end = R"("pageInfo":{"endCursor":"eyJsYXN0","hasNextPage":false})";
            for (auto at = json.find(end); at != std::string::npos; at = json.find(end, at + 1))
                json.replace(at, end.size(), R"("pageInfo":{"endCursor":"eyJsYXN0","hasNextPage":true})");
        }
        return json;
    };
    std::string bulk;
    for (const auto &edge :
         Answerer(u"orders-bulk.graphql"_s).answer().value(u"orders").toObject().value(u"edges").toArray())
        addBulkLines(bulk, edge.toObject().value(u"node").toObject(), {});

    KeptShop shop;
    shop.import(bulk);
    QCOMPARE(shop.inState(State::Refused), QStringList());
    QCOMPARE(shop.balances().at("4000"), std::string("-10.00"));
    shop.import(answered(u"orders-bulk.graphql"_s)); // the same query, not in bulk
    QCOMPARE(shop.inState(State::Refused), QStringList());
    shop.import(answered(u"orders-paged.graphql"_s));
    QCOMPARE(shop.inState(State::Refused), QStringList());
    QCOMPARE(shop.inState(State::Waiting), QStringList());
    QCOMPARE(shop.balances(), (std::map<std::string, std::string>{{"4000", "-10.00"}, {"4050", "10.00"}}));

    KeptShop paidOut;
    paidOut.import(bulk);
    paidOut.import(answered(u"orders-paged.graphql"_s));
    const auto payouts = answered(u"payouts.graphql"_s);
    paidOut.import(payouts);
    QCOMPARE(paidOut.inState(State::Refused), QStringList());
    QCOMPARE(paidOut.inState(State::NotNeeded), QStringList());
    QVERIFY(paidOut.inState(State::Waiting).filter(u"payout"_s).isEmpty());
    QCOMPARE(paidOut.groups().at("payout/7"), std::string("payout-7"));
    QCOMPARE(paidOut.balances(),
             (std::map<std::string, std::string>{
                 {"1000", "10.00"}, {"1020", "-10.00"}, {"4000", "-10.00"}, {"4050", "10.00"}}));
}

QTEST_APPLESS_MAIN(TestShopifyQueries)
#include "test_shopify_queries.moc"
