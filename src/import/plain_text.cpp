// SPDX-License-Identifier: MIT
#include "import/plain_text.h"

#include <algorithm>

namespace leapfrog {

static constexpr std::size_t maxCharacters = 200;

static bool startsCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// Bytes of the control character that `text` begins with (C0, DEL and C1), or 0.
static std::size_t controlLength(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text[0]);
    if (first < 0x20 || first == 0x7F)
        return 1;
    const bool isC1 = first == 0xC2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0;
    return isC1 ? 2 : 0;
}

bool isPlainText(std::string_view text)
{
    const auto characters = static_cast<std::size_t>(std::ranges::count_if(text, startsCharacter));
    if (characters == 0 || characters > maxCharacters)
        return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (controlLength(text.substr(at)) > 0)
            return false;
    }
    return true;
}

std::string toPlainText(std::string_view text)
{
    std::string plain;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (startsCharacter(text[at]) && ++characters > maxCharacters)
            break;
        if (const auto control = controlLength(text.substr(at)); control > 0) {
            plain += ' ';
            at += control;
        } else {
            plain += text[at++];
        }
    }
    return plain;
}

std::string inSmallLetters(std::string_view text)
{
    std::string small(text);
    std::ranges::transform(small, small.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return small;
}

} // namespace leapfrog
