// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/difference.h"
#include "store/connection.h"

#include <QDateTime>

#include <map>
#include <string>
#include <vector>

namespace leapfrog {

/// What changed in a document and in the rules between two postings of it: why their entries may differ.
struct DocumentChanges
{
    bool known = true; ///< false: the earlier document is not kept (any more), so `fields` is empty
    std::vector<FieldChange> fields;
    QDateTime settingsChangedAt = {}; ///< the last change of the settings that decide a posting; invalid: not between
    std::string settingsChangedBy = {}; ///< the login

    [[nodiscard]] bool settingsChanged() const { return settingsChangedAt.isValid(); }
};

using ChangesByDocument = std::map<std::string, DocumentChanges>; ///< by document id

/// The earlier bodies of documents (migrations/0017_document_history.sql). Only the last change of an organisation's
/// settings is known, so a change that a later one followed may be missing from the past. Call from the connection's
/// thread. Errors: those of Connection::run().
class DocumentHistory
{
public:
    explicit DocumentHistory(Connection &connection)
        : m_connection(connection)
    { }

    /// From what each document's posted version was made of to what it is now. Documents that were never posted are not
    /// in the answer.
    Result<ChangesByDocument> sincePosted(const std::string &orgId, const std::vector<std::string> &documents);

    /// From what a recreation replaced to what it posted, for the documents that it posted and that had been posted
    /// before. `recreationId` is a UUID.
    Result<ChangesByDocument> ofRecreation(const std::string &recreationId);

private:
    Connection &m_connection;
};

} // namespace leapfrog
