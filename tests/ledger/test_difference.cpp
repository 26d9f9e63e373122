// SPDX-License-Identifier: MIT
#include "ledger/difference.h"

#include <QTest>

using namespace leapfrog;

class TestDifference : public QObject
{
    Q_OBJECT

private slots:
    void isEmptyForTheSamePostings();
    void showsAnotherAccount();
    void showsAChangedAmountOnce();
    void showsABaseAmountThatChangedAlone();
    void findsChangedFields_data();
    void findsChangedFields();
    void saysValuesWithoutQuotes();
};

static Posting posting(const char *account, std::int64_t amount, int line = noLine)
{
    return {.date = parseDate("2026-03-31").value(),
            .account = account,
            .currency = "EUR",
            .amount = amount,
            .baseAmount = amount,
            .rule = "SI-REV",
            .line = line};
}

void TestDifference::isEmptyForTheSamePostings()
{
    const std::vector before{posting("4000", -100, 0), posting("4000", -20, 1), posting("1200", 120)};
    // Another order and other line numbers, as after a line was put in before them.
    const std::vector after{posting("1200", 120), posting("4000", -20, 2), posting("4000", -100, 1)};
    QVERIFY(difference(before, after).unchanged());
    QVERIFY(difference({}, {}).unchanged());
}

void TestDifference::showsAnotherAccount()
{
    const std::vector before{posting("1200", 100), posting("4000", -100)};
    const std::vector after{posting("1200", 100), posting("4001", -100)};
    const auto found = difference(before, after);
    QCOMPARE(found.lines.size(), std::size_t{2});
    QCOMPARE(found.lines[0].account, std::string("4000"));
    QCOMPARE(found.lines[0].oldAmount, std::int64_t{-100});
    QCOMPARE(found.lines[0].newAmount, std::int64_t{0});
    QCOMPARE(found.lines[0].amount(), std::int64_t{100});
    QCOMPARE(found.lines[1].account, std::string("4001"));
    QCOMPARE(found.lines[1].amount(), std::int64_t{-100});
}

void TestDifference::showsAChangedAmountOnce()
{
    const std::vector before{posting("4000", -100, 0), posting("4000", -20, 1)};
    const std::vector after{posting("4000", -100, 0), posting("4000", -25, 1)};
    const auto found = difference(before, after);
    QCOMPARE(found.lines.size(), std::size_t{1});
    QCOMPARE(found.lines[0].oldAmount, std::int64_t{-120});
    QCOMPARE(found.lines[0].newAmount, std::int64_t{-125});
    QCOMPARE(found.lines[0].baseAmount(), std::int64_t{-5});
}

void TestDifference::showsABaseAmountThatChangedAlone()
{
    auto changed = posting("1200", 100);
    changed.baseAmount = 92;
    const auto found = difference(std::vector{posting("1200", 100)}, std::vector{changed});
    QCOMPARE(found.lines.size(), std::size_t{1});
    QCOMPARE(found.lines[0].amount(), std::int64_t{0});
    QCOMPARE(found.lines[0].baseAmount(), std::int64_t{-8});
}

void TestDifference::findsChangedFields_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArrayList>("changes"); // path: before > after
    QTest::newRow("nothing") << QByteArray(R"({"a":1,"b":[{"c":"x"}]})") << QByteArray(R"({"b":[{"c":"x"}],"a":1})")
                             << QByteArrayList();
    QTest::newRow("a field within a line") << QByteArray(R"({"lines":[{"amount":"1"},{"amount":"2"}]})")
                                           << QByteArray(R"({"lines":[{"amount":"1"},{"amount":"3"}]})")
                                           << QByteArrayList{R"(lines[1].amount: "2" > "3")"};
    QTest::newRow("added, gone and another kind")
        << QByteArray(R"({"a":1,"gone":true,"lines":[1]})") << QByteArray(R"({"a":"1","new":null,"lines":[1,{"x":2}]})")
        << QByteArrayList{R"(a: 1 > "1")", "new:  > null", R"(lines[1]:  > {"x":2})", "gone: true > "};
    QTest::newRow("meta never counts") << QByteArray(R"({"meta":{"a":1},"l":[{"meta":{}}]})")
                                       << QByteArray(R"({"l":[{"meta":{"b":2}}]})") << QByteArrayList();
}

void TestDifference::findsChangedFields()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QFETCH(const QByteArrayList, changes);
    QByteArrayList found;
    for (const auto &change : fieldChanges(*parseJson(before.toStdString()), *parseJson(after.toStdString())))
        found += QByteArray::fromStdString(change.path + ": " + change.before + " > " + change.after);
    QCOMPARE(found, changes);
}

void TestDifference::saysValuesWithoutQuotes()
{
    QCOMPARE(valueWords(R"("Müller KG")"), QStringLiteral("Müller KG"));
    QCOMPARE(valueWords(R"({"a":"b"})"), QStringLiteral(R"({"a":"b"})"));
    QCOMPARE(valueWords("null"), QStringLiteral("null"));
    QCOMPARE(valueWords(""), QStringLiteral("–"));
}

QTEST_APPLESS_MAIN(TestDifference)
#include "test_difference.moc"
