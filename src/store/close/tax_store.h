// SPDX-License-Identifier: MIT
#pragma once

#include "store/close/book_sums.h"

#include <map>
#include <string>
#include <vector>

namespace leapfrog {

/// Taxes of one month, code, rule and account; minor units of the base currency, debit positive.
struct TaxSum
{
    Date month = {}; ///< its first day
    std::string code = {}; ///< empty: not known
    std::string rule = {}; ///< as `SI-TAX`
    std::string account = {};
    Wide taxable = 0;
    Wide tax = 0;
    std::int64_t documents = 0;
};

/// Entries on a tax account that hold no taxes by code, of one document: journals, payments to the tax office.
struct UncodedEntry
{
    std::string account = {};
    std::string documentId = {};
    std::string documentType = {}; ///< empty: there is no such document
    Date date = {}; ///< the first one's
    Wide amount = 0; ///< minor units of the base currency, debit positive
};

/// An entry of before entries kept their taxes: its document says them.
struct UntaxedEntry
{
    std::string documentId = {};
    int version = 0;
    Posting posting;
    std::string body = {}; ///< of the version that was posted, JSON; empty: it is not kept
};

/// Reads taxes by code. All within the caller's snapshot. Call from the connection's thread. Errors: those of
/// Connection::run().
class TaxStore
{
public:
    TaxStore(Connection &connection, std::string orgId, const Figures &figures, const Days &days);

    /// Accounts that play or played output_tax, input_tax or are or were of a tax code: name of the role, empty for a
    /// code's, by account.
    Result<std::map<std::string, std::string>> accounts();
    Result<std::vector<TaxSum>> sums();
    /// What moved on these accounts.
    Result<std::map<std::string, Wide>> movements(const std::vector<std::string> &accounts);
    /// Entries on these accounts without taxes by code, but for what untaxed() gives.
    Result<std::vector<UncodedEntry>> uncoded(const std::vector<std::string> &accounts);

    struct UntaxedPage
    {
        std::vector<UntaxedEntry> entries = {};
        std::string document = {};
        int version = 0;
        int line = 0;
    };
    /// One page of at most `limit`, after the last one of the page before.
    Result<UntaxedPage> untaxed(const UntaxedPage &after, int limit);

private:
    [[nodiscard]] std::string figures(std::string_view sql) const;

    Connection &m_connection;
    std::string m_orgId = {};
    bool m_previous;
    std::string m_from = {};
    std::string m_through = {};
    std::string m_moment = {}; ///< infinity: now
};

} // namespace leapfrog
