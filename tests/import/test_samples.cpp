// SPDX-License-Identifier: MIT
#include "import/kept_shop.h"
#include "import/shop_books.h"

#include "support/result_helpers.h"

#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// The sample shops that ship with the program.
class TestSamples : public QObject
{
    Q_OBJECT

private slots:
    void eachShopImportsWhole_data();
    void eachShopImportsWhole();
    void theyAreWhatTheGeneratorMakes();
};

static QString samplesFolder()
{
    return QStringLiteral(LEAPFROG_SOURCE_DIR "/resources/samples");
}

void TestSamples::eachShopImportsWhole_data()
{
    QTest::addColumn<QString>("folder");
    const auto shops = QDir(samplesFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(shops.size(), 6);
    for (const auto &shop : shops)
        QTest::newRow(qPrintable(shop)) << samplesFolder() + u'/' + shop;
}

void TestSamples::eachShopImportsWhole()
{
    QFETCH(const QString, folder);
    KeptShop shop;
    for (const auto &name : {u"/orders.jsonl"_s, u"/transactions.jsonl"_s, u"/payouts.jsonl"_s})
        shop.import(contents(folder + name));
    QCOMPARE(shop.inState(PayloadVerdict::State::Refused), QStringList());
    const auto documents = shop.documents();
    const auto posted = postedBooks(documents, shop.settings.baseCurrency);
    QCOMPARE(posted.problem, QString());
    QCOMPARE(posted.shown(), independentBooks(folder).shown());

    // The table in their README tells the currency and the number of documents.
    const auto readme = QString::fromStdString(contents(samplesFolder() + u"/README.md"_s));
    const QRegularExpression row(u"\\| `%1` \\| %2\\b.* %3 \\|\\n"_s.arg(QLatin1String(QTest::currentDataTag()))
                                     .arg(QString::fromStdString(shop.settings.baseCurrency))
                                     .arg(documents.size()));
    QVERIFY2(row.match(readme).hasMatch(), qPrintable(row.pattern()));
}

void TestSamples::theyAreWhatTheGeneratorMakes()
{
    const auto made = runPython({QStringLiteral(LEAPFROG_SOURCE_DIR "/tools/make_orders.py"), u"--count"_s, u"45"_s,
                                 u"--seed"_s, u"2026"_s, u"--shops"_s, u"kw"_s, u"--stdout"_s, u"orders"_s});
    QVERIFY(made.has_value());
    QVERIFY(made->toStdString() == contents(samplesFolder() + u"/kw/orders.jsonl"_s));
}

QTEST_APPLESS_MAIN(TestSamples)
#include "test_samples.moc"
