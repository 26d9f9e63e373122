// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

/// One bound value of a statement, in PostgreSQL's text form. The server gives it the type that the statement expects.
class Parameter
{
public:
    Parameter(std::nullptr_t) { } ///< SQL NULL
    Parameter(std::string_view text)
        : m_text(text)
    { }
    Parameter(const std::string &text)
        : m_text(text)
    { }
    Parameter(const char *text)
        : m_text(text)
    { }
    Parameter(bool value)
        : m_text(value ? "t" : "f")
    { }
    Parameter(std::integral auto value)
        : m_text(std::to_string(value))
    { }
    Parameter(double value);
    template <typename Rep, typename Period>
    Parameter(std::chrono::duration<Rep, Period> interval) ///< for an SQL interval
        : m_text(std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(interval).count()) + " ms")
    { }
    Parameter(const std::vector<std::string> &array);
    Parameter(const std::vector<std::int64_t> &array);
    Parameter(const std::vector<int> &array);
    Parameter(const std::vector<bool> &array);
    Parameter(const std::vector<std::optional<std::int64_t>> &array);
    template <typename T> Parameter(const std::optional<T> &value)
    {
        if (value)
            *this = Parameter(*value);
    }

    /// The text, or nullptr for NULL; valid as long as this object lives.
    [[nodiscard]] const char *text() const { return m_text ? m_text->c_str() : nullptr; }

private:
    std::optional<std::string> m_text;
};

} // namespace leapfrog
