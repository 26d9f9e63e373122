// SPDX-License-Identifier: MIT
#pragma once

#include "import/kept_payload.h"

#include <span>
#include <string>

namespace leapfrog {

class JsonValue;

// What stays of an order or payout when its payloads are taken out of the inbox, so that what comes later of it is
// known for what it is. Pure; any thread.

/// The facts of a group, as a JSON object: `name` of its order, `updated_at` and figures of its newest state, the `ids`
/// (with their state) of refunds, transactions and fulfilments, the `digests` of its payloads (their first 16 digits),
/// and how many balance transactions (`rows`) it had.
std::string factsOfGroup(std::span<const KeptPayload> payloads);

/// Whether a payload says nothing that the group had not said when it was purged: the same one, the same or an earlier
/// state, or a later one with the same figures, refunds, transactions and fulfilments.
bool isKnownIn(const JsonValue &facts, const KeptPayload &payload);

} // namespace leapfrog
