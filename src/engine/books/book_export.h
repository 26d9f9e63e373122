// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/export/journals/journal_file.h"
#include "store/books/reports.h"
#include "store/database/connection.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace leapfrog {

/// What an export has for a document.
enum class ExportBy
{
    Entry, ///< each document with its entries
    Day, ///< a sum per account and day
    Payout, ///< a sum per account, month and payout that the documents' money was in
    Month, ///< a sum per account and month
};

/// The unit of that name (`entry`, `day`, `payout`, `month`), or nothing.
std::optional<ExportBy> findExportBy(std::string_view name);

/// What is wanted of an export.
struct ExportRequest
{
    std::string orgId;
    BookFormat format;
    AwaitingFigures awaiting = AwaitingFigures::Previous;
    Days days = {}; ///< entries of these days; DATEV wants both ends
    ExportBy by = ExportBy::Entry;
    JournalOptions options = {}; ///< DATEV's days and time are filled in
};

/// How far an export is.
struct ExportProgress
{
    std::int64_t documents = 0; ///< that have entries in force of these days and were written
    std::int64_t total = 0; ///< documents of the organisation; some may have no entries
    LeftOut leftOut = {}; ///< what the file says is not in it
    JournalNotes notes = {}; ///< whole at the end
};

/// Takes the next piece of text; called once per 500 documents or so. An error ends the export.
using ExportSink = std::function<Result<>(std::string_view text)>;
using ExportListener = std::function<void(const ExportProgress &)>;

/// Writes the entries in force of an organisation, and what the request says of documents that await recreation, as of
/// one moment, in a format that other programs read. Memory stays flat however large the book is; with sums it grows by
/// accounts and days, or payouts. Errors: NotFound `unknown_organisation`; Refused `bad_currency` for an entry that
/// nobody can read, and the problems of JournalFile; Invalid `missing_days` for DATEV; those of the sink and of
/// Connection::run(); Cancelled. By payout the login must be able to read import_payload. Blocks; call from the
/// connection's thread.
Result<ExportProgress> exportBook(Connection &connection, const ExportRequest &request, const ExportSink &sink,
                                  const ExportListener &listener = {}, const std::stop_token &stop = {});

} // namespace leapfrog
