// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/database/rows.h"

#include <set>
#include <string>
#include <vector>

namespace leapfrog {

// Between sets of names and columns of them.

std::vector<std::string> listOf(const std::set<std::string> &names);
/// The first column.
Result<std::set<std::string>> namesOf(const Result<Rows> &rows);
/// Of a statement that answers nothing.
Result<> done(const Result<Rows> &rows);

} // namespace leapfrog
