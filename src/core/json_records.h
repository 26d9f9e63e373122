// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>

namespace leapfrog {

/// Cuts a stream into JSON records without parsing them: JSON Lines, one object (or several) written over many lines,
/// or one array, whose elements are the records. Memory stays at one record however long the stream is.
/// A broken line costs that line only; a broken array element, that element.
class JsonRecords
{
public:
    struct Record
    {
        std::string text; ///< one JSON value if the input is well-formed; parse it to know
        std::int64_t line = 0; ///< 1-based line of the stream where it begins
        bool tooLarge = false; ///< longer than maxRecordBytes; `text` is cut there
    };

    /// Longer records are cut off and marked, so that a hostile stream can't take the memory.
    static constexpr std::size_t maxRecordBytes = std::size_t{64} * 1024 * 1024;

    /// Reads from `input`, which must outlive this. A UTF-8 byte order mark at the start is skipped.
    explicit JsonRecords(std::istream &input);

    /// The next record, or nothing at the end of the stream. A read error ends it too: see `input.bad()`.
    std::optional<Record> next();

private:
    enum class Form
    {
        Unknown,
        Lines, ///< one record per line
        Objects, ///< objects over several lines each
        Array,
    };

    std::optional<Record> first();
    std::optional<Record> firstObject();
    std::optional<Record> nextLine();
    std::optional<Record> nextObject();
    std::optional<Record> nextElement();
    Record restOfLine(Record record);
    int take();
    int skipSpace();
    void giveBack(std::string text, std::int64_t line);

    std::istream &m_input;
    std::string m_again; ///< what was read ahead in vain and is to be read again, before the stream
    std::size_t m_againAt = 0;
    std::int64_t m_line = 1;
    Form m_form = Form::Unknown;
    bool m_elementSeen = false;
};

} // namespace leapfrog
