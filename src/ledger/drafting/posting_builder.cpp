// SPDX-License-Identifier: MIT
#include "ledger/drafting/posting_builder.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
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

void PostingBuilder::setTaxRate(const Currency &currency, const Rate &rate)
{
    m_taxCurrency = &currency;
    m_taxRate = rate;
}

std::optional<std::int64_t> PostingBuilder::taxInBase(Wide amount) const
{
    const auto narrow = inComputedRange(amount);
    return narrow ? m_taxRate.convert(*narrow, m_taxCurrency->decimals, m_base.decimals) : std::nullopt;
}

/// Gives each posting its taxes, code by code. The tax of one code in the base currency is the difference of what is
/// converted so far, so the parts come to what the posting has. What came to nothing has no posting: it stands at the
/// first one, as tax at 0 % does. False when an amount has more than 18 digits.
bool PostingBuilder::attachTaxes(std::vector<Posting> &postings)
{
    if (postings.empty())
        return true;
    std::map<std::tuple<std::string_view, std::string_view, std::string_view>, DraftTax> sums;
    for (const auto &tax : m_taxes) {
        auto &sum = sums.try_emplace({tax.account, tax.rule, tax.code}, DraftTax{tax.rule, tax.account, tax.code})
                        .first->second;
        sum.taxable += tax.taxable;
        sum.tax += tax.tax;
    }
    Wide soFar = 0;
    std::int64_t soFarBase = 0;
    const DraftTax *before = nullptr;
    for (const auto &[key, sum] : sums) {
        if (before == nullptr || before->account != sum.account || before->rule != sum.rule) {
            soFar = 0;
            soFarBase = 0;
        }
        before = &sum;
        soFar += sum.tax;
        const auto taxable = inComputedRange(sum.taxable);
        const auto tax = inComputedRange(sum.tax);
        const auto taxableBase = taxInBase(sum.taxable);
        const auto base = taxInBase(soFar);
        if (!taxable || !tax || !taxableBase || !base)
            return false;
        const auto own = std::ranges::find_if(postings, [&sum](const Posting &posting) {
            return posting.rule == sum.rule && posting.account == sum.account;
        });
        auto &posting = own != postings.end() ? *own : postings.front();
        posting.taxes.push_back({.account = std::string(sum.account),
                                 .rule = std::string(sum.rule),
                                 .code = std::string(sum.code),
                                 .taxable = *taxable,
                                 .tax = *tax,
                                 .taxableBase = *taxableBase,
                                 .taxBase = *base - soFarBase});
        soFarBase = *base;
    }
    return true;
}

tl::expected<std::vector<Posting>, Refusal> PostingBuilder::finish()
{
    const auto outOfRange = [] {
        return tl::unexpected(
            Refusal{"amount_out_of_range", {}, tr("An amount comes to more than 18 digits in minor units.")});
    };
    merge();
    if (!convert())
        return outOfRange();
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
                            .line = draft.line,
                            .settles = std::string(draft.settles),
                            .due = draft.due});
    }
    if (!attachTaxes(postings))
        return outOfRange();
    return postings;
}

} // namespace leapfrog
