// SPDX-License-Identifier: MIT
#include "import/import_run.h"
#include "import/shop_books.h"

#include "support/result_helpers.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// 5,004 generated orders over six shops: all are mapped and posted, and their books are those that the payloads' own
/// figures come to, summed by other code.
class TestGeneratedShops : public QObject
{
    Q_OBJECT

private slots:
    void booksAgreeWithAnIndependentSum_data();
    void booksAgreeWithAnIndependentSum();
};

void TestGeneratedShops::booksAgreeWithAnIndependentSum_data()
{
    QTest::addColumn<QString>("currency");
    QTest::newRow("us") << u"USD"_s;
    QTest::newRow("ca") << u"CAD"_s;
    QTest::newRow("gb") << u"GBP"_s;
    QTest::newRow("de") << u"EUR"_s;
    QTest::newRow("jp") << u"JPY"_s;
    QTest::newRow("kw") << u"KWD"_s;
}

void TestGeneratedShops::booksAgreeWithAnIndependentSum()
{
    QFETCH(const QString, currency);
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    QVERIFY(runPython({QStringLiteral(LEAPFROG_SOURCE_DIR "/tools/make_orders.py"), u"--count"_s, u"834"_s, u"--seed"_s,
                       u"5"_s, u"--shops"_s, QLatin1String(QTest::currentDataTag()), u"--out"_s, folder.path()}));

    ImportRun run;
    run.importShopify({contents(folder.filePath(u"orders.jsonl"_s)), contents(folder.filePath(u"refunds.jsonl"_s)),
                       contents(folder.filePath(u"transactions.jsonl"_s)),
                       contents(folder.filePath(u"payouts.jsonl"_s))},
                      1000);
    QCOMPARE(run.refusals(), QString());
    QCOMPARE(QString::fromStdString(run.baseCurrency), currency);
    for (const auto &note : run.keptBackNotes)
        QCOMPARE(note.code, std::string("not_cash"));

    const auto expected = independentBooks(folder.path());
    QCOMPARE(expected.problem, QString());
    const auto posted = postedBooks(run.documents, run.baseCurrency);
    QCOMPARE(posted.problem, QString());
    QCOMPARE(posted.shown(), expected.shown());
}

QTEST_APPLESS_MAIN(TestGeneratedShops)
#include "test_generated_shops.moc"
