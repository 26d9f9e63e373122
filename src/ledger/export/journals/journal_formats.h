// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/export/journals/journal_file.h"

namespace leapfrog {

// One file per format. To add one: write its file, name its maker here and list it in journal_file.cpp (ADR 0041).

/// DATEV format, EXTF, Buchungsstapel version 13: two heading lines, 125 fields, Windows-1252. Each row is a debit and
/// a credit of one amount; sums by account are those of the entries, to the cent.
std::unique_ptr<JournalFile> makeDatevFile(ExportBook book, JournalOptions options);
/// QuickBooks Online's CSV of journal entries; each journal number is balanced and of one day.
std::unique_ptr<JournalFile> makeQuickBooksFile(ExportBook book, JournalOptions options);
/// Xero's CSV of manual journals; rows of one narration and date are one journal, and balanced.
std::unique_ptr<JournalFile> makeXeroFile(ExportBook book, JournalOptions options);

} // namespace leapfrog
