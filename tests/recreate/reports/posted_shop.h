// SPDX-License-Identifier: MIT
#pragma once

#include "engine/books/ledger_verifier.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <string>

namespace leapfrog::test {

/// A shop, document by document.
struct PostedShop
{
    TestDatabase database;

    PostedShop() { database.addOrganisation(); }
    /// `fields`: what stands behind id, type and date.
    void add(const std::string &id, const std::string &type, const std::string &date, const std::string &fields,
             const std::string &party = "Ada", const std::string &currency = "EUR")
    {
        const auto body = R"({"id":")" + id + R"(","type":")" + type + R"(","date":")" + date + R"(","currency":")"
            + currency + R"(",)" + fields + '}';
        must(DocumentStore(database.connection())
                 .import("acme",
                         {{.id = id,
                           .type = type,
                           .date = date,
                           .currency = currency,
                           .partyName = party,
                           .amount = {},
                           .body = body}}));
        database.drain();
        const auto status
            = database.sql("SELECT accounting_status || status_message FROM document WHERE document_id = '" + id + "'");
        if (status != "posted")
            qFatal("%s: %s", id.c_str(), status.c_str());
    }
    void invoice(const std::string &id, const std::string &date, const std::string &total, const std::string &more = {},
                 const std::string &party = "Ada")
    {
        add(id, "sales_invoice", date,
            R"("tax_included":true,"lines":[{"amount":")" + total + R"("}],"total":")" + total + '"' + more, party);
    }
    void payment(const std::string &id, const std::string &date, const std::string &amount,
                 const std::string &allocations, const std::string &direction = "in", const std::string &more = {})
    {
        add(id, "payment", date,
            R"("direction":")" + direction + R"(","method":"bank","amount":")" + amount + R"(","allocations":[)"
                + allocations + ']' + more);
    }
    static std::string to(const std::string &document, const std::string &amount)
    {
        return R"({"document":")" + document + R"(","amount":")" + amount + R"("})";
    }
    /// What verification finds.
    std::int64_t findings() { return must(verifyLedger(database.connection(), "acme", {}, {})).findings; }
    /// As in a database of before: nothing in the columns of what entries settle and tax.
    static void forget(TestDatabase &database, const std::string &which = "true")
    {
        database.sql("ALTER TABLE gl_entry DISABLE TRIGGER USER");
        database.sql("UPDATE gl_entry SET settles = NULL, due_date = NULL, taxes = NULL WHERE " + which);
        database.sql("ALTER TABLE gl_entry ENABLE TRIGGER USER");
    }
};

} // namespace leapfrog::test
