// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace leapfrog {

// Fields of a document as people say them.

/// "line 5, amount" for `lines[4].amount`; names that are not known lose their underscores; empty for the whole.
QString fieldWords(std::string_view path);

/// The value of the field at `path`, given as compact JSON: amounts, rates and dates as the reader's locale writes
/// them, yes and no, the members of a whole line one after the other; a dash when there is none.
QString fieldValueWords(std::string_view path, const std::string &json);

} // namespace leapfrog
