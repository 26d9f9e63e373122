// SPDX-License-Identifier: MIT
#pragma once

#include "import/import_batch.h"
#include "ledger/refusal.h"

#include <tl/expected.hpp>

#include <string>

namespace leapfrog {

class JsonValue;

/// A payout payload, mapped (docs/accounting-rules.md §8).
struct ShopifyPayout
{
    ImportedDocument document;
    bool failed = false; ///< it never reached the bank (status `failed` or `canceled`): not to be posted
};

/// Refused: the first member that is missing or can't be read, by its path in the payload.
tl::expected<ShopifyPayout, Refusal> readPayout(const JsonValue &payload);

} // namespace leapfrog
