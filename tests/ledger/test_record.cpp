// SPDX-License-Identifier: MIT
#include "ledger/record.h"

#include "core/json.h"

#include <QTest>

#include <sstream>

using namespace leapfrog;

class TestRecord : public QObject
{
    Q_OBJECT

private slots:
    void answersInTheDocumentedForm();
    void writesTheSourceLineWhereLinesAreKeptApart();
    void namesTheLineOfARecordWithoutAnId();
    void letsARecordOverrideTheContextFieldByField();
    void keepsNoMemoryOfEarlierRecords();
    void answersEachRecordOfAStream();
};

static const std::string simple
    = R"({"id":"INV-1","type":"sales_invoice","date":"2026-03-31","currency":"EUR","tax_included":false,"lines":[{"amount":"1.5"}],"total":"1.50"})";

static JsonRecords::Record record(std::string text, std::int64_t line = 1)
{
    return {.text = std::move(text), .line = line, .tooLarge = false};
}

void TestRecord::answersInTheDocumentedForm()
{
    // Outside of the macro: moc can't read raw strings there.
    const std::string posted
        = R"({"id":"INV-1","postings":[{"date":"2026-03-31","account":"1200","currency":"EUR","amount":"1.50",)"
          R"("base_amount":"1.50","rule":"SI-AR","why":"The customer owes the invoice's total."},)"
          R"({"date":"2026-03-31","account":"4000","currency":"EUR","amount":"-1.50","base_amount":"-1.50",)"
          R"("rule":"SI-REV","why":"Revenue from goods and services, without tax."}]})";
    const std::string offByOne
        = R"({"id":"INV-2","type":"sales_invoice","date":"2026-03-31","currency":"EUR","tax_included":false,)"
          R"("lines":[{"amount":"118"}],"total":"119"})";
    const std::string refused = R"({"id":"INV-2","refusal":{"code":"total_mismatch","field":"total",)"
                                R"("message":"Lines come to 118.00 EUR, total says 119.00 EUR."}})";
    RecordPoster poster({});
    QCOMPARE(poster.answer(record(simple)), posted);
    QCOMPARE(poster.answer(record(offByOne)), refused);
    QCOMPARE(poster.posted(), 1);
    QCOMPARE(poster.refused(), 1);
}

void TestRecord::writesTheSourceLineWhereLinesAreKeptApart()
{
    RecordPoster poster({});
    const auto answer = poster.answer(record(
        R"({"id":"J","type":"journal","date":"2026-03-31","currency":"EUR","lines":[{"account":"1000","debit":"1"},{"account":"1010","credit":"1"}]})"));
    QVERIFY2(answer.find(R"("account":"1010","currency":"EUR","amount":"-1.00")") != std::string::npos, answer.c_str());
    QVERIFY2(answer.find(R"("line":0})") != std::string::npos, answer.c_str());
    QVERIFY2(answer.ends_with(R"("line":1}]})"), answer.c_str());
}

void TestRecord::namesTheLineOfARecordWithoutAnId()
{
    RecordPoster poster({});
    for (const auto *const text : {"nonsense", "[]", "{}", R"({"id":""})", R"({"id":"a\u0001"})", R"({"id":7})"}) {
        const auto answer = poster.answer(record(text, 12));
        QVERIFY2(answer.starts_with(R"({"id":null,"at":{"line":12},"refusal":{"code":)"), answer.c_str());
    }
    // A doubled id can be read, though the document is refused.
    QVERIFY(poster.answer(record(R"({"id":"A","id":"B","type":"journal"})")).starts_with(R"({"id":"A","refusal")"));
}

void TestRecord::letsARecordOverrideTheContextFieldByField()
{
    Context context;
    context.roles.set(Role::Receivable, "1299");
    context.roles.set(Role::Sales, "4999");
    context.lockedThrough = parseDate("2026-12-31");
    RecordPoster poster(context);
    const auto answer = poster.answer(
        record("{\"document\":" + simple + R"(,"context":{"locked_through":null,"roles":{"sales":"8400"}}})"));
    QVERIFY2(answer.find(R"("account":"1299")") != std::string::npos, answer.c_str());
    QVERIFY2(answer.find(R"("account":"8400")") != std::string::npos, answer.c_str());
}

void TestRecord::keepsNoMemoryOfEarlierRecords()
{
    RecordPoster poster({});
    const auto before = poster.answer(record(simple));
    poster.answer(
        record("{\"document\":" + simple + R"(,"context":{"roles":{"sales":"8400"},"base_currency":"JPY"}})"));
    QCOMPARE(poster.answer(record(simple)), before);
}

void TestRecord::answersEachRecordOfAStream()
{
    std::istringstream stream("[" + simple + ",\n{\"id\":\"X\"},\n" + simple + "]");
    JsonRecords records(stream);
    RecordPoster poster({});
    std::vector<std::string> answers;
    while (const auto next = records.next())
        answers.push_back(poster.answer(*next));
    QCOMPARE(answers.size(), std::size_t{3});
    QVERIFY(answers[1].starts_with(R"({"id":"X","refusal":{"code":"missing_field","field":"type")"));
    QCOMPARE(answers[2], answers[0]);
}

QTEST_APPLESS_MAIN(TestRecord)
#include "test_record.moc"
