// SPDX-License-Identifier: MIT
#pragma once

#include "engine/close/seal_check.h"

#include <cstdint>
#include <vector>

namespace leapfrog {

/// What of a document is not as it was sealed: its fields, its names and words, its entries. Those that were forgotten,
/// with what would prove them, are counted in `erased` and are no finding. Pure.
std::vector<SealFinding> sealedDifference(const SealedDocument &sealed, const SealFacts &now, std::int64_t &erased);

} // namespace leapfrog
