// SPDX-License-Identifier: MIT
#pragma once

#include "import/import_batch.h"
#include "import/kept_payload.h"
#include "store/database/connection.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace leapfrog {

/// The state of that name (stateName()), or nothing.
std::optional<PayloadVerdict::State> findState(std::string_view name);

/// A payload with what became of it.
struct JudgedPayload
{
    KeptPayload payload;
    std::string digest; ///< SHA-256 in hexadecimal digits
    PayloadVerdict verdict;
    bool isFinal = false; ///< the verdict was reached when it was taken apart: it is not read with its group
    std::string orderGroup = {}; ///< of a balance transaction: the order whose money it is about
    std::string fxRates = "{}"; ///< JSON: currency to rate, as its import said

    /// Whether the inbox takes both for one.
    [[nodiscard]] bool isSameAs(const JudgedPayload &other) const
    {
        return digest == other.digest && payload.kind == other.payload.kind
            && payload.shopifyId == other.payload.shopifyId && payload.group == other.payload.group;
    }
};

/// The digest that tells payloads apart.
std::string digestOf(const std::string &payload);

/// How much a group holds.
struct GroupSize
{
    std::int64_t payloads = 0;
    std::int64_t bytes = 0; ///< of their texts
};

/// Payloads that are in nobody's figures.
struct PayloadCounts
{
    std::int64_t refused = 0;
    std::int64_t waiting = 0;
};

/// Which payloads a reading is about; empty fields do not narrow.
struct PayloadFilter
{
    std::string orgId;
    std::string kind = {};
    std::string state = {};
    std::string code = {};
    std::string group = {};
    std::string since = {}; ///< came on this day (UTC) or later, `YYYY-MM-DD`
};

/// The inbox, for whoever reads payloads into documents. What a group's payloads give is computed and written in one
/// transaction that holds the group's lock: lock(), ofGroups(), then keep() and judge(). Call from the connection's
/// thread. Errors: those of Connection::run().
class PayloadStore
{
public:
    explicit PayloadStore(Connection &connection)
        : m_connection(connection)
    { }

    /// How many payloads are refused and how many wait; an empty organisation: of all.
    Result<PayloadCounts> counts(const std::string &orgId);

    /// Waits until nobody else reads any of these groups; until the end of the transaction nobody else does. To be
    /// called once in a transaction. Conflict `conflict` too, when a purge took one of them away.
    Result<> lock(const std::string &orgId, const std::set<std::string> &groups);
    /// All payloads of these groups, by group and in the order of arrival.
    Result<std::vector<JudgedPayload>> ofGroups(const std::string &orgId, const std::set<std::string> &groups);
    /// Keeps new payloads with what became of them; their numbers, in the same order. Conflict `conflict` when one is
    /// there already: nobody held the lock.
    Result<std::vector<std::int64_t>> keep(const std::string &orgId, const std::vector<const JudgedPayload *> &fresh);
    /// Keeps payloads that are to be read later, in a transaction of its own: those that are there already stay as they
    /// are, and their groups fall due; of balance transactions also what waits since they came without their payout.
    /// The numbers of all, in the same order.
    Result<std::vector<std::int64_t>> keepDue(const std::string &orgId,
                                              const std::vector<const JudgedPayload *> &payloads);
    /// Those of these balance transactions that came with their payout, by Shopify's number.
    Result<std::set<std::string>> withPayout(const std::string &orgId, const std::set<std::string> &numbers);
    /// How much is kept of these groups; those of which there is nothing are missing.
    Result<std::map<std::string, GroupSize>> sizes(const std::string &orgId, const std::set<std::string> &groups);
    /// Writes what became of payloads that are there, and their rates.
    Result<> judge(const std::vector<const JudgedPayload *> &payloads);

    /// Notes that the payouts of these orders' money are to be read again.
    Result<> makeDue(const std::string &orgId, const std::set<std::string> &orderGroups);
    /// Groups to be read again, at most `limit`: those that are due, and those that waited for a period to be open.
    Result<std::vector<std::string>> due(const std::string &orgId, int limit);
    /// These have been read.
    Result<> endDue(const std::string &orgId, const std::set<std::string> &groups);

    /// The groups that have a payload of the filter, in the order of their names, at most `limit` after `after`.
    Result<std::vector<std::string>> groups(const PayloadFilter &filter, const std::string &after, int limit);

private:
    Result<Rows> insert(const std::string &orgId, const std::vector<const JudgedPayload *> &fresh);

    Connection &m_connection;
};

} // namespace leapfrog
