// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace leapfrog::test {

// Generators for RapidCheck: call them inside a property. What they make can be posted (nothing in it is refused),
// unless a period is locked.

/// A document of any type as JSON, in any currency, with rates that make rounding hard.
std::string anyDocument();

/// A context as JSON without a locked period.
std::string anyContext();

/// A day of the years around those documents, as YYYY-MM-DD.
std::string anyDay();

} // namespace leapfrog::test
