// SPDX-License-Identifier: MIT
#include "core/csv.h"
#include "engine/books/book_export.h"
#include "ledger/record.h"
#include "ledger/support/outside_checkers.h"
#include "store/books/accounts.h"
#include "store/books/organisations.h"
#include "store/books/reports.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace leapfrog;
using namespace leapfrog::test;

namespace {

struct Written
{
    std::string text;
    JournalNotes notes;
    std::string problem; ///< why there is none
};

const std::string splitAccount = "9999";

} // namespace

/// Files for DATEV, QuickBooks and Xero of generated shops, read by programs that know the formats' published rules and
/// nothing of ours: what they add up to is our trial balance of those days.
class TestJournalFiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void readersComeToOurTrialBalance_data();
    void readersComeToOurTrialBalance();
    void otherFormatsTakeDaysAndSums_data() { readersComeToOurTrialBalance_data(); }
    void otherFormatsTakeDaysAndSums();
    void taxKeysAreUsedWhereTheCentsAgree();
    void whatAFormatCannotSayIsRefused_data();
    void whatAFormatCannotSayIsRefused();
    void namesStayApart();
    void linesBeyondTheLimitAreNoted();
    void aSumOfAPayoutHasWhatItPaidOut();

private:
    void addShop(const std::string &base, int seed);
    Written written(const ExportRequest &request);
    QByteArray file(const Written &written);
    Balances expected(const std::string &org, const Days &days, const std::map<std::string, std::string> &names = {});
    Balances datevBooks(const Written &written, const std::string &base, const QByteArrayList &more = {});
    Balances csvBooks(const char *program, const Written &written, const std::string &base);

    std::unique_ptr<TestDatabase> m_database;
    QTemporaryDir m_folder;
};

static QByteArray script(const char *name)
{
    return QByteArray(LEAPFROG_TEST_EXPORTS "/") + name;
}

void TestJournalFiles::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    int seed = 1;
    for (const auto *const base : {"EUR", "JPY", "KWD"})
        addShop(base, seed++);
    m_database->drain();
}

void TestJournalFiles::addShop(const std::string &base, int seed)
{
    VERIFY_RESULT(OrganisationStore(m_database->connection())
                      .change(base, {.baseCurrency = base, .taxAccounts = {{"A", "2111"}}, .fiscalYearStart = 4}));
    ChartOfAccounts chart;
    for (const auto *const code : {"2111", "4010", "0400"})
        chart.add({code, std::string("Account \"") + code + "\", =ü", guessedKind(code)});
    VERIFY_RESULT(AccountStore(m_database->connection()).import(base, chart, OtherAccounts::Keep));
    bool ok = false;
    const auto lines = runProgram(
        "python3", {script("shop.py"), QByteArray::number(seed), "400", QByteArray::fromStdString(base)}, &ok);
    QVERIFY2(ok, lines.constData());
    std::vector<ImportedDocument> documents;
    for (const auto &line : lines.split('\n')) {
        if (line.isEmpty())
            continue;
        const auto document = parseJson(line.toStdString());
        VERIFY_RESULT(document);
        const auto text = [&document](const char *name) { return document->find(name)->text(); };
        documents.push_back({.id = text("id"),
                             .type = text("type"),
                             .date = text("date"),
                             .currency = text("currency"),
                             .partyName = text("party_name"),
                             .amount = {},
                             .body = line.toStdString()});
    }
    VERIFY_RESULT(DocumentStore(m_database->connection()).import(base, documents));
}

Written TestJournalFiles::written(const ExportRequest &request)
{
    Written written;
    const auto sink = [&written](std::string_view piece) -> Result<> {
        written.text += piece;
        return {};
    };
    const auto done = exportBook(m_database->connection(), request, sink);
    if (done)
        written.notes = done->notes;
    else
        written.problem = done.error().reason;
    return written;
}

QByteArray TestJournalFiles::file(const Written &written)
{
    const auto path = m_folder.filePath(QStringLiteral("file"));
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        file.write(QByteArray::fromStdString(written.text));
    return path.toUtf8();
}

/// Our own trial balance of the days; `names`: what the file calls accounts.
Balances TestJournalFiles::expected(const std::string &org, const Days &days,
                                    const std::map<std::string, std::string> &names)
{
    Balances balances;
    const auto report
        = ReportStore(m_database->connection()).trialBalance(org, AwaitingFigures::Previous, days).value();
    for (const auto &account : report.accounts) {
        const auto name = names.find(account.account);
        balances[{name == names.end() ? account.account : name->second, std::string(report.head.currency->code)}]
            += static_cast<std::int64_t>(account.balance);
    }
    return withoutZeros(std::move(balances));
}

Balances TestJournalFiles::datevBooks(const Written &written, const std::string &base, const QByteArrayList &more)
{
    bool ok = false;
    const auto read = runProgram(
        "python3",
        QByteArrayList{script("datev_file.py"), file(written), "--split", QByteArray::fromStdString(splitAccount)}
            + more,
        &ok);
    if (!ok)
        qWarning("%s", read.constData());
    return ok ? readBalances("account,amount\n" + read, base) : Balances{{{"not read", base}, 0}};
}

Balances TestJournalFiles::csvBooks(const char *program, const Written &written, const std::string &base)
{
    bool ok = false;
    const auto read = runProgram("python3", {script("journal_csv.py"), program, file(written)}, &ok);
    if (!ok)
        qWarning("%s", read.constData());
    return ok ? readBalances("account,amount\n" + read, base) : Balances{{{"not read", base}, 0}};
}

void TestJournalFiles::readersComeToOurTrialBalance_data()
{
    QTest::addColumn<std::string>("base");
    QTest::addColumn<ExportBy>("by");
    QTest::addColumn<Days>("days");
    const auto day = [](const char *text) { return *parseDate(text); };
    for (const auto *const base : {"EUR", "JPY"}) {
        for (const auto &[name, days] : std::initializer_list<std::pair<const char *, Days>>{
                 {"fiscal year", {day("2024-04-01"), day("2025-03-31")}},
                 {"days", {day("2024-12-20"), day("2025-01-17")}},
                 {"nothing", {day("2020-01-01"), day("2020-01-31")}}}) {
            for (const auto by : {ExportBy::Entry, ExportBy::Day, ExportBy::Payout, ExportBy::Month})
                QTest::addRow("%s %s %d", base, name, static_cast<int>(by)) << std::string(base) << by << days;
        }
    }
}

void TestJournalFiles::readersComeToOurTrialBalance()
{
    QFETCH(const std::string, base);
    QFETCH(const ExportBy, by);
    QFETCH(const Days, days);
    ExportRequest request{.orgId = base, .format = JournalFormat::Datev, .days = days, .by = by};
    request.options.datev.consultant = 29098;
    request.options.datev.client = 55003;
    request.options.datev.splitAccount = splitAccount;
    const auto datev = written(request);
    QCOMPARE(datev.problem, std::string());
    const auto ours = expected(base, days);
    QCOMPARE(ours.empty(), days.from < parseDate("2021-01-01"));
    QCOMPARE(differing(ours, datevBooks(datev, base)), QByteArray());
    QVERIFY(by != ExportBy::Entry || ours.empty() || datev.notes.changedTexts > 0);

    request.format = JournalFormat::Xero;
    const auto xero = written(request);
    QCOMPARE(xero.problem, std::string());
    QCOMPARE(differing(ours, csvBooks("xero", xero, base)), QByteArray());

    std::map<std::string, std::string> names;
    const auto chart = AccountStore(m_database->connection()).chart(base);
    VERIFY_RESULT(chart);
    for (const auto &[code, account] : chart->accounts())
        names[code] = account.name;
    request.format = JournalFormat::QuickBooks;
    const auto quickBooks = written(request);
    QCOMPARE(quickBooks.problem, std::string());
    QCOMPARE(differing(expected(base, days, names), csvBooks("quickbooks", quickBooks, base)), QByteArray());
}

void TestJournalFiles::otherFormatsTakeDaysAndSums()
{
    QFETCH(const std::string, base);
    QFETCH(const ExportBy, by);
    QFETCH(const Days, days);
    const auto ours = expected(base, days);
    const auto journal = written({.orgId = base, .format = ExportFormat::Hledger, .days = days, .by = by});
    const auto hledger = hledgerBooks(file(journal), base);
    QCOMPARE(hledger.problem, QByteArray());
    QCOMPARE(differing(ours, withoutZeros(hledger.base)), QByteArray());
    const auto ledger = written({.orgId = base, .format = ExportFormat::Beancount, .days = days, .by = by});
    const auto beancount = beancountBooks(file(ledger), base);
    QCOMPARE(beancount.problem, QByteArray());
    QCOMPARE(differing(ours, withoutZeros(beancount.base)), QByteArray());
}

static ImportedDocument taxedInvoice(const std::string &id, const std::string &net, const std::string &tax,
                                     const std::string &total, const std::string &shipping = {},
                                     const std::string &shippingTax = {})
{
    const auto line = [](const std::string &kind, const std::string &amount, const std::string &part) {
        return R"({"kind":")" + kind + R"(","amount":")" + amount + R"(","taxes":[{"code":"MwSt 19%","amount":")" + part
            + R"("}]})";
    };
    auto lines = line("goods", net, tax);
    if (!shipping.empty())
        lines += ',' + line("shipping", shipping, shippingTax);
    const auto body = R"({"id":")" + id + R"(","type":"sales_invoice","date":"2026-03-05","currency":"EUR",)"
        + R"("tax_included":false,"total":")" + total + R"(","lines":[)" + lines + "]}";
    return {.id = id,
            .type = "sales_invoice",
            .date = "2026-03-05",
            .currency = "EUR",
            .partyName = "Anna Müller",
            .amount = {},
            .body = body};
}

void TestJournalFiles::taxKeysAreUsedWhereTheCentsAgree()
{
    VERIFY_RESULT(OrganisationStore(m_database->connection()).change("skr", {.baseCurrency = "EUR"}));
    VERIFY_RESULT(DocumentStore(m_database->connection())
                      .import("skr",
                              {taxedInvoice("#1", "100.00", "19.00", "119.00"),
                               taxedInvoice("#2", "100.00", "19.00", "123.76", "4.00", "0.76"),
                               taxedInvoice("#3", "100.00", "19.01", "119.01"), // a cent that DATEV would not reckon
                               taxedInvoice("#4", "0.03", "0.01", "0.04")}));
    m_database->drain();
    const Days days{parseDate("2026-01-01"), parseDate("2026-12-31")};
    const std::map<std::string, std::string> numbers{
        {"1200", "1400"}, {"4000", "8400"}, {"4100", "8401"}, {"2100", "1776"}};
    ExportRequest request{.orgId = "skr", .format = JournalFormat::Datev, .days = days};
    request.options.accounts = {numbers.begin(), numbers.end()};
    request.options.datev.consultant = 1001;
    request.options.datev.client = 1;
    request.options.datev.automaticAccounts = {"8400", "8401"};
    request.options.datev.isLocked = true;
    request.options.datev.taxKeys = {{"MwSt 19%", {.key = "3", .rate = 1900, .account = "1776"}}};
    const auto datev = written(request);
    QCOMPARE(datev.problem, std::string());
    QCOMPARE(datev.notes.taxKeyLines, 4); // #1, the two of #2, #4
    QCOMPARE(datev.notes.lines, 6);
    QCOMPARE(
        differing(expected("skr", days, numbers),
                  datevBooks(datev, "EUR", {"--automatic", "8400", "--automatic", "8401", "--tax-key", "3:19:1776"})),
        QByteArray());
    QVERIFY(datev.text.find("\r\n119,00;\"S\";\"\";;;\"\";1400;8400;\"0003\";0503;\"1\"") != std::string::npos);
    QVERIFY(datev.text.find("\"Belegname\";\"#1\"") != std::string::npos);

    // The key's tax goes to another account than ours: then never.
    request.options.datev.taxKeys["MwSt 19%"].account = "1775";
    QCOMPARE(written(request).notes.taxKeyLines, 0);
}

void TestJournalFiles::whatAFormatCannotSayIsRefused_data()
{
    QTest::addColumn<std::string>("org");
    QTest::addColumn<BookFormat>("format");
    QTest::addColumn<Days>("days");
    QTest::addColumn<std::string>("account");
    QTest::addColumn<std::string>("problem");
    const Days year{parseDate("2024-04-01"), parseDate("2025-03-31")};
    const BookFormat datev = JournalFormat::Datev;
    QTest::newRow("three decimals") << std::string("KWD") << datev << year << std::string("1400")
                                    << std::string("unfit_currency");
    QTest::newRow("three decimals, QuickBooks") << std::string("KWD") << BookFormat(JournalFormat::QuickBooks) << year
                                                << std::string("1400") << std::string("unfit_currency");
    QTest::newRow("three decimals, Xero") << std::string("KWD") << BookFormat(JournalFormat::Xero) << year
                                          << std::string("1400") << std::string("unfit_currency");
    QTest::newRow("two fiscal years") << std::string("EUR") << datev
                                      << Days{parseDate("2024-03-31"), parseDate("2025-03-31")} << std::string("1400")
                                      << std::string("across_fiscal_years");
    QTest::newRow("no last day") << std::string("EUR") << datev << Days{parseDate("2024-04-01"), {}}
                                 << std::string("1400") << std::string("missing_days");
    QTest::newRow("no number") << std::string("EUR") << datev << year << std::string("receivable")
                               << std::string("unfit_account");
    QTest::newRow("too long") << std::string("EUR") << datev << year << std::string("140000")
                              << std::string("unfit_account");
    QTest::newRow("no split account") << std::string("EUR") << datev << year << std::string("1400")
                                      << std::string("split_account_missing");
}

void TestJournalFiles::whatAFormatCannotSayIsRefused()
{
    QFETCH(const std::string, org);
    QFETCH(const BookFormat, format);
    QFETCH(const Days, days);
    QFETCH(const std::string, account);
    QFETCH(const std::string, problem);
    ExportRequest request{.orgId = org, .format = format, .days = days};
    request.options.accounts = {{"1200", account}};
    request.options.datev.splitAccount = problem == "split_account_missing" ? "" : splitAccount;
    QCOMPARE(written(request).problem, problem);
}

void TestJournalFiles::namesStayApart()
{
    m_database->addOrganisation("names");
    ChartOfAccounts chart;
    chart.add({"1200", "Money", AccountKind::Asset});
    chart.add({"4000", "Money", AccountKind::Income});
    VERIFY_RESULT(AccountStore(m_database->connection()).import("names", chart, OtherAccounts::Keep));
    const std::string start(40, 'x');
    for (const auto *const end : {"1", "2"})
        m_database->importInvoice(start + end, 10, "names");
    m_database->importInvoice("420", 10, "names");
    m_database->drain();
    const auto quickBooks = written({.orgId = "names", .format = JournalFormat::QuickBooks});
    QCOMPARE(differing({{{"Money (1200)", "EUR"}, 3000}, {{"Money (4000)", "EUR"}, -3000}},
                       csvBooks("quickbooks", quickBooks, "EUR")),
             QByteArray());
    QCOMPARE(quickBooks.notes.journals, 3);

    ExportRequest request{
        .orgId = "names", .format = JournalFormat::Datev, .days = {parseDate("2026-01-01"), parseDate("2026-12-31")}};
    request.options.accounts = {{"1200", "04000"}};
    QCOMPARE(written(request).problem, std::string("unfit_account")); // 4000 is 04000, which nobody said
    request.options.accounts["4000"] = "4000";
    request.options.datev.splitAccount = splitAccount; // an account against itself goes through it
    QCOMPARE(written(request).notes.splitJournals, 3);
}

void TestJournalFiles::linesBeyondTheLimitAreNoted()
{
    const auto xero = written({.orgId = "EUR", .format = JournalFormat::Xero});
    QVERIFY(xero.notes.lineLimit > 0 && xero.notes.lines > xero.notes.lineLimit);
    const auto month = written({.orgId = "EUR",
                                .format = JournalFormat::Xero,
                                .days = {parseDate("2024-05-01"), parseDate("2024-05-31")},
                                .by = ExportBy::Month});
    QVERIFY(month.notes.lines > 0 && month.notes.lines <= month.notes.lineLimit);
}

void TestJournalFiles::aSumOfAPayoutHasWhatItPaidOut()
{
    m_database->addOrganisation("payouts");
    m_database->importInvoice("#1", 10, "payouts");
    m_database->importInvoice("#2", 20, "payouts");
    m_database->importInvoice("other", 40, "payouts");
    m_database->drain();
    m_database->sql("UPDATE document SET payload_group = 'order/' || right(document_id, 1) WHERE org_id = 'payouts' "
                    "AND document_id LIKE '#_'");
    m_database->sql(
        "INSERT INTO document (org_id, document_id, document_type, document_date, currency, body, payload_group) "
        "VALUES ('payouts', 'payout-77', 'payout', '2026-04-02', 'EUR', '{}', 'payout/77')");
    for (const auto *const order : {"1", "2"})
        m_database->sql(
            std::string(
                "INSERT INTO import_payload (org_id, kind, shopify_id, payload_group, order_group, state, payload, "
                "digest) VALUES ('payouts', 'balance_transaction', 'b")
            + order + "', 'payout/77', 'order/" + order + R"(', 'read', '{"source_order_transaction_id":"5"}', '\x0)"
            + order + "')");
    const auto rows = parseCsv(written({.orgId = "payouts", .format = ExportFormat::Csv, .by = ExportBy::Payout}).text);
    QVERIFY(rows.has_value());
    std::string sums;
    for (std::size_t i = 1; i < rows->size(); ++i)
        sums += rows->at(i).fields[0] + ' ' + rows->at(i).fields[4] + ' ' + rows->at(i).fields[6] + "; ";
    QVERIFY2(sums.starts_with("payout-77 2026-03 1200 30.00; payout-77 2026-03 4000 -30.00; "
                              "without payout 2026-03 1200 40.00; without payout 2026-03 4000 -40.00; "),
             sums.c_str());
}

QTEST_GUILESS_MAIN(TestJournalFiles)
#include "test_journal_files.moc"
