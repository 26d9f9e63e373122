// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace leapfrog {

/// Whether valid UTF-8 is a text as documents carry it: 1 to 200 characters, none a control character
/// (docs/accounting-rules.md §1).
bool isPlainText(std::string_view text);

/// The nearest such text: control characters become spaces, what is too long is cut. Empty only for an empty text.
/// For words that inform (titles, names), never for ids.
std::string toPlainText(std::string_view text);

/// ASCII capitals as small letters; all else stays as it is.
std::string inSmallLetters(std::string_view text);

} // namespace leapfrog
