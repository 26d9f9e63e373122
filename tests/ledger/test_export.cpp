// SPDX-License-Identifier: MIT
#include "core/csv.h"
#include "core/money.h"
#include "ledger/export/exporter.h"
#include "ledger/post.h"
#include "ledger/record.h"
#include "ledger/support/golden.h"
#include "ledger/support/outside_checkers.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace leapfrog;
using namespace leapfrog::test;

/// Programs that we did not write read our exports, check them by their own rules, and come to the same balances.
class TestExport : public QObject
{
    Q_OBJECT

private slots:
    void hledgerAgreesWithOurBalances_data() { addBaseCurrencies(); }
    void hledgerAgreesWithOurBalances();
    void beancountAgreesWithOurBalances_data() { addBaseCurrencies(); }
    void beancountAgreesWithOurBalances();
    void bothAcceptOddNames();
    void theCsvHoldsEveryPosting();
    void theJsonHoldsEveryPosting();

private:
    static void addBaseCurrencies();
    QByteArray write(ExportFormat format, const std::string &base);

    QTemporaryDir m_folder;
};

/// All golden documents that are posted, by base currency.
static const std::map<std::string, std::vector<ExportedDocument>> &postedDocuments()
{
    static const auto all = [] {
        std::map<std::string, std::vector<ExportedDocument>> byBase;
        for (const auto &golden : goldenCases()) {
            const auto record = documentRecord(golden.input).value();
            const auto context = record.context != nullptr ? Context::fromJson(*record.context, {}).value() : Context{};
            if (auto postings = post(*record.document, context))
                byBase[context.baseCurrency].push_back(
                    {golden.name.toStdString(), 1, record.document->find("type")->text(), std::move(*postings)});
        }
        return byBase;
    }();
    return all;
}

static std::string exported(ExportFormat format, const std::string &base,
                            const std::vector<ExportedDocument> &documents,
                            const std::string &organisation = "Acme \"Ltd\"")
{
    const auto exporter = makeExporter(format, {organisation, findCurrency(base), ChartOfAccounts::defaultChart()});
    std::string text;
    exporter->begin(text);
    for (const auto &document : documents)
        exporter->document(text, document);
    exporter->end(text);
    return text;
}

static Balances ourBaseBalances(const std::string &base)
{
    Balances balances;
    for (const auto &document : postedDocuments().at(base)) {
        for (const auto &posting : document.postings)
            balances[{posting.account, base}] += posting.baseAmount;
    }
    return balances;
}

/// In currencies other than the base: in the base, the formats add corrections of the base amount alone.
static Balances ourForeignBalances(const std::string &base)
{
    Balances balances;
    for (const auto &document : postedDocuments().at(base)) {
        for (const auto &posting : document.postings) {
            if (posting.currency != base)
                balances[{posting.account, posting.currency}] += posting.amount;
        }
    }
    return balances;
}

void TestExport::addBaseCurrencies()
{
    QTest::addColumn<std::string>("base");
    for (const auto &[base, documents] : postedDocuments())
        QTest::newRow(base.c_str()) << base;
}

QByteArray TestExport::write(ExportFormat format, const std::string &base)
{
    const auto path = m_folder.filePath(QString::fromStdString(base));
    QFile output(path);
    if (output.open(QIODevice::WriteOnly))
        output.write(QByteArray::fromStdString(exported(format, base, postedDocuments().at(base))));
    return path.toUtf8();
}

static void compare(const OutsideBooks &books, const std::string &base)
{
    QVERIFY2(books.problem.isEmpty(), books.problem.constData());
    const auto ours = withoutZeros(ourBaseBalances(base));
    QVERIFY(!ours.empty());
    QCOMPARE(differing(ours, books.base), QByteArray());
    QCOMPARE(differing(withoutZeros(ourForeignBalances(base)), books.foreign), QByteArray());
}

void TestExport::hledgerAgreesWithOurBalances()
{
    QFETCH(const std::string, base);
    compare(hledgerBooks(write(ExportFormat::Hledger, base), base), base);
}

void TestExport::beancountAgreesWithOurBalances()
{
    QFETCH(const std::string, base);
    compare(beancountBooks(write(ExportFormat::Beancount, base), base), base);
}

/// A posting in dollars whose amount and base amount are given.
static Posting posting(const char *account, std::int64_t amount, std::int64_t baseAmount)
{
    return {.date = parseDate("2026-03-31").value(),
            .account = account,
            .currency = "USD",
            .amount = amount,
            .baseAmount = baseAmount,
            .rule = "LOCK-CU"};
}

void TestExport::bothAcceptOddNames()
{
    // Dates, tags, comments and statuses to hledger; quotes to Beancount; and base amounts that no price can carry.
    const std::vector<ExportedDocument> documents{
        {"; date:2026-99-99 [2026-99-99]", 1, "a;b", {posting("a b:c", 100, 0), posting("ä", -100, 0)}},
        {"! (\"quoted\\\" | x", 2, "", {posting("a/b", 0, 87), posting("1200", 0, -87)}},
        {"=2026-01-01", 3, "journal", {posting("x", 5, -4), posting("X", -5, 4)}},
        {"\xC3\xA4 1,000.00 EUR", 4, "journal", {}},
    };
    const std::string organisation = "shop\ncomment\r\nalias income=liabilities\n"; // each a directive to hledger
    bool ok = false;
    for (const auto format : {ExportFormat::Hledger, ExportFormat::Beancount}) {
        const auto path = m_folder.filePath(QStringLiteral("odd"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(exported(format, "EUR", documents, organisation)));
        file.close();
        const auto complaints = format == ExportFormat::Hledger
            ? runProgram("hledger", {"-f", "journal:" + path.toUtf8(), "check", "--strict"}, &ok)
            : runProgram("bean-check", {path.toUtf8()}, &ok);
        QVERIFY2(ok, complaints.constData());
        if (format == ExportFormat::Hledger) {
            const auto balances = runProgram("hledger", {"-f", "journal:" + path.toUtf8(), "balance", "-N"}, &ok);
            QVERIFY2(balances.contains("1200") && !balances.contains("liabilities:4"), balances.constData());
        }
    }
    const auto csv
        = runProgram("bean-query",
                     {"-f", "csv", m_folder.filePath(QStringLiteral("odd")).toUtf8(),
                      "SELECT account, currency, str(sum(number)) AS n GROUP BY account, currency ORDER BY account"},
                     &ok);
    const auto balances = readBalances(csv, "EUR");
    QCOMPARE(balances.at({"X", "EUR"}), std::int64_t{4});
    QCOMPARE(balances.at({"X--78", "EUR"}), std::int64_t{-4});
    QCOMPARE(balances.at({"1200", "EUR"}), std::int64_t{-87});
}

void TestExport::theCsvHoldsEveryPosting()
{
    std::size_t postings = 0;
    for (const auto &document : postedDocuments().at("EUR"))
        postings += document.postings.size();
    const auto rows = parseCsv(exported(ExportFormat::Csv, "EUR", postedDocuments().at("EUR")));
    QVERIFY(rows.has_value());
    QCOMPARE(rows->size(), postings + 1);

    const auto odd
        = parseCsv(exported(ExportFormat::Csv, "EUR", {{"=cmd|x", 7, "journal", {posting("-1", -100, -92)}}}));
    QVERIFY(odd.has_value());
    const std::vector<std::string> row{
        "'=cmd|x", "7",       "journal", "2026-03-31",
        "'-1",     "USD",     "-1.00",   "EUR",
        "-0.92",   "LOCK-CU", "",        "Catches up on the first open day what changed in a locked period."};
    QCOMPARE(odd->at(1).fields, row);
}

void TestExport::theJsonHoldsEveryPosting()
{
    const auto &documents = postedDocuments().at("KWD");
    const auto json = parseJson(exported(ExportFormat::Json, "KWD", documents));
    QVERIFY(json.has_value());
    QCOMPARE(json->find("organisation")->text(), std::string("Acme \"Ltd\""));
    QCOMPARE(json->find("accounts")->items().size(), ChartOfAccounts::defaultChart().accounts().size());
    const auto &exportedDocuments = json->find("documents")->items();
    QCOMPARE(exportedDocuments.size(), documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i)
        QCOMPARE(exportedDocuments[i].find("postings")->items().size(), documents[i].postings.size());
}

QTEST_GUILESS_MAIN(TestExport)
#include "test_export.moc"
