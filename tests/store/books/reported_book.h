// SPDX-License-Identifier: MIT
#pragma once

#include "core/money.h"
#include "store/books/reports.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QStringList>
#include <QUuid>

namespace leapfrog::test {

using namespace Qt::StringLiterals;

/// A book of which reports are made.
class ReportedBook
{
protected:
    void setUp();

    ReportStore reports() { return ReportStore(m_database->connection()); }
    void importSubscription();
    void prepareRecreation(const std::string &document);
    static QString shown(const TrialBalance &report);

    std::unique_ptr<TestDatabase> m_database;
};

inline void ReportedBook::setUp()
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
inline void ReportedBook::importSubscription()
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
inline void ReportedBook::prepareRecreation(const std::string &document)
{
    VERIFY_RESULT(RecreationStore(m_database->connection())
                      .prepare(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(), "acme", {document}, {},
                               std::nullopt, std::chrono::seconds(60)));
}

inline QString ReportedBook::shown(const TrialBalance &report)
{
    QStringList lines{u"%1 awaiting"_s.arg(report.head.awaitingRecreation)};
    for (const auto &account : report.accounts)
        lines.append(QString::fromStdString(account.account + ' ' + amountText(account.balance, 2)));
    return lines.join(u", "_s);
}

} // namespace leapfrog::test
