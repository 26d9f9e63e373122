// SPDX-License-Identifier: MIT
#pragma once

#include "cli/ledger/ledger.h"
#include "cli/ledger/paper.h"

#include <QJsonArray>

namespace leapfrog::cli {

/// What the options of a report by time say.
struct ReportOptions
{
    std::string org;
    Figures figures;
    Days days;
    bool byMonth = false;
    std::string pdf; ///< file; empty: none is wanted
};

/// Adds --without-awaiting and --known-at, --from (where `hasFrom`) and --through, --by-month and --pdf.
void addReportOptions(CLI::App &command, ReportOptions &options, bool hasFrom);

/// Of this kind, for paper.
PrintRequest printRequest(PrintedKind kind, const ReportOptions &options);

/// Today, UTC.
Date today();

/// Head, days, moment and months of a report.
QJsonObject headOf(const BookSums &sums, const ReportOptions &options, const std::vector<Date> &months);
/// Tells on stderr since which day what was committed is kept, unless `day` is empty.
void tellNotKnownBefore(const Session &session, const std::string &day);
/// What a report says beside its figures: what it leaves out, and what was not known.
void tellFigures(const Session &session, const BookSums &sums);

/// `2026-03`.
QString monthWords(Date month);
QJsonArray amounts(const std::vector<Wide> &minor, std::string_view currency);

} // namespace leapfrog::cli
