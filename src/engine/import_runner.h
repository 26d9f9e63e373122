// SPDX-License-Identifier: MIT
#pragma once

#include "import/importer.h"
#include "store/books/documents.h"
#include "store/database/connection.h"

#include <functional>
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
};

/// How far an import is; grows while it runs.
struct ImportProgress
{
    ImportCounts documents;
    std::int64_t refused = 0;
    std::int64_t keptBack = 0;
    std::int64_t bytes = 0; ///< read so far, of all files
    std::int64_t totalBytes = 0; ///< 0: not known (standard input)
};

/// Hears of each chunk that was stored: the notes of that chunk, and the progress with it included.
using ImportListener = std::function<void(const ImportBatch &, const ImportProgress &)>;

/// Imports files in chunks of 500 documents, each one transaction: documents, facts of orders, and the jobs to post
/// what is new or changed at priority 1 as `sync`. Running it again after a crash doubles nothing: what is stored
/// already is unchanged. A record that can't be taken is refused by name and field (in the chunk's notes), the rest
/// goes on. Errors: Invalid `unreadable_file` (`field` is the path), `bad_currency`, `base_currency_differs`; those of
/// Connection::run(); Cancelled. Chunks stored before stay. Blocks; call from the connection's thread.
Result<ImportProgress> runImport(Connection &connection, const ImportRequest &request,
                                 const ImportListener &listener = {}, const std::stop_token &stop = {});

} // namespace leapfrog
