// SPDX-License-Identifier: MIT
#pragma once

#include "core/currency.h"
#include "ledger/export/exporter.h"
#include "ledger/posting.h"

#include <span>
#include <string>
#include <string_view>

namespace leapfrog {

// What the text formats share.

/// One line that says which documents are not in the figures, for people and, in its brackets, for programs.
std::string leftOutLine(const LeftOut &leftOut);

/// The postings that begin at `postings` and have its first one's date. Both formats want one transaction per day.
std::span<const Posting> postingsOfOneDay(std::span<const Posting> postings);

/// Appends the lines of one posting: `start`, the amount and `end`. A foreign amount carries its base amount as a total
/// price, `100.00 USD @@ 91.77 EUR`. A price has no sign: where the base amount has the other sign than the amount, or
/// there is no amount, the base amount becomes a line of its own.
void appendPricedPosting(std::string &out, std::string_view start, const Posting &posting, const Currency &base,
                         std::string_view end);

} // namespace leapfrog
