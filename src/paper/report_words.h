// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"
#include "core/money.h"
#include "ledger/export/exporter.h"
#include "paper/printed_report.h"
#include "store/books/reports.h"
#include "store/close/book_sums.h"

#include <QString>
#include <QStringList>

#include <string>
#include <string_view>

namespace leapfrog {

inline QString printedText(const std::string &text)
{
    return QString::fromStdString(text);
}

/// An amount as the reader's country writes it: 1.234,50 in German.
QString printedAmount(Wide minor, const Currency &currency);
QString printedAmount(Wide minor, std::string_view currency);

/// `2026-03-01 to 2026-03-31`, `through 2026-03-31` …
QString printedDays(const Days &days);

/// What is not in the figures, in sentences; none: they are whole.
QStringList leftOutSentences(const LeftOut &leftOut);

/// Of a moment that was asked for; empty without one.
QString knownAtSentence(const Figures &figures);

/// Takes out of all texts what would break a line.
void tidy(PrintedReport &report);

/// What the chart calls an account; empty when it has no such account.
QString printedName(const ChartOfAccounts &chart, std::string_view code);

} // namespace leapfrog
