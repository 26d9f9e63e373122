// SPDX-License-Identifier: MIT
#pragma once

#include "engine/inbox/group_reader.h"
#include "import/shopify/books.h"

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
};

/// Groups that are read in one transaction: load(), compute(), write(). Used by GroupReader only.
class GroupChunk
{
public:
    GroupChunk(Connection &connection, const ReadingOptions &options)
        : m_options(options)
        , m_connection(connection)
        , m_store(connection)
    { }

    /// Keeps nothing yet. `lock`: holds the groups' locks until the transaction ends.
    Result<> load(const std::vector<TakenApart> &fresh, const std::set<std::string> &groups, bool lock);
    /// What the groups give.
    Result<> compute();
    /// Writes documents, jobs, payloads and verdicts.
    Result<> write();
    /// Which documents write() would change.
    Result<std::vector<DocumentDifference>> differing();
    /// What write() would write, and what is there.
    Result<GroupsGiven> given();
    /// To be called once, at the end.
    GroupsRead result();

private:
    Result<> loadBooked();
    Result<std::vector<std::string>> paymentsOf(const std::set<std::string> &orders);
    void computeGroup(PayloadGroup &group, const std::set<std::string> &namesTaken);
    Result<> settleNames();
    Result<> supersedeLonely();
    void refuseGroup(PayloadGroup &group, const std::string &name);
    Result<> adoptOrders();
    Result<> withdraw();
    [[nodiscard]] std::vector<ImportedDocument> documents() const;
    Result<ImportCounts> writeDocuments(const std::vector<ImportedDocument> &documents);
    Result<> tellLocked();
    Result<> writeVerdicts();
    Result<> mark();

    const ReadingOptions &m_options;
    Connection &m_connection;
    PayloadStore m_store;
    std::set<std::string> m_names;
    std::map<std::string, PayloadGroup> m_groups;
    std::set<std::string> m_before; ///< groups whose order an older version imported
    std::vector<GroupDocument> m_stored; ///< what the groups gave before
    ShopifySettings m_settings;
    GroupsRead m_result;
};

} // namespace leapfrog
