// SPDX-License-Identifier: MIT
#include "cli/program.h"
#include "support/test_database.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace leapfrog::test;

/// The cases of tests/data/shopify/walk.jsonl with the real program and a real database, an organisation for each:
/// what tests/import/test_shopify_walk tries in memory.
class TestShopifyWalkCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void comesTo_data();
    void comesTo();

private:
    [[nodiscard]] Answer run(const QStringList &words, const QByteArray &input = {}) const;
    void import(const QString &org, const QJsonObject &one);

    std::unique_ptr<TestDatabase> m_database;
    QList<QJsonObject> m_cases;
    QHash<QString, QByteArray> m_told; ///< by organisation: what the import said
};

Answer TestShopifyWalkCommands::run(const QStringList &words, const QByteArray &input) const
{
    return leapfrogctl(QStringList{u"--dsn"_s, QString::fromStdString(m_database->dsn()), u"--json"_s} + words, input);
}

static QString orgOf(qsizetype place)
{
    return u"shop%1"_s.arg(place);
}

void TestShopifyWalkCommands::import(const QString &org, const QJsonObject &one)
{
    const auto settings = one[u"settings"_s].toObject();
    if (!settings.isEmpty()) {
        const auto base = settings[u"base_currency"_s].toString(u"USD"_s);
        QCOMPARE(run({u"organisation"_s, u"set"_s, u"--org"_s, org, u"--base-currency"_s, base}).exitCode, 0);
        if (settings.contains(u"gateways"_s))
            QCOMPARE(run({u"accounts"_s, u"import"_s, u"--org"_s, org, u"-"_s}, "code,name,kind\n1022,PayPal,asset\n")
                         .exitCode,
                     0);
        QStringList words{u"organisation"_s, u"set"_s, u"--org"_s, org};
        if (settings.contains(u"time_zone"_s))
            words += {u"--time-zone"_s, settings[u"time_zone"_s].toString()};
        if (settings.contains(u"revenue_at"_s))
            words += {u"--revenue-at"_s, settings[u"revenue_at"_s].toString()};
        const auto each = [&words, &settings](const char *name, const QString &option) {
            const auto map = settings[QLatin1StringView(name)].toObject();
            for (auto at = map.begin(); at != map.end(); ++at)
                words += {option, at.key() + u'=' + at.value().toString()};
        };
        each("gateways", u"--gateway"_s);
        each("tax_accounts", u"--tax-account"_s);
        if (words.size() > 4) {
            const auto set = run(words);
            QVERIFY2(set.exitCode == 0, set.messages.constData());
        }
    }
    QByteArray file;
    for (const auto &payload : one[u"payloads"_s].toArray())
        file += QJsonDocument(QJsonArray{payload}).toJson(QJsonDocument::Compact).mid(1).chopped(1) + '\n';
    QStringList words{u"import"_s, u"--format"_s, u"shopify"_s, u"--org"_s, org};
    const auto rates = settings[u"fx_rates"_s].toObject();
    for (auto at = rates.begin(); at != rates.end(); ++at)
        words += {u"--fx-rate"_s, at.key() + u'=' + at.value().toString()};
    const auto imported = run(words + QStringList{u"-"_s}, file);
    QVERIFY2(imported.exitCode == (one.contains(u"refused"_s) ? 1 : 0), (imported.out + imported.messages).constData());
    m_told[org] = imported.out + imported.messages;
}

void TestShopifyWalkCommands::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    QFile file(QStringLiteral(LEAPFROG_SOURCE_DIR "/tests/data/shopify/walk.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    while (!file.atEnd()) {
        m_cases += QJsonDocument::fromJson(file.readLine()).object();
        import(orgOf(m_cases.size() - 1), m_cases.back());
    }
    m_database->drain();
}

void TestShopifyWalkCommands::comesTo_data()
{
    QTest::addColumn<int>("place");
    for (int place = 0; place < m_cases.size(); ++place)
        QTest::newRow(qPrintable(m_cases[place][u"why"_s].toString())) << place;
}

/// Accounts and balances that are not 0, as "1020 10.00, …".
static QString shown(const QJsonArray &accounts)
{
    QStringList all;
    for (const auto &account : accounts) {
        const auto balance = account[u"balance"_s].toString();
        if (balance.contains(QRegularExpression(u"[1-9]"_s)))
            all += account[u"account"_s].toString() + u' ' + balance;
    }
    all.sort();
    return all.join(u", "_s);
}

static QString shown(const QJsonObject &balances)
{
    QStringList all;
    for (auto at = balances.begin(); at != balances.end(); ++at)
        all += at.key() + u' ' + at.value().toString();
    all.sort();
    return all.join(u", "_s);
}

void TestShopifyWalkCommands::comesTo()
{
    QFETCH(const int, place);
    const auto &one = m_cases[place];
    const auto org = orgOf(place);
    const auto balances = one[u"balances"_s].toObject();
    const auto report = run({u"ledger"_s, u"trial-balance"_s, u"--org"_s, org});
    if (balances.isEmpty() && report.exitCode != 0)
        return; // nothing was posted, so nobody knows the organisation
    QCOMPARE(shown(report.json()[u"accounts"_s].toArray()), shown(balances));
    const auto days = one[u"through"_s].toObject();
    for (auto day = days.begin(); day != days.end(); ++day) {
        const auto then = run({u"ledger"_s, u"trial-balance"_s, u"--org"_s, org, u"--through"_s, day.key()});
        QCOMPARE(shown(then.json()[u"accounts"_s].toArray()), shown(day.value().toObject()));
    }
    for (const auto &refused : one[u"refused"_s].toArray())
        QVERIFY2(m_told[org].contains(refused.toString().split(u' ').value(2).toUtf8()), m_told[org].constData());
    for (const auto &waiting : one[u"waiting"_s].toArray())
        QVERIFY2(m_told[org].contains(waiting.toString().split(u' ').value(2).toUtf8()), m_told[org].constData());
    const auto told = QString::fromUtf8(m_told[org]);
    QVERIFY2(told.contains(one[u"said"_s].toString(), Qt::CaseInsensitive), qPrintable(told));
}

QTEST_GUILESS_MAIN(TestShopifyWalkCommands)
#include "test_shopify_walk_commands.moc"
