// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"
#include "engine/inbox/group_reader.h"
#include "import/shopify/books.h"
#include "store/inbox/group_documents.h"

#include <unordered_set>

namespace leapfrog {

/// The payloads of a group and what they give.
struct PayloadGroup
{
    std::vector<JudgedPayload> payloads; ///< in the order of arrival
    std::unordered_set<std::string> known; ///< keys of `payloads`
    std::vector<std::size_t> arrived; ///< places of those that were handed in
    std::vector<ImportedDocument> documents;
    std::vector<PayloadVerdict> verdicts; ///< of the payloads
    bool isAdopted = false;
    /// Documents that a locked period keeps as they are, or out, and their days.
    std::map<std::string, std::string> lockedOut = {};
};

/// Groups that are read together: what is kept of them, and what they give.
struct ReadGroups
{
    std::set<std::string> names;
    std::map<std::string, PayloadGroup> groups; ///< by name
    std::vector<GroupDocument> stored; ///< what the groups gave before
    ShopifySettings settings;
    std::set<std::string> noLongerPurged; ///< groups that are read anew though they were purged
    GroupsRead result;

    [[nodiscard]] std::vector<ImportedDocument> documents() const;
};

/// Groups that are read in one transaction: load(), compute(), then a GroupWriting, if they are to be written. Used by
/// GroupReader only.
class GroupChunk
{
public:
    GroupChunk(Connection &connection, const ReadingOptions &options)
        : m_options(options)
        , m_connection(connection)
        , m_payloads(connection)
        , m_documents(connection)
    { }

    /// Keeps nothing yet. `lock`: holds the groups' locks until the transaction ends.
    Result<> load(const std::vector<TakenApart> &fresh, const std::set<std::string> &groups, bool lock);
    /// What the groups give.
    Result<> compute();
    [[nodiscard]] ReadGroups &read() { return m_read; }
    /// To be called once, at the end.
    GroupsRead result();

private:
    Result<> loadBooked();
    Result<std::vector<std::string>> paymentsOf(const std::set<std::string> &orders);
    void computeGroup(PayloadGroup &group, const std::set<std::string> &namesTaken);
    Result<> settleNames();
    Result<> settleLocked();
    void readAsPosted(PayloadGroup &group, const std::string &through, std::vector<ImportedDocument> posted);
    Result<> supersedeLonely();
    void refuseGroup(PayloadGroup &group, const std::string &name);
    bool judgePurged(PayloadGroup &group);
    Result<> loadPurged();

    const ReadingOptions &m_options;
    Connection &m_connection;
    PayloadStore m_payloads;
    GroupDocumentStore m_documents;
    ReadGroups m_read;
    std::map<std::string, JsonValue> m_purged; ///< what is known of groups whose payloads were purged
    std::set<std::string> m_before; ///< groups whose order an older version imported
};

} // namespace leapfrog
