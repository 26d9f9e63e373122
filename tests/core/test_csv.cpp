// SPDX-License-Identifier: MIT
#include "core/csv.h"

#include <QTest>

using namespace leapfrog;

class TestCsv : public QObject
{
    Q_OBJECT

private slots:
    void makesTextHarmless_data();
    void makesTextHarmless();
    void readsRows();
    void refusesAQuoteOutOfPlace_data();
    void refusesAQuoteOutOfPlace();
};

void TestCsv::makesTextHarmless_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("plain") << QByteArray("INV-1") << QByteArray("INV-1");
    QTest::newRow("a formula") << QByteArray("=HYPERLINK(\"x\")") << QByteArray("\"'=HYPERLINK(\"\"x\"\")\"");
    QTest::newRow("plus") << QByteArray("+1") << QByteArray("'+1");
    QTest::newRow("minus") << QByteArray("-1") << QByteArray("'-1");
    QTest::newRow("at") << QByteArray("@SUM(A1)") << QByteArray("'@SUM(A1)");
    QTest::newRow("tab") << QByteArray("\t=1") << QByteArray("'\t=1");
    QTest::newRow("carriage return") << QByteArray("\r=1") << QByteArray("\"'\r=1\"");
    QTest::newRow("an apostrophe of its own") << QByteArray("'=1") << QByteArray("''=1");
    QTest::newRow("a comma") << QByteArray("a,b") << QByteArray("\"a,b\"");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void TestCsv::makesTextHarmless()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, field);
    std::string out;
    appendCsvText(out, text.toStdString());
    QCOMPARE(QByteArray::fromStdString(out), field);

    const auto rows = parseCsv("x," + out);
    QVERIFY(rows.has_value());
    QCOMPARE(std::string(csvText(rows->front().fields.at(1))), text.toStdString());
}

void TestCsv::readsRows()
{
    const auto rows = parseCsv("\xEF\xBB\xBF"
                               "a,\"b\nc\",\r\n\r\nd");
    QVERIFY(rows.has_value());
    QCOMPARE(rows->size(), std::size_t{2});
    QCOMPARE(rows->at(0).fields, (std::vector<std::string>{"a", "b\nc", ""}));
    QCOMPARE(rows->at(1).fields, (std::vector<std::string>{"d"}));
    QCOMPARE(rows->at(1).line, 4);
}

void TestCsv::refusesAQuoteOutOfPlace_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::newRow("never closed") << QByteArray("a,\"b");
    QTest::newRow("text after it") << QByteArray("\"a\"b,c");
}

void TestCsv::refusesAQuoteOutOfPlace()
{
    QFETCH(const QByteArray, csv);
    QVERIFY(!parseCsv(csv.toStdString()).has_value());
}

QTEST_APPLESS_MAIN(TestCsv)
#include "test_csv.moc"
