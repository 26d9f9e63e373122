// SPDX-License-Identifier: MIT
#include "store/books/reported_book.h"
#include "store/books/reports.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <iterator>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// What people read of the ledger, with documents that await recreation in between.
class TestReports : public QObject, protected ReportedBook
{
    Q_OBJECT

private slots:
    void init() { setUp(); }

    void theTrialBalanceSumsWhatIsInForce();
    void theTrialBalanceCanShowThePreviousFigures();
    void sumsBeyond64BitsAreExact();
    void entriesComePageByPage_data();
    void entriesComePageByPage();
    void entriesOfADocumentShowAllItsVersions();
    void entriesThatAwaitAreShownInTheirPlaces_data();
    void entriesThatAwaitAreShownInTheirPlaces();
    void entriesAreNarrowedByDate();
    void whatIsLeftOutIsCounted();
    void theTrialBalanceIsNarrowedByDate();
    void whatIsNotThereIsNamed();
};

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
