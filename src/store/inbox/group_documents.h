// SPDX-License-Identifier: MIT
#pragma once

#include "import/import_batch.h"
#include "store/database/connection.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace leapfrog {

/// A document that was made of a group's payloads, without its body.
struct GroupDocument
{
    std::string group;
    ImportedDocument document; ///< `body` is empty
    std::string newerRefused;
    bool isOpen = false; ///< its newest version is not posted
};

/// The documents that were made of groups of payloads (PayloadStore). Call from the connection's thread. Errors: those
/// of Connection::run().
class GroupDocumentStore
{
public:
    explicit GroupDocumentStore(Connection &connection)
        : m_connection(connection)
    { }

    /// The bodies of the payments of these orders.
    Result<std::vector<std::string>> paymentsOf(const std::string &orgId, const std::set<std::string> &orderGroups);
    /// The documents that were made of these groups.
    Result<std::vector<GroupDocument>> documentsOf(const std::string &orgId, const std::set<std::string> &groups);
    /// Those of them that are in the books at their newest version, with their bodies; withdrawn ones are not.
    Result<std::vector<ImportedDocument>> postedOf(const std::string &orgId, const std::set<std::string> &groups);
    /// The last day of the locked period (`YYYY-MM-DD`) where what is dated in it is refused; empty: there is none.
    Result<std::string> refusedThrough(const std::string &orgId);
    /// Which of these documents belong to another group, or to another order of an import by an older version.
    Result<std::set<std::string>> taken(const std::string &orgId, const std::vector<ImportedDocument> &documents);
    /// Makes what an older version imported of these groups' orders documents of their groups; `documents`: what the
    /// groups give now.
    Result<> adopt(const std::string &orgId, const std::set<std::string> &groups,
                   const std::vector<ImportedDocument> &documents);
    /// Those of these groups whose order an older version imported, without keeping its payload.
    Result<std::set<std::string>> importedBefore(const std::string &orgId, const std::set<std::string> &groups);
    /// What is known of those of these groups whose payloads were purged (import/shopify/purged_facts.h, with the day
    /// as `purged`), by group.
    Result<std::map<std::string, std::string>> purged(const std::string &orgId, const std::set<std::string> &groups);
    /// Keeps that of groups that are being purged: their facts, by group.
    Result<> rememberPurged(const std::string &orgId, const std::map<std::string, std::string> &facts);
    /// Nothing is known of these groups from before any more: what is kept of them now is all.
    Result<> forgetPurged(const std::string &orgId, const std::set<std::string> &groups);
    /// Makes jobs that post these documents as they are stored, at priority 1 as `sync`.
    Result<> enqueue(const std::string &orgId, const std::vector<ImportedDocument> &documents);
    /// Says of each of these documents why a newer version of it was refused; an empty text: none was.
    Result<> mark(const std::string &orgId, const std::vector<std::pair<std::string, std::string>> &documents);

private:
    Connection &m_connection;
};

} // namespace leapfrog
