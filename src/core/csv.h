// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

/// Appends a field of text as RFC 4180 wants it. Text that a spreadsheet would run as a formula (beginning with = + -
/// @, a tab or a line break) gets an apostrophe in front, which spreadsheets take as "this is text"; so does text that
/// begins with an apostrophe, so that csvText() can take it away again. Numbers need none of this: append them as they
/// are.
void appendCsvText(std::string &out, std::string_view text);

/// Undoes the apostrophe of appendCsvText().
std::string_view csvText(std::string_view field);

struct CsvRow
{
    int line = 0; ///< 1-based line where the row begins
    std::vector<std::string> fields;
};

/// Reads RFC 4180 rows, separated by LF or CRLF; blank lines are skipped, and a UTF-8 byte order mark at the start.
/// Nothing when a quoted field is never closed or is followed by anything but a separator.
std::optional<std::vector<CsvRow>> parseCsv(std::string_view text);

} // namespace leapfrog
