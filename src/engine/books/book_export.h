// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/export/exporter.h"
#include "store/database/connection.h"

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

namespace leapfrog {

/// How far an export is.
struct ExportProgress
{
    std::int64_t documents = 0; ///< that have entries in force and were written
    std::int64_t total = 0; ///< documents of the organisation; some may have no entries
    LeftOut leftOut = {}; ///< what the file says is not in it
};

/// Takes the next piece of text; called once per 500 documents or so. An error ends the export.
using ExportSink = std::function<Result<>(std::string_view text)>;
using ExportListener = std::function<void(const ExportProgress &)>;

/// Writes the entries in force of an organisation, and what `awaiting` says of documents that await recreation, as of
/// one moment, in a format that other programs check. Memory stays flat however large the book is. Errors: NotFound
/// `unknown_organisation`; Refused `bad_currency` for an entry that nobody can read; those of the sink and of
/// Connection::run(); Cancelled. Blocks; call from the connection's thread.
Result<ExportProgress> exportBook(Connection &connection, const std::string &orgId, ExportFormat format,
                                  const ExportSink &sink, const ExportListener &listener = {},
                                  const std::stop_token &stop = {},
                                  AwaitingFigures awaiting = AwaitingFigures::Previous);

} // namespace leapfrog
