// SPDX-License-Identifier: MIT
#include "import/shopify/read/payload_kind.h"

#include "import/shopify/read/rest_names.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace leapfrog {

namespace {

enum class Shape
{
    Order,
    Refund,
    Transaction,
    Fulfilment,
    Payout,
    BalanceTransaction,
    Checkout,
    DraftOrder,
    TenderTransaction,
    Dispute,
    OrderEdit,
    FulfilmentEvent,
    Product,
    ShopMessage, ///< of the shop or one of its customers, as `customers/redact`
    Deletion, ///< an id and nothing else
    OtherType, ///< Shopify's, by its global id
    Unknown,
};

/// What this file says to people.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::PayloadKind)
};

} // namespace

static std::string_view typeOf(const JsonValue &payload)
{
    for (const auto *const name : {"admin_graphql_api_id", "id"}) {
        const auto *member = payload.find(name);
        if (const auto type = globalType(member != nullptr ? std::string_view(member->text()) : std::string_view());
            !type.empty())
            return type;
    }
    return {};
}

static Shape shapeOfMembers(const JsonValue &payload)
{
    const auto has = [&payload](std::string_view name) { return payload.find(name) != nullptr; };
    if (has("abandoned_checkout_url"))
        return Shape::Checkout;
    if (has("invoice_url"))
        return Shape::DraftOrder;
    if (has("order_edit"))
        return Shape::OrderEdit;
    if (has("source_order_transaction_id") || has("payout_id") || has("payout_status"))
        return Shape::BalanceTransaction;
    if (has("payment_method") && has("order_id"))
        return Shape::TenderTransaction;
    if (has("evidence_due_by") || has("network_reason_code"))
        return Shape::Dispute;
    if (has("fulfillment_id") || has("assigned_location"))
        return Shape::FulfilmentEvent;
    if (has("refund_line_items") || has("order_adjustments"))
        return Shape::Refund;
    const bool ofTransaction = has("gateway") || has("payment_id") || has("receipt") || (has("kind") && has("status"));
    if (ofTransaction && !has("line_items"))
        return Shape::Transaction;
    if (has("summary"))
        return Shape::Payout;
    if (has("order_id") && (has("line_items") || has("tracking_company") || has("shipment_status")))
        return Shape::Fulfilment;
    if (has("line_items") || has("financial_status"))
        return Shape::Order;
    if (has("date") && has("amount") && !has("order_id"))
        return Shape::Payout;
    if (has("shop_domain") || has("myshopify_domain"))
        return Shape::ShopMessage;
    if (has("variants") || has("body_html"))
        return Shape::Product;
    return has("id") && payload.members().size() == 1 ? Shape::Deletion : Shape::Unknown;
}

static Shape shapeOf(const JsonValue &payload)
{
    static constexpr auto types = std::to_array<std::pair<std::string_view, Shape>>({
        {"Order", Shape::Order},
        {"Refund", Shape::Refund},
        {"OrderTransaction", Shape::Transaction},
        {"Fulfillment", Shape::Fulfilment},
        {"ShopifyPaymentsPayout", Shape::Payout},
        {"ShopifyPaymentsBalanceTransaction", Shape::BalanceTransaction},
        {"DraftOrder", Shape::DraftOrder},
        {"TenderTransaction", Shape::TenderTransaction},
        {"Checkout", Shape::Checkout},
        {"AbandonedCheckout", Shape::Checkout},
        {"ShopifyPaymentsDispute", Shape::Dispute},
        {"CalculatedOrder", Shape::OrderEdit},
        {"FulfillmentEvent", Shape::FulfilmentEvent},
        {"FulfillmentOrder", Shape::FulfilmentEvent},
    });
    const auto type = typeOf(payload);
    for (const auto &[name, shape] : types) {
        if (name == type)
            return shape;
    }
    const auto shape = shapeOfMembers(payload);
    return shape == Shape::Unknown && !type.empty() ? Shape::OtherType : shape;
}

PayloadKind payloadKind(const JsonValue &payload)
{
    switch (shapeOf(payload)) {
    case Shape::Order:
        return PayloadKind::Order;
    case Shape::Refund:
        return PayloadKind::Refund;
    case Shape::Transaction:
        return PayloadKind::Transaction;
    case Shape::Fulfilment:
        return PayloadKind::Fulfilment;
    case Shape::Payout:
        return PayloadKind::Payout;
    case Shape::BalanceTransaction:
        return PayloadKind::BalanceTransaction;
    case Shape::Unknown:
        return PayloadKind::Unknown;
    default:
        return PayloadKind::NotNeeded;
    }
}

QString whyNotRead(const JsonValue &payload)
{
    switch (shapeOf(payload)) {
    case Shape::Checkout:
        return Words::tr("This looks like a checkout: nothing is sold until it becomes an order.");
    case Shape::DraftOrder:
        return Words::tr("This looks like a draft order: nothing is sold until it becomes an order.");
    case Shape::TenderTransaction:
        return Words::tr("This looks like a tender transaction: the order's transaction says the same.");
    case Shape::Dispute:
        return Words::tr("This looks like a dispute: what it costs comes with a payout, as an adjustment.");
    case Shape::OrderEdit:
        return Words::tr("This looks like an order edit: the edited order says the same.");
    case Shape::FulfilmentEvent:
        return Words::tr("This looks like a step of a fulfilment: the fulfilment itself says what was shipped.");
    case Shape::Product:
        return Words::tr("This looks like a product: what was sold of it is in the orders.");
    case Shape::ShopMessage:
        return Words::tr(
            "This is about the shop or one of its customers, and nothing for the books. Where Shopify asks "
            "to forget a customer: leapfrogctl organisation forget-party.");
    case Shape::Deletion:
        return Words::tr("This is only an id: Shopify says so what was deleted. What is in the books of it stays.");
    case Shape::OtherType:
        return Words::tr("This is of a kind that accounting has no use for.");
    default:
        return Words::tr("This looks like no Shopify payload that is known here. Orders, refunds, transactions, "
                         "fulfilments, payouts and balance transactions are read. Nothing of it is posted. If it is "
                         "one of these, report it; else leave it out of what you import.");
    }
}

std::string_view kindName(PayloadKind kind)
{
    switch (kind) {
    case PayloadKind::Order:
        return "order";
    case PayloadKind::Refund:
        return "refund";
    case PayloadKind::Transaction:
        return "transaction";
    case PayloadKind::Fulfilment:
        return "fulfillment";
    case PayloadKind::Payout:
        return "payout";
    case PayloadKind::BalanceTransaction:
        return "balance_transaction";
    case PayloadKind::NotNeeded:
        return "not_needed";
    case PayloadKind::Unknown:
        break;
    }
    return "unreadable";
}

bool isNameInAnswer(std::string_view name)
{
    static constexpr auto names = std::to_array<std::string_view>(
        {"balanceTransactions", "balance_transactions", "data", "edges", "fulfillment", "fulfillments", "node", "nodes",
         "order", "orders", "payout", "payouts", "refund", "refunds", "shopifyPaymentsAccount", "transaction",
         "transactions"});
    return std::ranges::find(names, name) != names.end();
}

/// A list, or a GraphQL connection.
static bool isList(const JsonValue &value)
{
    const auto holds = [&value](const char *name) {
        const auto *const list = value.find(name);
        return list != nullptr && list->isArray();
    };
    return value.isArray() || (value.isObject() && (holds("nodes") || holds("edges")));
}

bool isAnswer(const JsonValue &value)
{
    if (!value.isObject() || value.find("__parentId") != nullptr)
        return false;
    const auto &members = value.members();
    if (value.find("id") == nullptr)
        return std::ranges::any_of(members, [](const JsonValue::Member &member) {
            return isNameInAnswer(member.first) && (member.second.isObject() || member.second.isArray());
        });
    return shapeOf(value) == Shape::OtherType && std::ranges::any_of(members, [](const JsonValue::Member &member) {
               return isNameInAnswer(member.first) && (isList(member.second) || isAnswer(member.second));
           });
}

bool isNameOfNotNeeded(std::string_view name)
{
    static constexpr auto names = std::to_array<std::string_view>({"abandoned_checkouts",
                                                                   "checkout",
                                                                   "checkouts",
                                                                   "customer",
                                                                   "customers",
                                                                   "dispute",
                                                                   "dispute_evidence",
                                                                   "dispute_evidences",
                                                                   "disputes",
                                                                   "draft_order",
                                                                   "draft_orders",
                                                                   "event",
                                                                   "events",
                                                                   "fulfillment_event",
                                                                   "fulfillment_events",
                                                                   "fulfillment_order",
                                                                   "fulfillment_orders",
                                                                   "inventory_items",
                                                                   "inventory_levels",
                                                                   "location",
                                                                   "locations",
                                                                   "order_edit",
                                                                   "order_risks",
                                                                   "product",
                                                                   "products",
                                                                   "risks",
                                                                   "shop",
                                                                   "tender_transactions"});
    return std::ranges::binary_search(names, name);
}

} // namespace leapfrog
