// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/context.h"
#include "ledger/posting.h"
#include "store/queue.h"

#include <map>
#include <string>
#include <vector>

namespace leapfrog {

/// A document as a job's holder needs it to post it.
struct DocumentToPost
{
    std::string orgId;
    std::string documentId;
    std::string documentType;
    int readyVersion = 0; ///< the version to post
    int postedVersion = 0; ///< the newest version that is posted; 0: none
    std::string body; ///< JSON
};

/// A computed document, ready to be written under its job's lease.
struct ComputedDocument
{
    ClaimedJob job;
    int version = 0;
    std::vector<Posting> postings;
    bool unchanged = false; ///< the postings are those that were in force before
};

/// What became of a job whose document was written (migrations/0008_complete.sql says each).
enum class CompletionOutcome
{
    Posted,
    Unchanged,
    Superseded,
    Fenced,
};

/// What the document processor reads and writes. Call from the connection's thread. Errors: those of Connection::run().
class PostingStore
{
public:
    explicit PostingStore(Connection &connection)
        : m_connection(connection)
    { }

    /// The documents of these jobs; a job whose document does not exist has none in the answer.
    Result<std::vector<DocumentToPost>> load(const std::vector<ClaimedJob> &jobs);

    /// The posting context of each organisation; `previous` is empty. Errors too: Invalid when stored roles are not
    /// readable.
    Result<std::map<std::string, Context>> contexts(const std::vector<std::string> &orgIds);

    /// Entries of a document that are in force (not replaced).
    Result<std::vector<Posting>> inForce(const std::string &orgId, const std::string &documentId);

    /// Entries of one posted version of a document, replaced or not.
    Result<std::vector<Posting>> ofVersion(const std::string &orgId, const std::string &documentId, int version);

    /// Writes documents and ends their jobs, in one statement and one transaction, each fenced by its lease. The
    /// outcomes are in the order of `documents`. An error means that nothing was written (Unavailable: that it is not
    /// known).
    Result<std::vector<CompletionOutcome>> complete(const std::vector<ComputedDocument> &documents,
                                                    const std::string &worker);

private:
    Connection &m_connection;
};

} // namespace leapfrog
