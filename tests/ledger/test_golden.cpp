// SPDX-License-Identifier: MIT
#include "ledger/post.h"
#include "ledger/record.h"
#include "ledger/support/golden.h"

#include <QTest>

#include <algorithm>

using namespace leapfrog;
using namespace leapfrog::test;

class TestGolden : public QObject
{
    Q_OBJECT

private slots:
    void givesWhatTheCaseExpects_data();
    void givesWhatTheCaseExpects();
    void explainsEveryPosting();
};

/// The fields that a case fixes, one line per posting, sorted: a multiset that can be compared line by line.
static QStringList linesOf(const JsonValue &answer)
{
    QStringList lines;
    if (const auto *const refusal = answer.find("refusal"); refusal != nullptr)
        lines += QStringLiteral("refused %1 on “%2”")
                     .arg(QString::fromStdString(refusal->find("code")->text()),
                          QString::fromStdString(refusal->find("field")->text()));
    const auto *const postings = answer.find("postings");
    for (const auto &posting : postings != nullptr ? postings->items() : std::vector<JsonValue>()) {
        QStringList fields;
        for (const auto *const field : {"date", "account", "currency", "amount", "base_amount", "rule"}) {
            const auto *const value = posting.find(field);
            fields += value != nullptr ? QString::fromStdString(value->text()) : QStringLiteral("(none)");
        }
        lines += fields.join(u' ');
    }
    lines.sort();
    return lines;
}

static QByteArray difference(const QStringList &expected, const QStringList &found)
{
    QStringList missing;
    QStringList extra;
    std::ranges::set_difference(expected, found, std::back_inserter(missing));
    std::ranges::set_difference(found, expected, std::back_inserter(extra));
    QByteArray text;
    for (const auto &line : missing)
        text += "\n  - " + line.toUtf8();
    for (const auto &line : extra)
        text += "\n  + " + line.toUtf8();
    return text;
}

void TestGolden::givesWhatTheCaseExpects_data()
{
    QTest::addColumn<int>("index");
    QVERIFY(!goldenCases().empty());
    for (int i = 0; i < static_cast<int>(goldenCases().size()); ++i)
        QTest::newRow(goldenCases()[i].name.constData()) << i;
}

void TestGolden::givesWhatTheCaseExpects()
{
    QFETCH(const int, index);
    const auto &golden = goldenCases()[index];
    RecordPoster poster({});
    const auto text = poster.answer({.text = toJson(golden.input), .line = 1, .tooLarge = false});
    const auto answer = parseJson(text);
    QVERIFY2(answer.has_value(), text.c_str());

    const auto expected = linesOf(golden.expect);
    const auto found = linesOf(*answer);
    QVERIFY2(expected == found, ("- expected, + found:" + difference(expected, found)).constData());
}

void TestGolden::explainsEveryPosting()
{
    for (const auto &golden : goldenCases()) {
        const auto *const postings = golden.expect.find("postings");
        for (const auto &posting : postings != nullptr ? postings->items() : std::vector<JsonValue>()) {
            const auto &rule = posting.find("rule")->text();
            const auto sentence = why(rule, true);
            QVERIFY2(sentence.endsWith(u'.') && sentence != QString::fromStdString(rule), rule.c_str());
        }
    }
}

QTEST_APPLESS_MAIN(TestGolden)
#include "test_golden.moc"
