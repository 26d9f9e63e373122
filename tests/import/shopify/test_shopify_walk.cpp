// SPDX-License-Identifier: MIT
#include "core/json.h"
#include "import/kept_shop.h"
#include "import/shop_books.h"

#include <QTest>

#include <algorithm>
#include <sstream>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;
using State = PayloadVerdict::State;

/// tests/data/shopify/walk.jsonl: for each thing that Shopify does, payloads in the shapes it does it in and the
/// balances that an auditor would accept. A line has `why`, `payloads`, `balances`, and where they matter `settings`,
/// `through` (balances up to a day), `refused`, `waiting`, `said`. The same is tried through the program by
/// tests/cli/books/test_shopify_walk_commands.cpp.
class TestShopifyWalk : public QObject
{
    Q_OBJECT

private slots:
    void comesTo_data();
    void comesTo();
};

static std::string textIn(const JsonValue &json, std::string_view name)
{
    const auto *const member = json.find(name);
    return member != nullptr ? member->text() : std::string();
}

static KeptShop shopOf(const JsonValue &one)
{
    KeptShop shop;
    const auto *const settings = one.find("settings");
    if (settings == nullptr)
        return shop;
    shop.settings.baseCurrency = textIn(*settings, "base_currency");
    shop.settings.timeZone = textIn(*settings, "time_zone");
    if (textIn(*settings, "revenue_at") == "fulfilment")
        shop.settings.revenueAt = ShopifySettings::RevenueAt::Fulfilment;
    const auto each = [settings](std::string_view name, auto take) {
        if (const auto *const map = settings->find(name)) {
            for (const auto &[key, value] : map->members())
                take(key, value.text());
        }
    };
    each("gateways", [&](const auto &gateway, const auto &account) { shop.settings.gateways[gateway] = account; });
    each("fx_rates", [&](const auto &currency, const auto &rate) { shop.settings.fxRates[currency] = rate; });
    each("tax_accounts", [&](const auto &code, const auto &account) {
        shop.context.taxAccounts[code] = account;
        shop.context.accounts.insert(account);
    });
    return shop;
}

static QStringList texts(const JsonValue &one, std::string_view name)
{
    QStringList all;
    if (const auto *const list = one.find(name)) {
        for (const auto &item : list->items())
            all += QString::fromStdString(item.text());
    }
    return all;
}

static QString shown(const JsonValue &balances)
{
    QStringList lines;
    for (const auto &[account, amount] : balances.members())
        lines += QString::fromStdString(account + ' ' + amount.text());
    lines.sort();
    return lines.join(u", "_s);
}

static QString shown(const std::map<std::string, std::string> &balances)
{
    QStringList lines;
    for (const auto &[account, amount] : balances)
        lines += QString::fromStdString(account + ' ' + amount);
    return lines.join(u", "_s);
}

void TestShopifyWalk::comesTo_data()
{
    QTest::addColumn<QByteArray>("text");
    std::istringstream lines(contents(QStringLiteral(LEAPFROG_SOURCE_DIR "/tests/data/shopify/walk.jsonl")));
    for (std::string line; std::getline(lines, line);) {
        const auto one = parseJson(line);
        QVERIFY2(one, line.c_str());
        QTest::newRow(textIn(*one, "why").c_str()) << QByteArray::fromStdString(line);
    }
}

void TestShopifyWalk::comesTo()
{
    QFETCH(const QByteArray, text);
    const auto one = *parseJson(text.toStdString());
    std::vector<std::string> payloads;
    for (const auto &payload : one.find("payloads")->items())
        payloads.push_back(toJson(payload));

    auto shop = shopOf(one);
    for (const auto &payload : payloads)
        shop.import(payload);
    auto balances = shown(shop.balances());
    QCOMPARE(shop.problem(), QString());
    if (!one.find("refused"))
        QCOMPARE(shop.messages(State::Refused), QStringList());
    QCOMPARE(shop.inState(State::Refused), texts(one, "refused"));
    QCOMPARE(balances, shown(*one.find("balances")));
    QCOMPARE(shop.inState(State::Waiting), texts(one, "waiting"));
    if (const auto *const days = one.find("through")) {
        for (const auto &[day, through] : days->members())
            QCOMPARE(shown(shop.balances(day)), shown(through));
    }
    const auto said = QString::fromStdString(textIn(one, "said"));
    QVERIFY2(shop.said().join(u' ').contains(said, Qt::CaseInsensitive), qPrintable(shop.said().join(u' ')));

    auto other = shopOf(one); // from the last to the first, and each twice
    std::ranges::reverse(payloads);
    for (const auto &payload : payloads) {
        other.import(payload);
        other.import(payload);
    }
    QVERIFY2(other.byDay() == shop.byDay(), qPrintable(shown(other.balances())));
}

QTEST_APPLESS_MAIN(TestShopifyWalk)
#include "test_shopify_walk.moc"
