// SPDX-License-Identifier: MIT
#pragma once

#include "core/money.h"
#include "ledger/posting.h"
#include "ledger/refusal.h"

#include <QCoreApplication>

#include <tl/expected.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace leapfrog {

/// A posting before merging and conversion. Refers to the document and the context, which outlive it.
struct DraftPosting
{
    Date date;
    std::string_view account;
    const Currency *currency = nullptr;
    std::string_view rule;
    int line = noLine; ///< set where the rule keeps lines apart
    Wide amount = 0; ///< minor units of `currency`, debit positive
    std::optional<Rate> rate = {}; ///< converts the merged amount; nothing: `baseAmount` is given
    Wide baseAmount = 0;
    bool first = false; ///< goes before the others of its date
    std::string_view settles = {}; ///< Posting::settles
    std::optional<Date> due = {}; ///< Posting::due
};

/// A tax of the document: what it is on, and what it adds to the posting of its rule and account.
struct DraftTax
{
    std::string_view rule;
    std::string_view account;
    std::string_view code;
    Wide taxable = 0; ///< minor units of the document's currency, debit positive
    Wide tax = 0;
};

/// Collects drafted postings and makes the final ones by docs/accounting-rules.md §2: merges, converts, balances each
/// date in the base currency with FX-R, drops zeros.
class PostingBuilder
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::PostingBuilder)

public:
    PostingBuilder(const Currency &base, std::string_view roundingAccount);

    void add(const DraftPosting &posting) { m_drafts.push_back(posting); }
    /// Notes a tax whose posting was added; all of them are in one currency, at one rate.
    void addTax(const DraftTax &tax) { m_taxes.push_back(tax); }
    /// In which the taxes are.
    void setTaxRate(const Currency &currency, const Rate &rate);

    /// By date, then in the order of adding. Refuses with `amount_out_of_range`, or with `internal_error` when a date
    /// is off by more than rounding explains, which only a mistake in a rule can do. Call once.
    tl::expected<std::vector<Posting>, Refusal> finish();

private:
    void merge();
    bool convert();
    tl::expected<void, Refusal> balanceDates();
    bool attachTaxes(std::vector<Posting> &postings);
    std::optional<std::int64_t> taxInBase(Wide amount) const;

    const Currency &m_base;
    std::string_view m_roundingAccount;
    std::vector<DraftPosting> m_drafts;
    std::vector<DraftTax> m_taxes;
    const Currency *m_taxCurrency = nullptr;
    Rate m_taxRate;
};

} // namespace leapfrog
