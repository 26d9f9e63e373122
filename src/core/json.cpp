// SPDX-License-Identifier: MIT
#include "core/json.h"

#include <QCoreApplication>

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <array>

namespace leapfrog {

/// More values in one text are refused as malformed: each takes some hundred bytes, however short its text is.
static constexpr int maxJsonValues = 2'000'000;

const JsonValue *JsonValue::find(std::string_view name) const
{
    const auto found = std::ranges::find_if(m_members, [name](const Member &member) { return member.first == name; });
    return found == m_members.end() ? nullptr : &found->second;
}

/// Receives RapidJSON's events. Numbers arrive as text; the depth is bounded here because the parser itself is
/// iterative.
class JsonBuilder
{
public:
    bool Null() { return add(JsonValue{}); }
    bool Bool(bool value)
    {
        auto node = make(JsonValue::Kind::Boolean);
        node.m_boolean = value;
        return add(std::move(node));
    }
    bool RawNumber(const char *text, rapidjson::SizeType size, bool)
    {
        auto node = make(JsonValue::Kind::Number);
        node.m_text.assign(text, size);
        return add(std::move(node));
    }
    bool String(const char *text, rapidjson::SizeType size, bool)
    {
        auto node = make(JsonValue::Kind::String);
        node.m_text.assign(text, size);
        return add(std::move(node));
    }
    bool StartObject() { return open(JsonValue::Kind::Object); }
    bool Key(const char *text, rapidjson::SizeType size, bool)
    {
        m_open.back().key.assign(text, size);
        return true;
    }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool StartArray() { return open(JsonValue::Kind::Array); }
    bool EndArray(rapidjson::SizeType) { return close(); }

    // Never called: kParseNumbersAsStringsFlag sends every number to RawNumber.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(int64_t) { return false; }
    bool Uint64(uint64_t) { return false; }
    bool Double(double) { return false; }

    JsonValue take() { return std::move(m_root); }
    [[nodiscard]] bool tooDeep() const { return m_tooDeep; }
    [[nodiscard]] bool tooMany() const { return m_values > maxJsonValues; }

private:
    struct Open
    {
        JsonValue value;
        std::string key;
    };

    static JsonValue make(JsonValue::Kind kind)
    {
        JsonValue value;
        value.m_kind = kind;
        return value;
    }

    bool open(JsonValue::Kind kind)
    {
        m_tooDeep = m_open.size() >= maxJsonDepth;
        if (!m_tooDeep)
            m_open.push_back({make(kind), {}});
        return !m_tooDeep;
    }

    bool close()
    {
        auto value = std::move(m_open.back().value);
        m_open.pop_back();
        return add(std::move(value));
    }

    bool add(JsonValue value)
    {
        if (++m_values > maxJsonValues)
            return false;
        if (m_open.empty()) {
            m_root = std::move(value);
            return true;
        }
        auto &parent = m_open.back();
        if (parent.value.isArray())
            parent.value.m_items.push_back(std::move(value));
        else
            parent.value.m_members.emplace_back(std::move(parent.key), std::move(value));
        return true;
    }

    std::vector<Open> m_open;
    JsonValue m_root;
    bool m_tooDeep = false;
    int m_values = 0;
};

Result<JsonValue> parseJson(std::string_view text, std::int64_t firstLine)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);

    constexpr auto flags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag
        | rapidjson::kParseIterativeFlag;
    JsonBuilder builder;
    rapidjson::Reader reader;
    rapidjson::MemoryStream bytes(text.data(), text.size());
    rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(bytes);
    const auto outcome = reader.Parse<flags>(stream, builder);
    if (!outcome.IsError())
        return builder.take();

    const auto before = text.substr(0, std::min(outcome.Offset(), text.size()));
    const auto line = firstLine + std::ranges::count(before, '\n');
    const auto column = before.size() - (before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1) + 1;
    const auto what = builder.tooDeep() ? QStringLiteral("nested deeper than %1 levels").arg(maxJsonDepth)
        : builder.tooMany()             ? QStringLiteral("more than %1 values").arg(maxJsonValues)
                                        : QString::fromLatin1(rapidjson::GetParseError_En(outcome.Code()));
    return failed({.code = Error::Code::Invalid,
                   .message = QCoreApplication::translate("leapfrog::Json", "Not valid JSON at line %1, column %2: %3")
                                  .arg(line)
                                  .arg(column)
                                  .arg(what),
                   .cause = what,
                   .reason = "malformed",
                   .field = {}});
}

void appendJsonString(std::string &out, std::string_view text)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                out += "\\u00";
                out += hex[static_cast<unsigned char>(c) >> 4U];
                out += hex[static_cast<unsigned char>(c) & 0xFU];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

static void append(std::string &out, const JsonValue &value)
{
    const char *separator = "";
    switch (value.kind()) {
    case JsonValue::Kind::Null:
        out += "null";
        return;
    case JsonValue::Kind::Boolean:
        out += value.boolean() ? "true" : "false";
        return;
    case JsonValue::Kind::Number:
        out += value.text();
        return;
    case JsonValue::Kind::String:
        appendJsonString(out, value.text());
        return;
    case JsonValue::Kind::Array:
        out += '[';
        for (const auto &item : value.items()) {
            out += separator;
            append(out, item);
            separator = ",";
        }
        out += ']';
        return;
    case JsonValue::Kind::Object:
        out += '{';
        for (const auto &[name, member] : value.members()) {
            out += separator;
            appendJsonString(out, name);
            out += ':';
            append(out, member);
            separator = ",";
        }
        out += '}';
        return;
    }
}

std::string toJson(const JsonValue &value)
{
    std::string out;
    append(out, value);
    return out;
}

} // namespace leapfrog
