// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"
#include "ledger/posting.h"

#include <QString>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace leapfrog {

/// What changed on one date and account, in one currency, under one rule. All in minor units, debit positive.
struct DifferenceLine
{
    Date date;
    std::string account;
    std::string currency;
    std::string rule;
    std::int64_t oldAmount = 0;
    std::int64_t newAmount = 0;
    std::int64_t oldBaseAmount = 0;
    std::int64_t newBaseAmount = 0;

    [[nodiscard]] std::int64_t amount() const { return newAmount - oldAmount; }
    [[nodiscard]] std::int64_t baseAmount() const { return newBaseAmount - oldBaseAmount; }

    friend bool operator==(const DifferenceLine &, const DifferenceLine &) = default;
};

/// Old entries against new: what preview, recreation history and `ledger verify` show.
struct Difference
{
    std::vector<DifferenceLine> lines; ///< what differs, by date, account, currency, rule; nothing that is the same

    /// True when posting again changes nothing in the ledger.
    [[nodiscard]] bool unchanged() const { return lines.empty(); }
};

/// Compares two versions of a document's postings. Postings that share date, account, currency and rule are summed
/// first, so neither their order nor a renumbered source line counts as a change.
Difference difference(std::span<const Posting> before, std::span<const Posting> after);

/// A field that differs between two JSON objects (document bodies, or contexts when the rules were changed).
struct FieldChange
{
    std::string path; ///< as `lines[0].amount`
    std::string before; ///< compact JSON; empty: the field was not there
    std::string after; ///< compact JSON; empty: the field is gone

    friend bool operator==(const FieldChange &, const FieldChange &) = default;
};

/// What changed in a document, field by field, in the order of the new version; fields that are gone come last.
/// `meta` is left out (it never changes a posting). Array elements are compared by position.
std::vector<FieldChange> fieldChanges(const JsonValue &before, const JsonValue &after);

/// `before` or `after` of a change as people read it: a text without its quotes, nothing as a dash.
QString valueWords(const std::string &json);

} // namespace leapfrog
