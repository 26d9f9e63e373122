// SPDX-License-Identifier: MIT
#pragma once

#include "store/close/tax_store.h"

#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

/// On which side of the books a tax is.
enum class TaxSide
{
    Sales, ///< owed on sales, less what credit notes and write-offs take back
    Purchases, ///< recovered from vendors' bills
    ReverseChargeOwed,
    ReverseChargeRecovered,
    NotKnown, ///< the document says it no more
};

/// `sales`, `purchases`, `reverse_charge_owed`, `reverse_charge_recovered`, `not_known`.
std::string_view taxSideName(TaxSide side);

/// One code in one month, on one account, in minor units of the base currency. Above zero: owed where tax is owed,
/// recovered where it is recovered.
struct TaxLine
{
    Date month = {}; ///< its first day
    TaxSide side = TaxSide::Sales;
    std::string code = {}; ///< empty: not known
    std::string account = {};
    Wide taxable = 0;
    Wide tax = 0;
    std::int64_t documents = 0;
};

/// A tax account against the lines, debit positive: movement = coded + other + difference.
struct TaxAccount
{
    std::string account = {};
    Wide movement = 0; ///< of the days, as the trial balance has it
    Wide coded = 0; ///< what the lines have of it
    Wide other = 0; ///< entries without a code: TaxReport::others

    [[nodiscard]] Wide difference() const { return movement - coded - other; } ///< 0, or an entry was altered
};

struct TaxReport
{
    ReportHead head = {};
    std::string notKnownBefore = {}; ///< as in BookSums
    std::vector<TaxLine> lines = {}; ///< by month, side, code and account
    std::vector<TaxAccount> accounts = {}; ///< by code
    std::vector<UncodedEntry> others = {}; ///< by account and day
    std::int64_t fromDocuments = 0; ///< entries of before taxes were kept with them: their documents said them
};

/// Taxes by code and month, tied to their accounts. One snapshot, in the connection's thread. Errors: NotFound
/// `unknown_organisation`; those of Connection::run().
Result<TaxReport> taxReport(Connection &connection, const std::string &orgId, const Figures &figures, const Days &days);

} // namespace leapfrog
