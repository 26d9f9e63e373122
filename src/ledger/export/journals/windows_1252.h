// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace leapfrog {

/// Text as Windows-1252 has it, one byte a character, and what it cost.
struct Windows1252
{
    std::string bytes;
    bool isChanged = false; ///< a character that is not in Windows-1252 became `?`
    bool isShortened = false;
};

/// Converts UTF-8. Letters with a separate accent are put together first; line breaks and other control characters
/// become spaces. At most `length` characters.
Windows1252 toWindows1252(std::string_view utf8, std::size_t length);

/// The text on one line: control characters become spaces.
std::string onOneLine(std::string_view utf8);

} // namespace leapfrog
