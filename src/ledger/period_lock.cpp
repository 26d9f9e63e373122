// SPDX-License-Identifier: MIT
#include "ledger/period_lock.h"

#include "core/money.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace leapfrog {

namespace {

struct Change
{
    Wide amount = 0;
    Wide baseAmount = 0;
};

/// By account and currency.
using Changes = std::map<std::pair<std::string_view, std::string_view>, Change>;

void addLocked(Changes &changes, const std::vector<Posting> &postings, Date lockedThrough, int sign)
{
    for (const auto &posting : postings) {
        if (posting.date > lockedThrough)
            continue;
        auto &change = changes[{posting.account, posting.currency}];
        change.amount += sign * Wide{posting.amount};
        change.baseAmount += sign * Wide{posting.baseAmount};
    }
}

bool anyLocked(const std::vector<Posting> &postings, Date lockedThrough)
{
    return std::ranges::any_of(postings,
                               [lockedThrough](const Posting &posting) { return posting.date <= lockedThrough; });
}

Refusal locked(Date lockedThrough)
{
    return {"period_locked", "date",
            QCoreApplication::translate("leapfrog::PeriodLock", "The books are locked through %1.")
                .arg(QString::fromStdString(dateText(lockedThrough)))};
}

} // namespace

tl::expected<std::vector<Posting>, Refusal> keepPeriodLocked(std::vector<Posting> postings, const Context &context)
{
    if (!context.lockedThrough)
        return postings;
    const Date lockedThrough = *context.lockedThrough;
    if (!anyLocked(postings, lockedThrough) && !anyLocked(context.previous, lockedThrough))
        return postings;
    // After the last day that there is, no open day is left to catch up on.
    if (context.lockPolicy == LockPolicy::Refuse || lockedThrough >= lastDate)
        return tl::unexpected(locked(lockedThrough));

    Changes changes;
    addLocked(changes, postings, lockedThrough, 1);
    addLocked(changes, context.previous, lockedThrough, -1);
    std::vector<Posting> kept;
    for (const auto &[key, change] : changes) {
        if (change.amount == 0 && change.baseAmount == 0)
            continue;
        const auto amount = inComputedRange(change.amount);
        const auto baseAmount = inComputedRange(change.baseAmount);
        if (!amount || !baseAmount)
            return tl::unexpected(Refusal{"amount_out_of_range",
                                          {},
                                          QCoreApplication::translate("leapfrog::PeriodLock",
                                                                      "The amounts to catch up on come to more than "
                                                                      "18 digits.")});
        kept.push_back({.date = lockedThrough + std::chrono::days(1),
                        .account = std::string(key.first),
                        .currency = std::string(key.second),
                        .amount = *amount,
                        .baseAmount = *baseAmount,
                        .rule = "LOCK-CU"});
    }
    std::ranges::copy_if(std::make_move_iterator(postings.begin()), std::make_move_iterator(postings.end()),
                         std::back_inserter(kept),
                         [lockedThrough](const Posting &posting) { return posting.date > lockedThrough; });
    return kept;
}

} // namespace leapfrog
