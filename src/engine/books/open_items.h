// SPDX-License-Identifier: MIT
#pragma once

#include "store/close/open_item_store.h"

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// Why a line stands in the list of open items.
enum class OpenReason
{
    Open, ///< not settled yet, or in part
    Overpaid, ///< more was settled than was open
    NotAllocated, ///< entries on the account that name no document: journals, or what caught up for several
    NoDocument, ///< payments name a document that has opened nothing (yet)
    ExchangeDifference, ///< settled in its currency; what is left in the base currency comes from different rates
};

/// `open`, `overpaid`, `not_allocated`, `no_document`, `exchange_difference`.
std::string_view openReasonName(OpenReason reason);

/// Amounts are minor units, debit positive: what customers owe is above zero, what is owed to vendors below.
struct OpenItem
{
    OpenKind kind = OpenKind::Receivable;
    std::string documentId = {};
    std::string documentType = {}; ///< empty: there is no such document
    std::string party = {};
    Date date = {};
    std::optional<Date> due = {};
    int days = 0; ///< from the day it is due, or else its date, to the day asked for; below 0: not due yet
    std::size_t bucket = 0; ///< place in OpenItems::buckets
    std::string currency = {};
    Wide original = 0;
    Wide settled = 0; ///< payments, credit notes and the like: original + settled = open
    Wide open = 0;
    Wide openBase = 0; ///< in the base currency
    OpenReason reason = OpenReason::Open;
};

/// What one party owes, or is owed, by age, in the base currency.
struct PartyAges
{
    OpenKind kind = OpenKind::Receivable;
    std::string party = {}; ///< empty: not known
    std::vector<Wide> buckets = {};
    Wide total = 0;
};

/// All items of a kind against the balances of its accounts.
struct OpenTotal
{
    OpenKind kind = OpenKind::Receivable;
    std::map<std::string, Wide> accounts = {}; ///< balances as the trial balance has them
    Wide balance = 0; ///< of all of them
    Wide items = 0;

    [[nodiscard]] Wide difference() const { return balance - items; } ///< 0, or the ledger is not whole
};

struct OpenItemsQuery
{
    std::string orgId;
    Date asOf;
    Figures figures = {};
    std::optional<OpenKind> kind = {}; ///< nothing: both
    std::string party = {}; ///< only parties whose name has this in it; the totals are of all
    std::vector<int> ageing = {30, 60, 90}; ///< days, rising: where each bucket ends
};

struct OpenItems
{
    ReportHead head = {};
    std::string notKnownBefore = {}; ///< as in BookSums
    std::vector<OpenItem> items = {}; ///< by kind, party, day and document
    std::vector<PartyAges> parties = {}; ///< by kind and party
    std::vector<OpenTotal> totals = {};
    std::int64_t fromDocuments = 0; ///< entries of before it was kept what they settle: their documents said it
    std::vector<std::pair<int, std::optional<int>>> buckets
        = {}; ///< first and last day of each; the first one: not due
};

/// Receivables and payables by party and age as they stood on a day. One snapshot, in the connection's thread; memory
/// grows with what is open. Errors: NotFound `unknown_organisation`; those of Connection::run().
Result<OpenItems> openItems(Connection &connection, const OpenItemsQuery &query);

} // namespace leapfrog
