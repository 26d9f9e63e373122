// SPDX-License-Identifier: MIT
#pragma once

#include "import/shopify/orders/deferred_revenue.h"
#include "import/shopify/orders/order_work.h"

namespace leapfrog {

/// The shipments of an order, where revenue counts when it is shipped.
class OrderShipments
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::OrderDocuments)

public:
    explicit OrderShipments(OrderWork &work)
        : m_work(work)
    { }

    /// Splits what credits take back, and makes a journal of each shipment.
    void make();

private:
    void takeBackDeferred(OrderWork::Credit &credit, DeferredRevenue &deferred) const;

    OrderWork &m_work;
};

} // namespace leapfrog
