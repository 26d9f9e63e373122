// SPDX-License-Identifier: MIT
#pragma once

#include "import/shopify/books.h"

namespace leapfrog {

/// The documents of a payout's group: the payout and, when it was in transit first, its arrival
/// (docs/accounting-rules.md §8). See booksOfGroup().
GroupBooks booksOfPayout(std::span<const KeptPayload> payloads, const ShopifySettings &settings);

} // namespace leapfrog
