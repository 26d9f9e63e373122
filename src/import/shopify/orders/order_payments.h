// SPDX-License-Identifier: MIT
#pragma once

#include "import/shopify/orders/order_work.h"

namespace leapfrog {

/// The payments of an order.
class OrderPayments
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::OrderDocuments)

public:
    explicit OrderPayments(OrderWork &work)
        : m_work(work)
    { }

    /// Reads what came in, and the change that went out of the till, in the order of time.
    void read();
    /// Makes a document of each.
    void make();
    /// Makes the document of one; money that goes out is said of the credit note `creditId`. False: it was refused.
    bool emitOne(const OrderWork::Cash &cash, const std::string &creditId);

private:
    void tellPending(const GroupTransaction &pending, const std::vector<const GroupTransaction *> &moved);
    std::vector<DocumentText::Allocation> allocate(Wide amount, const std::string &day);
    void addAccount(DocumentText &text, const std::string &gateway) const;

    OrderWork &m_work;
};

} // namespace leapfrog
