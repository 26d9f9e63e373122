// SPDX-License-Identifier: MIT
#include "engine/books/ledger_verifier.h"
#include "store/books/period_locks.h"
#include "store/health/health.h"
#include "store/health/health_looks.h"
#include "store/health/repairs.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// What somebody left half done behind all triggers: told by verify and doctor, mended by doctor's repair.
class TestLeftBehind : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void entriesOfAnOrganisationThatIsGoneAreOrphans();
    void aDocumentThatAwaitsNothingIsNamedAndMended_data();
    void aDocumentThatAwaitsNothingIsNamedAndMended();
    void aLaneThatIsMissingIsNamedAtOnce();
    void aDrainFindsJobsThatNoTriggerNoted();

private:
    void tamper(const std::string &statement)
    {
        VERIFY_RESULT(m_database->connection().runScript("SET session_replication_role = replica; " + statement
                                                         + "; RESET session_replication_role"));
    }
    QString findings(const std::string &org = "acme")
    {
        QStringList shown;
        const auto done = verifyLedger(
            m_database->connection(), org, {.finding = [&](const LedgerFinding &one) {
                shown.append(QString::fromStdString(one.documentId + ' ' + std::string(ledgerFindingName(one.kind))));
            }});
        return done ? shown.join(u", "_s) : QString::fromStdString(done.error().reason);
    }

    std::unique_ptr<TestDatabase> m_database;
};

void TestLeftBehind::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_database->importInvoice("S1", 100);
    m_database->importInvoice("S2", 200);
    m_database->drain();
}

void TestLeftBehind::entriesOfAnOrganisationThatIsGoneAreOrphans()
{
    tamper("DELETE FROM organisation WHERE org_id = 'acme'");
    QCOMPARE(findings(), u"S1 orphan, S2 orphan"_s);
}

void TestLeftBehind::aDocumentThatAwaitsNothingIsNamedAndMended_data()
{
    QTest::addColumn<std::string>("statement");
    QTest::addColumn<bool>("locked");
    QTest::addColumn<QString>("found");
    const std::string mark = "UPDATE document SET awaiting_recreation = true WHERE document_id = 'S1'";
    const std::string gone = "DELETE FROM gl_entry WHERE document_id = 'S1'; ";
    const std::string out
        = "UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 1 WHERE document_id = 'S1'; ";
    QTest::newRow("entries deleted") << gone + mark << false << u"S1 missing"_s;
    QTest::newRow("entries out of force") << out + mark << false << u"S1 missing"_s;
    QTest::newRow("the mark alone") << mark << false << u"S1 altered"_s;
    QTest::newRow("the mark alone, locked") << mark << true << u"S1 altered"_s;
}

void TestLeftBehind::aDocumentThatAwaitsNothingIsNamedAndMended()
{
    QFETCH(std::string, statement);
    QFETCH(bool, locked);
    QFETCH(QString, found);
    if (locked)
        VERIFY_RESULT(PeriodLockStore(m_database->connection()).lock("acme", *parseDate("2026-12-31"), u"why"_s));
    tamper(statement);
    QCOMPARE(findings(), found);
    const auto finding = lookAt(*m_database, "without_job");
    QCOMPARE(finding.state, HealthFinding::State::Wrong);
    QVERIFY2(finding.examples.front().find("S1") != std::string::npos, finding.examples.front().c_str());
    const auto repair = repairFinding(m_database->connection(), finding);
    QVERIFY2(!repair.error, qPrintable(repair.error ? repair.error->message : QString()));
    m_database->drain();
    if (locked)
        return; // who locked decides
    QCOMPARE(findings(), QString());
    QCOMPARE(lookAt(*m_database, "without_job").state, HealthFinding::State::Fine);
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry WHERE document_id = 'S1' AND deleted_at IS NULL"), 2);
}

void TestLeftBehind::aLaneThatIsMissingIsNamedAtOnce()
{
    tamper("INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority) VALUES "
           "('acme', 'S1', 'sales_invoice', 3)");
    const auto finding = lookAt(*m_database, "unseen_lanes");
    QCOMPARE(finding.state, HealthFinding::State::Wrong);
    QVERIFY(!repairFinding(m_database->connection(), finding).error);
    QCOMPARE(lookAt(*m_database, "unseen_lanes").state, HealthFinding::State::Fine);
}

void TestLeftBehind::aDrainFindsJobsThatNoTriggerNoted()
{
    tamper("INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority) VALUES "
           "('acme', 'S1', 'sales_invoice', 2)");
    m_database->drain();
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 0);
}

QTEST_GUILESS_MAIN(TestLeftBehind)
#include "test_left_behind.moc"
