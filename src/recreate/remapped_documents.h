// SPDX-License-Identifier: MIT
#pragma once

#include "engine/inbox/group_reader.h"
#include "store/close/figured_documents.h"

#include <deque>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace leapfrog {

/// The documents that an organisation's payloads would give under other settings of its shop, with what reports show of
/// them now; new ones among them, and those that are given no longer, as `withdrawn`. Orders and payouts by some
/// hundred at a time; memory grows with their names only. Writes nothing. Call from the connection's thread. Errors:
/// those of Connection::run().
class RemappedDocuments
{
public:
    RemappedDocuments(Connection &connection, const std::string &orgId, const ShopifySettings &shop);

    /// The next some; empty after the last.
    Result<std::vector<FiguredDocument>> next();
    /// Whether next() gave this document, or will: it is not to be counted as it is stored.
    [[nodiscard]] bool has(const FiguredDocument &document) const;

private:
    Result<bool> findParts();
    Result<std::vector<FiguredDocument>> ofPart(const std::set<std::string> &groups);

    Connection &m_connection;
    const std::string m_orgId;
    GroupReader m_reader;
    FiguredDocuments m_figured;
    std::string m_after; ///< name of the last group that was found
    std::deque<std::set<std::string>> m_parts; ///< groups that are found and not read
    std::unordered_set<std::string> m_groups;
    std::unordered_set<std::string> m_adopted; ///< ids of documents of an older version, which know no group
};

} // namespace leapfrog
