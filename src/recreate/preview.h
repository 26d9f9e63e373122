// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/difference.h"
#include "ledger/refusal.h"
#include "store/books/document_history.h"
#include "store/database/connection.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace leapfrog {

/// What recreating one document would do.
struct DocumentPreview
{
    std::string documentId;
    std::string documentType;
    int version = 0; ///< the document version that the preview was made from
    std::vector<Posting> before; ///< entries in force now; while it awaits a recreation those that it had until then
    bool awaitsRecreation
        = false; ///< some of `before` were taken out of force for a recreation that has not posted yet
    std::vector<Posting> after; ///< entries that would be in force
    Difference difference; ///< after against before
    std::optional<Refusal> refusal; ///< it would be refused; then `after` is empty
    DocumentChanges changes; ///< since the version that is posted; none when there is no such version
};

/// Previews recreations: loads, posts with the same function as the real thing, writes nothing. One document or many,
/// in the order asked; a document that does not exist is refused as `unknown_document`. Stops early, with what it has,
/// when `stop` is requested. Call from the connection's thread. Errors: those of Connection::run(), NotFound
/// `unknown_organisation`.
Result<std::vector<DocumentPreview>> previewRecreation(Connection &connection, const std::string &orgId,
                                                       const std::vector<std::string> &documents,
                                                       const std::stop_token &stop = {});

} // namespace leapfrog
