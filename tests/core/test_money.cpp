// SPDX-License-Identifier: MIT
#include "core/money.h"

#include <QTest>

using namespace leapfrog;

class TestMoney : public QObject
{
    Q_OBJECT

private slots:
    void knowsIsoCurrencies_data();
    void knowsIsoCurrencies();
    void readsAmounts_data();
    void readsAmounts();
    void refusesWhatIsNoAmount_data();
    void refusesWhatIsNoAmount();
    void writesAllDecimals_data();
    void writesAllDecimals();
    void roundsHalfAwayFromZero_data();
    void roundsHalfAwayFromZero();
    void convertsExactly_data();
    void convertsExactly();
    void refusesBadRates_data();
    void refusesBadRates();
    void saysWhenAProductIsTooLarge_data();
    void saysWhenAProductIsTooLarge();
};

void TestMoney::knowsIsoCurrencies_data()
{
    QTest::addColumn<std::string>("code");
    QTest::addColumn<int>("decimals"); // -1: unknown
    QTest::newRow("yen") << std::string("JPY") << 0;
    QTest::newRow("euro") << std::string("EUR") << 2;
    QTest::newRow("dinar") << std::string("KWD") << 3;
    QTest::newRow("unidad de fomento") << std::string("CLF") << 4;
    QTest::newRow("withdrawn, still in old orders") << std::string("HRK") << 2;
    QTest::newRow("the first") << std::string("AED") << 2;
    QTest::newRow("the last") << std::string("ZWL") << 2;
    QTest::newRow("lower case") << std::string("eur") << -1;
    QTest::newRow("gold has no minor unit") << std::string("XAU") << -1;
    QTest::newRow("no currency") << std::string("XXX") << -1;
    QTest::newRow("after the last") << std::string("ZZZ") << -1;
    QTest::newRow("empty") << std::string() << -1;
}

void TestMoney::knowsIsoCurrencies()
{
    QFETCH(const std::string, code);
    QFETCH(const int, decimals);
    const auto *const currency = findCurrency(code);
    QCOMPARE(currency == nullptr ? -1 : currency->decimals, decimals);
}

void TestMoney::readsAmounts_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<qint64>("minor");
    QTest::newRow("euro") << std::string("119.00") << 2 << qint64(11900);
    QTest::newRow("fewer decimals") << std::string("12.5") << 2 << qint64(1250);
    QTest::newRow("none") << std::string("12") << 3 << qint64(12000);
    QTest::newRow("yen") << std::string("-7") << 0 << qint64(-7);
    QTest::newRow("minus zero") << std::string("-0.00") << 2 << qint64(0);
    QTest::newRow("leading zeros don't count") << std::string("00000000000000000000001.00") << 2 << qint64(100);
    QTest::newRow("15 digits") << std::string("9999999999999.99") << 2 << qint64(maxInput);
    QTest::newRow("15 digits below zero") << std::string("-99999999999.9999") << 4 << qint64(-maxInput);
}

void TestMoney::readsAmounts()
{
    QFETCH(const std::string, text);
    QFETCH(const int, decimals);
    QFETCH(const qint64, minor);
    const auto amount = parseAmount(text, decimals);
    QVERIFY(amount.has_value());
    QCOMPARE(qint64(*amount), minor);
}

void TestMoney::refusesWhatIsNoAmount_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<bool>("outOfRange");
    for (const char *text : {"", "-", ".", "1.", ".5", "+1", "1e2", "1,00", " 1", "1 ", "--1", "1.0.0", "0x1", "1.001",
                             "1.000", "NaN", "١", "1_0", "99999999999999999999.001"})
        QTest::newRow(*text != 0 ? text : "empty") << std::string(text) << 2 << false;
    QTest::newRow("yen with decimals") << std::string("1.0") << 0 << false;
    QTest::newRow("NUL inside") << std::string("1\0", 2) << 2 << false;
    QTest::newRow("16 digits") << std::string("10000000000000.00") << 2 << true;
    QTest::newRow("16 digits below zero") << std::string("-10000000000000") << 2 << true;
    QTest::newRow("a thousand digits") << std::string(1000, '9') << 2 << true;
}

void TestMoney::refusesWhatIsNoAmount()
{
    QFETCH(const std::string, text);
    QFETCH(const int, decimals);
    QFETCH(const bool, outOfRange);
    const auto amount = parseAmount(text, decimals);
    QVERIFY(!amount.has_value());
    QCOMPARE(amount.error() == AmountProblem::OutOfRange, outOfRange);
}

void TestMoney::writesAllDecimals_data()
{
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<std::string>("text");
    QTest::newRow("cents") << qint64(5) << 2 << std::string("0.05");
    QTest::newRow("negative cents") << qint64(-5) << 2 << std::string("-0.05");
    QTest::newRow("zero") << qint64(0) << 4 << std::string("0.0000");
    QTest::newRow("zero yen") << qint64(0) << 0 << std::string("0");
    QTest::newRow("fils") << qint64(-12345) << 3 << std::string("-12.345");
    QTest::newRow("the largest") << qint64(maxComputed) << 2 << std::string("9999999999999999.99");
}

void TestMoney::writesAllDecimals()
{
    QFETCH(const qint64, minor);
    QFETCH(const int, decimals);
    QFETCH(const std::string, text);
    QCOMPARE(amountText(minor, decimals), text);
}

void TestMoney::roundsHalfAwayFromZero_data()
{
    QTest::addColumn<qint64>("numerator");
    QTest::addColumn<qint64>("denominator");
    QTest::addColumn<qint64>("rounded");
    QTest::newRow("half up") << qint64(5) << qint64(2) << qint64(3);
    QTest::newRow("half down below zero") << qint64(-5) << qint64(2) << qint64(-3);
    QTest::newRow("under half") << qint64(4) << qint64(3) << qint64(1);
    QTest::newRow("over half") << qint64(5) << qint64(3) << qint64(2);
    QTest::newRow("under half below zero") << qint64(-4) << qint64(3) << qint64(-1);
    QTest::newRow("half of one") << qint64(1) << qint64(2) << qint64(1);
    QTest::newRow("exact") << qint64(-6) << qint64(3) << qint64(-2);
}

void TestMoney::roundsHalfAwayFromZero()
{
    QFETCH(const qint64, numerator);
    QFETCH(const qint64, denominator);
    QFETCH(const qint64, rounded);
    QCOMPARE(static_cast<qint64>(roundedQuotient(numerator, denominator)), rounded);
}

void TestMoney::convertsExactly_data()
{
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<std::string>("rate");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<qint64>("base");
    QTest::newRow("dollars to euro") << qint64(9999) << std::string("0.9177") << 2 << 2 << qint64(9176);
    QTest::newRow("dinar to euro") << qint64(12345) << std::string("2.9874321") << 3 << 2 << qint64(3688);
    QTest::newRow("yen to euro") << qint64(2007) << std::string("0.00613") << 0 << 2 << qint64(1230);
    QTest::newRow("CLF to yen") << qint64(82560) << std::string("2.7580488") << 4 << 0 << qint64(23);
    QTest::newRow("yen to CLF") << qint64(1) << std::string("0.0000250000") << 0 << 4 << qint64(0);
    QTest::newRow("half a cent") << qint64(1) << std::string("0.5") << 2 << 2 << qint64(1);
    QTest::newRow("half a cent below zero") << qint64(-1) << std::string("0.5") << 2 << 2 << qint64(-1);
    QTest::newRow("just under half a cent") << qint64(1) << std::string("0.4999999999") << 2 << 2 << qint64(0);
    QTest::newRow("one, other decimals") << qint64(15) << std::string("1.0") << 1 << 0 << qint64(2);
    QTest::newRow("18 digits at one") << qint64(maxComputed) << std::string("1") << 2 << 2 << qint64(maxComputed);
    QTest::newRow("nothing at any rate") << qint64(0) << std::string(60, '9') << 2 << 2 << qint64(0);
}

void TestMoney::convertsExactly()
{
    QFETCH(const qint64, amount);
    QFETCH(const std::string, rate);
    QFETCH(const int, from);
    QFETCH(const int, to);
    QFETCH(const qint64, base);
    const auto parsed = Rate::parse(rate);
    QVERIFY(parsed.has_value());
    const auto converted = parsed->convert(amount, from, to);
    QVERIFY(converted.has_value());
    QCOMPARE(qint64(*converted), base);
}

void TestMoney::refusesBadRates_data()
{
    QTest::addColumn<std::string>("text");
    for (const char *text : {"", "0", "0.0000000000", "-1", "+1", "1e0", "0.12345678901", "1.", ".5", "1,1", " 1"})
        QTest::newRow(*text != 0 ? text : "empty") << std::string(text);
}

void TestMoney::refusesBadRates()
{
    QFETCH(const std::string, text);
    QVERIFY(!Rate::parse(text).has_value());
}

void TestMoney::saysWhenAProductIsTooLarge_data()
{
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<std::string>("rate");
    QTest::newRow("19 digits") << qint64(maxInput) << std::string("1001");
    QTest::newRow("19 digits below zero") << qint64(-maxInput) << std::string("1001");
    QTest::newRow("a rate of 60 digits") << qint64(1) << std::string(60, '9');
    QTest::newRow("a rate of ten thousand digits") << qint64(-1) << std::string(10000, '9');
    QTest::newRow("the largest by two") << qint64(maxComputed) << std::string("2");
}

void TestMoney::saysWhenAProductIsTooLarge()
{
    QFETCH(const qint64, amount);
    QFETCH(const std::string, rate);
    const auto parsed = Rate::parse(rate);
    QVERIFY(parsed.has_value());
    QVERIFY(!parsed->convert(amount, 2, 2).has_value());
}

QTEST_APPLESS_MAIN(TestMoney)
#include "test_money.moc"
