// SPDX-License-Identifier: MIT
#include "engine/books/tax_report.h"
#include "ledger/support/any_document.h"
#include "recreate/random_book.h"
#include "recreate/reports/posted_shop.h"
#include "store/books/period_locks.h"

#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// What was taxed, code by code, and that it is what the tax accounts say.
class TestTaxReport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void codesAreToldApartOnOneAccount();
    void everySideIsThere();
    void partsComeToTheEntryInTheBase();
    void whatCatchesUpIsTaxedToo();
    void entriesFromBeforeAreTaxedByTheirDocuments();
    void taxesTieWhateverHappens();
};

namespace {

TaxReport taxes(TestDatabase &database, const Days &days = {})
{
    return must(taxReport(database.connection(), "acme", {}, days));
}

/// `month side code account taxable tax documents`, line by line.
QString shown(const TaxReport &report)
{
    QStringList lines;
    for (const auto &line : report.lines) {
        const auto text = dateText(line.month).substr(0, 7) + ' ' + std::string(taxSideName(line.side)) + ' '
            + line.code + ' ' + line.account + ' ' + amountText(line.taxable, 2) + ' ' + amountText(line.tax, 2) + ' '
            + std::to_string(line.documents);
        lines.append(QString::fromStdString(text));
    }
    return lines.join(u", "_s);
}

bool ties(const TaxReport &report)
{
    return std::ranges::all_of(report.accounts, [](const TaxAccount &account) { return account.difference() == 0; });
}

std::string taxed(const std::string &net, const std::string &code, const std::string &tax, const std::string &more = {})
{
    return R"({"amount":")" + net + R"(","taxes":[{"code":")" + code + R"(","amount":")" + tax + '"' + more + "}]}";
}

std::string body(const std::string &lines, const std::string &total, const std::string &more = {})
{
    return R"("tax_included":false,"lines":[)" + lines + R"(],"total":")" + total + '"' + more;
}

} // namespace

void TestTaxReport::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS")) // a case is a database
        qputenv("RC_PARAMS", "max_success=8 noshrink=1");
}

void TestTaxReport::codesAreToldApartOnOneAccount()
{
    PostedShop shop;
    shop.add("I1", "sales_invoice", "2026-03-01",
             body(taxed("100.00", "S", "19.00") + ',' + taxed("50.00", "R", "3.50") + ',' + taxed("40.00", "Z", "0.00")
                      + R"(,{"amount":"7.00"})",
                  "219.50"));
    shop.add("I2", "sales_invoice", "2026-04-01", body(taxed("10.00", "S", "1.90"), "11.90"));
    shop.add("I3", "sales_invoice", "2026-04-02", body(taxed("20.00", "Z", "0.00"), "20.00"));
    QCOMPARE(shop.database.sql("SELECT count(*) FROM gl_entry WHERE rule = 'SI-TAX'"), std::string("2"));
    shop.add("J1", "journal", "2026-04-10",
             R"("lines":[{"account":"2100","debit":"22.50"},{"account":"1000","credit":"22.50"}])");
    const auto report = taxes(shop.database);
    QCOMPARE(
        shown(report),
        u"2026-03 sales R 2100 50.00 3.50 1, 2026-03 sales S 2100 100.00 19.00 1, 2026-03 sales Z 2100 40.00 0.00 1, "
        "2026-04 sales S 2100 10.00 1.90 1, 2026-04 sales Z 2100 20.00 0.00 1"_s);
    QVERIFY(ties(report));
    QCOMPARE(report.others.size(), std::size_t(1));
    QCOMPARE(report.others.front().documentId, std::string("J1"));
    const auto account = std::ranges::find(report.accounts, std::string("2100"), &TaxAccount::account);
    QCOMPARE(amountText(account->movement, 2), std::string("-1.90"));
    QCOMPARE(amountText(account->coded, 2), std::string("-24.40"));
    QCOMPARE(amountText(account->other, 2), std::string("22.50"));
    QCOMPARE(shown(taxes(shop.database, {.from = parseDate("2026-04-02"), .through = {}})),
             u"2026-04 sales Z 2100 20.00 0.00 1"_s);
    QCOMPARE(shop.findings(), 0);
}

void TestTaxReport::everySideIsThere()
{
    PostedShop shop;
    shop.add("I1", "sales_invoice", "2026-03-01", body(taxed("100.00", "S", "19.00"), "119.00"));
    shop.add("C1", "credit_note", "2026-03-02",
             body(taxed("40.00", "S", "7.60"), "35.70",
                  R"(,"of":"I1","kept":{"amount":"10.00","taxes":[{"code":"S","amount":"1.90"}]})"));
    shop.add("W1", "write_off", "2026-03-03",
             R"("of":"receivable","document":"I1","amount":"11.90","taxes":[{"code":"S","amount":"1.90"}])");
    shop.add(
        "B1", "vendor_bill", "2026-03-04",
        body(taxed("200.00", "S", "38.00") + ',' + taxed("10.00", "S", "1.90", R"(,"recoverable":false)"), "249.90"));
    shop.add("B2", "vendor_bill", "2026-03-05",
             body(taxed("50.00", "RC", "9.50", R"(,"reverse_charge":true)"), "50.00"));
    const auto report = taxes(shop.database);
    QCOMPARE(
        shown(report),
        u"2026-03 sales S 2100 60.00 11.40 3, 2026-03 purchases S 1400 200.00 38.00 1, "
        "2026-03 reverse_charge_owed RC 2100 50.00 9.50 1, 2026-03 reverse_charge_recovered RC 1400 50.00 9.50 1"_s);
    QVERIFY(ties(report));
    QVERIFY(report.others.empty());
}

/// 1.00 at 0.335 three times: 0.335 each, 1.005 together.
void TestTaxReport::partsComeToTheEntryInTheBase()
{
    PostedShop shop;
    shop.add("I1", "sales_invoice", "2026-03-01",
             body(taxed("5.00", "A", "1.00") + ',' + taxed("5.00", "B", "1.00") + ',' + taxed("5.00", "C", "1.00"),
                  "18.00", R"(,"fx_rate":"0.335")"),
             "Ada", "USD");
    const auto report = taxes(shop.database);
    QCOMPARE(shown(report),
             u"2026-03 sales A 2100 1.68 0.34 1, 2026-03 sales B 2100 1.68 0.33 1, "
             "2026-03 sales C 2100 1.68 0.34 1"_s);
    QCOMPARE(shop.database.sql("SELECT base_amount FROM gl_entry WHERE rule = 'SI-TAX'"), std::string("-101"));
    QVERIFY(ties(report));
}

void TestTaxReport::whatCatchesUpIsTaxedToo()
{
    PostedShop shop;
    shop.database.sql("UPDATE organisation SET lock_policy = 'catch_up' WHERE org_id = 'acme'");
    const auto invoice = [&](const std::string &net, const std::string &tax, const std::string &total) {
        shop.add("I1", "sales_invoice", "2026-03-01",
                 body(taxed(net, "S", tax) + ',' + taxed("50.00", "R", "3.50"), total));
    };
    invoice("100.00", "19.00", "172.50");
    must(PeriodLockStore(shop.database.connection()).lock("acme", parseDate("2026-03-31").value(), u"closed"_s));
    invoice("80.00", "15.20", "148.70");
    const auto report = taxes(shop.database);
    QCOMPARE(shown(report),
             u"2026-03 sales R 2100 50.00 3.50 1, 2026-03 sales S 2100 100.00 19.00 1, "
             "2026-04 sales S 2100 -20.00 -3.80 1"_s);
    QVERIFY(ties(report));
    QCOMPARE(shop.findings(), 0);
    // What was locked says nothing of its taxes: then the difference has no code, and still ties.
    PostedShop::forget(shop.database, "version = 1");
    invoice("70.00", "13.30", "136.80");
    const auto later = taxes(shop.database);
    QVERIFY(ties(later));
    QVERIFY2(shown(later).contains(u"not_known"_s), qPrintable(shown(later)));
}

void TestTaxReport::entriesFromBeforeAreTaxedByTheirDocuments()
{
    PostedShop shop;
    shop.add("I1", "sales_invoice", "2026-03-01",
             body(taxed("100.00", "S", "19.00") + ',' + taxed("50.00", "R", "3.50") + ',' + taxed("40.00", "Z", "0.00"),
                  "212.50"));
    shop.add("B2", "vendor_bill", "2026-03-05",
             body(taxed("50.00", "RC", "9.50", R"(,"reverse_charge":true)"), "50.00"));
    const auto kept = shown(taxes(shop.database));
    PostedShop::forget(shop.database);
    const auto report = taxes(shop.database);
    QCOMPARE(shown(report), kept);
    QVERIFY(ties(report));
    QCOMPARE(report.fromDocuments, 5);
    // What the document does not say any more has no code.
    shop.database.sql("ALTER TABLE document DISABLE TRIGGER USER");
    shop.database.sql("UPDATE document SET body = '{}' WHERE document_id = 'I1'");
    const auto unknown = taxes(shop.database);
    QVERIFY(ties(unknown));
    QVERIFY2(shown(unknown).contains(u"2026-03 not_known  2100 0.00 -22.50 1"_s), qPrintable(shown(unknown)));
}

void TestTaxReport::taxesTieWhateverHappens()
{
    QVERIFY(rc::check("along a walk of acts", [] {
        RandomBook book(*rc::gen::inRange(5, 25));
        for (int i = 0; i < 8; ++i) {
            book.actAnyhow();
            if (i == 3)
                PostedShop::forget(book.database());
            const Days days{.from = {}, .through = parseDate(anyDay())};
            const auto report = must(taxReport(book.connection(), "acme", {}, days));
            RC_ASSERT(ties(report));
            RC_CLASSIFY(!report.lines.empty());
            const auto known
                = must(taxReport(book.connection(), "acme", {.knownAt = Moment::parse(book.moment())}, days));
            RC_ASSERT(shown(known) == shown(report));
            for (const auto &account : report.accounts)
                RC_ASSERT(amountText(account.movement, 0)
                          == book.database().sql(
                              "SELECT coalesce(sum(base_amount), 0) FROM ledger_figure WHERE account = '"
                              + account.account + "' AND entry_date <= '" + dateText(*days.through) + "'"));
        }
    }));
}

QTEST_GUILESS_MAIN(TestTaxReport)
#include "test_tax_report.moc"
