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

    /// Reads those until a day (empty: all that are left) in the order of their numbers; those that post become
    /// credits.
    void read(const std::string &through);
    /// What is said of money that goes back by no refund; to be called when all are read.
    void tellLost();

private:
    void readRefund(const std::string &id, int number);
    void leaveOutCovered(const std::string &id, ShopifyRefund &refund) const;
    void settleOwed(ShopifyRefund &refund, Wide money);
    [[nodiscard]] RefundedOrder refundedOrder() const;
    void tellPendingPart(const std::string &id);
    bool judgeMoney(const std::string &id, const Sighting &sighting, const ShopifyRefund &refund, bool &posts);
    [[nodiscard]] std::vector<const GroupTransaction *> transactionsOf(const std::string &refundId) const;
    void linkTransactions();
    bool settleCash(const std::string &id, const Sighting &sighting, ShopifyRefund &refund, Wide listed);
    [[nodiscard]] Wide ownPresentment(const std::string &id, const ShopifyRefund &refund) const;
    [[nodiscard]] Wide owed() const;
    static QString leftOut(const std::string &id, const JsonValue &refund);

    OrderWork &m_work;
    std::set<std::string> m_read; ///< refunds
    bool m_linked = false;
    std::map<std::string, std::string> m_refundOf; ///< transactions that a refund does not list itself, but must be its
    Wide m_presentedBack = 0; ///< of refunds so far, in presentment money
    Wide m_givenBack = 0; ///< and in shop money
};

} // namespace leapfrog
