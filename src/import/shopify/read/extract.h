// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace leapfrog {

/// Which part of a record is shown.
enum class ExtractOf
{
    Begin,
    End, ///< where it broke off
};

/// What is kept of a record that can't be read, as compact JSON: `bytes` and `sha256` of the whole, `begins` (of its
/// first 64 bytes), and an `extract` of at most 2,000 characters. Of texts in it stay only those that name no person:
/// ids, days, amounts, states. What is not like JSON at all is not shown.
std::string extractOf(std::string_view record, ExtractOf part = ExtractOf::Begin);

/// Tells a record's first 64 bytes from others', quickly.
std::string beginsWith(std::string_view record);

/// Whether text ends within a JSON object, list or string.
bool isUnfinished(std::string_view text);

/// SHA-256 in hexadecimal digits.
std::string sha256Of(std::string_view bytes);

/// Text without what looks like an e-mail address. JSON stays JSON.
std::string withoutEmails(std::string text);

} // namespace leapfrog
