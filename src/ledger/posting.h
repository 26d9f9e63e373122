// SPDX-License-Identifier: MIT
#pragma once

#include "core/currency.h"
#include "core/date.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace leapfrog {

/// `Posting::line` of a posting that sums up several lines.
inline constexpr int noLine = -1;

/// One line of a general-ledger entry, as post() gives it (docs/accounting-rules.md §1).
struct Posting
{
    Date date;
    std::string account; ///< code in the chart of accounts
    std::string currency; ///< ISO 4217 code of `amount`
    std::int64_t amount = 0; ///< minor units of `currency`; debit positive, credit negative
    std::int64_t baseAmount = 0; ///< minor units of the organisation's base currency; same sign rule
    std::string rule; ///< id of the rule that made it, as `SI-AR`; why() says it in words
    int line = noLine; ///< 0-based index of the source line or allocation where the rule keeps them apart

    friend bool operator==(const Posting &, const Posting &) = default;
};

/// Appends `{"date":…,"account":…,"currency":…,"amount":…,"base_amount":…,"rule":…,"why":…,"line":…}` as
/// docs/accounting-rules.md §1 has it; `why` as JSON is left out when empty, `line` when it is noLine. `base` is the
/// currency of the base amount.
void appendPostingJson(std::string &out, const Posting &posting, const Currency &base, std::string_view whyJson);

/// Which side it is on; one without an amount (a correction of the base amount only) is on the base amount's side.
inline bool isDebit(const Posting &posting)
{
    return posting.amount > 0 || (posting.amount == 0 && posting.baseAmount > 0);
}

} // namespace leapfrog
