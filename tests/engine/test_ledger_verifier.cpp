// SPDX-License-Identifier: MIT
#include "engine/books/ledger_verifier.h"
#include "engine/verified_book.h"
#include "store/books/ledger_pages.h"
#include "store/books/period_locks.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QUuid>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Every posted document, posted again in memory: what somebody did to the entries is found, what is right is not.
class TestLedgerVerifier : public QObject, protected VerifiedBook
{
    Q_OBJECT

private slots:
    void init() { setUp(); }

    void aSoundLedgerHasNoFindings();
    void findsWhatWasDone_data();
    void findsWhatWasDone();
    void aFindingShowsTheDifference();
    void lockedEntriesAreComparedAcrossTheLock_data();
    void lockedEntriesAreComparedAcrossTheLock();
    void documentsThatAreNotPostedArePassedOver();
    void goesThroughManyPages();
    void replacedEntriesAreComparedToo_data();
    void replacedEntriesAreComparedToo();
    void entriesOfAnUnknownOrganisationAreOrphans();
    void stopsWhenAsked();
    void anUnknownOrganisationIsNamed();
};

void TestLedgerVerifier::aSoundLedgerHasNoFindings()
{
    m_database->importInvoice("S2", 250);
    m_database->drain();
    QCOMPARE(findings(), QString());
    QCOMPARE(m_progress.verified, 3);
    QCOMPARE(m_progress.notPosted, 0);
}

void TestLedgerVerifier::findsWhatWasDone_data()
{
    QTest::addColumn<std::string>("statement");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const char *statement, const QString &found) {
        QTest::newRow(name) << std::string(statement) << found;
    };
    row("an altered amount",
        "UPDATE gl_entry SET amount = amount + 1, base_amount = base_amount + 1 WHERE document_id = 'S2' AND line_no = "
        "1",
        u"S2 altered"_s);
    row("both sides altered",
        "UPDATE gl_entry SET amount = 2 * amount, base_amount = 2 * base_amount "
        "WHERE document_id = 'S2'",
        u"S2 altered"_s);
    row("an altered account", "UPDATE gl_entry SET account = '4001' WHERE document_id = 'S2' AND account = '4000'",
        u"S2 altered"_s);
    row("an altered day", "UPDATE gl_entry SET entry_date = '2026-04-01' WHERE document_id = 'S2'", u"S2 altered"_s);
    row("an altered currency", "UPDATE gl_entry SET currency = 'QQQ' WHERE document_id = 'S2'", u"S2 altered"_s);
    row("an altered document", "UPDATE document SET body = replace(body, '200.00', '300.00') WHERE document_id = 'S2'",
        u"S2 altered"_s);
    row("an entry more",
        "INSERT INTO gl_entry SELECT org_id, document_id, version, line_no + 10, entry_date, account, currency, "
        "amount, "
        "base_amount, rule FROM gl_entry WHERE document_id = 'S2'",
        u"S2 altered"_s);
    row("a missing line", "DELETE FROM gl_entry WHERE document_id = 'S2' AND line_no = 2", u"S2 missing"_s);
    row("all lines missing", "DELETE FROM gl_entry WHERE document_id = 'S2'", u"S2 missing"_s);
    row("entries taken out of force", "UPDATE gl_entry SET deleted_at = now() WHERE document_id = 'S2'",
        u"S2 missing"_s);
    row("an old version back in force",
        "UPDATE document SET posted_version = 2, accounting_ready_version = 2 WHERE document_id = 'S2';"
        "INSERT INTO gl_entry SELECT org_id, document_id, 2, line_no, entry_date, account, currency, amount, "
        "base_amount, rule FROM gl_entry WHERE document_id = 'S2'",
        u"S2 stale"_s);
    row("a document that is gone", "DELETE FROM document WHERE document_id = 'S2'", u"S2 orphan"_s);
    row("entries of nothing",
        "INSERT INTO gl_entry SELECT org_id, 'R9', 1, line_no, entry_date, account, currency, amount, base_amount, "
        "rule "
        "FROM gl_entry WHERE document_id = 'S2'",
        u"R9 orphan"_s);
    row("entries of a document that was never posted",
        "UPDATE document SET posted_version = 0, accounting_status = 'waiting' WHERE document_id = 'S2'",
        u"S2 altered"_s);
    row("altered under a status that says it waits",
        "UPDATE document SET accounting_status = 'waiting' WHERE document_id = 'S2';"
        "UPDATE gl_entry SET account = '4001' WHERE document_id = 'S2' AND account = '4000'",
        u"S2 altered"_s);
    row("altered while its newest version is refused",
        "UPDATE document SET accounting_status = 'refused', accounting_ready_version = 2 WHERE document_id = 'S2';"
        "UPDATE gl_entry SET account = '4001' WHERE document_id = 'S2' AND account = '4000'",
        u"S2 altered"_s);
    row("missing while its newest version waits",
        "UPDATE document SET accounting_ready_version = 2 WHERE document_id = 'S2';"
        "DELETE FROM gl_entry WHERE document_id = 'S2' AND line_no = 2",
        u"S2 missing"_s);
    row("several", "UPDATE gl_entry SET account = '4001' WHERE document_id IN ('S1', 'S3') AND account = '4000'",
        u"S1 altered, S3 altered"_s);
}

void TestLedgerVerifier::findsWhatWasDone()
{
    QFETCH(const std::string, statement);
    QFETCH(const QString, found);
    tamper(statement);
    QCOMPARE(findings(), found);
}

void TestLedgerVerifier::aFindingShowsTheDifference()
{
    tamper("UPDATE gl_entry SET amount = 30000, base_amount = 30000 WHERE document_id = 'S2' AND line_no = 1");
    QCOMPARE(findings(), u"S2 altered"_s);
    const auto &lines = m_findings.front().difference.lines;
    QCOMPARE(lines.size(), std::size_t(1));
    QCOMPARE(lines.front().account, std::string("1200"));
    QCOMPARE(lines.front().oldAmount, 30000);
    QCOMPARE(lines.front().newAmount, 20000);
    QCOMPARE(m_findings.front().version, 1);
}

void TestLedgerVerifier::lockedEntriesAreComparedAcrossTheLock_data()
{
    QTest::addColumn<std::string>("statement");
    QTest::addColumn<QString>("found");
    QTest::newRow("nothing done") << std::string("SELECT 1") << QString();
    // The entries that catch up tell the lock by themselves; only S1, which had nothing to catch up on, needs the
    // history.
    QTest::newRow("the history of locks lost") << std::string("DELETE FROM period_lock_event") << u"S1 stale"_s;
    QTest::newRow("a locked entry altered")
        << std::string("UPDATE gl_entry SET amount = 5, base_amount = 5 WHERE document_id = 'SUB' AND account = '2200' "
                       "AND entry_date = '2026-02-28'")
        << u"SUB altered"_s;
    QTest::newRow("what was caught up on altered")
        << std::string("UPDATE gl_entry SET amount = 5, base_amount = 5 WHERE document_id = 'SUB' AND account = '2200' "
                       "AND rule = 'LOCK-CU'")
        << u"SUB altered"_s;
    QTest::newRow("caught up on another day")
        << std::string("UPDATE gl_entry SET entry_date = '2026-06-03' WHERE rule = 'LOCK-CU' AND entry_date = "
                       "'2026-06-01'")
        << u"LATE altered, SUB altered"_s;
    QTest::newRow("a locked entry and what catches up on it altered alike") << std::string(
        "UPDATE gl_entry SET amount = amount + 7, base_amount = base_amount + 7 WHERE document_id = 'SUB' "
        "AND version = 1 AND entry_date = '2026-02-28' AND account = '2200';"
        "UPDATE gl_entry SET amount = amount - 7, base_amount = base_amount - 7 WHERE document_id = 'SUB' "
        "AND version = 1 AND entry_date = '2026-02-28' AND account = '4000';"
        "UPDATE gl_entry SET amount = amount - 7, base_amount = base_amount - 7 WHERE document_id = 'SUB' "
        "AND version = 3 AND rule = 'LOCK-CU' AND account = '2200';"
        "UPDATE gl_entry SET amount = amount + 7, base_amount = base_amount + 7 WHERE document_id = 'SUB' "
        "AND version = 3 AND rule = 'LOCK-CU' AND account = '4000'") << u"SUB altered"_s;
    QTest::newRow("a later release altered")
        << std::string("UPDATE gl_entry SET amount = 5, base_amount = 5 WHERE document_id = 'SUB' AND account = '2200' "
                       "AND entry_date = '2026-10-31'")
        << u"SUB altered"_s;
    QTest::newRow("an old open release back in force")
        << std::string("UPDATE gl_entry SET deleted_at = NULL WHERE document_id = 'SUB' AND version = 1 "
                       "AND entry_date = '2026-10-31'")
        << u"SUB stale"_s;
}

static std::string subscription(int euros)
{
    const auto amount = std::to_string(euros) + ".00";
    return R"({"id":"SUB","type":"sales_invoice","date":"2026-01-01","currency":"EUR","tax_included":false,"lines":[)"
           R"({"amount":")"
        + amount + R"(","deferral":{"start":"2026-01-01","end":"2026-12-31","method":"monthly"}}],"total":")" + amount
        + "\"}";
}

void TestLedgerVerifier::lockedEntriesAreComparedAcrossTheLock()
{
    QFETCH(const std::string, statement);
    QFETCH(const QString, found);
    setPolicy("catch_up");
    const auto import = [this](int euros) {
        VERIFY_RESULT(DocumentStore(m_database->connection())
                          .import("acme",
                                  {{.id = "SUB",
                                    .type = "sales_invoice",
                                    .date = "2026-01-01",
                                    .currency = "EUR",
                                    .partyName = {},
                                    .amount = {},
                                    .body = subscription(euros)}}));
        m_database->drain();
    };
    PeriodLockStore locks(m_database->connection());
    import(1200);
    VERIFY_RESULT(locks.lock("acme", *parseDate("2026-03-31"), {}));
    import(1800);
    VERIFY_RESULT(locks.lock("acme", *parseDate("2026-05-31"), {}));
    import(2400);
    // Posted when its date was locked already; and one whose locked part did not change.
    m_database->importInvoice("LATE", 70);
    m_database->importInvoice("S1", 100, "acme", "2026-03-30");
    m_database->drain();
    VERIFY_RESULT(locks.unlock("acme", std::nullopt, {}));
    setPolicy("refuse");

    tamper(statement);
    QCOMPARE(findings(), found);
}

void TestLedgerVerifier::documentsThatAreNotPostedArePassedOver()
{
    m_database->importInvoice("S1", 120); // not posted yet
    VERIFY_RESULT(RecreationStore(m_database->connection())
                      .prepare(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(), "acme", {"S2"}, {},
                               std::nullopt, std::chrono::seconds(60)));
    QCOMPARE(findings(), QString());
    QCOMPARE(m_progress.verified, 1);
    QCOMPARE(m_progress.notPosted, 2);
}

void TestLedgerVerifier::replacedEntriesAreComparedToo_data()
{
    QTest::addColumn<std::string>("statement");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const char *statement, const QString &found) {
        QTest::newRow(name) << std::string(statement) << found;
    };
    row("nothing done", "SELECT 1", {});
    row("of a version that another replaced",
        "UPDATE gl_entry SET amount = 2 * amount, base_amount = 2 * base_amount WHERE document_id = 'S1' AND version = "
        "1",
        u"S1 altered"_s);
    row("of one that awaits its recreation",
        "UPDATE gl_entry SET account = '4001' WHERE document_id = 'S2' AND account = '4000'", u"S2 altered"_s);
    row("one of them gone", "DELETE FROM gl_entry WHERE document_id = 'S2' AND line_no = 1", u"S2 altered"_s);
    row("back in force though it awaits its recreation",
        "UPDATE gl_entry SET deleted_at = NULL WHERE document_id = 'S2'", u"S2 altered"_s);
    row("unbalanced, and the document of then is not kept",
        "DELETE FROM document_history; UPDATE gl_entry SET base_amount = 1 WHERE document_id = 'S1' AND version = 1 "
        "AND "
        "line_no = 1",
        u"S1 altered"_s);
}

void TestLedgerVerifier::replacedEntriesAreComparedToo()
{
    QFETCH(const std::string, statement);
    QFETCH(const QString, found);
    m_database->importInvoice("S1", 120);
    m_database->drain();
    VERIFY_RESULT(RecreationStore(m_database->connection())
                      .prepare(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(), "acme", {"S2"}, {},
                               std::nullopt, std::chrono::seconds(60)));
    tamper(statement);
    QCOMPARE(findings(), found);
    QCOMPARE(m_progress.notPosted, 1);
    QCOMPARE(m_progress.leftOut.awaitingRecreation, 1);
}

void TestLedgerVerifier::entriesOfAnUnknownOrganisationAreOrphans()
{
    tamper("INSERT INTO gl_entry SELECT 'ghost', document_id, version, line_no, entry_date, account, currency, amount, "
           "base_amount, rule FROM gl_entry WHERE document_id = 'S2'");
    QCOMPARE(findings("ghost"), u"S2 orphan"_s);
    QCOMPARE(findings(), QString());
    const auto lost = LedgerPages::booksWithoutOrganisation(m_database->connection(), {});
    VERIFY_RESULT(lost);
    QCOMPARE(*lost, std::vector<std::string>{"ghost"});
}

void TestLedgerVerifier::goesThroughManyPages()
{
    m_database->addOrganisation("large");
    for (int i = 1; i <= 1100; ++i)
        m_database->importInvoice("L" + std::to_string(i), i, "large");
    m_database->drain();
    tamper("UPDATE gl_entry SET rule = 'JE' WHERE document_id IN ('L1', 'L640', 'L999')");
    QCOMPARE(findings("large"), u"L1 altered, L640 altered, L999 altered"_s);
    QCOMPARE(m_progress.verified, 1100);
    QCOMPARE(m_progress.total, 1100);
    QCOMPARE(findings(), QString()); // of the other organisation
}

void TestLedgerVerifier::stopsWhenAsked()
{
    std::stop_source stop;
    int told = 0;
    const auto done = verifyLedger(m_database->connection(), "acme",
                                   {.finding = {},
                                    .progress =
                                        [&](const VerifyProgress &) {
                                            ++told;
                                            stop.request_stop();
                                        }},
                                   stop.get_token());
    QVERIFY(!done);
    QCOMPARE(done.error().code, Error::Code::Cancelled);
    QCOMPARE(told, 1);
}

void TestLedgerVerifier::anUnknownOrganisationIsNamed()
{
    QCOMPARE(findings("nobody"), u"unknown_organisation"_s);
}

QTEST_GUILESS_MAIN(TestLedgerVerifier)
#include "test_ledger_verifier.moc"
