// SPDX-License-Identifier: MIT
#pragma once

#include "engine/inbox/group_chunk.h"

namespace leapfrog {

/// What groups gave that were read, into the books: documents, jobs, payloads and verdicts. Used by GroupReader only.
class GroupWriting
{
public:
    /// `read`: computed; it hears what was written, and must outlive this.
    GroupWriting(Connection &connection, const ReadingOptions &options, ReadGroups &read)
        : m_options(options)
        , m_connection(connection)
        , m_payloads(connection)
        , m_documents(connection)
        , m_read(read)
    { }

    /// In the transaction that holds the groups' locks.
    Result<> write();
    /// Which documents write() would change; writes nothing.
    Result<std::vector<DocumentDifference>> differing();
    /// What write() would write, and what is there.
    Result<GroupsGiven> given();

private:
    Result<> adoptOrders();
    Result<> withdraw();
    Result<ImportCounts> writeDocuments(const std::vector<ImportedDocument> &documents);
    Result<> tellLocked();
    Result<> postUnlocked();
    Result<> writeVerdicts();
    Result<> mark();

    const ReadingOptions &m_options;
    Connection &m_connection;
    PayloadStore m_payloads;
    GroupDocumentStore m_documents;
    ReadGroups &m_read;
};

} // namespace leapfrog
