// SPDX-License-Identifier: MIT
#include "engine/books/summed_vouchers.h"

#include <QCoreApplication>

#include <algorithm>
#include <climits>
#include <set>

namespace leapfrog {

SummedVouchers::SummedVouchers(ExportBy by, Days days, std::map<std::string, std::string> payouts)
    : m_by(by)
    , m_days(days)
    , m_payouts(std::move(payouts))
{ }

std::pair<Date, std::string> SummedVouchers::placeOf(const std::string &document, Date date) const
{
    static constexpr std::size_t monthLength = 7;
    if (m_by == ExportBy::Day)
        return {date, dateText(date)};
    const auto last = std::min(lastDayOfMonth(date), m_days.through.value_or(lastDate));
    const auto month = dateText(date).substr(0, monthLength);
    if (m_by == ExportBy::Month)
        return {last, month};
    const auto payout = m_payouts.find(document);
    return {last, payout == m_payouts.end() ? "without payout " + month : payout->second + ' ' + month};
}

void SummedVouchers::add(const ExportedDocument &document)
{
    std::set<const Sum *> counted;
    for (const auto &posting : document.postings) {
        auto &sum = m_sums[placeOf(document.id, posting.date)];
        if (counted.insert(&sum).second)
            sum.documents += 1;
        auto &[amount, base] = sum.accounts[{posting.account, posting.currency}];
        amount += posting.amount;
        base += posting.baseAmount;
    }
}

Result<std::vector<Voucher>> SummedVouchers::take()
{
    std::vector<Voucher> vouchers;
    for (const auto &[place, sum] : m_sums) {
        Voucher voucher;
        voucher.id = place.second;
        voucher.type = "sum";
        const auto count = static_cast<int>(std::min<std::int64_t>(sum.documents, INT_MAX));
        voucher.words
            = QCoreApplication::translate("leapfrog::BookExport", "%n document(s)", nullptr, count).toStdString();
        for (const auto &[key, amounts] : sum.accounts) {
            const auto amount = inComputedRange(amounts.first);
            const auto base = inComputedRange(amounts.second);
            if (!amount || !base)
                return failed(
                    {.code = Error::Code::Refused,
                     .message = QCoreApplication::translate("leapfrog::BookExport",
                                                            "What %1 has on account %2 comes to more than 18 digits.")
                                    .arg(QString::fromStdString(place.second), QString::fromStdString(key.first)),
                     .cause = {},
                     .reason = "amount_too_large",
                     .field = place.second});
            if (*amount != 0 || *base != 0)
                voucher.postings.push_back({.date = place.first,
                                            .account = key.first,
                                            .currency = key.second,
                                            .amount = *amount,
                                            .baseAmount = *base,
                                            .rule = {}});
        }
        if (!voucher.postings.empty())
            vouchers.push_back(std::move(voucher));
    }
    m_sums.clear();
    return vouchers;
}

} // namespace leapfrog
