// SPDX-License-Identifier: MIT
#pragma once

#include "recreate/preview.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace leapfrog {

/// One account of a document before and after, as the preview shows it. Amounts in minor units of `currency`.
struct PreviewLine
{
    QString account; ///< code and name
    Date date;
    std::string currency;
    bool hasOld = false;
    bool hasNew = false;
    std::int64_t oldAmount = 0;
    std::int64_t newAmount = 0;
    bool changes = false; ///< the amount or the amount in base currency
    QString why; ///< the rule in words; of a line that only changes in base currency that too

    friend bool operator==(const PreviewLine &, const PreviewLine &) = default;
};

/// Something that changed since the document was posted: why its accounts may change.
struct PreviewCause
{
    QString what; ///< the document's field in words, as "line 1, amount"; or a sentence about something else
    QString before = {};
    QString after = {};
    QString why = {}; ///< of a field

    [[nodiscard]] bool isField() const { return !why.isEmpty(); }

    friend bool operator==(const PreviewCause &, const PreviewCause &) = default;
};

/// What recreating one document would do, ready to be shown.
struct PreviewedDocument
{
    /// In the order in which people read them.
    enum class Fate
    {
        Changes,
        New, ///< it has no entries yet
        Refused,
        Unchanged,
    };
    std::string id;
    std::string type;
    int version = 0; ///< the document version that this was made from; 0: there is no such document
    Fate fate = Fate::Unchanged;
    bool awaitsRecreation = false; ///< its old amounts are those from before
    std::string refusalCode = {};
    QString refusal = {}; ///< the sentence; the same for all documents that are refused for the same reason
    QString refusedField = {}; ///< in words; empty: the whole
    std::vector<PreviewCause> causes = {}; ///< the first fields that changed, and the settings
    std::vector<PreviewLine> lines = {}; ///< by date and account; what stays the same included
};

/// Previews some documents of an organisation. Call from the connection's thread; errors and `stop` as of
/// previewRecreation().
Result<std::vector<PreviewedDocument>> previewDocuments(Connection &connection, const std::string &orgId,
                                                        const std::vector<std::string> &documents,
                                                        const std::stop_token &stop);

/// What a recreation changed in a document, as the preview would have shown it; nothing: it has not posted it.
/// `recreationId` is a UUID. Call from the connection's thread; errors: those of Connection::run().
Result<std::optional<PreviewedDocument>> recreatedDocument(Connection &connection, const std::string &recreationId,
                                                           const std::string &orgId, const std::string &documentId);

} // namespace leapfrog
