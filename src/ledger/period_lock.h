// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/context.h"

#include <tl/expected.hpp>

#include <vector>

namespace leapfrog {

/// Keeps postings out of the locked period, by the context's policy (docs/accounting-rules.md §6): refuses with
/// `period_locked`, or posts the difference to what was posted there before on the first open day. `postings` are in
/// order of date.
tl::expected<std::vector<Posting>, Refusal> keepPeriodLocked(std::vector<Posting> postings, const Context &context);

} // namespace leapfrog
