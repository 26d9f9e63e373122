// SPDX-License-Identifier: MIT
#include "engine/guard/rate_limit.h"

#include <QTest>

using namespace leapfrog;
using namespace std::chrono_literals;

class TestRateLimit : public QObject
{
    Q_OBJECT

private slots:
    void givesTheRate_data();
    void givesTheRate();
    void withoutARateAllIsGiven();
    void whatIsGivenBackIsThereAgain();
    void unusedTimeIsWorthOneSecond();

private:
    const RateLimit::Clock::time_point m_start = RateLimit::Clock::time_point(1h);
};

void TestRateLimit::givesTheRate_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("wanted");
    QTest::addColumn<int>("atOnce"); // the fewest that are given
    QTest::newRow("one every two seconds") << 0.5 << 10 << 1;
    QTest::newRow("slow") << 20.0 << 10 << 1;
    QTest::newRow("quick") << 1500.0 << 100 << 30;
    QTest::newRow("quick, one by one") << 1500.0 << 1 << 1;
}

void TestRateLimit::givesTheRate()
{
    QFETCH(const double, rate);
    QFETCH(const int, wanted);
    QFETCH(const int, atOnce);
    RateLimit limit(rate);
    int given = 0;
    int fewest = wanted;
    for (auto at = 0ms; at < 20s; at += 1ms) {
        const int now = limit.take(wanted, m_start + at);
        given += now;
        if (now > 0)
            fewest = std::min(fewest, now);
        else
            QVERIFY(limit.retryAfter() > 0ms);
    }
    QCOMPARE(fewest, std::min(wanted, atOnce));
    const double due = std::min(20 * rate, 20000.0 * wanted); // it is asked once each ms
    QVERIFY2(std::abs(given - due) <= atOnce + 1, qPrintable(QString::number(given)));
}

void TestRateLimit::withoutARateAllIsGiven()
{
    RateLimit limit(0);
    QCOMPARE(limit.take(1000, m_start), 1000);
    QCOMPARE(limit.take(1000, m_start), 1000);
}

void TestRateLimit::whatIsGivenBackIsThereAgain()
{
    RateLimit limit(1);
    QCOMPARE(limit.take(1, m_start), 1);
    QCOMPARE(limit.take(1, m_start), 0);
    limit.giveBack(1);
    QCOMPARE(limit.take(1, m_start), 1);
}

void TestRateLimit::unusedTimeIsWorthOneSecond()
{
    RateLimit limit(10);
    QCOMPARE(limit.take(1, m_start), 1);
    QCOMPARE(limit.take(100, m_start + 1h), 10);
}

QTEST_APPLESS_MAIN(TestRateLimit)
#include "test_rate_limit.moc"
