// SPDX-License-Identifier: MIT
#include "core/json.h"

#include "support/result_helpers.h"

using namespace leapfrog;

class TestJson : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatWasWritten();
    void refusesWhatIsNotJson_data();
    void refusesWhatIsNotJson();
};

void TestJson::keepsWhatWasWritten()
{
    const std::string text = R"({"b":1.10,"a":"x\u0041","n":123456789012345678901234567890,"l":[true,null],"b":1e300})";
    const auto value = parseJson("\xEF\xBB\xBF" + text);
    VERIFY_RESULT(value);
    QCOMPARE(toJson(*value),
             std::string(R"({"b":1.10,"a":"xA","n":123456789012345678901234567890,"l":[true,null],"b":1e300})"));
}

void TestJson::refusesWhatIsNotJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::newRow("cut off") << QByteArray("{\"a\":1,\n\"b\":") << QStringLiteral("line 2, column 5");
    QTest::newRow("two values") << QByteArray("{} {}") << QStringLiteral("line 1, column 4");
    QTest::newRow("invalid UTF-8") << QByteArray("\"\xff\"") << QStringLiteral("line 1");
    QTest::newRow("a lone surrogate") << QByteArray(R"("\ud800")") << QStringLiteral("line 1");
    QTest::newRow("an empty text") << QByteArray("") << QStringLiteral("line 1, column 1");
    QTest::newRow("not a number") << QByteArray("NaN") << QStringLiteral("line 1");
    QTest::newRow("a number beyond every double") << QByteArray("{\"a\":1e400}") << QStringLiteral("line 1, column 6");
    QTest::newRow("a hundred thousand brackets") << QByteArray(100000, '[') << QStringLiteral("nested deeper");
}

void TestJson::refusesWhatIsNotJson()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, where);
    const auto value = parseJson(std::string_view(text.constData(), text.size()));
    QVERIFY(!value.has_value());
    QCOMPARE(value.error().reason, std::string("malformed"));
    QVERIFY2(value.error().message.contains(where), qPrintable(value.error().message));
}

QTEST_APPLESS_MAIN(TestJson)
#include "test_json.moc"
