// SPDX-License-Identifier: MIT
#include "core/money.h"

#include <algorithm>
#include <array>

namespace leapfrog {

namespace {

/// A decimal number as written, before its meaning is known.
struct Digits
{
    bool negative = false;
    std::string_view whole;
    std::string_view fraction;
};

bool areDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Digits> split(std::string_view text)
{
    Digits digits;
    if (text.starts_with('-')) {
        digits.negative = true;
        text.remove_prefix(1);
    }
    const auto point = text.find('.');
    digits.whole = text.substr(0, point);
    if (!areDigits(digits.whole))
        return {};
    if (point != std::string_view::npos) {
        digits.fraction = text.substr(point + 1);
        if (!areDigits(digits.fraction))
            return {};
    }
    return digits;
}

constexpr Wide powerOfTen(int exponent)
{
    Wide power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

/// The digits as a whole number of 10^-decimals, or nothing when it needs more than `maxDigits`.
std::optional<Wide> scaled(const Digits &digits, int decimals, int maxDigits)
{
    auto whole = digits.whole;
    whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
    if (static_cast<int>(whole.size()) + decimals > 36) // the loop below stays within 128 bits
        return {};

    Wide value = 0;
    for (const char c : whole)
        value = value * 10 + (c - '0');
    for (int i = 0; i < decimals; ++i)
        value = value * 10 + (i < static_cast<int>(digits.fraction.size()) ? digits.fraction[i] - '0' : 0);

    if (value >= powerOfTen(maxDigits))
        return {};
    return value;
}

} // namespace

tl::expected<std::int64_t, AmountProblem> parseAmount(std::string_view text, int decimals, int maxDigits)
{
    const auto digits = split(text);
    if (!digits || static_cast<int>(digits->fraction.size()) > decimals)
        return tl::unexpected(AmountProblem::Malformed);
    const auto value = scaled(*digits, decimals, maxDigits);
    if (!value)
        return tl::unexpected(AmountProblem::OutOfRange);
    return static_cast<std::int64_t>(digits->negative ? -*value : *value);
}

void appendAmount(std::string &out, Wide minor, int decimals)
{
    std::array<char, 48> buffer{};
    auto at = buffer.end();
    const bool negative = minor < 0;
    for (int place = 0; minor != 0 || place <= decimals; ++place) {
        if (place == decimals && decimals > 0)
            *--at = '.';
        // The remainder has the sign of the amount; so the most negative value, which has no positive twin, works too.
        const int digit = static_cast<int>(minor % 10);
        *--at = static_cast<char>('0' + (digit < 0 ? -digit : digit));
        minor /= 10;
    }
    if (negative)
        *--at = '-';
    out.append(at, buffer.end());
}

std::string amountText(Wide minor, int decimals)
{
    std::string text;
    appendAmount(text, minor, decimals);
    return text;
}

std::string Money::text() const
{
    std::string text;
    appendAmount(text, minor, currency->decimals);
    text += ' ';
    text += currency->code;
    return text;
}

Wide roundedQuotient(Wide numerator, Wide denominator)
{
    const Wide quotient = numerator / denominator;
    const Wide rest = numerator % denominator;
    const Wide size = rest < 0 ? -rest : rest;
    if (size < denominator - size)
        return quotient;
    return numerator < 0 ? quotient - 1 : quotient + 1;
}

std::optional<std::int64_t> inComputedRange(Wide value)
{
    if (value > maxComputed || value < -Wide{maxComputed})
        return {};
    return static_cast<std::int64_t>(value);
}

// A rate of 10^22 turns even the smallest amount into more than 18 digits (10^22 base units for 10^4 minor units at
// most), so larger rates need not be told apart.
static constexpr int rateDigits = 32; // 22 before the point, 10 after

std::optional<Rate> Rate::parse(std::string_view text)
{
    const auto digits = split(text);
    if (!digits || digits->negative || static_cast<int>(digits->fraction.size()) > decimals)
        return {};
    Rate rate;
    rate.m_scaled = scaled(*digits, decimals, rateDigits).value_or(powerOfTen(rateDigits));
    if (rate.m_scaled == 0)
        return {};
    return rate;
}

std::optional<std::int64_t> Rate::convert(std::int64_t amount, int fromDecimals, int toDecimals) const
{
    if (isOne() && fromDecimals == toDecimals)
        return inComputedRange(amount);
    if (amount == 0)
        return 0;

    // amount × scaled / 10^(10 + from - to): the exponent is never below 6, so it is always one division.
    const Wide divisor = powerOfTen(decimals + fromDecimals - toDecimals);
    const Wide size = amount < 0 ? -Wide{amount} : Wide{amount};
    const Wide ceiling = (Wide{maxComputed} + 1) * divisor; // at most 10^32
    if (m_scaled > ceiling / size)
        return {};
    return inComputedRange(roundedQuotient(Wide{amount} * m_scaled, divisor));
}

} // namespace leapfrog
