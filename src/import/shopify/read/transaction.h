// SPDX-License-Identifier: MIT
#pragma once

#include "core/money.h"
#include "ledger/refusal.h"

#include <tl/expected.hpp>

#include <optional>
#include <string>

namespace leapfrog {

class JsonValue;

/// What a transaction says, before its order is asked (docs/accounting-rules.md §8).
struct ShopifyTransaction
{
    enum class Effect
    {
        Payment, ///< a successful sale or capture
        Refund, ///< a successful refund
        Change, ///< money back out of the till
        Pending, ///< it may still succeed
        NoCash, ///< an authorisation, a void, a suggestion, or not successful
        Test, ///< of a test gateway
    };

    std::string id;
    std::string kind;
    std::string status;
    std::string gateway;
    std::string date; ///< the moment of `processed_at`, else `created_at`
    Effect effect = Effect::NoCash;

    [[nodiscard]] bool movesCash() const { return effect <= Effect::Change; }
    /// Of two states of a transaction the higher one is the later: pending, failure and error, success.
    [[nodiscard]] int rank() const;
};

/// Refused: `bad_value` for a successful transaction of a kind that is not known, and the first member that is missing
/// or can't be read.
tl::expected<ShopifyTransaction, Refusal> readTransaction(const JsonValue &payload);

/// The money of a transaction, in minor units.
struct ShopifyCash
{
    Wide amount = 0; ///< what it settles
    bool inPresentment = false; ///< `amount` is in the order's presentment currency, else in shop money
    Wide rounding = 0; ///< shop money: what more, or less, went through the till
    Wide exchange = 0; ///< shop money: gained above 0, lost below, since the rate moved
};

/// Refused: `bad_currency` when it is in neither of the currencies; `negative_amount`.
tl::expected<ShopifyCash, Refusal> readCash(const JsonValue &payload, const Currency &shop, const Currency &presentment,
                                            bool presentmentTotalKnown);

} // namespace leapfrog
