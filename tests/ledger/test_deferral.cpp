// SPDX-License-Identifier: MIT
#include "ledger/deferral.h"

#include <QTest>

using namespace leapfrog;

class TestDeferral : public QObject
{
    Q_OBJECT

private slots:
    void spreadsAnAmount_data();
    void spreadsAnAmount();
    void neverReleasesMoreThanThereIs();
};

static Date day(const QString &text)
{
    return parseDate(text.toStdString()).value();
}

static QStringList schedule(std::int64_t amount, const Deferral &deferral, DeferralRounding rounding)
{
    QStringList parts;
    for (const auto &part : deferralSchedule(amount, deferral, rounding))
        parts += QString::fromStdString(dateText(part.date)) + u' ' + QString::number(part.amount);
    return parts;
}

void TestDeferral::spreadsAnAmount_data()
{
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("end");
    QTest::addColumn<int>("method");
    QTest::addColumn<bool>("residualLast");
    QTest::addColumn<QStringList>("parts");
    const auto daily = int(DeferralMethod::Daily);
    const auto monthly = int(DeferralMethod::Monthly);
    const auto midMonth = int(DeferralMethod::MidMonth);
    const auto text = [](const char *utf8) { return QString::fromUtf8(utf8); };
    const auto list = [](const char *utf8) { return QString::fromUtf8(utf8).split(u','); };

    QTest::newRow("daily, by the days in each month") << qint64(2900) << text("2028-02-01") << text("2028-03-01")
                                                      << daily << false << list("2028-02-29 2803,2028-03-01 97");
    QTest::newRow("daily, one day") << qint64(5) << text("2026-12-31") << text("2026-12-31") << daily << false
                                    << list("2026-12-31 5");
    QTest::newRow("monthly, cumulative") << qint64(10000) << text("2026-04-10") << text("2026-06-02") << monthly
                                         << false << list("2026-04-30 3333,2026-05-31 3334,2026-06-02 3333");
    QTest::newRow("monthly, the last takes the rest")
        << qint64(10000) << text("2026-04-10") << text("2026-06-02") << monthly << true
        << list("2026-04-30 3333,2026-05-31 3333,2026-06-02 3334");
    QTest::newRow("half months at both ends") << qint64(10000) << text("2026-04-01") << text("2026-06-30") << midMonth
                                              << false << list("2026-04-30 2500,2026-05-31 5000,2026-06-30 2500");
    QTest::newRow("half months, two of them") << qint64(101) << text("2026-12-31") << text("2027-01-01") << midMonth
                                              << false << list("2026-12-31 51,2027-01-01 50");
    QTest::newRow("half months, a single one")
        << qint64(7) << text("2026-05-03") << text("2026-05-20") << midMonth << true << list("2026-05-20 7");
    QTest::newRow("nothing") << qint64(0) << text("2026-01-01") << text("2026-02-28") << monthly << false
                             << list("2026-01-31 0,2026-02-28 0");
}

void TestDeferral::spreadsAnAmount()
{
    QFETCH(const qint64, amount);
    QFETCH(const QString, start);
    QFETCH(const QString, end);
    QFETCH(const int, method);
    QFETCH(const bool, residualLast);
    QFETCH(const QStringList, parts);
    const Deferral deferral{day(start), day(end), static_cast<DeferralMethod>(method)};
    const auto rounding = residualLast ? DeferralRounding::ResidualLast : DeferralRounding::Cumulative;
    QCOMPARE(schedule(amount, deferral, rounding), parts);
}

void TestDeferral::neverReleasesMoreThanThereIs()
{
    // Each half cent rounds up: after three months nothing is left for the last two.
    const Deferral deferral{day(QStringLiteral("2026-04-01")), day(QStringLiteral("2026-08-31")),
                            DeferralMethod::Monthly};
    const auto parts = deferralSchedule(3, deferral, DeferralRounding::ResidualLast);
    std::vector<std::int64_t> amounts;
    for (const auto &part : parts)
        amounts.push_back(part.amount);
    QCOMPARE(amounts, (std::vector<std::int64_t>{1, 1, 1, 0, 0}));
}

QTEST_APPLESS_MAIN(TestDeferral)
#include "test_deferral.moc"
