// SPDX-License-Identifier: MIT
#pragma once

#include "import/importer.h"
#include "store/books/documents.h"
#include "store/database/connection.h"

#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace leapfrog {

/// What to import where.
struct ImportRequest
{
    std::string orgId;
    std::string baseCurrency; ///< of a new organisation; empty: that of its first document
    ImportFormat format = ImportFormat::Leapfrog;
    std::vector<std::string> files; ///< paths; `-` is standard input
    std::map<std::string, std::string> fxRates = {}; ///< of orders and payouts in another currency: base units per unit
};

/// How far an import is; grows while it runs.
struct ImportProgress
{
    ImportCounts documents;
    int withdrawn = 0; ///< of the changed: documents that the payloads give no longer; they have no entries any more
    std::int64_t refused = 0;
    std::int64_t waiting = 0; ///< payloads; nothing is wrong with them
    std::int64_t keptBack = 0;
    std::int64_t bytes = 0; ///< read so far, of all files
    std::int64_t totalBytes = 0; ///< 0: not known (standard input)
};

/// Hears of each chunk that was stored: what there is to say of it, and the progress with it included. Of payloads all
/// is said at the end, when nothing more comes that they might wait for: the first 1,000 of each kind.
using ImportListener = std::function<void(const ImportBatch &, const ImportProgress &)>;

/// Imports files in chunks, each one transaction: documents, and the jobs to post what is new or changed at priority 1
/// as `sync`; payloads go through the inbox (engine/inbox/group_reader.h). Running it again after a crash doubles
/// nothing: what is stored already is unchanged. A record that can't be taken is refused by name and field, the rest
/// goes on. Errors: Invalid `unreadable_file` (`field` is the path), `bad_currency`, `base_currency_differs`; those of
/// Connection::run(); Cancelled. Chunks stored before stay. Blocks; call from the connection's thread.
Result<ImportProgress> runImport(Connection &connection, const ImportRequest &request,
                                 const ImportListener &listener = {}, const std::stop_token &stop = {});

} // namespace leapfrog
