// SPDX-License-Identifier: MIT
#pragma once

#include "console/books/account_names.h"
#include "console/documents/documents_model.h"
#include "ledger/posting.h"
#include "store/queue/recreations.h"

namespace leapfrog {

/// All that the details of one document show, read at one go.
struct DocumentFacts
{
    DocumentRow row;
    std::string body; ///< JSON as imported
    std::vector<Posting> entries; ///< in force, or (see `previousFigures`) of the version posted last
    bool previousFigures = false; ///< the entries are out of force: the document awaits recreation
    AccountNames accountNames;
    std::string baseCurrency;
    std::vector<DocumentHistoryRow> history; ///< newest first
};

/// Reads them. Call from the connection's thread. Errors: those of Connection::run(), NotFound `unknown_document`.
Result<DocumentFacts> readDocumentFacts(Connection &connection, const DocumentKey &key);

} // namespace leapfrog
