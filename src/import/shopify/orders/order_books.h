// SPDX-License-Identifier: MIT
#pragma once

#include "import/shopify/books.h"

namespace leapfrog {

/// The documents of an order's group (docs/accounting-rules.md §8). See booksOfGroup().
GroupBooks booksOfOrder(std::span<const KeptPayload> payloads, const ShopifySettings &settings);

} // namespace leapfrog
