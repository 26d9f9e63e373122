// SPDX-License-Identifier: MIT
#pragma once

#include "core/money.h"
#include "store/close/book_sums.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

enum class OpenKind
{
    Receivable,
    Payable,
};

/// What is open: under a document, in a currency. The item of a document that others name, or a document whose own
/// entries name none (`isAllocated` false).
struct OpenItemKey
{
    OpenKind kind = OpenKind::Receivable;
    bool isAllocated = true;
    std::string documentId = {};
    std::string currency = {};

    friend auto operator<=>(const OpenItemKey &, const OpenItemKey &) = default;
};

struct OpenItemSum
{
    Wide amount = 0; ///< minor units of the currency, debit positive
    Wide base = 0; ///< of the base currency
    Date first = {}; ///< the first day of its entries
};

/// An entry of before entries kept what they settle: its document says it.
struct UntoldEntry
{
    OpenItemKey key; ///< of the entry's own document
    std::string rule = {};
    int line = 0; ///< noLine: none
    OpenItemSum sum;
    std::string body = {}; ///< of the version that was posted, JSON; empty: it is not kept
};

/// What documents say of the items that are theirs.
struct OpenItemFacts
{
    std::string type = {}; ///< empty: there is no such document
    std::string party = {};
    std::optional<Date> date = {}; ///< of the entries that opened it
    std::optional<Date> due = {};
    std::map<std::pair<OpenKind, std::string>, Wide> original = {}; ///< by currency: what its own entries opened
};

/// The accounts of one kind, and their balances in the base currency.
struct ControlAccounts
{
    OpenKind kind = OpenKind::Receivable;
    std::map<std::string, Wide> balances = {};
};

/// Reads receivables and payables as they stood on a day, by documents that are settled. All within the caller's
/// snapshot. Call from the connection's thread. Errors: those of Connection::run().
class OpenItemStore
{
public:
    OpenItemStore(Connection &connection, std::string orgId, const Figures &figures, Date asOf);

    /// Accounts that play or played the roles. Call first.
    Result<std::vector<ControlAccounts>> accounts();
    /// Those that do not come to zero, without what untold() gives.
    Result<std::map<OpenItemKey, OpenItemSum>> sums();
    /// One page of at most `limit`, after the last one of the page before (its document, version and line).
    struct UntoldPage
    {
        std::vector<UntoldEntry> entries = {};
        std::string document = {};
        int version = 0;
        int line = 0;
    };
    Result<UntoldPage> untold(const UntoldPage &after, int limit);
    /// Of these documents: the one document that all their entries settle, if it is one and another.
    Result<std::map<std::string, std::string>> settledBy(const std::vector<std::string> &documents);
    /// Of these documents.
    Result<std::map<std::string, OpenItemFacts>> facts(const std::vector<std::string> &documents);

private:
    [[nodiscard]] std::string figures(std::string_view sql) const;

    Connection &m_connection;
    std::string m_orgId = {};
    bool m_previous;
    std::string m_day = {};
    std::string m_moment = {}; ///< infinity: now
    std::vector<std::string> m_receivable = {};
    std::vector<std::string> m_payable = {};
};

} // namespace leapfrog
