// SPDX-License-Identifier: MIT
#pragma once

#include "import/importer.h"
#include "import/shopify/payload_kind.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace leapfrog {

/// A refund or transaction whose order, or whose refund, has not been seen yet.
struct WaitingPayload
{
    PayloadKind kind = PayloadKind::Other;
    std::string orderId;
    std::string json; ///< compact: smaller than what it parses to
    std::string id; ///< for the note, should it wait in vain
    std::string missing; ///< the member that names what is missing: `order_id`, or `id` of a refund's transaction
    std::string file;
    std::int64_t line = 0;
    std::int64_t arrival = 0; ///< set by add()
};

/// Keeps payloads until their order comes, in a bounded amount of memory.
class WaitingPayloads
{
public:
    static constexpr std::size_t maxBytes = std::size_t{64} * 1024 * 1024;

    /// False when there is no room for it.
    bool add(WaitingPayload payload);
    /// Those of one order, in the order in which they came.
    std::vector<WaitingPayload> take(const std::string &orderId);
    /// All, in the order in which they came.
    std::vector<WaitingPayload> takeAll();

private:
    std::unordered_map<std::string, std::vector<WaitingPayload>> m_byOrder;
    std::size_t m_bytes = 0;
    std::int64_t m_arrivals = 0;
};

} // namespace leapfrog
