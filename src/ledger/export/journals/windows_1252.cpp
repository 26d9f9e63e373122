// SPDX-License-Identifier: MIT
#include "ledger/export/journals/windows_1252.h"

#include <QString>

#include <algorithm>
#include <array>

namespace leapfrog {

// What stands at 0x80 to 0x9F; 0: nothing does.
static constexpr std::array<char32_t, 32> middle{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                 0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
static constexpr char32_t middleStart = 0x80;
static constexpr char32_t latinStart = 0xA0;
static constexpr char32_t latinEnd = 0x100;
static constexpr char32_t deleted = 0x7F;

static bool isControl(char32_t c)
{
    // Line and paragraph separators break lines too.
    return c < U' ' || (c >= deleted && c < latinStart) || c == 0x2028 || c == 0x2029;
}

static char byteOf(char32_t c)
{
    if (isControl(c))
        return ' ';
    if (c < deleted || (c >= latinStart && c < latinEnd))
        return static_cast<char>(c);
    const auto *const found = std::ranges::find(middle, c);
    return found == middle.end() ? '\0'
                                 : static_cast<char>(middleStart + static_cast<char32_t>(found - middle.begin()));
}

Windows1252 toWindows1252(std::string_view utf8, std::size_t length)
{
    Windows1252 text;
    const auto whole = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()))
                           .normalized(QString::NormalizationForm_C)
                           .toStdU32String();
    for (const auto c : whole) {
        if (text.bytes.size() == length) {
            text.isShortened = true;
            break;
        }
        const char byte = byteOf(c);
        text.isChanged = text.isChanged || byte == '\0';
        text.bytes += byte == '\0' ? '?' : byte;
    }
    return text;
}

std::string onOneLine(std::string_view utf8)
{
    auto text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    for (auto &c : text) {
        if (isControl(c.unicode()))
            c = QLatin1Char(' ');
    }
    return text.toStdString();
}

} // namespace leapfrog
