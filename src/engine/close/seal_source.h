// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>

namespace leapfrog {

/// A seal's lines, one after the other; nothing after the last.
struct SealSource
{
    std::function<Result<std::optional<std::string>>()> next; ///< one after the other; nothing after the last
    bool namesItsHead = true; ///< as its last line: one that does not is cut off
};

/// Of a file. Errors: Invalid `malformed` where it can't be read.
SealSource linesOf(std::shared_ptr<std::istream> stream);
/// Of a seal that the database keeps.
SealSource linesOfKept(Connection &connection, const std::string &orgId, int number);

} // namespace leapfrog
