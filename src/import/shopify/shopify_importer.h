// SPDX-License-Identifier: MIT
#pragma once

#include "import/importer.h"
#include "import/shopify/known_orders.h"
#include "import/shopify/waiting_payloads.h"

#include <QCoreApplication>

#include <string>
#include <vector>

namespace leapfrog {

struct ShopifyOrderState;
struct ShopifyTransaction;

/// Shopify payloads, mapped by docs/accounting-rules.md §8. Each document is posted once in the organisation's base
/// currency with default accounts, so that what the rules would refuse is refused here, by the document's own field.
///
/// A refund or transaction may come before its order, and a refund's transaction before its refund: it waits, until
/// finish() at the latest, and is refused as `unknown_document` if its order (field `order_id`) or its refund (field
/// `id`) never comes. What waits is bound to 64 MiB; beyond that it is refused at once.
///
/// An order that was read but does not add up is remembered all the same: its refunds and payments are facts of their
/// own and go on. Those of an order that could not be read are refused, those of one kept back are kept back too. A
/// test order, or one cancelled and never paid, is kept back even when no more of it can be read.
class ShopifyImporter : public Importer
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ShopifyImporter)

public:
    ShopifyImporter(std::string baseCurrency, OrderLookup &orders);

    Result<> feed(const JsonRecords::Record &record) override;
    void finish() override;

protected:
    std::vector<ImportedOrder> takeOrders() override { return m_orders.takeChanged(); }

private:
    Result<> addOrder(const JsonValue &payload, const Place &place);
    Result<> addRefundOrTransaction(PayloadKind kind, const JsonValue &payload, const Place &place);
    void addRefund(const JsonValue &payload, const Place &place, OrderFacts &order);
    void addTransaction(const JsonValue &payload, const Place &place, OrderFacts &order);
    void addCash(const JsonValue &payload, const ShopifyTransaction &transaction, const Place &place,
                 OrderFacts &order);
    void addPayout(const JsonValue &payload, const Place &place);

    /// Keeps back a test order, or one cancelled and never paid, and with it what belongs to it, unless it was
    /// imported.
    void keepBackOrder(const ShopifyOrderState &state, OrderFacts &facts, const Subject &subject);
    /// Keeps back what belongs to an order that is kept back; false when the order is not.
    bool keepBackWithOrder(const OrderFacts &order, const Subject &subject);
    /// Notes a transaction that moves no cash; false when it moves some.
    bool keepBackWithoutCash(const ShopifyTransaction &transaction, const Place &place);
    /// Posts the document; adds it when that works, else notes why not. True when it was added.
    bool addPosted(ImportedDocument document, const Subject &subject);

    void wait(const WaitingPayload &payload);
    void refuseWaiting(const WaitingPayload &payload);
    /// Tries again what waited for this order, now that it, or a refund of it, has come.
    void takeUpWaiting(OrderFacts &order);

    KnownOrders m_orders;
    WaitingPayloads m_waiting;
};

} // namespace leapfrog
