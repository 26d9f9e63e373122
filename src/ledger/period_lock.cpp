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

struct TaxChange
{
    Wide taxable = 0;
    Wide tax = 0;
    Wide taxableBase = 0;
    Wide taxBase = 0;

    [[nodiscard]] bool isNone() const { return taxable == 0 && tax == 0 && taxableBase == 0 && taxBase == 0; }
};

struct Sum
{
    Wide amount = 0;
    Wide baseAmount = 0;

    void add(const Posting &posting, int sign)
    {
        amount += sign * Wide{posting.amount};
        baseAmount += sign * Wide{posting.baseAmount};
    }
    [[nodiscard]] bool isNone() const { return amount == 0 && baseAmount == 0; }
};

struct Change : Sum
{
    std::map<std::string_view, Sum> settled = {}; ///< by open item; those of no item or from before it was kept: ""
    std::map<std::pair<std::string_view, std::string_view>, TaxChange> taxes = {}; ///< by rule and code
    std::optional<Date> due = {};

    /// The one open item whose amount changes; empty: none, or more than one.
    [[nodiscard]] std::string_view onlyItem() const
    {
        std::string_view only;
        for (const auto &[item, change] : settled) {
            if (item.empty() || change.isNone())
                continue;
            if (!only.empty())
                return {};
            only = item;
        }
        return only;
    }
};

/// By account and currency.
using Changes = std::map<std::pair<std::string_view, std::string_view>, Change>;

void addLocked(Changes &changes, const std::vector<Posting> &postings, Date lockedThrough, int sign)
{
    for (const auto &posting : postings) {
        if (posting.date > lockedThrough)
            continue;
        auto &change = changes[{posting.account, posting.currency}];
        change.add(posting, sign);
        change.settled[posting.settles].add(posting, sign);
        if (sign > 0 && posting.due)
            change.due = posting.due;
        for (const auto &part : posting.taxes) {
            auto &tax = changes[{part.account, posting.currency}].taxes[{part.rule, part.code}];
            tax.taxable += sign * Wide{part.taxable};
            tax.tax += sign * Wide{part.tax};
            tax.taxableBase += sign * Wide{part.taxableBase};
            tax.taxBase += sign * Wide{part.taxBase};
        }
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

Refusal outOfRange()
{
    return {
        "amount_out_of_range",
        {},
        QCoreApplication::translate("leapfrog::PeriodLock", "The amounts to catch up on come to more than 18 digits.")};
}

/// The taxes of what catches up on an account. What they do not come to, as beside entries that kept no taxes, has no
/// code. Those of an account without a change go where the document's first one goes.
bool addTaxes(std::vector<Posting> &kept, const Changes &changes)
{
    for (const auto &[key, change] : changes) {
        const auto own = std::ranges::find_if(kept, [&key = key](const Posting &posting) {
            return posting.account == key.first && posting.currency == key.second;
        });
        std::vector<TaxPart> parts;
        TaxChange rest;
        rest.tax = change.amount;
        rest.taxBase = change.baseAmount;
        for (const auto &[of, tax] : change.taxes) {
            const auto taxable = inComputedRange(tax.taxable);
            const auto amount = inComputedRange(tax.tax);
            const auto taxableBase = inComputedRange(tax.taxableBase);
            const auto base = inComputedRange(tax.taxBase);
            if (!taxable || !amount || !taxableBase || !base)
                return false;
            rest.tax -= tax.tax;
            rest.taxBase -= tax.taxBase;
            if (!tax.isNone())
                parts.push_back({.account = std::string(key.first),
                                 .rule = std::string(of.first),
                                 .code = std::string(of.second),
                                 .taxable = *taxable,
                                 .tax = *amount,
                                 .taxableBase = *taxableBase,
                                 .taxBase = *base});
        }
        if (!change.taxes.empty() && !rest.isNone())
            parts.push_back({.account = std::string(key.first),
                             .rule = "LOCK-CU",
                             .code = {},
                             .tax = static_cast<std::int64_t>(rest.tax),
                             .taxBase = static_cast<std::int64_t>(rest.taxBase)});
        if (kept.empty())
            continue;
        auto &taxes = (own != kept.end() ? *own : kept.front()).taxes;
        taxes.insert(taxes.end(), parts.begin(), parts.end());
    }
    return true;
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
        if (change.isNone())
            continue;
        const auto amount = inComputedRange(change.amount);
        const auto baseAmount = inComputedRange(change.baseAmount);
        if (!amount || !baseAmount)
            return tl::unexpected(outOfRange());
        kept.push_back({.date = lockedThrough + std::chrono::days(1),
                        .account = std::string(key.first),
                        .currency = std::string(key.second),
                        .amount = *amount,
                        .baseAmount = *baseAmount,
                        .rule = "LOCK-CU",
                        .settles = std::string(change.onlyItem()),
                        .due = change.due});
    }
    if (!addTaxes(kept, changes))
        return tl::unexpected(outOfRange());
    std::ranges::copy_if(std::make_move_iterator(postings.begin()), std::make_move_iterator(postings.end()),
                         std::back_inserter(kept),
                         [lockedThrough](const Posting &posting) { return posting.date > lockedThrough; });
    return kept;
}

} // namespace leapfrog
