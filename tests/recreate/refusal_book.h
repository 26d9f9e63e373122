// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/job_acts.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

namespace leapfrog::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline const JobAct cancel{.kind = JobAct::Kind::Cancel};

/// A book in which recreations are refused.
class RefusalBook
{
protected:
    void setUp();
    void tearDown();

    std::int64_t number(const std::string &sql) { return m_database->number(sql); }
    std::string sql(const std::string &text) { return m_database->sql(text); }
    /// An invoice on an account of its own, so that removing the account refuses it.
    void importOdd(const std::string &id, int euros, const std::string &account = "4711");
    void prepare(const std::vector<std::string> &documents, int nth = 1);
    static std::string recreation(int nth) { return "00000000-0000-0000-0000-00000000000" + std::to_string(nth); }
    /// `ready/posted status` of a document.
    std::string document(const std::string &id)
    {
        return sql("SELECT accounting_ready_version || '/' || posted_version || ' ' || accounting_status || CASE WHEN "
                   "awaiting_recreation THEN ' awaiting' ELSE '' END FROM document WHERE document_id = '"
                   + id + "'");
    }
    /// The books, without who made which entry as which version.
    std::string books()
    {
        return sql(
            "SELECT string_agg(concat_ws(' ', document_id, entry_date, account, currency, amount, base_amount, rule), "
            "E'\\n' ORDER BY document_id, entry_date, account, amount) FROM gl_entry WHERE deleted_at IS NULL");
    }
    void cancelAll()
    {
        JobActs jobs(m_database->connection());
        VERIFY_RESULT(jobs.apply(cancel, must(jobs.plan(cancel, {})).ids, u"not now"_s));
    }

    std::unique_ptr<TestDatabase> m_database;
};

inline void RefusalBook::setUp()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    sql("INSERT INTO account VALUES ('acme', '4711', 'Odd'), ('acme', '4712', 'Odd too')");
}

inline void RefusalBook::tearDown()
{
    // Whatever happened: no document is without its entries but one that is to be posted again, and counters are right.
    QCOMPARE(m_database->depthFaults(), 0);
    m_database.reset();
}

inline void RefusalBook::importOdd(const std::string &id, int euros, const std::string &account)
{
    auto record = invoiceRecord(id, euros);
    const auto amount = std::to_string(euros) + ".00";
    record.body = R"({"id":")" + id
        + R"(","type":"sales_invoice","date":"2026-03-31","currency":"EUR","tax_included":false,"lines":[{"amount":")"
        + amount + R"(","account":")" + account + R"("}],"total":")" + amount + R"("})";
    VERIFY_RESULT(DocumentStore(m_database->connection()).import("acme", {record}));
}

inline void RefusalBook::prepare(const std::vector<std::string> &documents, int nth)
{
    VERIFY_RESULT(RecreationStore(m_database->connection()).prepare(recreation(nth), "acme", documents, {}, {}, 60s));
}

} // namespace leapfrog::test
