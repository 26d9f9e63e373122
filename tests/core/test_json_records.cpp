// SPDX-License-Identifier: MIT
#include "core/json_records.h"

#include <QTest>

#include <sstream>

using namespace leapfrog;

class TestJsonRecords : public QObject
{
    Q_OBJECT

private slots:
    void cutsAStreamIntoRecords_data();
    void cutsAStreamIntoRecords();
    void cutsOffARecordThatIsTooLarge();
};

static QByteArrayList recordsOf(const std::string &input)
{
    std::istringstream stream(input);
    JsonRecords records(stream);
    QByteArrayList found;
    while (const auto record = records.next())
        found += QByteArray::number(qlonglong{record->line}) + ": " + QByteArray::fromStdString(record->text);
    return found;
}

void TestJsonRecords::cutsAStreamIntoRecords_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArrayList>("records"); // line: text
    QTest::newRow("nothing") << QByteArray() << QByteArrayList();
    QTest::newRow("blank lines only") << QByteArray(" \n\r\n") << QByteArrayList();
    QTest::newRow("JSON Lines, blank and CRLF ones between")
        << QByteArray("{\"a\":1}\r\n\n  {\"b\":2}\n{\"c\":3}")
        << QByteArrayList{"1: {\"a\":1}", "3: {\"b\":2}", "4: {\"c\":3}"};
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF{}\n{}") << QByteArrayList{"1: {}", "2: {}"};
    QTest::newRow("one object over many lines") << QByteArray("\n{\n  \"a\": [\n    {\"x\": \"}\\\"]\"}\n  ]\n}\n")
                                                << QByteArrayList{"2: {\n  \"a\": [\n    {\"x\": \"}\\\"]\"}\n  ]\n}"};
    QTest::newRow("two objects over many lines")
        << QByteArray("{\n\"a\":1}\n\n{\n\"b\":2}\n") << QByteArrayList{"1: {\n\"a\":1}", "4: {\n\"b\":2}"};
    QTest::newRow("an array") << QByteArray("[{\"a\":[1,2]},\n {\"b\":\"],\"} ,3]\n")
                              << QByteArrayList{"1: {\"a\":[1,2]}", "2: {\"b\":\"],\"}", "2: 3"};
    QTest::newRow("an empty array") << QByteArray("[ ]") << QByteArrayList();
    QTest::newRow("an array that is never closed") << QByteArray("[{},\n{}") << QByteArrayList{"1: {}", "2: {}", "2: "};
    QTest::newRow("a line of brackets") << QByteArray("[[[\n") << QByteArrayList{"1: [["};
    QTest::newRow("a line of brackets before others")
        << QByteArray("[[[\n{\"a\":1}\n{}\n") << QByteArrayList{"1: [[", "2: {\"a\":1}", "3: {}"};
    QTest::newRow("an array with a comma too many") << QByteArray("[1,]") << QByteArrayList{"1: 1", "1: "};
    QTest::newRow("something after the array") << QByteArray("[1]\nx") << QByteArrayList{"1: 1", "2: x"};
    QTest::newRow("a broken line between good ones")
        << QByteArray("{\"a\":1}\n{\"b\":\n{\"c\":3}") << QByteArrayList{"1: {\"a\":1}", "2: {\"b\":", "3: {\"c\":3}"};
    QTest::newRow("a broken first line") << QByteArray("{\"a\":[\n{\"b\":2}\n{\"c\":3}\n")
                                         << QByteArrayList{"1: {\"a\":[", "2: {\"b\":2}", "3: {\"c\":3}"};
    QTest::newRow("an object over many lines that is never closed")
        << QByteArray("{\n \"a\": {\n }\n") << QByteArrayList{"1: {\n \"a\": {\n }"};
    QTest::newRow("a string that is never closed")
        << QByteArray("[{\"a\":\"x},\n{\"b\":2}]") << QByteArrayList{"1: {\"a\":\"x},\n{\"b\":2}]", "2: "};
    QTest::newRow("two values on a line are one record")
        << QByteArray("{} {}\n{}") << QByteArrayList{"1: {} {}", "2: {}"};
    QTest::newRow("no JSON at all") << QByteArray("hello\nworld") << QByteArrayList{"1: hello", "2: world"};
}

void TestJsonRecords::cutsAStreamIntoRecords()
{
    QFETCH(const QByteArray, input);
    QFETCH(const QByteArrayList, records);
    QCOMPARE(recordsOf(input.toStdString()), records);
}

void TestJsonRecords::cutsOffARecordThatIsTooLarge()
{
    const std::string large(JsonRecords::maxRecordBytes + 10, '9');
    std::istringstream stream(large + "\n{}\n");
    JsonRecords records(stream);

    const auto first = records.next();
    QVERIFY(first.has_value());
    QVERIFY(first->tooLarge);
    QCOMPARE(first->text.size(), JsonRecords::maxRecordBytes);
    const auto second = records.next();
    QVERIFY(second.has_value());
    QCOMPARE(second->text, std::string("{}"));
    QVERIFY(!records.next().has_value());
}

QTEST_APPLESS_MAIN(TestJsonRecords)
#include "test_json_records.moc"
