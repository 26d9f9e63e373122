// SPDX-License-Identifier: MIT
#include "engine/verified_book.h"
#include "store/books/organisations.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"

#include <QUuid>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// What a verification says of why entries differ: settings, documents, locks.
class TestVerifierCauses : public QObject, protected VerifiedBook
{
    Q_OBJECT

private slots:
    void init() { setUp(); }

    void changedSettingsMakeEntriesStale();
    void anUndoMakesEntriesStale();
    void aDocumentChangedUnderItsEntriesIsNamed();
    void formerSettingsExplainOnlyWhatTheyGave();
    void aPostingBesideAChangeOfTheSettingsIsExplained();
    void unknownSettingsExplainWhatSettingsCanDo();
};

void TestVerifierCauses::changedSettingsMakeEntriesStale()
{
    VERIFY_RESULT(OrganisationStore(m_database->connection()).change("acme", {.roles = {{"sales", "4001"}}}));
    m_database->importInvoice("S4", 400);
    m_database->drain();
    QCOMPARE(findings(), u"S1 stale, S2 stale, S3 stale"_s);
    QVERIFY(m_findings.front().changes.settingsChanged());
    QCOMPARE(m_findings.front().changes.fields.size(), std::size_t(0));

    // What settings can't explain stays altered: the sides no longer balance.
    tamper("UPDATE gl_entry SET base_amount = 1 WHERE document_id = 'S2' AND line_no = 1");
    tamper("UPDATE gl_entry SET account = '4000' WHERE document_id = 'S4' AND line_no = 2");
    QCOMPARE(findings(), u"S1 stale, S2 altered, S3 stale, S4 altered"_s);
}

void TestVerifierCauses::anUndoMakesEntriesStale()
{
    RecreationStore recreations(m_database->connection());
    const auto id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    m_database->importInvoice("S1", 120);
    VERIFY_RESULT(recreations.prepare(id, "acme", {"S1"}, {}, std::nullopt, std::chrono::seconds(60)));
    m_database->drain();
    QCOMPARE(findings(), QString());
    VERIFY_RESULT(recreations.undo(id, std::nullopt));
    QCOMPARE(findings(), u"S1 stale"_s);
    QCOMPARE(m_findings.front().changes.fields,
             (std::vector<FieldChange>{{"lines[0].amount", "\"100.00\"", "\"120.00\""},
                                       {"total", "\"100.00\"", "\"120.00\""}}));
    QVERIFY(!m_findings.front().changes.settingsChanged());
}

void TestVerifierCauses::aDocumentChangedUnderItsEntriesIsNamed()
{
    m_database->sql("UPDATE document SET body = replace(body, '200.00', '300.00') WHERE document_id = 'S2'");
    QCOMPARE(findings(), u"S2 altered"_s);
    QCOMPARE(m_findings.front().changes.fields,
             (std::vector<FieldChange>{{"lines[0].amount", "\"200.00\"", "\"300.00\""},
                                       {"total", "\"200.00\"", "\"300.00\""}}));
}

void TestVerifierCauses::formerSettingsExplainOnlyWhatTheyGave()
{
    OrganisationStore organisations(m_database->connection());
    VERIFY_RESULT(organisations.change("acme", {.roles = {{"sales", "4001"}}}));
    m_database->importInvoice("S4", 400);
    m_database->drain();
    VERIFY_RESULT(organisations.change("acme", {.roles = {{"sales", "4002"}}}));
    QCOMPARE(findings(), u"S1 stale, S2 stale, S3 stale, S4 stale"_s);
    // Balanced, and on an account: but none that the settings ever gave to it.
    tamper("UPDATE gl_entry SET account = '4009' WHERE document_id = 'S2' AND account = '4000';"
           "UPDATE gl_entry SET amount = 2 * amount, base_amount = 2 * base_amount WHERE document_id = 'S3';"
           "UPDATE gl_entry SET account = '4000' WHERE document_id = 'S4' AND account = '4001'");
    QCOMPARE(findings(), u"S1 stale, S2 altered, S3 altered, S4 altered"_s);
}

/// The settings that a posting has read are those of before until the change of them has committed.
void TestVerifierCauses::aPostingBesideAChangeOfTheSettingsIsExplained()
{
    const auto other = m_database->connect();
    VERIFY_RESULT(other->runScript("BEGIN; UPDATE organisation SET roles = '{\"sales\": \"4001\"}'"));
    m_database->importInvoice("S4", 400);
    m_database->drain();
    VERIFY_RESULT(other->runScript("COMMIT"));
    QCOMPARE(findings(), u"S1 stale, S2 stale, S3 stale, S4 stale"_s);
}

/// Changed before the settings of before were kept.
void TestVerifierCauses::unknownSettingsExplainWhatSettingsCanDo()
{
    VERIFY_RESULT(OrganisationStore(m_database->connection()).change("acme", {.roles = {{"sales", "4001"}}}));
    m_database->sql("DELETE FROM settings_history");
    tamper("UPDATE gl_entry SET amount = 2 * amount, base_amount = 2 * base_amount WHERE document_id = 'S3'");
    QCOMPARE(findings(), u"S1 stale, S2 stale, S3 altered"_s);
}

QTEST_GUILESS_MAIN(TestVerifierCauses)
#include "test_verifier_causes.moc"
