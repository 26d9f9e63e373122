// SPDX-License-Identifier: MIT
#include "ledger/drafting/posting_builder.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace leapfrog {

static auto mergeKey(const DraftPosting &posting)
{
    return std::tie(posting.date, posting.rule, posting.account, posting.currency, posting.line);
}

PostingBuilder::PostingBuilder(const Currency &base, std::string_view roundingAccount)
    : m_base(base)
    , m_roundingAccount(roundingAccount)
{ }

/// Sums up what has the same key into the draft that came first, and puts all in order.
void PostingBuilder::merge()
{
    std::vector<std::size_t> order(m_drafts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [this](std::size_t a, std::size_t b) {
        const auto keyA = mergeKey(m_drafts[a]);
        const auto keyB = mergeKey(m_drafts[b]);
        return keyA == keyB ? a < b : keyA < keyB;
    });

    std::vector<std::size_t> kept;
    kept.reserve(order.size());
    for (const auto index : order) {
        if (!kept.empty() && mergeKey(m_drafts[kept.back()]) == mergeKey(m_drafts[index])) {
            m_drafts[kept.back()].amount += m_drafts[index].amount;
            m_drafts[kept.back()].baseAmount += m_drafts[index].baseAmount;
        } else {
            kept.push_back(index);
        }
    }
    std::ranges::sort(kept, {}, [this](std::size_t index) {
        return std::tuple(m_drafts[index].date, !m_drafts[index].first, index);
    });

    std::vector<DraftPosting> merged;
    merged.reserve(kept.size() + 1);
    for (const auto index : kept)
        merged.push_back(m_drafts[index]);
    m_drafts = std::move(merged);
}

/// False when an amount has more than 18 digits.
bool PostingBuilder::convert()
{
    for (auto &draft : m_drafts) {
        const auto amount = inComputedRange(draft.amount);
        if (!amount)
            return false;
        const auto base = draft.rate ? draft.rate->convert(*amount, draft.currency->decimals, m_base.decimals)
                                     : inComputedRange(draft.baseAmount);
        if (!base)
            return false;
        draft.baseAmount = *base;
    }
    return true;
}

/// Adds FX-R where rounding left something on a date.
tl::expected<void, Refusal> PostingBuilder::balanceDates()
{
    std::vector<DraftPosting> balanced;
    balanced.reserve(m_drafts.size() + 1);
    for (auto start = m_drafts.begin(); start != m_drafts.end();) {
        const Date date = start->date;
        const auto end = std::find_if(start, m_drafts.end(), [date](const auto &draft) { return draft.date != date; });
        Wide rest = 0;
        for (auto draft = start; draft != end; ++draft)
            rest += draft->baseAmount;
        balanced.insert(balanced.end(), start, end);

        // Each posting was rounded once, by at most half a unit.
        if ((rest < 0 ? -rest : rest) * 2 > end - start)
            return tl::unexpected(Refusal{"internal_error",
                                          {},
                                          tr("The postings of %1 don't balance. Please report this document.")
                                              .arg(QString::fromStdString(dateText(date)))});
        if (rest != 0)
            balanced.push_back({.date = date,
                                .account = m_roundingAccount,
                                .currency = &m_base,
                                .rule = "FX-R",
                                .amount = -rest,
                                .baseAmount = -rest});
        start = end;
    }
    m_drafts = std::move(balanced);
    return {};
}

tl::expected<std::vector<Posting>, Refusal> PostingBuilder::finish()
{
    merge();
    if (!convert())
        return tl::unexpected(
            Refusal{"amount_out_of_range", {}, tr("An amount comes to more than 18 digits in minor units.")});
    if (const auto balanced = balanceDates(); !balanced)
        return tl::unexpected(balanced.error());

    std::vector<Posting> postings;
    postings.reserve(m_drafts.size());
    for (const auto &draft : m_drafts) {
        if (draft.amount == 0 && draft.baseAmount == 0)
            continue;
        postings.push_back({.date = draft.date,
                            .account = std::string(draft.account),
                            .currency = std::string(draft.currency->code),
                            .amount = static_cast<std::int64_t>(draft.amount),
                            .baseAmount = static_cast<std::int64_t>(draft.baseAmount),
                            .rule = std::string(draft.rule),
                            .line = draft.line});
    }
    return postings;
}

} // namespace leapfrog
