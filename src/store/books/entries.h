// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/posting.h"
#include "store/database/connection.h"

#include <map>
#include <string>
#include <vector>

namespace leapfrog {

struct DocumentToPost;

/// A posting from a row's columns, from `first` on: date, account, currency, amount, base amount, rule, source line.
Posting postingOf(const Row &row, int first);

/// … with its details from `details` on: settles, due, taxes.
Posting detailedPostingOf(const Row &row, int first, int details);

/// What a recreation changed in one document's entries.
struct RecreatedEntries
{
    std::string documentId;
    std::vector<Posting> before; ///< those that it took out of force
    std::vector<Posting> after; ///< those of the version that it posted, in force or replaced since
};

/// Entries of documents, in force or not. Call from the connection's thread. Errors: those of Connection::run().
class EntryStore
{
public:
    explicit EntryStore(Connection &connection)
        : m_connection(connection)
    { }

    /// Entries of a document that are in force (not replaced).
    Result<std::vector<Posting>> inForce(const std::string &orgId, const std::string &documentId);

    /// The same for many documents; one without entries is not among them.
    Result<std::map<std::string, std::vector<Posting>>> inForce(const std::string &orgId,
                                                                const std::vector<std::string> &documents);

    /// Entries of one posted version of a document, replaced or not.
    Result<std::vector<Posting>> ofVersion(const std::string &orgId, const std::string &documentId, int version);
    /// The same of many, each at its posted version, in their order.
    Result<std::vector<std::vector<Posting>>> ofPostedVersions(const std::vector<const DocumentToPost *> &documents);

    /// What a recreation changed in the documents that it posted, in order of their ids. A document without any entry,
    /// before and after, is not among them. `recreationId` is a UUID. `documentId`: of that one only.
    Result<std::vector<RecreatedEntries>> ofRecreation(const std::string &recreationId,
                                                       const std::string &documentId = {});

    /// By id, of the documents that await a recreation: their entries that were taken out of force for it, which are in
    /// force again if it is undone. Others are not in the answer.
    Result<std::map<std::string, std::vector<Posting>>> takenOut(const std::string &orgId,
                                                                 const std::vector<std::string> &documents);

private:
    Connection &m_connection;
};

} // namespace leapfrog
