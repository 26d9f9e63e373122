// SPDX-License-Identifier: MIT
#include "import/shopify/payload_kind.h"

#include <QCoreApplication>

#include <array>
#include <string_view>

namespace leapfrog {

namespace {

enum class Shape
{
    Order,
    Refund,
    Transaction,
    Payout,
    Checkout,
    DraftOrder,
    BalanceTransaction,
    TenderTransaction,
    Dispute,
    OrderEdit,
    Unknown,
};

} // namespace

static std::string_view globalType(const JsonValue &payload)
{
    static constexpr std::string_view prefix = "gid://shopify/";
    const auto *member = payload.find("admin_graphql_api_id");
    if (member == nullptr || !std::string_view(member->text()).starts_with(prefix))
        return {};
    const auto type = std::string_view(member->text()).substr(prefix.size());
    return type.substr(0, type.find('/'));
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
    if (has("source_order_transaction_id") || has("payout_id"))
        return Shape::BalanceTransaction;
    if (has("payment_method") && has("order_id"))
        return Shape::TenderTransaction;
    if (has("evidence_due_by") || has("network_reason_code"))
        return Shape::Dispute;
    if (has("refund_line_items") || has("order_adjustments"))
        return Shape::Refund;
    const bool ofTransaction = has("gateway") || has("payment_id") || has("receipt") || (has("kind") && has("status"));
    if (ofTransaction && !has("line_items"))
        return Shape::Transaction;
    if (has("summary"))
        return Shape::Payout;
    if (has("line_items") || has("financial_status"))
        return Shape::Order;
    if (has("date") && has("amount") && !has("order_id"))
        return Shape::Payout;
    return Shape::Unknown;
}

static Shape shapeOf(const JsonValue &payload)
{
    static constexpr std::array<std::pair<std::string_view, Shape>, 6> types = {{
        {"Order", Shape::Order},
        {"Refund", Shape::Refund},
        {"OrderTransaction", Shape::Transaction},
        {"DraftOrder", Shape::DraftOrder},
        {"TenderTransaction", Shape::TenderTransaction},
        {"ShopifyPaymentsPayout", Shape::Payout},
    }};
    const auto type = globalType(payload);
    for (const auto &[name, shape] : types) {
        if (name == type)
            return shape;
    }
    return shapeOfMembers(payload);
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
    case Shape::Payout:
        return PayloadKind::Payout;
    default:
        return PayloadKind::Other;
    }
}

namespace {

/// What this file says to people.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::PayloadKind)
};

} // namespace

static QString described(Shape shape)
{
    switch (shape) {
    case Shape::Checkout:
        return Words::tr("This looks like a checkout: nothing is sold until it becomes an order.");
    case Shape::DraftOrder:
        return Words::tr("This looks like a draft order: nothing is sold until it becomes an order.");
    case Shape::BalanceTransaction:
        return Words::tr("This looks like a balance transaction: its amounts and fees come with its payout.");
    case Shape::TenderTransaction:
        return Words::tr("This looks like a tender transaction: the order's transaction says the same.");
    case Shape::Dispute:
        return Words::tr("This looks like a dispute: what it costs comes with a payout, as an adjustment.");
    case Shape::OrderEdit:
        return Words::tr("This looks like an order edit: import the edited order.");
    default:
        return Words::tr("This looks like no Shopify payload that is known here.");
    }
}

QString whyNotRead(const JsonValue &payload)
{
    return described(shapeOf(payload)) + QLatin1Char(' ')
        + Words::tr("Orders, refunds, transactions and payouts are read.");
}

std::string sourceName(PayloadKind kind)
{
    switch (kind) {
    case PayloadKind::Order:
        return "order";
    case PayloadKind::Refund:
        return "refund";
    case PayloadKind::Transaction:
        return "transaction";
    case PayloadKind::Payout:
        return "payout";
    case PayloadKind::Other:
        break;
    }
    return {};
}

} // namespace leapfrog
