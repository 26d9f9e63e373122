// SPDX-License-Identifier: MIT
#pragma once

#include "import/shopify/orders/order_work.h"
#include "import/shopify/read/refund.h"

namespace leapfrog {

/// The refunds of an order: credit notes, and the money that each gives back.
class OrderRefunds
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::OrderDocuments)

public:
    explicit OrderRefunds(OrderWork &work)
        : m_work(work)
    { }

    /// Reads them in the order of their numbers; those that post become credits.
    void read();

private:
    void readRefund(const std::string &id, int number);
    bool judgeMoney(const std::string &id, const Sighting &sighting, const ShopifyRefund &refund, bool &posts);
    [[nodiscard]] std::vector<const GroupTransaction *> transactionsOf(const std::string &refundId) const;
    void linkTransactions();
    bool settleCash(const std::string &id, const Sighting &sighting, ShopifyRefund &refund);
    [[nodiscard]] Wide ownPresentment(const std::string &id, const ShopifyRefund &refund) const;
    [[nodiscard]] Wide owed() const;
    static QString leftOut(const std::string &id, const JsonValue &refund);

    OrderWork &m_work;
    std::map<std::string, std::string> m_refundOf; ///< transactions that a refund does not list itself, but must be its
    Wide m_presentedBack = 0; ///< of refunds so far, in presentment money
    Wide m_givenBack = 0; ///< and in shop money
};

} // namespace leapfrog
