// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"
#include "core/money.h"
#include "ledger/export/journals/journal_file.h"

#include <array>
#include <cstdint>
#include <string>
#include <utility>

namespace leapfrog {

/// A line of a Buchungsstapel, before it is text.
struct DatevRow
{
    std::int64_t amount = 0; ///< above zero, minor units of the base currency
    bool isDebit = true; ///< of `account`
    std::string account; ///< Konto
    std::string counterpart; ///< Gegenkonto
    std::string taxKey; ///< BU-Schlüssel; empty: none
    Date date;
    std::string name; ///< of the document, as it is
    std::string text; ///< Buchungstext
    /// Beleginfo: what it is and what it says; empty ones are left out.
    std::array<std::pair<std::string, std::string>, 5> info = {};
};

/// The two lines that a file begins with. `notes` is told of texts that did not fit.
void appendDatevHead(std::string &out, const ExportBook &book, const DatevOptions &options, JournalNotes &notes);

/// The row with its 125 fields.
void appendDatevRow(std::string &out, const DatevRow &row, const Currency &base, bool isLocked, JournalNotes &notes);

} // namespace leapfrog
