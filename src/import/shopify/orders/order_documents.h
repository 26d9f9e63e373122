// SPDX-License-Identifier: MIT
#pragma once

#include "import/shopify/books.h"
#include "import/shopify/document_maker.h"
#include "import/shopify/orders/deferred_revenue.h"
#include "import/shopify/orders/order_changes.h"
#include "import/shopify/orders/order_group.h"
#include "import/shopify/read/refund.h"
#include "import/shopify/read/shares.h"

#include <QCoreApplication>

#include <map>
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
    /// A credit note to be.
    struct Credit
    {
        std::string id;
        std::string date; ///< the text of the moment
        std::int64_t moment = 0;
        const Sighting *source = nullptr; ///< the refund; nullptr: an edit or cancellation
        std::size_t payload = 0;
        std::string refundId;
        std::vector<CreditLine> lines;
        Wide total = 0;
        Wide discrepancy = 0;
        Wide kept = 0;
        Taxes keptTaxes;
    };
    /// An invoice of the order, and how much of it is not paid.
    struct Charge
    {
        std::string id;
        std::string day;
        Wide open = 0;
    };
    /// A movement of money in shop money.
    struct Cash
    {
        const GroupTransaction *of = nullptr;
        Wide amount = 0;
        Wide rounding = 0;
        Wide exchange = 0;
    };

    // order_documents.cpp
    void makeInvoices();
    void makeEdits();
    void makeCancellation();
    bool give(ImportedDocument document, std::size_t payload, const std::string &path);
    void emitCredit(const Credit &credit);
    void emitInvoice(const OrderChange &change, const std::string &id);
    [[nodiscard]] std::vector<CreditLine> notTakenBack() const;
    void refuse(std::size_t payload, PayloadVerdict verdict);
    std::string dayOf(const std::string &moment);
    void say(const QString &text);

    // order_refunds.cpp
    void readRefunds();
    void readRefund(const std::string &id, int number);
    bool judgeMoney(const std::string &id, const Sighting &sighting, const ShopifyRefund &refund, bool &posts);
    [[nodiscard]] std::vector<const GroupTransaction *> transactionsOf(const std::string &refundId) const;
    void linkRefundTransactions();
    bool settleCash(const std::string &id, const Sighting &sighting, ShopifyRefund &refund);
    [[nodiscard]] Wide owed() const;
    void waitFor(const Sighting &sighting, const char *code, const QString &message, const std::string &waitsFor);

    // order_payments.cpp
    void readPayments();
    void makePayments();
    bool emitPayment(const Cash &cash, const std::string &creditId);
    std::vector<DocumentText::Allocation> allocate(Wide amount, const std::string &day);
    void addAccount(DocumentText &text, const std::string &gateway) const;

    // order_shipments.cpp
    void makeShipments();
    void takeBackDeferred(Credit &credit, DeferredRevenue &deferred) const;
    [[nodiscard]] bool defers() const { return m_settings.revenueAt == ShopifySettings::RevenueAt::Fulfilment; }

    [[nodiscard]] const Currency &currency() const { return *m_order.currency; }

    OrderGroup &m_group;
    const ShopifySettings &m_settings;
    GroupBooks &m_books;
    DocumentMaker m_maker;
    ShopDays m_days;
    const OrderSnapshot &m_order; ///< its latest state
    std::vector<OrderPart> m_parts; ///< all that it ever had
    std::vector<OrderChange> m_changes;
    Taxes m_taxes; ///< of all parts
    Scale m_scale; ///< presentment money in shop money
    std::vector<Charge> m_charges;
    std::vector<Credit> m_credits;
    std::map<std::string, std::vector<CreditLine>> m_waitingLines; ///< of refunds whose money is pending
    std::map<std::string, std::string> m_refundOf; ///< transactions that a refund does not list itself, but must be its
    std::vector<Cash> m_payments;
    Wide m_presentedBack = 0; ///< of refunds so far, in presentment money
    Wide m_givenBack = 0; ///< and in shop money
    std::map<std::string, std::vector<Cash>> m_refundCash; ///< by refund
    bool m_utcSaid = false;
};

} // namespace leapfrog
