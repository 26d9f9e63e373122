// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/export/journals/journal_file.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace leapfrog {

// What the formats of journals share.

/// The postings day by day: a journal is of one day.
std::vector<std::span<const Posting>> daysOf(std::span<const Posting> postings);

/// Those that have an amount in the base currency, which alone the programs count; the others are noted.
std::vector<const Posting *> withAmount(std::span<const Posting> postings, JournalNotes &notes);

/// These programs write amounts with two decimals: a base currency with more is refused, `unfit_currency`.
std::optional<Refusal> decimalsRefused(const ExportBook &book);

/// What a line is, on one line: the document's words or type, why the entry is made, and the amount in its own currency
/// where that is another.
std::string lineWords(const Voucher &voucher, const Posting &posting, const Currency &base);

/// `31/12/2026`, or `12/31/2026`.
std::string slashedDate(Date date, bool isDayFirst);

} // namespace leapfrog
