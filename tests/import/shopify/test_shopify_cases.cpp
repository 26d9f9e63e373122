// SPDX-License-Identifier: MIT
#include "core/json.h"
#include "import/kept_shop.h"
#include "import/shop_books.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// The cases of tests/cases/shopify, in memory: each folder's files one after the other, then all accounts.
class TestShopifyCases : public QObject
{
    Q_OBJECT

private slots:
    void givesTheRightBalances_data();
    void givesTheRightBalances();
};

static QString casesFolder()
{
    return QStringLiteral(LEAPFROG_SOURCE_DIR "/tests/cases/shopify");
}

void TestShopifyCases::givesTheRightBalances_data()
{
    QTest::addColumn<QString>("folder");
    const auto cases = QDir(casesFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    QVERIFY(!cases.isEmpty());
    for (const auto &name : cases)
        QTest::newRow(qPrintable(name)) << casesFolder() + u'/' + name;
}

/// What `organisation set` would do with these arguments.
static void set(KeptShop &shop, const std::vector<JsonValue> &arguments)
{
    for (std::size_t at = 2; at + 1 < arguments.size(); at += 2) {
        const auto &option = arguments[at].text();
        const auto &value = arguments[at + 1].text();
        const auto equals = value.rfind('=');
        if (option == "--base-currency")
            shop.settings.baseCurrency = value;
        else if (option == "--time-zone")
            shop.settings.timeZone = value;
        else if (option == "--revenue-at")
            shop.settings.revenueAt
                = value == "order" ? ShopifySettings::RevenueAt::Order : ShopifySettings::RevenueAt::Fulfilment;
        else if (option == "--gateway")
            shop.settings.gateways[value.substr(0, equals)] = value.substr(equals + 1);
        else if (option == "--tax-account")
            shop.context.taxAccounts[value.substr(0, equals)] = value.substr(equals + 1);
        else if (option != "--org")
            QFAIL(option.c_str());
    }
}

static QString shown(const std::map<std::string, std::string> &balances)
{
    QStringList lines;
    for (const auto &[account, amount] : balances)
        lines += QString::fromStdString(account + ' ' + amount);
    return lines.join(u", "_s);
}

/// The balances of a case, written as the program writes them.
static QString wanted(const JsonValue &json)
{
    std::map<std::string, std::string> balances;
    for (const auto &[account, amount] : json.members()) {
        if (QString::fromStdString(amount.text()).toDouble() != 0)
            balances[account] = amount.text();
    }
    return shown(balances);
}

void TestShopifyCases::givesTheRightBalances()
{
    QFETCH(const QString, folder);
    const auto json = parseJson(contents(folder + u"/case.json"_s));
    QVERIFY(json.has_value());
    KeptShop shop;
    if (const auto *before = json->find("before")) {
        for (const auto &command : before->items())
            set(shop, command.items());
    }
    for (const auto &file : QDir(folder).entryList({u"[0-9]*"_s}, QDir::Files, QDir::Name))
        shop.import(contents(folder + u'/' + file), file.toStdString());

    const auto told = (shop.messages(PayloadVerdict::State::Refused) + shop.messages(PayloadVerdict::State::Waiting))
                          .join(u" | "_s);
    QStringList right;
    if (const auto *balances = json->find("balances"))
        right += wanted(*balances);
    if (const auto *others = json->find("balances_or")) {
        for (const auto &other : others->items())
            right += wanted(other);
    }
    const auto found = shown(shop.balances());
    QCOMPARE(shop.problem(), QString());
    QVERIFY2(right.isEmpty() || right.contains(found),
             qPrintable(u"found %1, right %2; said: %3"_s.arg(found, right.join(u" or "_s), told)));
    if (const auto *through = json->find("through")) {
        for (const auto &[day, balances] : through->members())
            QCOMPARE(shown(shop.balances(day)), wanted(balances));
    }
    if (const auto *refused = json->find("refused_payloads_at_least"))
        QVERIFY(shop.inState(PayloadVerdict::State::Refused).size() >= std::stoi(refused->text()));
}

QTEST_APPLESS_MAIN(TestShopifyCases)
#include "test_shopify_cases.moc"
