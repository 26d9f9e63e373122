// SPDX-License-Identifier: MIT
#include "core/json_records.h"

#include <cstdio>
#include <string_view>
#include <utility>

namespace leapfrog {

namespace {

bool isSpace(int c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

void trimEnd(std::string &text)
{
    while (!text.empty() && isSpace(static_cast<unsigned char>(text.back())))
        text.pop_back();
}

/// Follows brackets and strings through JSON text, one character after the other.
class Nesting
{
public:
    void see(char c)
    {
        if (m_inString) {
            // A line break can't stand in a string: it was never closed, and what follows should not suffer.
            if (c == '\n' || (c == '"' && !m_escaped))
                m_inString = false;
            m_escaped = c == '\\' && !m_escaped;
            return;
        }
        if (c == '"')
            m_inString = true;
        else if (c == '{' || c == '[')
            ++m_depth;
        else if (c == '}' || c == ']')
            --m_depth;
    }
    void see(std::string_view text)
    {
        for (const char c : text)
            see(c);
    }
    /// All that was opened is closed again.
    [[nodiscard]] bool isClosed() const { return m_depth <= 0 && !m_inString; }

private:
    int m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
};

bool isWholeObject(std::string_view line)
{
    const auto first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos || line[first] != '{')
        return false;
    Nesting nesting;
    nesting.see(line);
    return nesting.isClosed() && line[line.find_last_not_of(" \t\r")] == '}';
}

/// The first line after `from` that is not blank.
std::string_view nextFullLine(std::string_view text, std::size_t from)
{
    const auto start = text.find_first_not_of(" \t\r\n", from);
    if (start == std::string_view::npos)
        return {};
    return text.substr(start, text.find('\n', start) - start);
}

} // namespace

JsonRecords::JsonRecords(std::istream &input)
    : m_input(input)
{ }

int JsonRecords::take()
{
    int c = EOF;
    if (m_againAt < m_again.size()) {
        c = static_cast<unsigned char>(m_again[m_againAt++]);
    } else {
        c = m_input.rdbuf()->sbumpc();
        if (c == EOF)
            return c;
    }
    if (c == '\n')
        ++m_line;
    return c;
}

/// Takes white space and the first character after it.
int JsonRecords::skipSpace()
{
    int c = take();
    while (isSpace(c))
        c = take();
    return c;
}

void JsonRecords::giveBack(std::string text, std::int64_t line)
{
    text.append(m_again, m_againAt);
    m_again = std::move(text);
    m_againAt = 0;
    m_line = line;
}

std::optional<JsonRecords::Record> JsonRecords::next()
{
    switch (m_form) {
    case Form::Unknown:
        return first();
    case Form::Lines:
        return nextLine();
    case Form::Objects:
        return nextObject();
    case Form::Array:
        return nextElement();
    }
    return {};
}

std::optional<JsonRecords::Record> JsonRecords::first()
{
    int c = skipSpace();
    if (c == 0xEF) { // a byte order mark, unless it is something odd, which then is a malformed record
        const auto line = m_line;
        std::string start(1, static_cast<char>(c));
        for (int i = 0; i < 2 && (c = take()) != EOF; ++i)
            start += static_cast<char>(c);
        if (start != "\xEF\xBB\xBF")
            giveBack(start, line);
        c = skipSpace();
    }
    if (c == '[') {
        m_form = Form::Array;
        return nextElement();
    }
    if (c == EOF)
        return {};
    giveBack(std::string(1, static_cast<char>(c)), m_line);
    m_form = c == '{' ? Form::Objects : Form::Lines;
    return c == '{' ? firstObject() : nextLine();
}

/// Decides between JSON Lines and objects written over many lines: by where the first object ends. An object that never
/// ends, before lines that are whole objects, is a broken first line of JSON Lines.
std::optional<JsonRecords::Record> JsonRecords::firstObject()
{
    auto record = nextObject();
    const auto lineEnd = record->text.find('\n');
    if (lineEnd == std::string::npos) {
        m_form = Form::Lines;
        return restOfLine(std::move(*record));
    }
    Nesting nesting;
    nesting.see(record->text);
    const bool ended = nesting.isClosed() && !record->tooLarge;
    if (ended || !isWholeObject(nextFullLine(record->text, lineEnd)))
        return record;

    m_form = Form::Lines;
    giveBack(record->text.substr(lineEnd), record->line);
    record->text.resize(lineEnd);
    record->tooLarge = false;
    return record;
}

std::optional<JsonRecords::Record> JsonRecords::nextLine()
{
    const int c = skipSpace();
    if (c == EOF)
        return {};
    return restOfLine({.text = std::string(1, static_cast<char>(c)), .line = m_line, .tooLarge = false});
}

JsonRecords::Record JsonRecords::restOfLine(Record record)
{
    for (int c = take(); c != EOF && c != '\n'; c = take()) {
        if (record.text.size() < maxRecordBytes)
            record.text += static_cast<char>(c);
        else
            record.tooLarge = true;
    }
    trimEnd(record.text);
    return record;
}

std::optional<JsonRecords::Record> JsonRecords::nextObject()
{
    int c = skipSpace();
    if (c == EOF)
        return {};
    Record record{.text = {}, .line = m_line, .tooLarge = false};
    Nesting nesting;
    for (; c != EOF; c = take()) {
        if (record.text.size() == maxRecordBytes) {
            record.tooLarge = true;
            return record;
        }
        record.text += static_cast<char>(c);
        nesting.see(static_cast<char>(c));
        if (nesting.isClosed() && (c == '}' || c == ']' || c == '\n'))
            break;
    }
    trimEnd(record.text);
    return record;
}

std::optional<JsonRecords::Record> JsonRecords::nextElement()
{
    int c = skipSpace();
    const bool isFirst = !std::exchange(m_elementSeen, true);
    if (c == ']' && isFirst) {
        m_form = Form::Lines;
        return nextLine();
    }
    Record record{.text = {}, .line = m_line, .tooLarge = false};
    Nesting nesting;
    for (; c != EOF; c = take()) {
        if (nesting.isClosed() && (c == ',' || c == ']'))
            break;
        nesting.see(static_cast<char>(c));
        if (record.text.size() < maxRecordBytes)
            record.text += static_cast<char>(c);
        else
            record.tooLarge = true;
    }
    if (c == ']')
        m_form = Form::Lines;
    else if (c == EOF && (record.text.empty() || !nesting.isClosed()))
        m_form = Form::Lines; // this record says that the array was never closed
    if (const auto lineEnd = record.text.find('\n'); c == EOF && isFirst && lineEnd != std::string::npos
        && isWholeObject(nextFullLine(record.text, lineEnd))) { // no array: a broken first line of JSON Lines
        giveBack(record.text.substr(lineEnd), record.line);
        record.text.resize(lineEnd);
        record.tooLarge = false;
    }
    trimEnd(record.text);
    return record;
}

} // namespace leapfrog
