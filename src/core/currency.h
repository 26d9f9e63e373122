// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace leapfrog {

/// An ISO 4217 currency. Lives for the whole program: keep pointers to it, compare them by address.
struct Currency
{
    std::string_view code; ///< three capital letters
    int decimals; ///< digits of its minor unit: 0, 2, 3 or 4

    friend bool operator==(const Currency &, const Currency &) = default;
};

/// The currency with exactly this code (capitals), or nullptr. Known are ISO 4217's active currencies that have a minor
/// unit, and those withdrawn since 2015, which old documents still carry; not metals, test codes and units of account.
const Currency *findCurrency(std::string_view code);

/// All of them, sorted by code.
std::span<const Currency> allCurrencies();

} // namespace leapfrog
