// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"
#include "store/database/connection.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// A document as a seal has it: its body at a version, and its entries of the sealed days.
struct SealFacts
{
    std::string id;
    std::string type; ///< empty: there is no such document
    int version = 0;
    std::optional<std::string> body; ///< JSON; nothing: it is not kept
    bool isNewest = true; ///< the document still says what that version said; else `type` is of a later one
    std::vector<std::string> entries; ///< by version and line, each as text: all that it says, tabs between
    std::map<std::string, std::string> salts; ///< by path in the body
};

/// What a seal says of the organisation. Moments are texts, UTC, to the microsecond.
struct SealGrounds
{
    std::string now;
    std::string login;
    std::string settings; ///< the organisation's row as JSON
    std::vector<std::string> lockEvents; ///< oldest first, each as text with tabs between: when, who, through, why
    int lockChanges = 0; ///< the gate's count of them
    std::optional<Date> lockedThrough;
    std::map<std::string, std::string> trialBalance; ///< account → minor units, of the sealed days
    std::int64_t entries = 0; ///< of the sealed days, in force or replaced
};

/// A seal as the database keeps it.
struct KeptSeal
{
    int number = 0;
    Date through;
    std::string sealedAt;
    std::string sealedBy;
    std::string head;
    std::string previousHead;
};

/// Reads what seals are made of, and keeps them. Call from the connection's thread. Errors: those of Connection::run().
class SealStore
{
public:
    SealStore(Connection &connection, std::string orgId)
        : m_connection(connection)
        , m_orgId(std::move(orgId))
    { }

    Result<SealGrounds> grounds(Date through);
    /// Ids of documents with entries through that day, by id, after this one.
    Result<std::vector<std::string>> documents(Date through, const std::string &after, int limit);
    /// Of these documents, in their order; `versions`: of the same places, 0 for the posted one.
    Result<std::vector<SealFacts>> facts(const std::vector<std::string> &ids, const std::vector<int> &versions,
                                         Date through);
    /// Keeps salts; one that is there stays as it is. `rows`: document, path and salt.
    Result<> keepSalts(const std::vector<std::array<std::string, 3>> &rows);

    /// Oldest first.
    Result<std::vector<KeptSeal>> seals();
    /// Whether documents were sealed, whatever became of the seals.
    Result<bool> hasSealedDocuments();
    /// Begins a seal, without its head; end() gives it that, in the same transaction.
    Result<> keep(const KeptSeal &seal, const std::string &why);
    Result<> end(int number, const std::string &head);
    Result<> keepPart(int number, int part, const std::string &lines);
    /// The lines of a part; nothing after the last.
    Result<std::optional<std::string>> part(int number, int part);
    /// The settings as they were at that moment, as JSON; empty: not kept.
    Result<std::string> settingsAt(const std::string &moment);

private:
    Connection &m_connection;
    const std::string m_orgId;
};

} // namespace leapfrog
