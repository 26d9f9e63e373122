// SPDX-License-Identifier: MIT
#pragma once

#include "core/money.h"
#include "engine/books/book_export.h"

#include <map>
#include <string>
#include <utility>

namespace leapfrog {

/// Sums up documents by day, month or payout. Each sum is of one day: a month's of its last day that is asked for, a
/// payout's of that too, so that each month of a range comes to what it is.
class SummedVouchers
{
public:
    /// `payouts`: the payout of each document that was in one.
    SummedVouchers(ExportBy by, Days days, std::map<std::string, std::string> payouts);

    void add(const ExportedDocument &document);
    /// What was added, in order. Errors: Refused `amount_too_large` where a sum has more than 18 digits.
    [[nodiscard]] Result<std::vector<Voucher>> take();

private:
    using Amounts = std::pair<Wide, Wide>; ///< in the currency, in the base currency
    struct Sum
    {
        std::int64_t documents = 0;
        std::map<std::pair<std::string, std::string>, Amounts> accounts; ///< by account and currency
    };
    [[nodiscard]] std::pair<Date, std::string> placeOf(const std::string &document, Date date) const;

    ExportBy m_by;
    Days m_days;
    std::map<std::string, std::string> m_payouts;
    std::map<std::pair<Date, std::string>, Sum> m_sums; ///< by day and name
};

} // namespace leapfrog
