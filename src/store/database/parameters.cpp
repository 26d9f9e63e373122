// SPDX-License-Identifier: MIT
#include "store/database/parameters.h"

#include <charconv>

namespace leapfrog {

static void appendQuoted(std::string &out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    out += '"';
}

/// An array literal `{a,b}`; `append(out, element)` writes one element.
template <typename Array, typename Append> static std::string arrayLiteral(const Array &array, Append append)
{
    std::string out = "{";
    for (const auto &element : array) {
        if (out.size() > 1)
            out += ',';
        append(out, element);
    }
    out += '}';
    return out;
}

static void appendNumber(std::string &out, std::int64_t number)
{
    char digits[24];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
    out.append(std::begin(digits), end);
}

Parameter::Parameter(double value)
{
    char digits[32];
    m_text = std::string(std::begin(digits), std::to_chars(std::begin(digits), std::end(digits), value).ptr);
}

Parameter::Parameter(const std::vector<std::string> &array)
    : m_text(arrayLiteral(array, [](std::string &out, const std::string &text) { appendQuoted(out, text); }))
{ }

Parameter::Parameter(const std::vector<std::int64_t> &array)
    : m_text(arrayLiteral(array, appendNumber))
{ }

Parameter::Parameter(const std::vector<int> &array)
    : m_text(arrayLiteral(array, [](std::string &out, int number) { appendNumber(out, number); }))
{ }

Parameter::Parameter(const std::vector<bool> &array)
    : m_text(arrayLiteral(array, [](std::string &out, bool value) { out += value ? 't' : 'f'; }))
{ }

Parameter::Parameter(const std::vector<std::optional<std::int64_t>> &array)
    : m_text(arrayLiteral(array, [](std::string &out, std::optional<std::int64_t> number) {
        if (number)
            appendNumber(out, *number);
        else
            out += "NULL";
    }))
{ }

} // namespace leapfrog
