// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace leapfrog {

/// A parsed JSON value (RFC 8259). Members keep their order; numbers keep their text, so no digit is ever lost.
/// Immutable after parsing; safe to read from any thread.
class JsonValue
{
public:
    enum class Kind
    {
        Null,
        Boolean,
        Number,
        String,
        Array,
        Object
    };
    using Member = std::pair<std::string, JsonValue>;

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool isNull() const { return m_kind == Kind::Null; }
    [[nodiscard]] bool isBoolean() const { return m_kind == Kind::Boolean; }
    [[nodiscard]] bool isNumber() const { return m_kind == Kind::Number; }
    [[nodiscard]] bool isString() const { return m_kind == Kind::String; }
    [[nodiscard]] bool isArray() const { return m_kind == Kind::Array; }
    [[nodiscard]] bool isObject() const { return m_kind == Kind::Object; }

    /// Value of a boolean; false for any other kind.
    [[nodiscard]] bool boolean() const { return m_boolean; }
    /// UTF-8 of a string, or the digits of a number exactly as written; empty for any other kind.
    [[nodiscard]] const std::string &text() const { return m_text; }
    /// Elements of an array; empty for any other kind.
    [[nodiscard]] const std::vector<JsonValue> &items() const { return m_items; }
    /// Members of an object in input order, doubled names included; empty for any other kind.
    [[nodiscard]] const std::vector<Member> &members() const { return m_members; }
    /// The first member of that name, or nullptr; nullptr too when this is no object.
    [[nodiscard]] const JsonValue *find(std::string_view name) const;

private:
    friend class JsonBuilder;
    Kind m_kind = Kind::Null;
    bool m_boolean = false;
    std::string m_text;
    std::vector<JsonValue> m_items;
    std::vector<Member> m_members;
};

/// Nesting deeper than this is refused as malformed: no real document comes near, and hostile ones end here.
inline constexpr int maxJsonDepth = 64;

/// Parses exactly one JSON value with optional white space around it; a UTF-8 byte order mark is skipped.
/// Errors: Invalid with reason `malformed`; the message names line and column (1-based) and what was expected there.
/// Invalid UTF-8, lone surrogates and numbers beyond the range of a double (RFC 8259 §6 lets us say so) are malformed.
/// Doubled member names are kept (the reader decides). `firstLine` is the line of a longer input on which `text`
/// begins, so that the message names that input's line.
Result<JsonValue> parseJson(std::string_view text, std::int64_t firstLine = 1);

/// Appends `text` to `out` as a JSON string with quotes; the input must be UTF-8.
void appendJsonString(std::string &out, std::string_view text);

/// Writes compact JSON (members in their order, numbers as they were written).
std::string toJson(const JsonValue &value);

} // namespace leapfrog
