// SPDX-License-Identifier: MIT
#include "core/date.h"

#include <QTest>

using namespace leapfrog;

class TestDate : public QObject
{
    Q_OBJECT

private slots:
    void readsDaysThatExist_data();
    void readsDaysThatExist();
    void refusesAllElse_data();
    void refusesAllElse();
    void findsTheMonthsLastDay_data();
    void findsTheMonthsLastDay();
    void countsTheMonthsTouched_data();
    void countsTheMonthsTouched();
};

static Date day(const char *text)
{
    return parseDate(text).value();
}

void TestDate::readsDaysThatExist_data()
{
    QTest::addColumn<std::string>("text");
    for (const char *text : {"1970-01-01", "2000-02-29", "2026-12-31", "2028-02-29", "2199-12-31"})
        QTest::newRow(text) << std::string(text);
}

void TestDate::readsDaysThatExist()
{
    QFETCH(const std::string, text);
    const auto date = parseDate(text);
    QVERIFY(date.has_value());
    QCOMPARE(dateText(*date), text);
}

void TestDate::refusesAllElse_data()
{
    QTest::addColumn<std::string>("text");
    for (const char *text : {"", "2026-02-30", "2027-02-29", "2100-02-29", "1969-12-31", "2200-01-01", "2026-00-10",
                             "2026-13-01", "2026-01-00", "2026-1-01", "26-01-01", "2026/01/01", "2026-01-01T00:00",
                             " 2026-01-01", "2026-01-01 ", "+026-01-01", "2026--1-01", "２０２６-01-01"})
        QTest::newRow(*text != 0 ? text : "empty") << std::string(text);
    QTest::newRow("with a NUL") << std::string("2026-01-0\0", 10);
}

void TestDate::refusesAllElse()
{
    QFETCH(const std::string, text);
    QVERIFY(!parseDate(text).has_value());
}

void TestDate::findsTheMonthsLastDay_data()
{
    QTest::addColumn<std::string>("date");
    QTest::addColumn<std::string>("last");
    QTest::newRow("leap February") << std::string("2028-02-01") << std::string("2028-02-29");
    QTest::newRow("February of 2100, no leap year") << std::string("2100-02-10") << std::string("2100-02-28");
    QTest::newRow("already the last") << std::string("2026-04-30") << std::string("2026-04-30");
    QTest::newRow("December") << std::string("2199-12-01") << std::string("2199-12-31");
}

void TestDate::findsTheMonthsLastDay()
{
    QFETCH(const std::string, date);
    QFETCH(const std::string, last);
    QCOMPARE(dateText(lastDayOfMonth(day(date.c_str()))), last);
}

void TestDate::countsTheMonthsTouched_data()
{
    QTest::addColumn<std::string>("first");
    QTest::addColumn<std::string>("last");
    QTest::addColumn<int>("months");
    QTest::newRow("one day") << std::string("2026-01-31") << std::string("2026-01-31") << 1;
    QTest::newRow("two days in two months") << std::string("2026-01-31") << std::string("2026-02-01") << 2;
    QTest::newRow("ten years and a day") << std::string("2026-01-31") << std::string("2036-01-01") << 121;
}

void TestDate::countsTheMonthsTouched()
{
    QFETCH(const std::string, first);
    QFETCH(const std::string, last);
    QFETCH(const int, months);
    QCOMPARE(monthsTouched(day(first.c_str()), day(last.c_str())), months);
}

QTEST_APPLESS_MAIN(TestDate)
#include "test_date.moc"
