// SPDX-License-Identifier: MIT
#include "ledger/post.h"
#include "ledger/record.h"

#include <QTest>

using namespace leapfrog;

/// A document may make 100,000 entries and no more; and no text, however it is made, takes all memory.
class TestManyEntries : public QObject
{
    Q_OBJECT

private slots:
    void deferralsMakeAHundredThousandButNoMore_data();
    void deferralsMakeAHundredThousandButNoMore();
    void whatMergesOrComesToNothingDoesNotCount();
    void allocationsAreLimitedToo();
    void tooManyEntriesAreRefusedBeforeTheyAreMade();
    void aTextOfMillionsOfValuesIsMalformed();
};

static std::string line(const char *amount, const char *end = nullptr)
{
    std::string text = std::string(R"({"amount":")") + amount + '"';
    if (end != nullptr)
        text += std::string(R"(,"deferral":{"start":"2026-01-01","end":")") + end + R"(","method":"monthly"})";
    return text + '}';
}

static std::string invoice(const std::vector<std::string> &lines, const std::string &total,
                           const char *date = "2026-01-01")
{
    std::string text = std::string(R"({"id":"I","type":"sales_invoice","date":")") + date
        + R"(","currency":"EUR","tax_included":false,"lines":[)";
    for (const auto &one : lines)
        text += (text.back() == '[' ? "" : ",") + one;
    return text + R"(],"total":")" + total + "\"}";
}

void TestManyEntries::deferralsMakeAHundredThousandButNoMore_data()
{
    QTest::addColumn<bool>("oneMore");
    QTest::newRow("100,000 entries") << false;
    QTest::newRow("100,001 entries") << true;
}

void TestManyEntries::deferralsMakeAHundredThousandButNoMore()
{
    QFETCH(const bool, oneMore);
    std::vector<std::string> lines(414, line("120.00", "2035-12-31")); // 241 entries each: held, and 120 releases
    lines.push_back(line("112.00", "2035-04-30")); // 225; the receivable is the last one
    int total = 414 * 120 + 112;
    if (oneMore) {
        lines.push_back(line("1.00"));
        ++total;
    }
    const auto postings = postText(invoice(lines, std::to_string(total) + ".00"), Context());
    QCOMPARE(postings.has_value(), !oneMore);
    if (!oneMore) {
        QCOMPARE(postings->size(), std::size_t(100'000));
        return;
    }
    QCOMPARE(postings.error().code, std::string("too_many_entries"));
    QCOMPARE(postings.error().field, std::string("lines"));
}

void TestManyEntries::whatMergesOrComesToNothingDoesNotCount()
{
    // All 120 releases are before the document's day and merge there: 3 entries per line.
    const auto merged = postText(
        invoice(std::vector<std::string>(1000, line("120.00", "2035-12-31")), "120000.00", "2040-01-01"), Context());
    QVERIFY(merged.has_value());
    QCOMPARE(merged->size(), std::size_t(3001));
    // A cent over ten years is released once.
    const auto cents
        = postText(invoice(std::vector<std::string>(1000, line("0.01", "2035-12-31")), "10.00"), Context());
    QVERIFY(cents.has_value());
    QCOMPARE(cents->size(), std::size_t(3001));
}

void TestManyEntries::allocationsAreLimitedToo()
{
    std::string text
        = R"({"id":"P","type":"payment","date":"2026-04-10","currency":"EUR","direction":"in","method":"bank","amount":"200000.00","allocations":[)";
    for (int i = 0; i < 100'000; ++i)
        text += R"({"document":"D","amount":"1.00"},)";
    text.back() = ']';
    const auto postings = postText(text + '}', Context());
    QVERIFY(!postings.has_value());
    QCOMPARE(postings.error().code, std::string("too_many_entries"));
    QCOMPARE(postings.error().field, std::string("allocations"));
}

void TestManyEntries::tooManyEntriesAreRefusedBeforeTheyAreMade()
{
    // The largest that the other limits allow: 2,400,000 entries. The answer names the field, and so does "post".
    const std::vector<std::string> lines(10'000, line("120.00", "2035-12-31"));
    const auto text = invoice(lines, "1200000.00");
    RecordPoster poster({});
    const auto answer = poster.answer({.text = text, .line = 1, .tooLarge = false});
    QVERIFY2(answer.find(R"("code":"too_many_entries","field":"lines")") != std::string::npos, answer.c_str());
}

void TestManyEntries::aTextOfMillionsOfValuesIsMalformed()
{
    std::string text = R"({"id":"I","type":"sales_invoice","meta":{"x":[0)";
    for (int i = 0; i < 2'000'000; ++i)
        text += ",0";
    const auto postings = postText(text + "]}}", Context());
    QVERIFY(!postings.has_value());
    QCOMPARE(postings.error().code, std::string("malformed"));
    QVERIFY(postings.error().message.contains(QStringLiteral("2000000")));
}

QTEST_APPLESS_MAIN(TestManyEntries)
#include "test_many_entries.moc"
