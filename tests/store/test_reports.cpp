// SPDX-License-Identifier: MIT
#include "store/books/reports.h"

#include "store/books/organisations.h"
#include "store/books/period_locks.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QUuid>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// What people read of the ledger, with documents that await recreation in between.
class TestReports : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theTrialBalanceSumsWhatIsInForce();
    void theTrialBalanceCanShowThePreviousFigures();
    void sumsBeyond64BitsAreExact();
    void entriesComePageByPage_data();
    void entriesComePageByPage();
    void entriesOfADocumentShowAllItsVersions();
    void entriesThatAwaitAreShownInTheirPlaces_data();
    void entriesThatAwaitAreShownInTheirPlaces();
    void entriesAreNarrowedByDate();
    void deferralsSayWhatIsStillToBeReleased_data();
    void deferralsSayWhatIsStillToBeReleased();
    void deferralsTieToTheTrialBalance_data();
    void deferralsTieToTheTrialBalance();
    void whatIsLeftOutIsCounted();
    void theTrialBalanceIsNarrowedByDate();
    void whatIsNotThereIsNamed();

private:
    ReportStore reports() { return ReportStore(m_database->connection()); }
    void importSubscription();
    void prepareRecreation(const std::string &document);
    static QString shown(const TrialBalance &report);

    std::unique_ptr<TestDatabase> m_database;
};

void TestReports::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_database->addOrganisation("other");
    m_database->importInvoice("S1", 100);
    m_database->importInvoice("S2", 50, "acme", "2026-04-01");
    m_database->importInvoice("X1", 7000, "other");
    m_database->drain();
}

/// In dollars, 100.00 over three months: the parts are 33.33, 33.34 and 33.33.
void TestReports::importSubscription()
{
    VERIFY_RESULT(
        DocumentStore(m_database->connection())
            .import("acme",
                    {{.id = "SUB",
                      .type = "sales_invoice",
                      .date = "2026-01-10",
                      .currency = "USD",
                      .partyName = {},
                      .amount = {},
                      .body = R"({"id":"SUB","type":"sales_invoice","date":"2026-01-10","currency":"USD",)"
                              R"("fx_rate":"0.9","tax_included":false,"lines":[{"amount":"100.00","deferral":)"
                              R"({"start":"2026-01-10","end":"2026-03-20","method":"monthly"}}],"total":"100.00"})"}}));
    m_database->drain();
}

/// Takes a document's entries out of force; nobody posts it again.
void TestReports::prepareRecreation(const std::string &document)
{
    VERIFY_RESULT(RecreationStore(m_database->connection())
                      .prepare(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(), "acme", {document}, {},
                               std::nullopt, std::chrono::seconds(60)));
}

QString TestReports::shown(const TrialBalance &report)
{
    QStringList lines{u"%1 awaiting"_s.arg(report.head.awaitingRecreation)};
    for (const auto &account : report.accounts)
        lines.append(QString::fromStdString(account.account + ' ' + amountText(account.balance, 2)));
    return lines.join(u", "_s);
}

void TestReports::theTrialBalanceSumsWhatIsInForce()
{
    const auto report = reports().trialBalance("acme");
    VERIFY_RESULT(report);
    QCOMPARE(report->head.currency->code, std::string_view("EUR"));
    QCOMPARE(shown(*report), u"0 awaiting, 1200 150.00, 4000 -150.00"_s);

    prepareRecreation("S1");
    const auto without = reports().trialBalance("acme", AwaitingFigures::LeftOut);
    VERIFY_RESULT(without);
    QCOMPARE(shown(*without), u"1 awaiting, 1200 50.00, 4000 -50.00"_s);
}

void TestReports::theTrialBalanceCanShowThePreviousFigures()
{
    prepareRecreation("S1");
    prepareRecreation("S1"); // twice: the entries of before count once
    auto previous = reports().trialBalance("acme"); // as ever while nobody says otherwise
    VERIFY_RESULT(previous);
    QCOMPARE(shown(*previous), u"1 awaiting, 1200 150.00, 4000 -150.00"_s);

    m_database->drain();
    previous = reports().trialBalance("acme", AwaitingFigures::Previous);
    VERIFY_RESULT(previous);
    QCOMPARE(shown(*previous), u"0 awaiting, 1200 150.00, 4000 -150.00"_s);
}

void TestReports::sumsBeyond64BitsAreExact()
{
    m_database->sql("INSERT INTO document (org_id, document_id, document_type, document_date, currency, body) "
                    "VALUES ('acme', 'BIG', 'journal', '2026-01-01', 'EUR', '{}')");
    m_database->sql(
        "INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, "
        "base_amount, rule) SELECT 'acme', 'BIG', 1, i, '2026-01-01', CASE WHEN i % 2 = 1 THEN '1000' ELSE "
        "'2000' END, 'EUR', (i % 2 * 2 - 1) * 999999999999999999, (i % 2 * 2 - 1) * 999999999999999999, "
        "'JE' FROM generate_series(1, 40) AS i");
    const auto report = reports().trialBalance("acme");
    VERIFY_RESULT(report);
    QCOMPARE(amountText(report->accounts.front().balance, 2), std::string("199999999999999999.80"));
}

void TestReports::entriesComePageByPage_data()
{
    QTest::addColumn<std::string>("account");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("of an account by date") << std::string("1200") << QStringList{u"S9"_s, u"S1"_s, u"S2"_s};
    QTest::newRow("of all by document") << std::string()
                                        << QStringList{u"S1"_s, u"S1"_s, u"S2"_s, u"S2"_s, u"S9"_s, u"S9"_s};
}

void TestReports::entriesComePageByPage()
{
    QFETCH(const std::string, account);
    QFETCH(const QStringList, expected);
    m_database->importInvoice("S9", 10, "acme", "2025-12-31");
    m_database->drain();
    QStringList found;
    std::optional<EntryRow> after;
    for (int pages = 0; pages < 10; ++pages) {
        const auto page = reports().entries({.orgId = "acme", .account = account}, after, 2);
        VERIFY_RESULT(page);
        for (const auto &entry : page->entries)
            found.append(QString::fromStdString(entry.documentId));
        if (!page->more)
            break;
        QCOMPARE(page->entries.size(), std::size_t(2));
        after = page->entries.back();
    }
    QCOMPARE(found, expected);
}

void TestReports::entriesThatAwaitAreShownInTheirPlaces_data()
{
    entriesComePageByPage_data();
}

void TestReports::entriesThatAwaitAreShownInTheirPlaces()
{
    QFETCH(const std::string, account);
    QFETCH(const QStringList, expected);
    m_database->importInvoice("S9", 10, "acme", "2025-12-31");
    m_database->drain();
    prepareRecreation("S1");
    QStringList found;
    QStringList previous;
    std::optional<EntryRow> after;
    for (int pages = 0; pages < 10; ++pages) {
        const auto page = reports().entries({.orgId = "acme", .account = account}, after, 2);
        VERIFY_RESULT(page);
        QCOMPARE(page->head.awaitingRecreation, 1);
        for (const auto &entry : page->entries) {
            found.append(QString::fromStdString(entry.documentId));
            if (entry.isPrevious)
                previous.append(found.last());
            QCOMPARE(entry.deletedAt.isValid(), entry.isPrevious);
        }
        if (!page->more)
            break;
        after = page->entries.back();
    }
    QCOMPARE(found, expected);
    QCOMPARE(previous, expected.filter(u"S1"_s));

    const auto without = reports().entries({.orgId = "acme", .account = account, .awaiting = AwaitingFigures::LeftOut},
                                           std::nullopt, 10);
    VERIFY_RESULT(without);
    QCOMPARE(without->entries.size(), static_cast<std::size_t>(expected.size() - previous.size()));
}

void TestReports::entriesOfADocumentShowAllItsVersions()
{
    m_database->importInvoice("S1", 120);
    m_database->drain();
    const auto page = reports().entries({.orgId = "acme", .documentId = "S1", .allVersions = true}, std::nullopt, 10);
    VERIFY_RESULT(page);
    QCOMPARE(page->entries.size(), std::size_t(4));
    const auto &old = page->entries.front();
    QCOMPARE(old.version, 1);
    QCOMPARE(old.posting.amount, 10000);
    QVERIFY(old.deletedAt.isValid());
    QCOMPARE(old.replacedByVersion, 2);
    const auto &fresh = page->entries.back();
    QCOMPARE(fresh.version, 2);
    QCOMPARE(fresh.posting.amount, -12000);
    QVERIFY(!fresh.deletedAt.isValid());
    QCOMPARE(fresh.postedBy, m_database->sql("SELECT session_user"));

    const auto inForce = reports().entries({.orgId = "acme", .documentId = "S1"}, std::nullopt, 10);
    VERIFY_RESULT(inForce);
    QCOMPARE(inForce->entries.size(), std::size_t(2));
}

void TestReports::entriesAreNarrowedByDate()
{
    const auto page = reports().entries(
        {.orgId = "acme", .account = "1200", .from = parseDate("2026-04-01"), .through = parseDate("2026-04-30")},
        std::nullopt, 10);
    VERIFY_RESULT(page);
    QCOMPARE(page->entries.size(), std::size_t(1));
    QCOMPARE(page->entries.front().documentId, std::string("S2"));
}

void TestReports::deferralsSayWhatIsStillToBeReleased_data()
{
    QTest::addColumn<std::string>("asOf");
    QTest::addColumn<qint64>("remaining");
    QTest::addColumn<qint64>("remainingBase");
    QTest::newRow("before the first release") << std::string("2026-01-30") << qint64(-10000) << qint64(-9000);
    QTest::newRow("on the day of the first") << std::string("2026-01-31") << qint64(-6667) << qint64(-6000);
    QTest::newRow("after two") << std::string("2026-03-01") << qint64(-3333) << qint64(-3000);
    QTest::newRow("at the end") << std::string("2026-03-20") << qint64(0) << qint64(0);
}

void TestReports::deferralsSayWhatIsStillToBeReleased()
{
    QFETCH(const std::string, asOf);
    QFETCH(const qint64, remaining);
    QFETCH(const qint64, remainingBase);
    importSubscription();
    const auto report = reports().deferrals("acme", {}, *parseDate(asOf));
    VERIFY_RESULT(report);
    QCOMPARE(report->deferrals.size(), std::size_t(1));
    const auto &deferral = report->deferrals.front();
    QCOMPARE(deferral.account, std::string("2200"));
    QCOMPARE(deferral.currency, std::string("USD"));
    QCOMPARE(deferral.deferred, -10000);
    QCOMPARE(deferral.releases.size(), std::size_t(3));
    QCOMPARE(deferral.releases[0].amount, 3333);
    QCOMPARE(deferral.releases[1].amount, 3334);
    QCOMPARE(deferral.releases[2].date, *parseDate("2026-03-20"));
    QCOMPARE(deferral.remaining, remaining);
    QCOMPARE(deferral.remainingBase, remainingBase);
    QCOMPARE(report->remaining.front().balance, Wide{remainingBase});

    prepareRecreation("SUB");
    const auto previous = reports().deferrals("acme", {}, *parseDate(asOf));
    VERIFY_RESULT(previous);
    QCOMPARE(previous->deferrals, report->deferrals);
    QCOMPARE(previous->remaining, report->remaining);
    QCOMPARE(previous->head.awaitingRecreation, 1);
    const auto without = reports().deferrals("acme", {}, *parseDate(asOf), AwaitingFigures::LeftOut);
    VERIFY_RESULT(without);
    QVERIFY(without->deferrals.empty());
    QCOMPARE(without->head.awaitingRecreation, 1);
}

void TestReports::deferralsTieToTheTrialBalance_data()
{
    QTest::addColumn<std::string>("asOf");
    QTest::addColumn<qint64>("deferrals");
    QTest::newRow("before all of them") << std::string("2025-12-31") << qint64(0);
    QTest::newRow("one has begun") << std::string("2026-01-01") << qint64(1);
    QTest::newRow("in the locked days") << std::string("2026-02-28") << qint64(2);
    QTest::newRow("the last locked day") << std::string("2026-03-31") << qint64(2);
    QTest::newRow("on the day that catches up") << std::string("2026-04-01") << qint64(3);
    QTest::newRow("in between") << std::string("2026-05-15") << qint64(3);
    QTest::newRow("on a later one's day") << std::string("2026-06-10") << qint64(4);
    QTest::newRow("at the end") << std::string("2027-12-31") << qint64(4);
}

/// A year's subscription that changed after its first quarter was locked, one posted only then, one in dollars, and one
/// that begins in June.
void TestReports::deferralsTieToTheTrialBalance()
{
    QFETCH(const std::string, asOf);
    QFETCH(const qint64, deferrals);
    const auto import = [this](const std::string &id, const std::string &date, const std::string &amount) {
        VERIFY_RESULT(DocumentStore(m_database->connection())
                          .import("acme",
                                  {{.id = id,
                                    .type = "sales_invoice",
                                    .date = date,
                                    .currency = "EUR",
                                    .partyName = {},
                                    .amount = {},
                                    .body = R"({"id":")" + id + R"(","type":"sales_invoice","date":")" + date
                                        + R"(","currency":"EUR","tax_included":false,"lines":[{"amount":")" + amount
                                        + R"(","deferral":{"start":")" + date
                                        + R"(","end":"2027-05-31","method":"daily"}}],"total":")" + amount + "\"}"}}));
        m_database->drain();
    };
    VERIFY_RESULT(OrganisationStore(m_database->connection()).change("acme", {.lockPolicy = "catch_up"}));
    importSubscription();
    import("YEAR", "2026-01-01", "1200.00");
    VERIFY_RESULT(PeriodLockStore(m_database->connection()).lock("acme", *parseDate("2026-03-31"), {}));
    import("YEAR", "2026-01-01", "1800.00");
    import("LATE", "2026-02-01", "777.77");
    import("NEXT", "2026-06-10", "333.33");
    // The role moves to another account; what was deferred stays where it is.
    VERIFY_RESULT(
        OrganisationStore(m_database->connection()).change("acme", {.roles = {{"deferred_revenue", "2201"}}}));

    const auto report = reports().deferrals("acme", {}, *parseDate(asOf));
    VERIFY_RESULT(report);
    QCOMPARE(report->deferrals.size(), std::size_t(deferrals));
    const auto ledger = reports().trialBalance("acme", AwaitingFigures::LeftOut, {.through = parseDate(asOf)});
    VERIFY_RESULT(ledger);
    std::vector<AccountBalance> deferred;
    std::ranges::copy_if(ledger->accounts, std::back_inserter(deferred),
                         [](const AccountBalance &account) { return account.account == "2200"; });
    QCOMPARE(report->remaining, deferred);
}

void TestReports::whatIsLeftOutIsCounted()
{
    const auto counts = [this] {
        const auto head = reports().head("acme");
        const auto balance = reports().trialBalance("acme");
        if (!head || !balance || balance->head.awaitingPosting != head->awaitingPosting
            || balance->head.refusedDocuments != head->refusedDocuments)
            return u"differ"_s;
        return u"%1 %2 %3"_s.arg(head->awaitingPosting).arg(head->refusedDocuments).arg(head->awaitingRecreation);
    };
    QCOMPARE(counts(), u"0 0 0"_s);
    m_database->importInvoice("N1", 1);
    m_database->importInvoice("X2", 1, "other");
    QCOMPARE(counts(), u"1 0 0"_s);
    // A producer that follows the docs raises the version and leaves the status.
    m_database->sql("UPDATE document SET accounting_ready_version = 2 WHERE document_id = 'S2'");
    QCOMPARE(counts(), u"2 0 0"_s);
    m_database->sql("UPDATE document SET accounting_status = 'posted' WHERE document_id = 'S2'");
    QCOMPARE(counts(), u"2 0 0"_s);
    prepareRecreation("S1");
    QCOMPARE(counts(), u"2 0 1"_s);
    m_database->drain();
    QCOMPARE(counts(), u"1 0 0"_s); // of S2 nobody told the queue
    m_database->sql("UPDATE document SET accounting_ready_version = 2, body = '{}' WHERE document_id = 'N1'");
    m_database->sql("SELECT accounting_enqueue('acme', 'N1', 'sales_invoice', 2)");
    m_database->drain();
    QCOMPARE(counts(), u"1 1 0"_s);
    // A new version of a refused document waits again.
    m_database->sql("UPDATE document SET accounting_ready_version = 3 WHERE document_id = 'N1'");
    QCOMPARE(counts(), u"2 0 0"_s);
}

void TestReports::theTrialBalanceIsNarrowedByDate()
{
    const auto days = [this](const char *from, const char *through) {
        const auto report = reports().trialBalance("acme", AwaitingFigures::Previous,
                                                   {.from = parseDate(from), .through = parseDate(through)});
        return report ? shown(*report) : QString::fromStdString(report.error().reason);
    };
    QCOMPARE(days("", "2026-03-31"), u"0 awaiting, 1200 100.00, 4000 -100.00"_s);
    QCOMPARE(days("2026-04-01", ""), u"0 awaiting, 1200 50.00, 4000 -50.00"_s);
    QCOMPARE(days("2026-03-31", "2026-04-01"), u"0 awaiting, 1200 150.00, 4000 -150.00"_s);
    QCOMPARE(days("2026-04-02", "2026-04-30"), u"0 awaiting"_s);
    prepareRecreation("S1");
    QCOMPARE(days("", "2026-03-31"), u"1 awaiting, 1200 100.00, 4000 -100.00"_s);
    QCOMPARE(days("2026-04-01", ""), u"1 awaiting, 1200 50.00, 4000 -50.00"_s);
}

void TestReports::whatIsNotThereIsNamed()
{
    const auto balance = reports().trialBalance("nobody");
    QVERIFY(!balance);
    QCOMPARE(balance.error().reason, std::string("unknown_organisation"));
    const auto entries = reports().entries({.orgId = "acme", .documentId = "X1"}, std::nullopt, 10);
    QVERIFY(!entries);
    QCOMPARE(entries.error().reason, std::string("unknown_document"));
    const auto deferrals = reports().deferrals("nobody", {}, *parseDate("2026-01-01"));
    QVERIFY(!deferrals);
    QCOMPARE(deferrals.error().reason, std::string("unknown_organisation"));
}

QTEST_GUILESS_MAIN(TestReports)
#include "test_reports.moc"
