// SPDX-License-Identifier: MIT
#pragma once

#include "core/money.h"
#include "import/shopify/books.h"
#include "ledger/context.h"
#include "store/database/connection.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace leapfrog {

/// What a document has on an account in a month: the sum of its entries there, in minor units of the base currency.
struct DocumentMovement
{
    std::string id;
    std::string type;
    Wide before = 0;
    Wide after = 0;

    friend bool operator==(const DocumentMovement &, const DocumentMovement &) = default;
};

/// What moved on an account in a month: the sum of its entries dated there, in minor units of the base currency.
struct MonthMovement
{
    std::string account;
    std::string month; ///< YYYY-MM
    Wide before = 0; ///< as reports show it now
    Wide after = 0; ///< as they would
    std::int64_t changed = 0; ///< documents that have another sum there
    std::vector<DocumentMovement> movers = {}; ///< the hundred of them that move most there, the most first

    friend bool operator==(const MonthMovement &, const MonthMovement &) = default;
};

/// A document and how much of it would move.
struct MovedDocument
{
    std::string id;
    std::string type;
    Wide moved = 0; ///< what its accounts and months gain in debit together, minor units of the base currency
    std::vector<MonthMovement> places = {}; ///< where its sums change; without `movers`

    friend bool operator==(const MovedDocument &, const MovedDocument &) = default;
};

/// Documents that would be refused for one and the same reason.
struct RehearsedRefusal
{
    std::string code; ///< of docs/accounting-rules.md §7
    QString message;
    std::int64_t documents = 0;
    std::int64_t newly = 0; ///< of these, that the settings of now post
    std::vector<std::string> examples; ///< the first few ids

    friend bool operator==(const RehearsedRefusal &, const RehearsedRefusal &) = default;
};

/// What posting a whole book anew would do.
struct Rehearsal
{
    std::int64_t documents = 0; ///< each is one of the four below
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t refused = 0; ///< by the rules; the figures in force stay
    std::int64_t locked = 0; ///< by a locked period; the figures in force stay
    std::int64_t newlyRefused = 0; ///< of `refused`, that the settings of now post, whatever is locked
    std::vector<MonthMovement> accounts; ///< every account and month that has entries, or would, by code and month
    std::vector<MovedDocument> largest; ///< the hundred changed documents that move most, the most first
    std::vector<RehearsedRefusal> refusals; ///< the most frequent first, those of locks not among them
    std::vector<std::string> changedDocuments; ///< ids, in order
};

/// How far it is: documents rehearsed so far, of how many.
using RehearsalListener = std::function<void(std::int64_t done, std::int64_t total)>;

/// Posts each document of an organisation in memory as recreating it under the settings `next` would, on all
/// processors, and compares with what reports show now: all of one moment. Writes nothing. Memory grows with accounts,
/// months and ids only. `shop`: documents are first made of the payloads of the inbox anew by these settings; what
/// comes out otherwise, new or withdrawn is posted as it would be then. `now`: the settings of now, to tell which
/// refused documents are refused by `next` alone; nothing: not asked. Errors: those of Connection::run(); Cancelled.
/// Blocks; call from the connection's thread, which is in no transaction.
Result<Rehearsal> rehearse(Connection &connection, const std::string &orgId, const Context &next,
                           const RehearsalListener &listener = {}, const std::stop_token &stop = {},
                           const std::optional<ShopifySettings> &shop = {}, const std::optional<Context> &now = {});

} // namespace leapfrog
