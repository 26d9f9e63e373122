// SPDX-License-Identifier: MIT
#include "engine/books/ledger_verifier.h"
#include "engine/inbox/import_runner.h"
#include "import/shop_books.h"
#include "store/books/organisations.h"
#include "store/inbox/clearing.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Whole shops whose payloads arrive in any order, each twice: the books are those of the shop, per account and day.
class TestShuffledImport : public QObject
{
    Q_OBJECT

private slots:
    void theOrderOfArrivalDoesNotMatter_data();
    void theOrderOfArrivalDoesNotMatter();
};

/// `2026-03-31 1020 12.00` for each day and account, from what the shop says.
static QStringList expectedDays(const QJsonObject &days)
{
    QStringList lines;
    for (auto day = days.begin(); day != days.end(); ++day) {
        const auto accounts = day.value().toObject();
        for (auto account = accounts.begin(); account != accounts.end(); ++account)
            lines.append(day.key() + u' ' + account.key() + u' ' + account.value().toString());
    }
    lines.sort();
    return lines;
}

static QStringList bookedDays(TestDatabase &database, int decimals)
{
    const auto rows = must(database.connection().run(
        "SELECT entry_date::text, account, sum(base_amount)::bigint FROM gl_entry WHERE deleted_at IS NULL GROUP BY 1, "
        "2 HAVING sum(base_amount) <> 0"));
    QStringList lines;
    for (const Row row : rows)
        lines.append(row.words(0) + u' ' + row.words(1) + u' '
                     + QString::fromStdString(amountText(row.big(2), decimals)));
    lines.sort();
    return lines;
}

/// What is in one list and not in the other.
static QString difference(const QStringList &expected, const QStringList &booked)
{
    QStringList lines;
    for (const auto &line : expected) {
        if (!booked.contains(line))
            lines.append(u"expected "_s + line);
    }
    for (const auto &line : booked) {
        if (!expected.contains(line))
            lines.append(u"booked "_s + line);
    }
    return lines.mid(0, 40).join(u'\n');
}

void TestShuffledImport::theOrderOfArrivalDoesNotMatter_data()
{
    QTest::addColumn<QString>("shop");
    QTest::addColumn<int>("shuffle");
    const QStringList shops = {u"us"_s, u"ca"_s, u"gb"_s, u"de"_s, u"jp"_s, u"kw"_s};
    for (int i = 0; i < 10; ++i)
        QTest::addRow("%s, shuffle %d", qPrintable(shops[i % shops.size()]), i) << shops[i % shops.size()] << i;
}

void TestShuffledImport::theOrderOfArrivalDoesNotMatter()
{
    QFETCH(const QString, shop);
    QFETCH(const int, shuffle);
    const QTemporaryDir folder;
    const auto made = runPython({QStringLiteral(LEAPFROG_SOURCE_DIR "/tools/make_orders.py"), u"--orders"_s, u"30"_s,
                                 u"--seed"_s, QString::number(shuffle), u"--shuffle"_s, QString::number(shuffle),
                                 u"--double"_s, u"--shops"_s, shop, u"--out"_s, folder.path()});
    QVERIFY(made.has_value());
    const auto expected
        = QJsonDocument::fromJson(QByteArray::fromStdString(contents(folder.filePath(shop + u"/expected.json"_s))))
              .object();
    TestDatabase database;
    VERIFY_RESULT(OrganisationStore(database.connection())
                      .change("shop",
                              {.baseCurrency = expected[u"currency"_s].toString().toStdString(),
                               .timeZone = expected[u"time_zone"_s].toString().toStdString()}));

    QStringList refused;
    const QDir payloads(folder.filePath(shop + u"/payloads"_s));
    for (const auto &file : payloads.entryList(QDir::Files, QDir::Name)) {
        const auto done = runImport(database.connection(),
                                    {.orgId = "shop",
                                     .baseCurrency = {},
                                     .format = ImportFormat::Shopify,
                                     .files = {payloads.filePath(file).toStdString()}},
                                    [&](const ImportBatch &batch, const ImportProgress &) {
                                        for (const auto &note : batch.refused)
                                            refused.append(QString::fromStdString(note.id) + u' ' + note.message);
                                    });
        VERIFY_RESULT(done);
    }
    database.drain();
    QVERIFY2(database.number("SELECT count(*) FROM import_payload WHERE state = 'refused'") == 0,
             qPrintable(refused.join(u'\n')));
    QCOMPARE(database.number("SELECT count(*) FROM document WHERE accounting_status <> 'posted'"), 0);
    QCOMPARE(database.number("SELECT count(*) FROM import_due"), 0);

    const auto report = ClearingStore(database.connection()).report("shop", {});
    VERIFY_RESULT(report);
    const auto decimals = report->head.currency->decimals;
    const auto wrong = difference(expectedDays(expected[u"days"_s].toObject()), bookedDays(database, decimals));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    for (const auto &account : report->accounts) {
        Wide sum = 0;
        for (const auto &rest : account.rests)
            sum += rest.amount;
        QCOMPARE(sum, account.balance);
    }
    const auto verified = verifyLedger(database.connection(), "shop", {});
    VERIFY_RESULT(verified);
    QCOMPARE(verified->findings, 0);
}

QTEST_GUILESS_MAIN(TestShuffledImport)
#include "test_shuffled_import.moc"
