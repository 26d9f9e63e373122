// SPDX-License-Identifier: MIT
#include "console/books/pretty_json.h"

#include "core/json.h"

namespace leapfrog {

static constexpr std::size_t step = 2;

static void append(std::string &out, const JsonValue &value, std::size_t indent);

static void startLine(std::string &out, std::size_t indent)
{
    out += '\n';
    out.append(indent, ' ');
}

static void appendItems(std::string &out, const JsonValue &array, std::size_t indent)
{
    bool first = true;
    for (const auto &item : array.items()) {
        if (!std::exchange(first, false))
            out += ',';
        startLine(out, indent + step);
        append(out, item, indent + step);
    }
    if (!first)
        startLine(out, indent);
}

static void appendMembers(std::string &out, const JsonValue &object, std::size_t indent)
{
    bool first = true;
    for (const auto &[name, value] : object.members()) {
        if (!std::exchange(first, false))
            out += ',';
        startLine(out, indent + step);
        appendJsonString(out, name);
        out += ": ";
        append(out, value, indent + step);
    }
    if (!first)
        startLine(out, indent);
}

static void append(std::string &out, const JsonValue &value, std::size_t indent)
{
    if (value.isArray()) {
        out += '[';
        appendItems(out, value, indent);
        out += ']';
    } else if (value.isObject()) {
        out += '{';
        appendMembers(out, value, indent);
        out += '}';
    } else {
        out += toJson(value);
    }
}

QString prettyJson(std::string_view body)
{
    const auto json = parseJson(body);
    if (!json)
        return QString::fromUtf8(body.data(), static_cast<qsizetype>(body.size()));
    std::string out;
    append(out, *json, 0);
    return QString::fromStdString(out);
}

} // namespace leapfrog
