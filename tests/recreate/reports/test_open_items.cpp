// SPDX-License-Identifier: MIT
#include "engine/books/open_items.h"
#include "ledger/support/any_document.h"
#include "recreate/random_book.h"
#include "recreate/reports/posted_shop.h"
#include "store/books/period_locks.h"
#include "support/result_helpers.h"

#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// What customers owe and what is owed to vendors, document by document, and that it is what the accounts say.
class TestOpenItems : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void itemsAreWhatIsNotSettled();
    void agesCountFromTheDueDay();
    void itemsAreThoseOfTheDayAndOfTheMoment();
    void whatCatchesUpSettlesToo();
    void entriesFromBeforeAreToldByTheirDocuments();
    void verifyLooksAtWhatIsSettled();
    void itemsTieWhateverHappens();
};

namespace {

OpenItemsQuery queryOf(const std::string &day, const std::string &knownAt = {})
{
    OpenItemsQuery query;
    query.orgId = "acme";
    query.asOf = parseDate(day).value();
    if (!knownAt.empty())
        query.figures.knownAt = Moment::parse(knownAt);
    return query;
}

OpenItems items(PostedShop &shop, const std::string &day = "2026-06-30", const std::string &knownAt = {})
{
    return must(openItems(shop.database.connection(), queryOf(day, knownAt)));
}

/// `document currency original settled open base reason`, line by line.
QString shown(const OpenItems &report)
{
    QStringList lines;
    for (const auto &item : report.items) {
        QStringList parts{QString::fromStdString(item.documentId)};
        for (const auto amount : {item.original, item.settled, item.open, item.openBase})
            parts.append(QString::fromStdString(amountText(amount, 2)));
        const auto reason = openReasonName(item.reason);
        parts.append(QString::fromUtf8(reason.data(), static_cast<qsizetype>(reason.size())));
        lines.append(parts.join(u' '));
    }
    return lines.join(u", "_s);
}

bool ties(const OpenItems &report)
{
    return std::ranges::all_of(report.totals, [](const OpenTotal &total) { return total.difference() == 0; });
}

} // namespace

void TestOpenItems::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS")) // a case is a database
        qputenv("RC_PARAMS", "max_success=8 noshrink=1");
}

void TestOpenItems::itemsAreWhatIsNotSettled()
{
    PostedShop shop;
    shop.invoice("I1", "2026-03-01", "100.00"); // paid in parts
    shop.payment("P1", "2026-03-05", "40.00", PostedShop::to("I1", "40.00"));
    shop.invoice("I2", "2026-03-02", "50.00"); // paid in full
    shop.payment("P2", "2026-03-05", "50.00", PostedShop::to("I2", "50.00"));
    shop.invoice("I3", "2026-03-03", "80.00"); // paid, part of it taken back, the money given back
    shop.payment("P3", "2026-03-05", "80.00", PostedShop::to("I3", "80.00"));
    shop.add("C3", "credit_note", "2026-03-10",
             R"("of":"I3","tax_included":true,"lines":[{"amount":"30.00"}],"total":"30.00")");
    QCOMPARE(shown(items(shop)), u"I1 100.00 -40.00 60.00 60.00 open, I3 80.00 -110.00 -30.00 -30.00 overpaid"_s);
    shop.payment("R3", "2026-03-11", "30.00", PostedShop::to("C3", "30.00"), "out", R"(,"party":"customer")");
    shop.invoice("I4", "2026-03-04", "10.00"); // overpaid
    shop.payment("P4", "2026-03-05", "13.00", PostedShop::to("I4", "13.00"));
    shop.payment("P5", "2026-03-05", "7.00", PostedShop::to("LATE", "7.00")); // its invoice is not there yet
    shop.add("C6", "credit_note", "2026-03-06", R"("tax_included":true,"lines":[{"amount":"5.00"}],"total":"5.00")");
    shop.add("J1", "journal", "2026-03-07",
             R"("lines":[{"account":"1200","debit":"9.00"},{"account":"4300","credit":"9.00"}])");
    shop.add("J2", "journal", "2026-03-08", // a journal that names what it settles
             R"("lines":[{"account":"6000","debit":"60.00"},{"role":"receivable","credit":"60.00","document":"I1"}])");
    shop.invoice("I7", "2026-03-04", "25.00");
    shop.add("W7", "write_off", "2026-04-01", R"("of":"receivable","document":"I7","amount":"20.00")");
    shop.add("I8", "sales_invoice", "2026-03-09", // in dollars, paid at another rate than booked
             R"("fx_rate":"0.9","tax_included":true,"lines":[{"amount":"100.00"}],"total":"100.00")", "Bob", "USD");
    shop.add("P8", "payment", "2026-03-12",
             R"("fx_rate":"0.8","direction":"in","method":"bank","amount":"100.00",)"
             R"("allocations":[{"document":"I8","amount":"100.00"}])",
             "Bob", "USD");
    shop.add("B1", "vendor_bill", "2026-03-01", R"("tax_included":true,"lines":[{"amount":"200.00"}],"total":"200.00")",
             "Mill");
    shop.payment("P9", "2026-03-20", "150.00", PostedShop::to("B1", "150.00"), "out");
    const auto report = items(shop);
    QCOMPARE(shown(report),
             u"P5 0.00 -7.00 -7.00 -7.00 no_document, "_s.replace(u"P5"_s, u"LATE"_s)
                 + u"I4 10.00 -13.00 -3.00 -3.00 overpaid, I7 25.00 -20.00 5.00 5.00 open, "
                   "C6 -5.00 0.00 -5.00 -5.00 open, J1 0.00 9.00 9.00 9.00 not_allocated, "
                   "I8 100.00 -100.00 0.00 10.00 exchange_difference, B1 -200.00 150.00 -50.00 -50.00 open"_s);
    QVERIFY(ties(report));
    QCOMPARE(amountText(report.totals[0].balance, 2), std::string("9.00"));
    QCOMPARE(amountText(report.totals[1].balance, 2), std::string("-50.00"));
    QCOMPARE(report.fromDocuments, 0);

    auto query = queryOf("2026-06-30");
    query.kind = OpenKind::Receivable;
    query.party = "bo";
    const auto ofOne = must(openItems(shop.database.connection(), query));
    QCOMPARE(ofOne.items.size(), std::size_t(1));
    QCOMPARE(ofOne.totals.size(), std::size_t(1));
    QVERIFY(ties(ofOne)); // the totals are of all parties
    QCOMPARE(shop.findings(), 0);
}

void TestOpenItems::agesCountFromTheDueDay()
{
    PostedShop shop;
    shop.invoice("DUE", "2026-03-01", "1.00", R"(,"due_date":"2026-04-30")");
    shop.invoice("OLD", "2026-03-01", "2.00");
    shop.invoice("NEW", "2026-05-30", "4.00");
    shop.invoice("OWN", "2026-05-30", "8.00", {}, "Bob");
    shop.add("BILL", "vendor_bill", "2026-03-01",
             R"("tax_included":true,"lines":[{"amount":"5.00"}],"total":"5.00","due_date":"2026-03-31")", "Mill");
    const auto ages = [&](const char *day) {
        QStringList parts;
        for (const auto &party : items(shop, day).parties) {
            QStringList buckets{QString::fromStdString(party.party)};
            for (const auto amount : party.buckets)
                buckets.append(QString::fromStdString(amountText(amount, 2)));
            parts.append(buckets.join(u' '));
        }
        return parts.join(u", "_s);
    };
    QCOMPARE(ages("2026-04-30"), u"Ada 1.00 0.00 2.00 0.00 0.00, Mill 0.00 -5.00 0.00 0.00 0.00"_s);
    QCOMPARE(ages("2026-05-30"),
             u"Ada 4.00 1.00 0.00 2.00 0.00, Bob 8.00 0.00 0.00 0.00 0.00, "
             "Mill 0.00 0.00 -5.00 0.00 0.00"_s);
    QCOMPARE(ages("2026-05-31"),
             u"Ada 0.00 4.00 1.00 0.00 2.00, Bob 0.00 8.00 0.00 0.00 0.00, "
             "Mill 0.00 0.00 0.00 -5.00 0.00"_s);
    const auto report = items(shop, "2026-05-30");
    QCOMPARE(report.items[1].days, 90); // OLD, by its own day
    QVERIFY(!report.items[1].due);
    QCOMPARE(dateText(report.items[0].due.value()), std::string("2026-04-30"));
}

void TestOpenItems::itemsAreThoseOfTheDayAndOfTheMoment()
{
    PostedShop shop;
    shop.invoice("I1", "2026-03-01", "100.00");
    const auto before = shop.database.sql("SELECT clock_timestamp()::text");
    shop.payment("P1", "2026-03-05", "40.00", PostedShop::to("I1", "40.00"));
    shop.invoice("I2", "2026-03-02", "50.00");
    QCOMPARE(shown(items(shop, "2026-02-28")), QString());
    QCOMPARE(shown(items(shop, "2026-03-04")), u"I1 100.00 0.00 100.00 100.00 open, I2 50.00 0.00 50.00 50.00 open"_s);
    QCOMPARE(shown(items(shop, "2026-03-05")), u"I1 100.00 -40.00 60.00 60.00 open, I2 50.00 0.00 50.00 50.00 open"_s);
    const auto then = items(shop, "2026-03-05", before);
    QCOMPARE(shown(then), u"I1 100.00 0.00 100.00 100.00 open"_s);
    QVERIFY(ties(then));
}

void TestOpenItems::whatCatchesUpSettlesToo()
{
    PostedShop shop;
    shop.database.sql("UPDATE organisation SET lock_policy = 'catch_up' WHERE org_id = 'acme'");
    shop.invoice("I1", "2026-03-01", "100.00");
    must(PeriodLockStore(shop.database.connection()).lock("acme", parseDate("2026-03-31").value(), u"closed"_s));
    shop.payment("P1", "2026-03-05", "40.00", PostedShop::to("I1", "40.00")); // on 1 April
    shop.invoice("I1", "2026-03-01", "90.00", R"(,"due_date":"2026-03-20")"); // 10 less, on 1 April
    shop.payment("P2", "2026-03-05", "3.00", PostedShop::to("I1", "2.00") + ',' + PostedShop::to("I0", "1.00"));
    QCOMPARE(shop.database.sql("SELECT string_agg(rule, ' ') FROM gl_entry WHERE document_id = 'P1'"),
             std::string("LOCK-CU LOCK-CU"));
    const auto report = items(shop);
    QCOMPARE(shown(report),
             u"I1 90.00 -40.00 50.00 50.00 open, P2 0.00 -3.00 -3.00 -3.00 not_allocated"_s); // it names two
    QVERIFY(ties(report));
    QCOMPARE(shop.findings(), 0);
}

void TestOpenItems::entriesFromBeforeAreToldByTheirDocuments()
{
    PostedShop shop;
    shop.invoice("I1", "2026-03-01", "100.00");
    shop.payment("P1", "2026-03-05", "41.00", PostedShop::to("I0", "1.00") + ',' + PostedShop::to("I1", "40.00"));
    shop.invoice("I3", "2026-03-03", "80.00");
    shop.add("C3", "credit_note", "2026-03-10",
             R"("of":"I3","tax_included":true,"lines":[{"amount":"30.00"}],"total":"30.00")");
    shop.payment("R3", "2026-03-11", "30.00", PostedShop::to("C3", "30.00"), "out", R"(,"party":"customer")");
    shop.add("W3", "write_off", "2026-04-01", R"("of":"receivable","document":"I3","amount":"20.00")");
    shop.add("C6", "credit_note", "2026-03-06", R"("tax_included":true,"lines":[{"amount":"5.00"}],"total":"5.00")");
    shop.add("B1", "vendor_bill", "2026-03-01", R"("tax_included":true,"lines":[{"amount":"9.00"}],"total":"9.00")");
    shop.payment("P9", "2026-03-20", "4.00", PostedShop::to("B1", "4.00"), "out");
    const auto kept = shown(items(shop));
    QCOMPARE(items(shop).fromDocuments, 0);
    PostedShop::forget(shop.database, "document_id NOT IN ('I1', 'C6')"); // some are from before, some are not
    QCOMPARE(shown(items(shop)), kept);
    PostedShop::forget(shop.database);
    const auto report = items(shop);
    QCOMPARE(shown(report), kept);
    QVERIFY(ties(report));
    QCOMPARE(report.fromDocuments, 7); // those that their rule alone does not tell
    QCOMPARE(shop.findings(), 0); // nothing of them was altered
}

void TestOpenItems::verifyLooksAtWhatIsSettled()
{
    PostedShop shop;
    shop.invoice("I1", "2026-03-01", "100.00");
    shop.payment("P1", "2026-03-05", "40.00", PostedShop::to("I1", "40.00"));
    QCOMPARE(shop.findings(), 0);
    for (const auto *const change :
         {"settles = 'I9' WHERE settles = 'I1' AND rule = 'PAY-AR'", "due_date = '2026-09-01' WHERE rule = 'SI-AR'",
          "taxes = '[{\"code\":\"A\",\"tax\":1}]' WHERE rule = 'SI-REV'"}) {
        PostedShop other;
        other.invoice("I1", "2026-03-01", "100.00");
        other.payment("P1", "2026-03-05", "40.00", PostedShop::to("I1", "40.00"));
        const auto refused = other.database.connection().run(std::string("UPDATE gl_entry SET ") + change);
        QVERIFY(!refused && refused.error().reason == "entry_is_final");
        other.database.sql("ALTER TABLE gl_entry DISABLE TRIGGER USER");
        other.database.sql(std::string("UPDATE gl_entry SET ") + change);
        QCOMPARE(other.findings(), 1);
    }
}

void TestOpenItems::itemsTieWhateverHappens()
{
    QVERIFY(rc::check("along a walk of acts", [] {
        RandomBook book(*rc::gen::inRange(5, 25));
        for (int i = 0; i < 8; ++i) {
            book.actAnyhow();
            if (i == 3)
                PostedShop::forget(book.database());
            const auto now = queryOf(anyDay());
            const auto report = must(openItems(book.connection(), now));
            RC_ASSERT(ties(report));
            RC_CLASSIFY(!report.items.empty());
            const auto then = queryOf(dateText(now.asOf), book.moment());
            const auto known = must(openItems(book.connection(), then));
            RC_ASSERT(shown(known) == shown(report));
            // All accounts by a sum of their own.
            for (const auto &total : report.totals) {
                for (const auto &[account, balance] : total.accounts)
                    RC_ASSERT(amountText(balance, 0)
                              == book.database().sql("SELECT coalesce(sum(base_amount), 0) FROM ledger_figure WHERE "
                                                     "account = '"
                                                     + account + "' AND entry_date <= '" + dateText(now.asOf) + "'"));
            }
        }
    }));
}

QTEST_GUILESS_MAIN(TestOpenItems)
#include "test_open_items.moc"
