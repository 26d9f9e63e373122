// SPDX-License-Identifier: MIT
#include "import/shopify/waiting_payloads.h"

#include <algorithm>
#include <iterator>

namespace leapfrog {

bool WaitingPayloads::add(WaitingPayload payload)
{
    if (m_bytes + payload.json.size() > maxBytes)
        return false;
    m_bytes += payload.json.size();
    payload.arrival = m_arrivals++;
    auto &ofOrder = m_byOrder[payload.orderId];
    ofOrder.push_back(std::move(payload));
    return true;
}

std::vector<WaitingPayload> WaitingPayloads::take(const std::string &orderId)
{
    auto taken = m_byOrder.extract(orderId);
    if (taken.empty())
        return {};
    for (const auto &payload : taken.mapped())
        m_bytes -= payload.json.size();
    return std::move(taken.mapped());
}

std::vector<WaitingPayload> WaitingPayloads::takeAll()
{
    std::vector<WaitingPayload> all;
    for (auto &[orderId, payloads] : m_byOrder)
        std::ranges::move(payloads, std::back_inserter(all));
    m_byOrder.clear();
    m_bytes = 0;
    std::ranges::sort(all, {}, &WaitingPayload::arrival);
    return all;
}

} // namespace leapfrog
