// SPDX-License-Identifier: MIT
#pragma once

#include "engine/close/seal.h"
#include "engine/close/seal_check.h"
#include "store/books/organisations.h"
#include "store/books/period_locks.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QTest>

#include <sstream>

namespace leapfrog::test {

using namespace Qt::StringLiterals;

/// A book with a closed first quarter, of which seals are made.
class SealedBook
{
protected:
    void setUp();
    [[nodiscard]] Connection &connection() { return m_database->connection(); }
    Seal sealed(const char *through = "2026-03-31");
    SealComparison compared();
    void tamper(const std::string &sql)
    {
        VERIFY_RESULT(connection().runScript("SET session_replication_role = replica; " + sql
                                             + "; RESET session_replication_role"));
    }
    void post(const ImportedDocument &document)
    {
        must(DocumentStore(connection()).import("acme", {document}));
        m_database->drain();
    }

    std::unique_ptr<TestDatabase> m_database;
    std::string m_file; ///< of the last seal
};

inline ImportedDocument namedInvoice(const std::string &id, int euros, const std::string &date)
{
    auto document = invoiceRecord(id, euros, date);
    document.body.insert(document.body.size() - 1, R"(,"description":"as agreed","party_name":"Müller KG")");
    return document;
}

inline void SealedBook::setUp()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    must(OrganisationStore(connection()).change("acme", {.lockPolicy = "catch_up"}));
    for (int i = 1; i <= 3; ++i)
        post(namedInvoice("S" + std::to_string(i), 100 * i, "2026-01-31"));
    must(PeriodLockStore(connection()).lock("acme", parseDate("2026-01-31").value(), u"January"_s));
    post(namedInvoice("S1", 150, "2026-01-31")); // catches up in February
    post(namedInvoice("S4", 400, "2026-03-15"));
    post(namedInvoice("L1", 70, "2026-04-15"));
    must(PeriodLockStore(connection()).lock("acme", parseDate("2026-03-31").value(), u"first quarter"_s));
}

inline Seal SealedBook::sealed(const char *through)
{
    m_file.clear();
    return must(sealPeriod(connection(),
                           {.orgId = "acme", .through = parseDate(through).value(), .why = "Q1", .program = "test"},
                           [&](const std::string &lines) -> Result<> {
                               m_file += lines;
                               return {};
                           }));
}

inline SealComparison SealedBook::compared()
{
    return must(compareSeal(connection(), linesOf(std::make_shared<std::istringstream>(m_file))));
}

inline std::string said(const SealComparison &done)
{
    std::string text;
    for (const auto &finding : done.findings)
        text += finding.kind + ": " + finding.message.toStdString() + '\n';
    return text;
}

} // namespace leapfrog::test
