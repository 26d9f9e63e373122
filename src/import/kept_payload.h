// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// A payload as the inbox keeps it: one record of a file, in REST names, ids as digits, personal data stripped.
struct KeptPayload
{
    std::int64_t number = 0; ///< the inbox's own number; 0: not stored yet
    /// `order`, `refund`, `transaction`, `fulfillment`, `order_part` (a bulk file's line that came apart from its
    /// order), `payout`, `balance_transaction`, `not_needed`; `unreadable` when no more is known.
    std::string kind;
    std::string shopifyId; ///< digits; empty when it has none
    std::string group; ///< what is judged together: `order/5111`, `payout/77`; what has none: `KIND/ID`, or empty
    std::string updatedAt; ///< the moment of this state as the payload says it (ISO 8601), else empty
    std::string file; ///< as it was given
    std::int64_t line = 0; ///< where the record begins in that file, from 1
    std::string payload; ///< compact JSON; of what can't be read an extract (shopify/read/extract.h)
};

/// What became of a payload.
struct PayloadVerdict
{
    enum class State
    {
        Read, ///< the books say what it says
        Waiting, ///< for `waitsFor`; nothing of it is posted
        Refused, ///< see code, field, message; nothing is lost, it can be read again
        Superseded, ///< a newer state of the same thing is there
        NotNeeded, ///< accounting has no use for it
    };

    State state = State::Read;
    /// Refused: a code of docs/accounting-rules.md §7, or `other_shop`, `csv_export`, `cut_off`,
    /// `shopify_errors`.
    /// Waiting: `no_order`, `no_refund`, `no_payout`, `money_pending`, `no_lines`, `order_refused`, `period_locked`.
    /// Not needed: `test`, `cancelled`, `not_cash`, `not_accounting`, `at_order` (a fulfilment where revenue counts
    /// when ordered).
    std::string code;
    std::string field; ///< path in the payload, or of the document it gives
    QString message; ///< a translated sentence: what was not understood, its amount, what was posted, what to do
    std::string waitsFor; ///< a group, as `order/5111`; a day; or empty

    friend bool operator==(const PayloadVerdict &, const PayloadVerdict &) = default;
};

/// Wording for scripts and the database: `read`, `waiting`, `refused`, `superseded`, `not_needed`.
std::string_view stateName(PayloadVerdict::State state);

/// A record taken apart. A verdict that stands already is final: the payload gives no document.
struct TakenApart
{
    KeptPayload payload;
    std::optional<PayloadVerdict> verdict;
};

} // namespace leapfrog
