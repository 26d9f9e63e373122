// SPDX-License-Identifier: MIT
#include "engine/inbox/import_runner.h"
#include "store/inbox/clearing.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// What clearing accounts still hold, and that each reason is true.
class TestClearingReasons : public QObject
{
    Q_OBJECT

private slots:
    void reasonsAreTrue_data();
    void reasonsAreTrue();
};

static std::string order(const std::string &id, const std::string &amount)
{
    return R"({"id":)" + id + R"(,"name":"#)" + id + R"(","processed_at":"2026-03-10","currency":"USD","total_price":")"
        + amount + R"(","line_items":[{"id":1,"quantity":1,"price":")" + amount + R"("}],"transactions":[{"id":)" + id
        + R"(5,"kind":"sale","status":"success","gateway":"shopify_payments","amount":")" + amount
        + R"(","currency":"USD","processed_at":"2026-03-10"}]})" + "\n";
}

static std::string payout(const std::string &id, const std::string &status, const std::string &amount,
                          const std::string &gross = "charges_gross_amount")
{
    return R"({"id":)" + id + R"(,"status":")" + status + R"(","date":"2026-03-1)" + id.back()
        + R"(","currency":"USD","amount":")" + amount + R"(","summary":{")" + gross + R"(":")" + amount + R"("}})"
        + "\n";
}

static std::string charge(const std::string &payout, const std::string &order, const std::string &amount)
{
    return R"({"id":)" + payout + order + R"(,"type":"charge","payout_id":)" + payout
        + R"(,"currency":"USD","amount":")" + amount + R"(","fee":"0.00","net":")" + amount
        + R"(","source_order_transaction_id":)" + order + R"(5,"source_order_id":)" + order + "}\n";
}

void TestClearingReasons::reasonsAreTrue_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("account");
    QTest::addColumn<QString>("rests");
    const auto row = [](const char *name, const std::string &file, const QString &account, const QString &rests) {
        QTest::newRow(name) << QByteArray::fromStdString(file) << account << rests;
    };
    row("paid out", order("1", "90.00") + payout("71", "paid", "90.00") + charge("71", "1", "90.00"), u"1020"_s, {});
    row("another amount than was booked",
        order("1", "90.00") + payout("71", "paid", "1000.00") + charge("71", "1", "1000.00"), u"1020"_s,
        u"#1 -91000 amount_differs"_s);
    row("an order that is not imported",
        order("1", "90.00") + payout("71", "paid", "100.00") + charge("71", "2", "100.00"), u"1020"_s,
        u"#1 9000 no_payout, order/2 -10000 not_imported"_s);
    row("some of a payout's balance transactions",
        order("1", "90.00") + order("2", "10.00") + payout("71", "paid", "100.00") + charge("71", "1", "90.00"),
        u"1020"_s, u"#2 1000 no_payout, payout-71 -1000 payout_partly"_s);
    row("none of them", order("1", "90.00") + payout("71", "paid", "90.00"), u"1020"_s,
        u"#1 9000 no_payout, payout-71 -9000 payout_unexplained"_s);
    row("a payout that failed", payout("71", "failed", "90.00"), u"1040"_s, u"payout-71 9000 in_transit"_s);
    row("and was tried again",
        payout("71", "failed", "90.00") + payout("72", "paid", "90.00", "retried_payouts_gross_amount"), u"1040"_s, {});
    row("and was tried again with another one",
        payout("71", "failed", "90.00") + payout("72", "paid", "95.00", "retried_payouts_gross_amount"), u"1040"_s,
        u"payout-71 9000 in_transit, payout-72 -9500 paid_again"_s);
}

void TestClearingReasons::reasonsAreTrue()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, account);
    QFETCH(const QString, rests);
    TestDatabase database;
    const QTemporaryDir folder;
    QFile written(folder.filePath(u"payloads.jsonl"_s));
    QVERIFY(written.open(QIODevice::WriteOnly) && written.write(file) == file.size());
    written.close();
    const auto done = must(runImport(database.connection(),
                                     {.orgId = "shop",
                                      .baseCurrency = "USD",
                                      .format = ImportFormat::Shopify,
                                      .files = {written.fileName().toStdString()}}));
    QCOMPARE(done.refused, 0);
    database.drain();
    const auto report = must(ClearingStore(database.connection()).report("shop", account.toStdString()));
    QStringList found;
    Wide sum = 0;
    for (const auto &rest : report.accounts.front().rests) {
        found += u"%1 %2 %3"_s.arg(QString::fromStdString(rest.name))
                     .arg(static_cast<qint64>(rest.amount))
                     .arg(QString::fromUtf8(restReasonName(rest.reason).data()));
        sum += rest.amount;
    }
    found.sort();
    QCOMPARE(found.join(u", "_s), rests);
    QVERIFY(sum == report.accounts.front().balance);
}

QTEST_GUILESS_MAIN(TestClearingReasons)
#include "test_clearing_reasons.moc"
