// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/context.h"
#include "ledger/deferral.h"
#include "ledger/drafting/posting_builder.h"
#include "ledger/object_reader.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

/// A document that makes more entries is refused: it would hold a worker, and a transaction, for long.
inline constexpr std::size_t mostEntries = 100'000;

/// What every document says about itself (docs/accounting-rules.md §2).
struct Envelope
{
    Date date;
    const Currency *currency = nullptr;
    const Currency *base = nullptr;
    Rate rate; ///< base units per unit of `currency`
};

/// A tax on a line or a document.
struct Tax
{
    const std::string *code = nullptr;
    const std::string *account = nullptr; ///< sales documents only; nullptr: that of the code
    Wide amount = 0;
    bool recoverable = true; ///< vendor bills only
    bool reverseCharge = false; ///< vendor bills only
};

/// Whether a tax is the first of its code on its line: what is taxed counts once for each code.
bool isFirstOfCode(const std::vector<Tax> &taxes, std::vector<Tax>::const_iterator tax);

/// A document on its way to postings: what a document type's rules read from and write to. After the first refusal all
/// reads are neutral and nothing that is drafted counts.
class Draft
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Draft)

public:
    Draft(const Context &context, const Envelope &envelope, FirstRefusal &refusal, ObjectReader &document);

    [[nodiscard]] ObjectReader &document() { return m_document; }
    [[nodiscard]] FirstRefusal &refusal() { return m_refusal; }
    [[nodiscard]] const Context &context() const { return m_context; }
    [[nodiscard]] const Envelope &envelope() const { return m_envelope; }
    [[nodiscard]] const Currency &currency() const { return *m_envelope.currency; }
    [[nodiscard]] const std::string &account(Role role) const { return m_context.roles[role]; }
    [[nodiscard]] bool failed() const { return m_refusal.isSet(); }

    // Reading

    /// `lines` of the document: at most 10,000 (`too_many_lines`), at least `atLeast` (`empty_lines`).
    const std::vector<JsonValue> &lines(std::size_t atLeast);
    /// The account that `account` names (`unknown_account`) or whose part `role` names (`bad_value`), or nullptr when
    /// both are missing. Not both at once (`unknown_field` on `account`).
    const std::string *namedAccount(ObjectReader &reader);
    /// `taxes` of a line or document, none when missing. `more` names fields besides `code` and `amount`.
    std::vector<Tax> taxes(ObjectReader &reader, std::span<const std::string_view> more = {});
    /// `deferral` of a line, or nothing when missing.
    std::optional<Deferral> deferral(ObjectReader &line);
    /// `fx_rate`: required when `currency` is not the base (`missing_rate`) unless there is a fallback; refused
    /// (`bad_rate`) when it is and the rate is not 1.
    static Rate rate(ObjectReader &reader, const Currency &currency, const Currency &base,
                     const std::optional<Rate> &fallback = {});
    /// The document's id: the open item that it is itself.
    std::string_view ownItem() { return m_document.text("id"); }
    /// `due_date` of the document, nothing when missing.
    std::optional<Date> dueDate();
    /// What `total` says beyond `sum`: -1, 0 or 1 minor units, more is `total_mismatch` on `total`.
    Wide roundingOf(Wide total, Wide sum);
    /// Counts entries that no merging makes fewer; refuses with `too_many_entries` on `field` when a document comes to
    /// more than mostEntries. Call before they are made.
    void countEntries(std::size_t entries, std::string_view field);
    /// Refuses with `amount_out_of_range` on `field` when the sum has more than 18 digits.
    void checkRange(Wide sum, std::string_view field);

    // Writing: on the document's date, in its currency, at its rate. A negative debit is a credit.

    void debit(std::string_view rule, std::string_view account, Wide amount, int line = noLine);
    void debit(std::string_view rule, Role role, Wide amount) { debit(rule, account(role), amount); }
    void credit(std::string_view rule, std::string_view account, Wide amount, int line = noLine);
    void credit(std::string_view rule, Role role, Wide amount) { credit(rule, account(role), amount); }
    /// A debit that is shown before the others: the document's total.
    void debitFirst(std::string_view rule, std::string_view account, Wide amount);
    /// … on the account of a role, which opens or settles the open item of `settles`; `due`: when the item is due.
    void debitFirst(std::string_view rule, Role role, Wide amount, std::string_view settles,
                    const std::optional<Date> &due = {});
    /// A debit of tax of this code on `taxable`, debit positive like it.
    void debitTax(std::string_view rule, std::string_view account, std::string_view code, Wide taxable, Wide amount);
    /// Holds `amount` (debit positive) on the account of `holding` and releases it to `target` month by month.
    void defer(Role holding, std::string_view target, Wide amount, const Deferral &deferral, int line);
    /// Any other posting.
    void add(const DraftPosting &posting) { m_postings.add(posting); }
    /// `amount` at `rate`, in minor units of the base; refuses with `amount_out_of_range`.
    Wide inBase(Wide amount, const Currency &currency, const Rate &rate);

    /// The final postings, or the first refusal. Call once.
    tl::expected<std::vector<Posting>, Refusal> finish();

private:
    const Context &m_context;
    const Envelope &m_envelope;
    FirstRefusal &m_refusal;
    ObjectReader &m_document;
    PostingBuilder m_postings;
    std::size_t m_entries = 0; ///< counted so far
};

} // namespace leapfrog
