// SPDX-License-Identifier: MIT
#pragma once

#include "import/shopify/orders/order_payments.h"
#include "import/shopify/orders/order_refunds.h"
#include "import/shopify/orders/order_shipments.h"
#include "import/shopify/orders/order_work.h"

#include <QCoreApplication>

#include <string>
#include <vector>

namespace leapfrog {

/// Makes the documents of an order that has at least one state that adds up: its invoice, edits, refunds, cancellation,
/// payments and shipments (docs/accounting-rules.md §8). Problems become verdicts of the group's payloads.
class OrderDocuments
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::OrderDocuments)

public:
    OrderDocuments(OrderGroup &group, const ShopifySettings &settings, GroupBooks &books);

    void make();

private:
    void makeInvoices();
    void makeEdits();
    void makeCancellation();
    void emitCredit(const OrderWork::Credit &credit);
    bool emitKept(const OrderWork::Credit &credit);
    void emitCash(const OrderWork::Credit &credit, const std::string &of);
    std::string cancelledOn();
    void emitInvoice(const OrderChange &change, const std::string &id);
    [[nodiscard]] std::vector<CreditLine> notTakenBack() const;

    OrderWork m_work;
    OrderPayments m_payments{m_work};
    OrderRefunds m_refunds{m_work};
    OrderShipments m_shipments{m_work};
};

} // namespace leapfrog
