// SPDX-License-Identifier: MIT
#include "ledger/chart_of_accounts.h"

#include "ledger/roles.h"

#include <QTest>

using namespace leapfrog;

class TestChartOfAccounts : public QObject
{
    Q_OBJECT

private slots:
    void holdsAnAccountForEveryRole();
    void comesBackFromCsv();
    void refusesWhatIsNoChart_data();
    void refusesWhatIsNoChart();
    void guessesTheKindOfAnUnknownAccount();
};

void TestChartOfAccounts::holdsAnAccountForEveryRole()
{
    const auto chart = ChartOfAccounts::defaultChart();
    QCOMPARE(chart.accounts().size(), roleCount);
    for (std::size_t role = 0; role < roleCount; ++role) {
        const auto *const account = chart.find(Roles()[static_cast<Role>(role)]);
        QVERIFY(account != nullptr);
        QVERIFY(account->kind == guessedKind(account->code));
    }
}

void TestChartOfAccounts::comesBackFromCsv()
{
    auto chart = ChartOfAccounts::defaultChart();
    chart.add({"=1+1", "a \"quoted\", name", AccountKind::Equity});
    chart.add({"'@x", "-5 \xC3\xA9", AccountKind::Income});
    const auto csv = chart.toCsv();
    QVERIFY2(csv.find("'=1+1") != std::string::npos, csv.c_str());

    const auto back = ChartOfAccounts::fromCsv(csv);
    QVERIFY(back.has_value());
    QVERIFY(back->accounts() == chart.accounts());
}

void TestChartOfAccounts::refusesWhatIsNoChart_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("nothing") << QByteArray() << QByteArray("missing_field") << QByteArray("line 1");
    QTest::newRow("another heading") << QByteArray("number,name,kind\n") << QByteArray("missing_field")
                                     << QByteArray("line 1");
    QTest::newRow("a quote never closed")
        << QByteArray("code,name,kind\n1,\"x,asset") << QByteArray("malformed") << QByteArray();
    QTest::newRow("a column too few") << QByteArray("code,name,kind\n1000,Bank\n") << QByteArray("missing_field")
                                      << QByteArray("line 2");
    QTest::newRow("an unknown kind") << QByteArray("code,name,kind\r\n\r\n1000,Bank,money\r\n")
                                     << QByteArray("bad_value") << QByteArray("line 3");
    QTest::newRow("no code") << QByteArray("code,name,kind\n,Bank,asset\n") << QByteArray("bad_text")
                             << QByteArray("line 2");
    QTest::newRow("a line break in a name")
        << QByteArray("code,name,kind\n1,\"a\n\",asset\n") << QByteArray("bad_text") << QByteArray("line 2");
    QTest::newRow("an account twice") << QByteArray("code,name,kind\n1,a,asset\n1,b,asset\n")
                                      << QByteArray("duplicate_field") << QByteArray("line 3");
}

void TestChartOfAccounts::refusesWhatIsNoChart()
{
    QFETCH(const QByteArray, csv);
    QFETCH(const QByteArray, code);
    QFETCH(const QByteArray, field);
    const auto chart = ChartOfAccounts::fromCsv(csv.toStdString());
    QVERIFY(!chart.has_value());
    QCOMPARE(QByteArray::fromStdString(chart.error().code), code);
    QCOMPARE(QByteArray::fromStdString(chart.error().field), field);
    QVERIFY(!chart.error().message.isEmpty());
}

void TestChartOfAccounts::guessesTheKindOfAnUnknownAccount()
{
    const auto chart = ChartOfAccounts::defaultChart();
    QVERIFY(chart.kindOf("2111") == AccountKind::Liability);
    QVERIFY(chart.kindOf("3000") == AccountKind::Equity);
    QVERIFY(chart.kindOf("8400") == AccountKind::Expense);
    QVERIFY(chart.kindOf("bank") == AccountKind::Asset);
}

QTEST_APPLESS_MAIN(TestChartOfAccounts)
#include "test_chart_of_accounts.moc"
