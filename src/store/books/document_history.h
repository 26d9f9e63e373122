// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/context.h"
#include "ledger/difference.h"
#include "store/database/connection.h"

#include <QDateTime>

#include <map>
#include <optional>
#include <string>
#include <utility>
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

/// What a version of a document was made of.
struct MadeOf
{
    std::optional<std::string> body; ///< nothing: it is not kept (any more)
    QDateTime at; ///< when these entries were made; of entries that were brought back, the first time
};

/// The settings for posting that an organisation had. What is not set in the context is as in a default-made one.
struct FormerSettings
{
    QDateTime until;
    std::optional<Context> context; ///< nothing: changed before the history began; they are not known
};

using ChangesByDocument = std::map<std::string, DocumentChanges>; ///< by document id

/// The earlier bodies of documents (migrations/functions/document_on_body.sql) and settings of their organisations
/// (settings_history_on_change.sql). DocumentChanges knows of the last change of the settings only. Call from the
/// connection's thread. Errors: those of Connection::run().
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
    /// before. `recreationId` is a UUID. `documentId`: for that one only.
    Result<ChangesByDocument> ofRecreation(const std::string &recreationId, const std::string &documentId = {});

    /// What these versions (document id and number) of documents were made of.
    Result<std::map<std::pair<std::string, int>, MadeOf>>
    madeOf(const std::string &orgId, const std::vector<std::pair<std::string, int>> &versions);

    /// What the settings for posting were before they were changed, oldest first. `accounts`, locks and `previous` of
    /// the contexts are empty.
    Result<std::vector<FormerSettings>> formerSettings(const std::string &orgId);

private:
    Connection &m_connection;
};

} // namespace leapfrog
