// SPDX-License-Identifier: MIT
#pragma once

#include "store/books/documents.h"
#include "store/database/connection.h"
#include "store/queue/queue.h"

#include <memory>
#include <string>
#include <vector>

namespace leapfrog::test {

/// A database of its own on the run's throw-away server, at the program's schema (copied from a template that is
/// migrated once). Dropped at the end. A failure to make it ends the test executable with the reason: without
/// PostgreSQL a test fails.
class TestDatabase
{
public:
    enum class Schema
    {
        Current,
        Empty
    };
    explicit TestDatabase(Schema schema = Schema::Current);
    ~TestDatabase();
    TestDatabase(const TestDatabase &) = delete;
    TestDatabase &operator=(const TestDatabase &) = delete;

    [[nodiscard]] const std::string &dsn() const { return m_dsn; }
    /// A connection kept by this object, for the test's own thread.
    Connection &connection() { return *m_connection; }
    /// One more connection.
    [[nodiscard]] std::unique_ptr<Connection> connect() const;

    /// Runs SQL that must work; the first column of the first row, empty when there is none. For set-up and for
    /// looking.
    std::string sql(const std::string &text);
    /// The same as a number.
    std::int64_t number(const std::string &text) { return std::stoll(sql(text)); }

    /// The story's organisation `acme` in EUR.
    void addOrganisation(const std::string &id = "acme", const std::string &currency = "EUR");
    /// S(n) of the recreation scenarios: a sales invoice of n.00 EUR, one goods line, dated 2026-03-31; imported, so
    /// enqueued.
    void importInvoice(const std::string &documentId, int euros, const std::string &orgId = "acme",
                       const std::string &date = "2026-03-31");
    /// Differences between the queue's counters and a full count.
    std::int64_t depthFaults();
    /// Works until nothing is ready.
    void drain();

private:
    std::string m_name;
    std::string m_dsn;
    std::unique_ptr<Connection> m_connection;
};

/// The JSON of S(n).
std::string invoiceBody(const std::string &documentId, int euros, const std::string &date = "2026-03-31");
ImportedDocument invoiceRecord(const std::string &documentId, int euros, const std::string &date = "2026-03-31");

} // namespace leapfrog::test
