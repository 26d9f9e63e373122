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
};

/// Collects drafted postings and makes the final ones by docs/accounting-rules.md §2: merges, converts, balances each
/// date in the base currency with FX-R, drops zeros.
class PostingBuilder
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::PostingBuilder)

public:
    PostingBuilder(const Currency &base, std::string_view roundingAccount);

    void add(const DraftPosting &posting) { m_drafts.push_back(posting); }

    /// By date, then in the order of adding. Refuses with `amount_out_of_range`, or with `internal_error` when a date
    /// is off by more than rounding explains, which only a mistake in a rule can do. Call once.
    tl::expected<std::vector<Posting>, Refusal> finish();

private:
    void merge();
    bool convert();
    tl::expected<void, Refusal> balanceDates();

    const Currency &m_base;
    std::string_view m_roundingAccount;
    std::vector<DraftPosting> m_drafts;
};

} // namespace leapfrog
