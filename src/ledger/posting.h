// SPDX-License-Identifier: MIT
#pragma once

#include "core/currency.h"
#include "core/date.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

/// `Posting::line` of a posting that sums up several lines.
inline constexpr int noLine = -1;

/// What of an entry's amount, and of what was taxed, belongs to one tax code. Signs as in the entry: debit positive, so
/// both are below 0 on a sale.
struct TaxPart
{
    std::string account; ///< the code's account; another than the entry's where the tax came to nothing there
    std::string rule; ///< the rule that taxed, as `SI-TAX`; another than the entry's when it catches up
    std::string code; ///< empty: it is not known
    std::int64_t taxable = 0; ///< minor units of the entry's currency
    std::int64_t tax = 0;
    std::int64_t taxableBase = 0; ///< minor units of the base currency
    std::int64_t taxBase = 0; ///< those of an entry's own account sum up to its base amount

    friend bool operator==(const TaxPart &, const TaxPart &) = default;
};

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
    // What it says beside its amounts (§9); no part of the JSON below.
    bool hasDetails = true; ///< false: written before entries kept the rest
    std::string settles = {}; ///< the document whose open item this opens or settles; empty: none
    std::optional<Date> due = {}; ///< when that is due, where it opens one
    std::vector<TaxPart> taxes = {}; ///< by account, rule and code

    friend bool operator==(const Posting &, const Posting &) = default;
};

/// Appends `{"date":…,"account":…,"currency":…,"amount":…,"base_amount":…,"rule":…,"why":…,"line":…}` as
/// docs/accounting-rules.md §1 has it; `why` as JSON is left out when empty, `line` when it is noLine. `base` is the
/// currency of the base amount.
void appendPostingJson(std::string &out, const Posting &posting, const Currency &base, std::string_view whyJson);

/// The tax parts of a posting as the JSON that the ledger keeps, an array; empty when there are none.
std::string taxesJson(const Posting &posting);
/// The way back. What is no such JSON gives none.
void readTaxes(Posting &posting, std::string_view json);

/// Whether both say the same of what they settle, when that is due and which taxes they hold. One that is from before
/// entries kept it says nothing else.
bool sameDetails(const Posting &kept, const Posting &given);

/// Which side it is on; one without an amount (a correction of the base amount only) is on the base amount's side.
inline bool isDebit(const Posting &posting)
{
    return posting.amount > 0 || (posting.amount == 0 && posting.baseAmount > 0);
}

} // namespace leapfrog
