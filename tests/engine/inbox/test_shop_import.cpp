// SPDX-License-Identifier: MIT
#include "engine/books/ledger_verifier.h"
#include "engine/inbox/import_runner.h"
#include "import/payloads.h"
#include "import/shop_books.h"
#include "store/books/reports.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Whole shops, from the payloads to the trial balance, through PostgreSQL. LEAPFROG_SHOP_ORDERS says how many orders
/// in all; bench/shop_books runs it with 5,000.
class TestShopImport : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void booksAgreeWithAnIndependentSum_data();
    void booksAgreeWithAnIndependentSum();
    void whatDoesNotAddUpIsRefusedByFieldAndTheRestGoesOn();
    void payloadsAreKeptBeforeThereIsAnOrganisation_data();
    void payloadsAreKeptBeforeThereIsAnOrganisation();
    void anotherShopsOrdersAreRefused();
    void aSecondCurrencyIsRefused();
    void aCancelledImportKeepsWholeChunks();

private:
    QString make(const QString &shop, int orders);
    std::string file(const char *name, const std::string &text);
    ImportProgress import(const std::vector<std::string> &files);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<QTemporaryDir> m_folder;
    QStringList m_refused; ///< of the last import, as `#1001 total_mismatch total`
};

void TestShopImport::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_folder = std::make_unique<QTemporaryDir>();
}

/// The shop's payloads in a folder, as JSON Lines.
QString TestShopImport::make(const QString &shop, int orders)
{
    const auto made
        = runPython({QStringLiteral(LEAPFROG_SOURCE_DIR "/tools/make_orders.py"), u"--count"_s, QString::number(orders),
                     u"--seed"_s, u"11"_s, u"--shops"_s, shop, u"--out"_s, m_folder->path()});
    return made ? m_folder->path() : QString();
}

std::string TestShopImport::file(const char *name, const std::string &text)
{
    const auto path = m_folder->filePath(QString::fromLatin1(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(text)) < 0)
        qFatal("can't write %s", qPrintable(path));
    return path.toStdString();
}

ImportProgress TestShopImport::import(const std::vector<std::string> &files)
{
    m_refused.clear();
    const auto listen = [this](const ImportBatch &batch, const ImportProgress &) {
        for (const auto &note : batch.refused)
            m_refused.append(QString::fromStdString(note.id + ' ' + note.code + ' ' + note.field));
    };
    const auto done
        = runImport(m_database->connection(),
                    {.orgId = "shop", .baseCurrency = {}, .format = ImportFormat::Shopify, .files = files}, listen);
    if (!done)
        qFatal("%s", describe(done.error()).constData());
    return *done;
}

void TestShopImport::booksAgreeWithAnIndependentSum_data()
{
    QTest::addColumn<QString>("currency");
    QTest::newRow("us") << u"USD"_s;
    QTest::newRow("ca") << u"CAD"_s;
    QTest::newRow("gb") << u"GBP"_s;
    QTest::newRow("de") << u"EUR"_s;
    QTest::newRow("jp") << u"JPY"_s;
    QTest::newRow("kw") << u"KWD"_s;
}

void TestShopImport::booksAgreeWithAnIndependentSum()
{
    QFETCH(const QString, currency);
    const int orders = std::max(qEnvironmentVariableIntValue("LEAPFROG_SHOP_ORDERS"), 240) / 6;
    const auto folder = make(QString::fromLatin1(QTest::currentDataTag()), orders).toStdString();
    QVERIFY(!folder.empty());
    const std::vector<std::string> files = {folder + "/orders.jsonl", folder + "/refunds.jsonl",
                                            folder + "/transactions.jsonl", folder + "/payouts.jsonl"};
    const auto imported = import(files);
    QCOMPARE(m_refused, QStringList());
    m_database->drain();

    const auto expected = independentBooks(QString::fromStdString(folder));
    QCOMPARE(expected.problem, QString());
    const auto report = ReportStore(m_database->connection()).trialBalance("shop");
    VERIFY_RESULT(report);
    ShopBooks ours{.currency = std::string(report->head.currency->code),
                   .documents = m_database->number("SELECT count(*) FROM document WHERE accounting_status = 'posted'"),
                   .balances = {},
                   .problem = {}};
    for (const auto &account : report->accounts) {
        if (account.balance != 0)
            ours.balances[account.account] = amountText(account.balance, report->head.currency->decimals);
    }
    QCOMPARE(ours.currency, currency.toStdString());
    QCOMPARE(ours.shown(), expected.shown());
    QCOMPARE(imported.documents.created, static_cast<int>(expected.documents));

    // Once more: nothing changes, and every entry is what its document gives.
    const auto again = import(files);
    QCOMPARE(again.documents.created + again.documents.changed, 0);
    const auto verified = verifyLedger(m_database->connection(), "shop", {});
    VERIFY_RESULT(verified);
    QCOMPARE(verified->findings, 0);
    QCOMPARE(verified->verified, expected.documents);
}

void TestShopImport::whatDoesNotAddUpIsRefusedByFieldAndTheRestGoesOn()
{
    const auto folder = make(u"de"_s, 40);
    auto orders = QString::fromStdString(contents(folder + u"/orders.jsonl"_s)).split(u'\n', Qt::SkipEmptyParts);
    static const QRegularExpression total(u"(\"total_price_set\":\\{\"shop_money\":\\{\"amount\":\")"_s);
    static const QRegularExpression name(u"\"name\":\"(#[0-9]+)\""_s);
    QStringList expected;
    for (int i = 0; i < orders.size(); i += 10) {
        QVERIFY(total.match(orders[i]).hasMatch());
        orders[i].replace(total, u"\\19"_s);
        expected.append(name.match(orders[i]).captured(1) + u" total_mismatch total"_s);
    }
    const auto path = file("mutated.jsonl", orders.join(u'\n').toStdString() + "\n{\"id\":1,\n");
    const auto imported = import({path});
    expected.append(u" cut_off "_s);
    QCOMPARE(m_refused.filter(QRegularExpression(u"^(#[0-9]+ |) ?(total_mismatch|cut_off) "_s)), expected);
    QCOMPARE(imported.refused, m_refused.size());
    m_database->drain();
    QCOMPARE(m_database->number("SELECT count(*) FROM document WHERE document_type = 'sales_invoice'"), 36);
    QCOMPARE(m_database->number("SELECT count(*) FROM document WHERE accounting_status <> 'posted'"), 0);
    QCOMPARE(m_database->number("SELECT sum(base_amount) FROM gl_entry WHERE deleted_at IS NULL"), 0);
}

void TestShopImport::payloadsAreKeptBeforeThereIsAnOrganisation_data()
{
    QTest::addColumn<int>("orders");
    QTest::newRow("in one chunk") << 1;
    QTest::newRow("more than a chunk before the first document") << 600;
}

/// Test orders make no document, so no base currency; the refund of one, in a later import, is still known for what it
/// is.
void TestShopImport::payloadsAreKeptBeforeThereIsAnOrganisation()
{
    QFETCH(const int, orders);
    std::string text;
    for (int i = 0; i < orders; ++i) {
        const auto id = std::to_string(5000 + i);
        text += replaced(replaced(replaced(orderOnTop(), R"("id":1,)", R"("id":)" + id + ','), "#1001", "#T" + id),
                         R"("test":false)", R"("test":true)")
            + '\n';
    }
    const auto first = import({file("orders.jsonl", text + orderIncluded() + '\n')});
    QCOMPARE(m_refused, QStringList());
    QCOMPARE(first.keptBack, orders);
    QCOMPARE(first.documents.created, 1);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload"), orders + 1);

    const auto refund = replaced(refundOnTop(), R"("order_id":1)", R"("order_id":5000)");
    const auto second = import({file("refund.jsonl", refund)});
    QCOMPARE(m_refused, QStringList());
    QVERIFY(second.keptBack > 0);
}

void TestShopImport::anotherShopsOrdersAreRefused()
{
    import({file("one.jsonl", orderOnTop())});
    const auto other = replaced(orderOnTop(), R"("id":1,)", R"("id":9001,)");
    const auto imported = import({file("two.jsonl", other)});
    QCOMPARE(m_refused, QStringList{u"#1001 other_shop name"_s});
    QCOMPARE(imported.documents.changed, 0);
    QCOMPARE(m_database->number("SELECT accounting_ready_version FROM document"), 1);
}

void TestShopImport::aSecondCurrencyIsRefused()
{
    import({file("one.jsonl", orderOnTop())});
    import({file("two.jsonl", orderIncluded())});
    QCOMPARE(m_refused, QStringList{u"#1002 missing_rate fx_rate"_s});
    QCOMPARE(m_database->sql("SELECT base_currency FROM organisation"), std::string("CAD"));
}

void TestShopImport::aCancelledImportKeepsWholeChunks()
{
    std::string text;
    for (int i = 0; i < 1200; ++i)
        text += invoiceBody("S" + std::to_string(i), 1) + '\n';
    const ImportRequest request{
        .orgId = "shop", .baseCurrency = {}, .format = ImportFormat::Leapfrog, .files = {file("all.jsonl", text)}};
    std::stop_source stop;
    const auto cancelled = runImport(
        m_database->connection(), request, [&](const ImportBatch &, const ImportProgress &) { stop.request_stop(); },
        stop.get_token());
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().code, Error::Code::Cancelled);
    QCOMPARE(m_database->number("SELECT count(*) FROM document"), 500);
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 500);

    const auto whole = runImport(m_database->connection(), request);
    VERIFY_RESULT(whole);
    QCOMPARE(whole->documents.created, 700);
    QCOMPARE(whole->documents.unchanged, 500);
}

QTEST_GUILESS_MAIN(TestShopImport)
#include "test_shop_import.moc"
