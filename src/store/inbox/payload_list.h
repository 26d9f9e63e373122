// SPDX-License-Identifier: MIT
#pragma once

#include "store/inbox/payloads.h"

#include <QDateTime>

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// A payload as lists show it.
struct PayloadRow
{
    std::int64_t number = 0;
    std::string orgId;
    std::string kind;
    std::string shopifyId;
    std::string group;
    std::string updatedAt;
    std::string file;
    std::int64_t line = 0;
    QDateTime receivedAt;
    std::string receivedBy;
    std::string state;
    std::string code;
    std::string field;
    QString message;
    std::string waitsFor;
    QDateTime stateAt;

    friend bool operator==(const PayloadRow &, const PayloadRow &) = default;
};

/// A document that was made of a payload's group.
struct MadeDocument
{
    std::string id;
    std::string type;
    std::string status; ///< as DocumentRow::status
    QString newerRefused; ///< why a newer version of it was refused

    friend bool operator==(const MadeDocument &, const MadeDocument &) = default;
};

/// A payload with all there is to say of it.
struct PayloadDetails
{
    PayloadRow row;
    std::string payload;
    std::vector<MadeDocument> documents; ///< of its group, by id
};

/// How many payloads have one state for one reason.
struct PayloadReason
{
    std::string orgId;
    std::string state;
    std::string kind;
    std::string code;
    std::int64_t payloads = 0;
};

/// From the column `at` on: number, organisation, kind, id, group, updated_at, file, line, received at and by, state,
/// code, field, message, waits for, since when.
PayloadRow payloadRowOf(const Row &row, int at);

/// NotFound `unknown_payload`.
Error unknownPayload(std::int64_t number);

/// The inbox for people. Call from the connection's thread. Errors: those of Connection::run().
class PayloadListStore
{
public:
    explicit PayloadListStore(Connection &connection)
        : m_connection(connection)
    { }

    /// One page, the last arrived first; `before`: the number of the last row of the page before, 0 for the first page.
    Result<std::vector<PayloadRow>> list(const PayloadFilter &filter, std::int64_t before, int limit);
    /// NotFound `unknown_payload` when there is none of that number.
    Result<PayloadDetails> find(std::int64_t number);
    /// What waits and what was refused, by reason; an empty organisation: of all.
    Result<std::vector<PayloadReason>> reasons(const std::string &orgId);

    /// Takes out the payloads of orders and payouts of which everything is read and came before that day, at most
    /// `limit` groups; how many payloads. Their documents stay as they are. Errors too: Conflict.
    Result<std::int64_t> purge(const std::string &orgId, Date before, int limit);
    /// Takes refused payloads out of what is open, of at most `limit` groups: those of the filter (its state is
    /// refused) or (not 0) of this number alone. They say why, are read no more, and their groups fall due. How many
    /// payloads. Errors too: Conflict.
    Result<std::int64_t> discard(const PayloadFilter &filter, std::int64_t number, const std::string &why, int limit);
    /// How many payloads discard() would take out in all.
    Result<std::int64_t> discardable(const PayloadFilter &filter, std::int64_t number);
    /// How many payloads purge() would take out in all.
    Result<std::int64_t> purgeable(const std::string &orgId, Date before);

private:
    Connection &m_connection;
};

} // namespace leapfrog
