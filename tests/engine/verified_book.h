// SPDX-License-Identifier: MIT
#pragma once

#include "engine/books/ledger_verifier.h"
#include "store/books/organisations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QStringList>

namespace leapfrog::test {

using namespace Qt::StringLiterals;

/// A book that is tampered with and verified.
class VerifiedBook
{
protected:
    void setUp();

    /// Runs SQL past all triggers, as a superuser can who wants to.
    void tamper(const std::string &statement);
    /// All findings, as `S1 altered, S2 missing`.
    QString findings(const std::string &org = "acme");
    void setPolicy(const char *policy)
    {
        VERIFY_RESULT(OrganisationStore(m_database->connection()).change("acme", {.lockPolicy = policy}));
    }

    std::unique_ptr<TestDatabase> m_database;
    std::vector<LedgerFinding> m_findings; ///< of the last run
    VerifyProgress m_progress; ///< of the last run
};

inline void VerifiedBook::setUp()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    for (int i = 1; i <= 3; ++i)
        m_database->importInvoice("S" + std::to_string(i), 100 * i);
    m_database->drain();
}

inline void VerifiedBook::tamper(const std::string &statement)
{
    VERIFY_RESULT(m_database->connection().runScript("SET session_replication_role = replica"));
    VERIFY_RESULT(m_database->connection().runScript(statement));
    VERIFY_RESULT(m_database->connection().runScript("RESET session_replication_role"));
}

inline QString VerifiedBook::findings(const std::string &org)
{
    m_findings.clear();
    const auto done = verifyLedger(m_database->connection(), org,
                                   {.finding = [this](const LedgerFinding &one) { m_findings.push_back(one); }});
    if (!done)
        return QString::fromStdString(done.error().reason);
    m_progress = *done;
    QStringList shown;
    for (const auto &one : m_findings)
        shown.append(QString::fromStdString(one.documentId + ' ' + std::string(ledgerFindingName(one.kind))));
    return shown.join(u", "_s);
}

} // namespace leapfrog::test
