// SPDX-License-Identifier: MIT
#pragma once

#include "core/currency.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace leapfrog {

// Money is counted in minor units (cents, yen, fils) as whole numbers. There is no floating point anywhere.

/// Wide enough that no sum or product of this program overflows before it is checked.
__extension__ typedef __int128 Wide; // NOLINT(modernize-use-using): __extension__ takes no using

/// Largest number of digits, in minor units, of an amount in a document, and of any amount that is computed.
inline constexpr int inputDigits = 15;
inline constexpr int computedDigits = 18;
inline constexpr std::int64_t maxInput = 999'999'999'999'999;
inline constexpr std::int64_t maxComputed = 999'999'999'999'999'999;

enum class AmountProblem
{
    Malformed, ///< not `-?digits[.digits]`, or more decimals than the currency has
    OutOfRange, ///< more digits than allowed
};

/// Reads `-?digits[.digits]` into minor units of a currency with `decimals`; fewer decimals are fine ("12.5" EUR is
/// 1250), more are malformed. Leading zeros don't count as digits.
tl::expected<std::int64_t, AmountProblem> parseAmount(std::string_view text, int decimals, int maxDigits = inputDigits);

/// The amount with exactly `decimals` decimals: 5 with two is "0.05".
std::string amountText(Wide minor, int decimals);
void appendAmount(std::string &out, Wide minor, int decimals);

/// An amount and its currency, for showing.
struct Money
{
    Wide minor = 0;
    const Currency *currency = nullptr;

    /// As "119.00 EUR".
    [[nodiscard]] std::string text() const;
};

/// numerator / denominator, rounded once, half away from zero. The denominator is positive.
Wide roundedQuotient(Wide numerator, Wide denominator);

/// The value as 64 bits when it has at most 18 digits, else nothing.
std::optional<std::int64_t> inComputedRange(Wide value);

/// Base units per one unit of a currency: positive, at most 10 decimals, exact.
class Rate
{
public:
    /// The rate 1.
    Rate() = default;

    /// Reads `digits[.digits]`, at most 10 decimals, above zero; nothing for anything else.
    static std::optional<Rate> parse(std::string_view text);

    [[nodiscard]] bool isOne() const { return m_scaled == one; }

    /// amount × rate in the minor units of the base currency, rounded once, half away from zero.
    /// Nothing when the result has more than 18 digits. `amount` itself has at most 18 digits.
    [[nodiscard]] std::optional<std::int64_t> convert(std::int64_t amount, int fromDecimals, int toDecimals) const;

    friend bool operator==(const Rate &, const Rate &) = default;

private:
    static constexpr int decimals = 10;
    static constexpr Wide one = 10'000'000'000;
    Wide m_scaled = one; ///< rate × 10^10; held at a ceiling above which every product is out of range
};

} // namespace leapfrog
